"""The page that tells what changed between editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change
from oda_reports.catalogue.editions import (
    FeatureChange,
    StatusChange,
    Step,
    compared_printings,
    edition_name,
    sources_of,
    steps,
)
from oda_reports.figures import page_messages
from oda_reports.records.editions import Printing
from oda_reports.records.projects import FeatureReading, Project
from oda_reports.records.sources import Source
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
class ComparedEdition:
    """One of two editions that stand side by side."""

    printing: Printing
    """Which it is."""
    name: str
    """What it is called: its edition; of another publication than the report's, its source too."""
    sources: tuple[Source, ...]
    """What of it was read."""


@dataclass(frozen=True)
class FeaturedOtherwise:
    """A project that one of two editions features, or both and otherwise."""

    project: Project
    """Which it is."""
    before: FeatureReading | None
    """How the earlier edition features it."""
    after: FeatureReading | None
    """How the later edition does."""
    words: str
    """What became of it."""


@dataclass(frozen=True)
class PairOfEditions:
    """Two editions side by side, with as many of their values as there is room for."""

    anchor: str
    """Its id on the page."""
    older: ComparedEdition
    """The earlier one."""
    newer: ComparedEdition
    """The later one."""
    counts: tuple[str, ...]
    """How many figures became what, how many statuses and featured projects are others."""
    is_alike: bool
    """Whether both print some figure and nothing otherwise."""
    is_listed: bool
    """Whether there is room for its values."""
    changed: tuple[Change, ...]
    """What the later edition prints otherwise, no longer or for the first time, by its weight."""
    unchanged: tuple[Change, ...]
    """What both print alike."""
    statuses: tuple[StatusChange, ...]
    """The projects that have come to another stage."""
    features: tuple[FeaturedOtherwise, ...]
    """The projects that they feature otherwise."""
    only_newer: tuple[Change, ...]
    """What the records hold of the later edition only, the first few."""
    only_older: tuple[Change, ...]
    """What they hold of the earlier edition only, the first few of the rest."""
    unlisted: int
    """How many more of those there are."""

    @property
    def inferred(self) -> tuple[ComparedEdition, ...]:
        """Those of the two that are only inferred to have printed some figure."""
        return tuple(one for one in (self.older, self.newer) if one.printing.is_inferred)


@dataclass(frozen=True)
class ChangesContext(Context):
    """What stands on the page of changes."""

    template = "changes.md.jinja"

    only_edition: str
    """The edition of all figures where there is no second one; empty where none is named."""
    compared: tuple[Statistic, ...]
    """The statistics whose values name editions."""
    newest: PairOfEditions | None
    """The report's own edition and the one before it in its publication."""
    others: tuple[PairOfEditions, ...]
    """Each other edition and the next, the newest first, then older ones and the report's own."""
    classes: tuple[ChangeClass, ...]
    """The words for what can change."""
    has_corrections: bool
    """Whether a published value was corrected, of which another page tells."""

    @property
    def pairs(self) -> tuple[PairOfEditions, ...]:
        """All pairs, in the order of the page."""
        return (*((self.newest,) if self.newest else ()), *self.others)


def changes_page(catalogue: Catalogue) -> Page:
    """The page of changes."""
    own = catalogue.editions.own
    found = steps(catalogue)
    editions = [edition_name(catalogue, one) for one in compared_printings(catalogue)]
    newest = next((step for step in found if own and _is_of(step, own)), None)
    listed = _listed(found, newest, own)
    context = ChangesContext(
        only_edition=editions[0] if editions and not found else "",
        compared=tuple(
            statistic
            for statistic in catalogue.statistics
            if not statistic.compiled_from
            and any(figure.printing for figure in catalogue.figures_of(statistic))
        ),
        newest=_pair(catalogue, newest, newest in listed) if newest else None,
        others=tuple(
            _pair(catalogue, step, step in listed)
            for step in _in_order(found)
            if step is not newest
        ),
        classes=tuple(ChangeClass),
        has_corrections=bool(catalogue.corrections),
    )
    return Page(
        PATH,
        page_messages.CHANGES_BETWEEN_EDITIONS,
        context,
        page_messages.about_changes(catalogue.report.site_name),
        parents=("index.md",),
    )


def _is_of(step: Step, own: Printing) -> bool:
    return step.newer.is_own and step.newer.rank == own.rank


def _in_order(found: Iterable[Step]) -> list[Step]:
    """Neighbours before editions that are further apart, the newest first; others' at the end."""
    seen: set[Printing] = set()
    neighbours: list[Step] = []
    distant: list[Step] = []
    for step in found:
        (distant if step.older in seen else neighbours).append(step)
        seen.add(step.older)
    order = [*reversed(neighbours), *reversed(distant)]
    return sorted(order, key=lambda step: not step.newer.is_own)


def _pair(catalogue: Catalogue, step: Step, is_listed: bool) -> PairOfEditions:
    alone = _alone(step)
    weights = {one: place for place, one in enumerate(page_messages.CLASSES_BY_WEIGHT)}
    changed = sorted(step.changed, key=lambda change: weights[change.classes[0]])
    features = tuple(map(_featured, step.features))
    return PairOfEditions(
        anchor=step.anchor,
        older=_edition(catalogue, step.older),
        newer=_edition(catalogue, step.newer),
        counts=tuple(_counts(step)),
        is_alike=bool(step.unchanged) and not (changed or step.statuses or step.features),
        is_listed=is_listed,
        changed=tuple(changed),
        unchanged=step.unchanged,
        statuses=step.statuses,
        features=features,
        only_newer=tuple(one for one in alone[:FEW] if one.before is None),
        only_older=tuple(one for one in alone[:FEW] if one.after is None),
        unlisted=max(0, len(alone) - FEW),
    )


def _edition(catalogue: Catalogue, printing: Printing) -> ComparedEdition:
    return ComparedEdition(
        printing, edition_name(catalogue, printing), sources_of(catalogue, printing)
    )


def _counts(step: Step) -> Iterator[str]:
    """Each figure is counted as what it is first of all."""
    counted = Counter(change.classes[0] for change in step.changed)
    for one in page_messages.CLASSES_BY_WEIGHT:
        if counted[one]:
            yield page_messages.counted_class(one, counted[one])
    if step.statuses:
        yield page_messages.counted_statuses(len(step.statuses))
    if step.features:
        yield page_messages.counted_features(len(step.features))


def _featured(change: FeatureChange) -> FeaturedOtherwise:
    if change.before and change.after:
        words = page_messages.FEATURED_AGAIN
    elif change.after:
        words = page_messages.NEWLY_FEATURED
    else:
        words = page_messages.NO_LONGER_FEATURED
    return FeaturedOtherwise(change.project, change.before, change.after, words)


def _alone(step: Step) -> tuple[Change, ...]:
    """What one edition alone prints: numbers, not that there is none."""
    both = step.only_newer + step.only_older
    return tuple(change for change in both if change.figure.has_number)


def _listed(found: Iterable[Step], newest: Step | None, own: Printing | None) -> list[Step]:
    """The steps that have room on a page: the newest one first, then others to the own edition."""
    listed = []
    values = 0
    order = sorted(found, key=lambda step: (step is not newest, not (own and _is_of(step, own))))
    for step in order:
        size = len(step.changed) + len(step.unchanged) + min(len(_alone(step)), FEW)
        if values + size <= ROOM:
            values += size
            listed.append(step)
    return listed
