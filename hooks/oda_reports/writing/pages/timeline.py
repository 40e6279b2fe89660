"""Events as a page lists them, with the projects they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.events import Event
from oda_reports.records.projects import Project


@dataclass(frozen=True)
class TimelineEntry:
    """An event and where it leads."""

    event: Event
    """What happened."""
    projects: tuple[Project, ...]
    """The projects it belongs to, but for the one whose page it stands on."""
    read_again: tuple[Figure, ...] = ()
    """Its figures of which several editions or sources print something."""


def timeline(
    catalogue: Catalogue, events: Iterable[Event], on: Project | None = None
) -> tuple[TimelineEntry, ...]:
    """Events in their order; ``on`` is the project whose page they stand on."""
    own = on.id if on else None
    return tuple(
        TimelineEntry(
            event,
            tuple(catalogue.get(Project, id) for id in event.projects if id != own),
            tuple(one for one in catalogue.figures_of(event) if one.has_other_readings),
        )
        for event in events
    )
