"""What editions of a publication print, and how two of them differ, number by number.

Two editions are compared by what the records hold of them: what a record lacks may yet be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change, changes_between, horizon_of
from oda_reports.catalogue.features import shown_as
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.editions import Printing
from oda_reports.records.fiscal_years import Day
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass, Kind, Nature

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
        """What both editions print alike; not that both say that there is no number."""
        return tuple(one for one in self.changes if not one.classes and one.figure.prints_number)

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
    return _is_value(figure) or figure.has_other_readings


def sources_of(catalogue: Catalogue, printing: Printing) -> tuple[Source, ...]:
    """The published sources that are an edition."""
    known = catalogue.editions.by_source
    return tuple(source for source in catalogue.sources if known.get(source.id) == printing)


def edition_name(catalogue: Catalogue, printing: Printing) -> str:
    """What an edition is called: 2024; one of another publication by its source and its edition."""
    if printing.is_own:
        return printing.edition
    source = next(iter(sources_of(catalogue, printing)), None)
    title = (source.short_title or source.title) if source else printing.publication
    return messages.titled_edition(title, printing.edition)


def step(catalogue: Catalogue, older: Printing, newer: Printing) -> Step:
    """What two editions print of everything: statistics by area, regions first, then records.

    Of figures that one source alone prints, those of the later edition; what the older one prints
    of them and the later one does not is not told apart from what was not read there.
    """
    has_keys = any(f.printing == older for f in catalogue.figures.values() if not _is_value(f))
    keyed = _by_key(catalogue, only_in=newer if has_keys else None)
    things = (*_by_thing(catalogue, catalogue.statistics), *keyed)
    horizons = _Horizons(catalogue, older)
    changes = (change for one in things for change in _changes(one, older, newer, horizons))
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
    """Thing by thing, each edition that prints one of a statistic and the next one that does."""
    found = []
    known: dict[Printing, _Horizons] = {}
    for figures in _by_thing(catalogue, (statistic,)):
        for older, newer in pairwise(printings(figures)):
            if older.publication == newer.publication:
                horizons = known.setdefault(older, _Horizons(catalogue, older))
                found.append(Step(older, newer, _changes(figures, older, newer, horizons)))
    return tuple(found)


def readings_history(catalogue: Catalogue, figure: Figure) -> tuple[Change, ...]:
    """What became of a figure of a record from edition to edition of the same publication."""
    by_publication: dict[str, list[Figure]] = {}
    for reading in reversed(catalogue.readings_of(figure)):
        if reading.printing:
            by_publication.setdefault(reading.printing.publication, []).append(reading)
    return tuple(
        change
        for its in by_publication.values()
        for before, after in pairwise(its)
        for change in changes_between([before], [after])
    )


class _Horizons:
    """How far an edition reaches: the last day of which it prints anything, by statistic."""

    def __init__(self, catalogue: Catalogue, printing: Printing) -> None:
        self._catalogue = catalogue
        self._printing = printing
        self._found: dict[str, Day | None] = {}
        days = (one.published for one in sources_of(catalogue, printing))
        self._published = max((day.last_day for day in days if day), default=None)

    def of(self, figure: Figure) -> Day | None:
        """Of what came about: an aim can be of any day, and is new to nobody by its date."""
        if figure.nature is not Nature.ACTUAL:
            return None
        if not _is_value(figure):
            return horizon_of(self._printing.edition, (), self._published)
        if figure.record not in self._found:
            every = self._catalogue.figures_of(self._catalogue.get(Statistic, figure.record))
            its = (f for f in every if f.printing == self._printing and f.nature is figure.nature)
            self._found[figure.record] = horizon_of(self._printing.edition, its, self._published)
        return self._found[figure.record]


def _changes(
    figures: Sequence[Figure], older: Printing, newer: Printing, horizons: _Horizons
) -> tuple[Change, ...]:
    """What two editions print of one thing, of which ``figures`` are all prints."""
    since = [
        figure
        for figure in figures
        if figure.printing
        and figure.printing.publication == newer.publication
        and older.rank < figure.rank <= newer.rank
    ]
    return changes_between(
        (figure for figure in figures if figure.printing == older),
        (figure for figure in figures if figure.printing == newer),
        horizon=horizons.of(figures[0]),
        stated=all(figure.printing == newer for figure in since),
        since=since,
    )


def _is_value(figure: Figure) -> bool:
    return figure.kind is Kind.STATISTICS


def _by_thing(
    catalogue: Catalogue, statistics: Iterable[Statistic]
) -> Iterator[tuple[Figure, ...]]:
    """All that is printed of one thing: of a statistic and an area, a part or an aim of it too.

    Regions come first, and what is said of all of an area before its parts and its aims.
    """
    areas = [
        area
        for region in catalogue.regions
        for area in (region.id, *region.groups, *(c.id for c in catalogue.countries_of(region)))
    ]
    order = {area: position for position, area in reversed([*enumerate(areas)])}

    def place(figures: Sequence[Figure]) -> tuple[int, bool]:
        first = figures[0]
        return (order.get(first.area or "", len(order)), not first.is_of_all_its_area)

    for statistic in statistics:
        found: dict[tuple[object, ...], list[Figure]] = {}
        for figure in catalogue.figures_of(statistic):
            if _is_value(figure):
                found.setdefault(_thing(figure), []).append(figure)
        yield from map(tuple, sorted(found.values(), key=place))


def _thing(figure: Figure) -> tuple[object, ...]:
    """Of what a value of a statistic is, whenever that was so and whoever prints it."""
    return (
        figure.area,
        figure.unallocated,
        figure.breakdown,
        figure.through,
        figure.nature,
        figure.is_of_all_its_area,
    )


def _by_key(catalogue: Catalogue, only_in: Printing | None) -> Iterator[tuple[Figure, ...]]:
    """All that several sources print under one key of a record, by kind and record.

    And what one edition alone prints under a key, if one is named.
    """
    kinds = list(Kind)
    figures = (one for one in catalogue.figures.values() if one.stands and not _is_value(one))
    for figure in sorted(figures, key=lambda one: (kinds.index(one.kind), one.record)):
        if figure.has_other_readings or (only_in and figure.printing == only_in):
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
        if (was or now) and shown_as(was) != shown_as(now):
            yield FeatureChange(project, was, now)


def _featured(catalogue: Catalogue, printing: Printing) -> dict[str, FeatureReading]:
    return {
        id: one.feature
        for id, features in catalogue.printed_features.items()
        for one in features
        if one.printing == printing
    }
