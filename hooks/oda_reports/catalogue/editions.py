"""What editions of a publication print, and how two of them differ, number by number.

Two editions are compared by what the records hold of them: what a record lacks may yet be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change, changes_between, horizon_of
from oda_reports.figures.figure import Figure
from oda_reports.records.editions import Printing
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass, Kind

_ALONE = (ChangeClass.ONLY_OLDER, ChangeClass.ONLY_NEWER)


@dataclass(frozen=True)
class StatusChange:
    """How far two editions say that a project has come, and differently."""

    project: Project
    before: StatusReading
    after: StatusReading


@dataclass(frozen=True)
class FeatureChange:
    """A project that one of two editions features, or both and otherwise."""

    project: Project
    before: FeatureReading | None
    after: FeatureReading | None


@dataclass(frozen=True)
class Step:
    """From one edition of a publication to a later one, number by number."""

    older: Printing
    newer: Printing
    changes: tuple[Change, ...]
    statuses: tuple[StatusChange, ...] = ()
    features: tuple[FeatureChange, ...] = ()

    @property
    def anchor(self) -> str:
        """Its id on a page."""
        older, newer = (one.mark.replace(":", "-") for one in (self.older, self.newer))
        return f"from-{older}-to-{newer}"

    @property
    def changed(self) -> tuple[Change, ...]:
        """What the later edition prints otherwise, no longer, or for the first time."""
        return tuple(one for one in self.changes if one.classes and one.classes[0] not in _ALONE)

    @property
    def unchanged(self) -> tuple[Change, ...]:
        """What both editions print alike."""
        return tuple(one for one in self.changes if not one.classes)

    @property
    def only_older(self) -> tuple[Change, ...]:
        """What the records hold of the older edition only."""
        return tuple(one for one in self.changes if ChangeClass.ONLY_OLDER in one.classes)

    @property
    def only_newer(self) -> tuple[Change, ...]:
        """What the records hold of the later edition only, and the older could print too."""
        return tuple(one for one in self.changes if ChangeClass.ONLY_NEWER in one.classes)

    @property
    def is_empty(self) -> bool:
        """Whether the records hold nothing to set side by side."""
        return not (self.changes or self.statuses or self.features)


def printings(figures: Iterable[Figure]) -> tuple[Printing, ...]:
    """The editions that print figures, in order."""
    return _in_order(figure.printing for figure in figures)


def compared_printings(catalogue: Catalogue) -> tuple[Printing, ...]:
    """The editions of which something is there that another edition may print as well."""
    features = (
        one.printing for features in catalogue.printed_features.values() for one in features
    )
    statuses = (
        catalogue.editions.printing(one.source)
        for project in catalogue.projects
        if project.status and project.status.readings
        for one in (project.status, *project.status.readings)
    )
    figures = (f.printing for f in catalogue.figures.values() if _is_compared(f))
    return _in_order((*figures, *features, *statuses))


def _in_order(found: Iterable[Printing | None]) -> tuple[Printing, ...]:
    """Editions, each once: by publication, the report's own last, and from the oldest on.

    One is inferred where some source of it is.
    """
    every: dict[Printing, Printing] = {}
    for one in found:
        if one and (one not in every or one.is_inferred):
            every[one] = one
    return tuple(sorted(every.values(), key=lambda one: (one.is_own, one.publication, one.rank)))


def _is_compared(figure: Figure) -> bool:
    return figure.kind is Kind.STATISTICS or figure.has_other_readings


def step(catalogue: Catalogue, older: Printing, newer: Printing) -> Step:
    """What two editions print of everything: statistics by area, regions first, then records."""
    changes = (
        change
        for figures in (*_by_area(catalogue, catalogue.statistics), *_by_key(catalogue))
        for change in _changes(catalogue, figures, older, newer)
    )
    return Step(
        older,
        newer,
        tuple(changes),
        tuple(_status_changes(catalogue, older, newer)),
        tuple(_feature_changes(catalogue, older, newer)),
    )


def steps(catalogue: Catalogue) -> tuple[Step, ...]:
    """Each edition and the next of its publication, then each older one and the report's own."""
    by_publication: dict[str, list[Printing]] = {}
    for printing in compared_printings(catalogue):
        by_publication.setdefault(printing.publication, []).append(printing)
    pairs = [pair for found in by_publication.values() for pair in pairwise(found)]
    own = catalogue.editions.own
    for found in by_publication.values():
        newer = next((one for one in found if own and one.rank == own.rank), None)
        pairs += [(older, newer) for older in found if newer and older.rank < newer.rank]
    return tuple(step(catalogue, older, newer) for older, newer in dict.fromkeys(pairs))


