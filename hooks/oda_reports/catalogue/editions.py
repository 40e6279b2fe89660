"""What editions printed of each statistic and area, and how two of them differ.

Two editions are compared by what the records hold of them: what a record lacks may yet be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.sums import UnlikeFigures, subtract
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass, Kind, StatedChange

_STATED = {
    StatedChange.REVISION: ChangeClass.REVISION,
    StatedChange.CORRECTION: ChangeClass.CORRECTION,
    StatedChange.REDEFINITION: ChangeClass.REDEFINITION,
}


@dataclass(frozen=True)
class Change:
    """What became of one value: either side may be missing; no classes where nothing changed."""

    statistic: Statistic
    before: Figure | None
    after: Figure | None
    classes: tuple[ChangeClass, ...] = ()

    @property
    def figure(self) -> Figure:
        """The later value, or the only one: both sides are of one statistic and area."""
        figure = self.after or self.before
        assert figure is not None
        return figure

    @property
    def is_of_both(self) -> bool:
        """Whether both editions have the value."""
        return self.before is not None and self.after is not None

    @property
    def editor_notes(self) -> tuple[tuple[str, str], ...]:
        """What the editor says of the value before and of that after, each with its side."""
        sides = (("before", self.before), ("after", self.after))
        return tuple(
            (side, figure.editor_note) for side, figure in sides if figure and figure.editor_note
        )


@dataclass(frozen=True)
class Step:
    """From one edition to a later one, value by value."""

    older: str
    newer: str
    changes: tuple[Change, ...]

    @property
    def anchor(self) -> str:
        """Its id on a page."""
        return f"from-{self.older}-to-{self.newer}"

    @property
    def changed(self) -> tuple[Change, ...]:
        """What both editions print, and differently."""
        return tuple(one for one in self.changes if one.is_of_both and one.classes)

    @property
    def unchanged(self) -> tuple[Change, ...]:
        """What both editions print alike."""
        return tuple(one for one in self.changes if not one.classes)

    @property
    def only_older(self) -> tuple[Change, ...]:
        """What the records hold of the older edition only."""
        return tuple(one for one in self.changes if one.after is None)

    @property
    def only_newer(self) -> tuple[Change, ...]:
        """What the records hold of the later edition only."""
        return tuple(one for one in self.changes if one.before is None)


def editions_of(figures: Iterable[Figure]) -> dict[str, bool]:
    """The editions that print figures, oldest first, each with whether it is inferred."""
    found: dict[str, bool] = {}
    for figure in figures:
        if figure.kind is Kind.STATISTICS and figure.printed_in:
            inferred = found.get(figure.printed_in, False) or figure.printed_in_inferred
            found[figure.printed_in] = inferred
    return dict(sorted(found.items()))


def changes_between(
    statistic: Statistic,
    older: Iterable[Figure],
    newer: Iterable[Figure],
    *,
    stated: bool = True,
) -> tuple[Change, ...]:
    """The values of a statistic for one area in two editions, each in exactly one change.

    Values of the same period belong together; so do the only ones that are left on either side,
    but not of years of which others are printed in both.
    ``stated``: what a record says of a change is about the edition just before, so about these two.
    """

    def change(before: Figure, after: Figure) -> Change:
        return Change(statistic, before, after, tuple(_classes(before, after, stated=stated)))

    left = {_period(figure): figure for figure in older}
    changes: list[Change] = []
    rest: list[Figure] = []
    for figure in newer:
        before = left.pop(_period(figure), None)
        if before is None:
            rest.append(figure)
        else:
            changes.append(change(before, figure))
    if len(left) == len(rest) == 1 and not (changes and rest[0].year):
        (before,) = left.values()
        return (*changes, change(before, rest[0]))
    changes += [Change(statistic, None, figure, (ChangeClass.ONLY_NEWER,)) for figure in rest]
    changes += [
        Change(statistic, figure, None, (ChangeClass.ONLY_OLDER,)) for figure in left.values()
    ]
    return tuple(changes)


def step(catalogue: Catalogue, older: str, newer: str) -> Step:
    """What two editions print of all statistics and areas: by statistic, regions first."""
    changes = [
        change
        for statistic, figures in _by_area(catalogue, catalogue.statistics)
        for change in changes_between(
            statistic,
            (figure for figure in figures if figure.printed_in == older),
            (figure for figure in figures if figure.printed_in == newer),
            stated=older == max((e for e in editions_of(figures) if e < newer), default=None),
        )
    ]
    return Step(older, newer, tuple(changes))


def steps(catalogue: Catalogue) -> tuple[Step, ...]:
    """Each edition and the next, then each older one and the report's own."""
    editions = list(editions_of(catalogue.figures.values()))
    own = catalogue.report.edition
    pairs = [*pairwise(editions)]
    if own in editions:
        pairs += [(older, own) for older in editions if older < own]
    return tuple(step(catalogue, older, newer) for older, newer in dict.fromkeys(pairs))


