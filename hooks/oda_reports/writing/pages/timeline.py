"""Events as a page lists them, with the projects they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.writing.folds import fold

SEEN_AT_ONCE = 1
"""Events that a reader sees of a long timeline; a single one more is not folded away."""


@dataclass(frozen=True)
class TimelineEntry:
    """An event and where it leads."""

    event: Event
    """What happened."""
    projects: tuple[Project, ...]
    """The projects it belongs to, but for the one whose page it stands on."""
    read_again: tuple[Figure, ...] = ()
    """Its figures of which several editions or sources print something."""


@dataclass(frozen=True)
class Timeline:
    """Events, the newest first."""

    newest: tuple[TimelineEntry, ...]
    """Those that are seen at once."""
    earlier: tuple[TimelineEntry, ...] = ()
    """Those that are folded away, if there are many."""

    @property
    def events(self) -> tuple[Event, ...]:
        """All of them, for their dots on a line of years."""
        return tuple(entry.event for entry in (*self.newest, *self.earlier))


def timeline(catalogue: Catalogue, events: Iterable[Event], on: Project | None = None) -> Timeline:
    """The timeline of events, oldest first as given; ``on`` is the project whose page it is on."""
    own = on.id if on else None
    entries = [
        TimelineEntry(
            event,
            tuple(catalogue.get(Project, id) for id in event.projects if id != own),
            tuple(one for one in catalogue.figures_of(event) if one.has_other_readings),
        )
        for event in events
    ][::-1]
    return Timeline(*fold(entries, SEEN_AT_ONCE))
