"""The page that tells what changed between editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change
from oda_reports.catalogue.editions import Step, compared_printings, steps
from oda_reports.figures import page_messages
from oda_reports.records.editions import Printing
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.writing.pages.page import Context, Page

PATH = "changes.md"
"""Where the page stands, below the docs folder."""

ROOM = 160
"""So many values the page of changes lists; of the pairs that find no room it gives the number."""

FEW = 12
"""So many values that only one of two editions has are listed for a pair."""


@dataclass(frozen=True)
class ChangedArea:
    """What two editions print differently of one area."""

    area: str
    """Its id."""
    figures: int
    """How many figures changed."""
    statistics: tuple[Statistic, ...]
    """Of which statistics."""


@dataclass(frozen=True)
class PairOfEditions:
    """Two editions side by side, with as many of their values as there is room for."""

    anchor: str
    """Its id on the page."""
    older: Printing
    """The earlier one."""
    newer: Printing
    """The later one."""
    changed: int
    """How many figures both print, and differently."""
    is_alike: bool
    """Whether both print some figure and all of them alike."""
    areas: tuple[ChangedArea, ...]
    """What changed, area by area."""
    is_listed: bool
    """Whether there is room for its values."""
    both: tuple[Change, ...]
    """The values that both print, changed ones first."""
    alone: tuple[Change, ...]
    """Values that one of them prints alone, the first few."""
    unlisted: int
    """How many more of those there are."""

    @property
    def inferred(self) -> tuple[Printing, ...]:
        """Those of the two that are only inferred to have printed some figure."""
        return tuple(one for one in (self.older, self.newer) if one.is_inferred)


@dataclass(frozen=True)
class ChangesContext(Context):
    """What stands on the page of changes."""

    template = "changes.md.jinja"

    only_edition: str
    """The edition of all figures where there is no second one; empty where none is named."""
    compared: tuple[Statistic, ...]
    """The statistics whose values name editions."""
    pairs: tuple[PairOfEditions, ...]
    """Each edition and the next, then each older one and the report's own."""
    classes: tuple[ChangeClass, ...]
    """The words for what can change."""


def changes_page(catalogue: Catalogue) -> Page:
    """The page of changes."""
    found = steps(catalogue)
    editions = [one.edition for one in compared_printings(catalogue)]
    told = _told(found, catalogue.editions.own)
    context = ChangesContext(
        only_edition=editions[0] if editions and not found else "",
        compared=tuple(
            statistic
            for statistic in catalogue.statistics
            if not statistic.compiled_from
            and any(figure.printing for figure in catalogue.figures_of(statistic))
        ),
        pairs=tuple(_pair(catalogue, step, step.anchor in told) for step in found),
        classes=tuple(ChangeClass),
    )
    return Page(
        PATH,
        page_messages.CHANGES_BETWEEN_EDITIONS,
        context,
        page_messages.about_changes(catalogue.report.site_name),
        parents=("index.md",),
    )


def _pair(catalogue: Catalogue, step: Step, is_listed: bool) -> PairOfEditions:
    alone = step.only_older + step.only_newer
    return PairOfEditions(
        anchor=step.anchor,
        older=step.older,
        newer=step.newer,
        changed=len(step.changed),
        is_alike=bool(step.unchanged) and not step.changed,
        areas=_areas(catalogue, step.changed),
        is_listed=is_listed,
        both=step.changed + step.unchanged,
        alone=alone[:FEW],
        unlisted=max(0, len(alone) - FEW),
    )


def _areas(catalogue: Catalogue, changed: Iterable[Change]) -> tuple[ChangedArea, ...]:
    """The areas of changes, by their ids."""
    by_area: dict[str, list[str]] = {}
    for change in changed:
        if change.figure.area:
            by_area.setdefault(change.figure.area, []).append(change.figure.record)
    return tuple(
        ChangedArea(
            area,
            len(records),
            tuple(catalogue.get(Statistic, id) for id in dict.fromkeys(records)),
        )
        for area, records in sorted(by_area.items())
    )


def _told(found: Iterable[Step], own: Printing | None) -> set[str]:
    """The anchors of the steps that have room on a page: those to the own edition first."""
    told: set[str] = set()
    values = 0
    for step in sorted(found, key=lambda step: step.newer != own):
        alone = len(step.only_older) + len(step.only_newer)
        size = len(step.changes) - alone + min(alone, FEW)
        if values + size <= ROOM:
            values += size
            told.add(step.anchor)
    return told
