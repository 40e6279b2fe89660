"""What became of a number from one edition to the next, as far as the two prints tell.

Two prints are about the same where they have one area and one period. Of a count that goes on, as
a count since a start does, and what a project has reached so far, each edition has one, and the
later one is a later count unless both say up to when they count. A correction is never inferred,
nor that a number is no longer printed: what a record lacks may yet be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.figures import messages
from oda_reports.figures.aspects import moment
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.sums import UnlikeFigures, subtract
from oda_reports.records.fiscal_years import Day
from oda_reports.records.vocabulary import ChangeClass, Kind, Nature, StatedChange, ValueState

_STATED = {
    StatedChange.REVISION: ChangeClass.REVISION,
    StatedChange.CORRECTION: ChangeClass.CORRECTION,
    StatedChange.REDEFINITION: ChangeClass.REDEFINITION,
}


@dataclass(frozen=True)
class Change:
    """What became of one value: either side may be missing; no classes where nothing changed."""

    before: Figure | None
    after: Figure | None
    classes: tuple[ChangeClass, ...] = ()

    @property
    def figure(self) -> Figure:
        """The later value, or the only one: both sides are of one thing."""
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


def changes_between(
    older: Iterable[Figure],
    newer: Iterable[Figure],
    *,
    horizon: Day | None = None,
    stated: bool = True,
) -> tuple[Change, ...]:
    """What two editions print of one thing, each number in exactly one change.

    Numbers of the same period belong together; so do the only ones that are left on either side,
    unless they are of single years. ``horizon`` is the last day of which the older edition prints
    anything of the kind, or can: what is about a later one is new.
    ``stated``: what a record says of a change is about the edition just before, so about these two.
    """
    left: dict[object, list[Figure]] = {}
    for figure in older:
        left.setdefault(_period(figure), []).append(figure)
    changes: list[Change] = []
    rest: list[Figure] = []
    for figure in newer:
        if same := left.get(_period(figure)):
            before = same.pop(0)
            changes.append(Change(before, figure, tuple(_classes(before, figure, stated=stated))))
        else:
            rest.append(figure)
    gone = [figure for same in left.values() for figure in same]
    if len(gone) == len(rest) == 1 and not (gone[0].year or rest[0].year):
        classes = tuple(_classes(gone[0], rest[0], stated=stated))
        return (*changes, Change(gone[0], rest[0], classes))
    changes += [Change(None, figure, (_alone(figure, horizon),)) for figure in rest]
    changes += [Change(figure, None, (ChangeClass.ONLY_OLDER,)) for figure in gone]
    return tuple(changes)


def horizon_of(edition: str, figures: Iterable[Figure]) -> Day | None:
    """The last day of which an edition prints anything of a kind.

    ``figures`` are what it prints of the kind. Where it prints none, the year before its own ends
    is the last that it can; None where its name holds no year.
    """
    if days := [figure.year.last_day for figure in figures if figure.year]:
        return max(days)
    year = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", edition)
    return (int(year[0]) - 1, 12, 31) if year else None


def goes_on(figure: Figure) -> bool:
    """Whether a number is of a count that a later one holds too, whichever day it counts up to."""
    if figure.year or figure.start or figure.end or figure.nature is not Nature.ACTUAL:
        return False
    if figure.kind is Kind.STATISTICS:
        return figure.measure is not None and figure.measure.is_cumulative
    return not figure.unit.is_money and figure.unit.is_counted


def told(change: Change, formatter: Formatter) -> str:
    """A change in words, less its values: they stand beside."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    parts = []
    if _period(before) != _period(after):
        was, now = (_about(figure, formatter) for figure in (before, after))
        parts.append(messages.period_changed(was, now))
    parts += _wording(before, after, formatter)
    if _period(before) == _period(after) and before.value != after.value:
        parts += _difference(before, after, formatter)
    return messages.capitalised("; ".join(parts))


def _period(figure: Figure) -> tuple[object, ...]:
    return (figure.year, figure.start, figure.end, figure.as_of)


def _value(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.low, figure.high, figure.state)


def _alone(figure: Figure, horizon: Day | None) -> ChangeClass:
    end = figure.year or figure.end or figure.as_of
    is_new = end is not None and horizon is not None and end.last_day > horizon
    return ChangeClass.NEW if is_new else ChangeClass.ONLY_NEWER


def _classes(before: Figure, after: Figure, *, stated: bool) -> Iterator[ChangeClass]:
    if after.state is ValueState.NOT_REPORTED and before.has_number:
        yield ChangeClass.GONE
        return
    if stated and after.change is not None:
        yield _STATED[after.change]
    elif of_value := _class_of_value(before, after):
        yield of_value
    if _worded(before) != _worded(after):
        yield ChangeClass.WORDING


def _class_of_value(before: Figure, after: Figure) -> ChangeClass | None:
    """How the numbers differ; None where they do not."""
    is_same = _value(before) == _value(after)
    was, now = before.as_of, after.as_of
    if not (goes_on(before) and goes_on(after)):
        if _period(before) == _period(after):
            return None if is_same else ChangeClass.REVISION
        return ChangeClass.NEW if _is_later(before, after) else ChangeClass.OTHER_PERIOD
    if was and now and was.last_day == now.last_day:
        return None if is_same else ChangeClass.REVISION
    if is_same and not (was or now):
        return None
    has_other_start = bool(before.since and after.since and before.since != after.since)
    if has_other_start or (was and now and now.last_day < was.last_day):
        return ChangeClass.OTHER_PERIOD
    is_lower = before.number is not None and after.number is not None
    if is_lower and after.number < before.number:  # type: ignore[operator]
        return ChangeClass.LOWER_COUNT
    return ChangeClass.LATER_COUNT


def _is_later(before: Figure, after: Figure) -> bool:
    was, now = (f.year or f.end or f.as_of for f in (before, after))
    return bool(was and now and now.last_day > was.last_day)


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
    if figure.as_of:
        return messages.up_to(formatter.date(figure.as_of))
    if figure.year or figure.start or figure.end:
        return moment(figure, formatter)
    return messages.NO_END_DATE


def _difference(before: Figure, after: Figure, formatter: Formatter) -> Iterator[str]:
    """By how much a value was revised: never of cumulative counts, nor of rough numbers."""
    if before.qualifier or after.qualifier or goes_on(after):
        return
    try:
        difference = subtract(before, after)
    except UnlikeFigures:
        return
    size = formatter.figure(after.of_number(abs(difference)))
    yield messages.value_changed(size, higher=difference > 0)