def history(catalogue: Catalogue, statistic: Statistic) -> tuple[Step, ...]:
    """Area by area, each edition that prints a statistic and the next one that does."""
    found = []
    for figures in _by_area(catalogue, (statistic,)):
        for older, newer in pairwise(printings(figures)):
            if older.publication == newer.publication:
                found.append(Step(older, newer, _changes(catalogue, figures, older, newer)))
    return tuple(found)


def readings_history(catalogue: Catalogue, figure: Figure) -> tuple[Change, ...]:
    """What became of a figure of a record from edition to edition of the same publication."""
    oldest_first = catalogue.readings_of(figure)[::-1]
    return tuple(
        change
        for before, after in pairwise(oldest_first)
        if before.printing
        and after.printing
        and before.printing.publication == after.printing.publication
        for change in changes_between([before], [after])
    )


def _changes(
    catalogue: Catalogue, figures: Sequence[Figure], older: Printing, newer: Printing
) -> tuple[Change, ...]:
    """What two editions print of one thing, of which ``figures`` are all prints."""
    first = figures[0]
    horizon = None
    if first.kind is Kind.STATISTICS:
        every = catalogue.figures_of(catalogue.get(Statistic, first.record))
        horizon = horizon_of(older.edition, (f for f in every if f.printing == older))
    before = max(
        (one for one in printings(figures) if one.publication == newer.publication
         and one.rank < newer.rank),
        key=lambda one: one.rank,
        default=None,
    )  # fmt: skip
    return changes_between(
        (figure for figure in figures if figure.printing == older),
        (figure for figure in figures if figure.printing == newer),
        horizon=horizon,
        stated=older == before,
    )


def _by_area(catalogue: Catalogue, statistics: Iterable[Statistic]) -> Iterator[tuple[Figure, ...]]:
    """All that is printed of a statistic and an area, regions first."""
    order = [
        area
        for region in catalogue.regions
        for area in (region.id, *region.groups, *(c.id for c in catalogue.countries_of(region)))
    ]
    for statistic in statistics:
        for area in dict.fromkeys(order):
            if figures := catalogue.statistic_figures(statistic.id, area):
                yield figures


def _by_key(catalogue: Catalogue) -> Iterator[tuple[Figure, ...]]:
    """All that several sources print under one key of a record."""
    for figure in catalogue.figures.values():
        if figure.has_other_readings and figure.stands:
            yield catalogue.readings_of(figure)


def _status_changes(
    catalogue: Catalogue, older: Printing, newer: Printing
) -> Iterator[StatusChange]:
    for project in catalogue.projects:
        if project.status is None:
            continue
        printed = {
            catalogue.editions.printing(one.source): one
            for one in (project.status, *project.status.readings)
        }
        before, after = printed.get(older), printed.get(newer)
        if before and after and before.stage is not after.stage:
            yield StatusChange(project, before, after)


def _feature_changes(
    catalogue: Catalogue, older: Printing, newer: Printing
) -> Iterator[FeatureChange]:
    """Only where records know of both editions which projects they feature."""
    sides = [_featured(catalogue, printing) for printing in (older, newer)]
    if not all(sides):
        return
    before, after = sides
    for project in catalogue.projects:
        was, now = before.get(project.id), after.get(project.id)
        if (was or now) and _shown(was) != _shown(now):
            yield FeatureChange(project, was, now)


def _featured(catalogue: Catalogue, printing: Printing) -> dict[str, FeatureReading]:
    return {
        id: one.feature
        for id, features in catalogue.printed_features.items()
        for one in features
        if one.printing == printing
    }


def _shown(feature: FeatureReading | None) -> tuple[object, ...] | None:
    return (feature.number, feature.heading) if feature else None