def history(catalogue: Catalogue, statistic: Statistic) -> tuple[Step, ...]:
    """Area by area, each edition that prints a statistic and the next one that does."""
    found = []
    for _, figures in _by_area(catalogue, (statistic,)):
        by_edition = {
            edition: [figure for figure in figures if figure.printed_in == edition]
            for edition in editions_of(figures)
        }
        found += [
            Step(older, newer, changes_between(statistic, by_edition[older], by_edition[newer]))
            for older, newer in pairwise(by_edition)
        ]
    return tuple(found)


def told(change: Change, formatter: Formatter) -> str:
    """A change in words, less its values: they stand beside."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    parts = []
    if ChangeClass.NEW_PERIOD in change.classes:
        was, now = (_about(figure, formatter) for figure in (before, after))
        parts.append(messages.period_changed(was, now))
    parts += _wording(before, after, formatter)
    if _period(before) == _period(after) and before.value != after.value:
        parts += _difference(before, after, formatter)
    return messages.capitalised("; ".join(parts))


def _by_area(
    catalogue: Catalogue, statistics: Iterable[Statistic]
) -> Iterator[tuple[Statistic, tuple[Figure, ...]]]:
    order = [
        area
        for region in catalogue.regions
        for area in (region.id, *region.groups, *(c.id for c in catalogue.countries_of(region)))
    ]
    for statistic in statistics:
        for area in dict.fromkeys(order):
            if figures := catalogue.statistic_figures(statistic.id, area):
                yield statistic, figures


def _period(figure: Figure) -> tuple[PartialDate | None, PartialDate | None]:
    return (figure.year, figure.as_of)


def _classes(before: Figure, after: Figure, *, stated: bool) -> Iterator[ChangeClass]:
    change = after.change if stated else None
    if _period(before) != _period(after):
        yield ChangeClass.NEW_PERIOD
    elif (before.value, before.state) != (after.value, after.state) and change is None:
        yield ChangeClass.REVISION
    if change is not None:
        yield _STATED[change]
    if _worded(before) != _worded(after):
        yield ChangeClass.WORDING


def _worded(figure: Figure) -> tuple[object, ...]:
    """What stands around a number; of an end date, whether there is one and of which calendar."""
    end = figure.as_of
    return (figure.qualifier, figure.since, end and end.fiscal)


def _wording(before: Figure, after: Figure, formatter: Formatter) -> Iterator[str]:
    was, now = before.qualifier, after.qualifier
    if was is None and now is not None:
        yield messages.words_added(now.label)
    elif was is not None and now is None:
        yield messages.words_left_out(was.label)
    elif was is not None and now is not None and was is not now:
        yield messages.words_changed(was.label, now.label)
    if before.since != after.since:
        if after.since is None:
            yield messages.START_LEFT_OUT
        elif before.since is None:
            yield messages.start_added(formatter.date(after.since))
        else:
            dates = formatter.date(before.since), formatter.date(after.since)
            yield messages.start_moved(*dates)
    if before.as_of and after.as_of and before.as_of.fiscal != after.as_of.fiscal:
        yield messages.end_year_changed(fiscal=bool(after.as_of.fiscal))


def _about(figure: Figure, formatter: Formatter) -> str:
    if figure.year:
        return formatter.date(figure.year)
    if figure.as_of:
        return messages.up_to(formatter.date(figure.as_of))
    return messages.NO_END_DATE


def _difference(before: Figure, after: Figure, formatter: Formatter) -> Iterator[str]:
    """By how much a value was revised: never of cumulative counts, nor of rough numbers."""
    if before.qualifier or after.qualifier:
        return
    try:
        difference = subtract(before, after)
    except UnlikeFigures:
        return
    size = formatter.figure(after.of_number(abs(difference)))
    yield messages.value_changed(size, higher=difference > 0)
