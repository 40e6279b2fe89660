"""How what one edition prints of a thing differs from what a later one does: the class of it.

Of a count that goes on each edition has one, and the later one is a later count unless both say up
to when they count. A correction is never inferred, nor that a number is no longer printed.
"""

from __future__ import annotations

from decimal import Decimal

from oda_reports.figures.figure import Figure
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    CEILINGS,
    FLOORS,
    ChangeClass,
    Flow,
    Kind,
    Nature,
    StatedChange,
    ValueState,
)

_STATED = {
    StatedChange.REVISION: ChangeClass.REVISION,
    StatedChange.CORRECTION: ChangeClass.CORRECTION,
    StatedChange.REDEFINITION: ChangeClass.REDEFINITION,
}
AIMS = (Nature.TARGET, Nature.FORECAST)
"""What is yet to be so: its time is that by which it is to be."""
_RUNNING = (
    Flow.GROSS_DISBURSEMENT,
    Flow.NET_DISBURSEMENT,
    Flow.REPAYMENT,
    Flow.CANCELLATION,
)
"""Flows of money of which there is more from year to year, where no time is said."""


def period_of(figure: Figure) -> tuple[object, ...]:
    """The time that a number is about, to be compared."""
    return (figure.year, figure.start, figure.end, figure.as_of)


def end_of(figure: Figure) -> PartialDate | None:
    """The end of what a number is about, where it is said."""
    return figure.year or figure.end or figure.as_of


def goes_on(figure: Figure) -> bool:
    """Whether a number is of a count that a later one holds too, whichever day it counts up to.

    What happened in an event is over, unless it is said up to when it is counted.
    """
    if figure.year or figure.start or figure.end or figure.nature is not Nature.ACTUAL:
        return False
    if figure.kind is Kind.STATISTICS:
        return figure.measure is not None and figure.measure.is_cumulative
    if figure.kind is Kind.EVENTS and not (figure.since or figure.as_of):
        return False
    return figure.flow in _RUNNING if figure.unit.is_money else figure.unit.is_counted


def classes_between(
    before: Figure, after: Figure, *, stated: bool = True, redefined: bool = False
) -> tuple[ChangeClass, ...]:
    """What became of a number from one print to a later one; nothing where both are alike.

    ``stated``: what the later record says of a change is about these two. ``redefined``: it is
    counted otherwise since, by an edition between them or the later one.
    """
    if not after.prints_number:
        if before.prints_number:
            return (ChangeClass.GONE,)
        return (ChangeClass.WORDING,) if before.state is not after.state else ()
    if not before.prints_number:
        return (ChangeClass.NEW,)
    if stated and after.change is not None:
        found: ChangeClass | None = _STATED[after.change]
    else:
        found = ChangeClass.REDEFINITION if redefined else _class_of_numbers(before, after)
    is_moved = found is None and period_of(before) != period_of(after)
    is_worded = is_moved or _worded(before) != _worded(after)
    words = (ChangeClass.WORDING,) if is_worded else ()
    return (found, *words) if found else words


def _class_of_numbers(before: Figure, after: Figure) -> ChangeClass | None:
    """How the numbers differ, or what they are about; None where neither does."""
    is_same = _numbers(before) == _numbers(after)
    if goes_on(before) and goes_on(after):
        return _class_of_counts(before, after, is_same=is_same)
    if period_of(before) == period_of(after):
        return None if is_same or _may_be_one(before, after) else _class_of_values(before, after)
    if after.nature in AIMS:
        has_both = any(period_of(before)) and any(period_of(after))
        return ChangeClass.AIM_MOVED if has_both or not is_same else None
    if not (any(period_of(before)) and any(period_of(after))):
        return None if is_same else ChangeClass.OTHER_VALUE
    return ChangeClass.NEW if _is_later(before, after) else ChangeClass.OTHER_PERIOD


def _may_be_one(before: Figure, after: Figure) -> bool:
    """Whether two numbers of one time can both be right: less than 5, and 4."""
    if before.is_limit == after.is_limit:
        return False
    limit, one = (before, after) if before.is_limit else (after, before)
    if limit.number is None or one.number is None:
        return False
    return one.number <= limit.number if limit.qualifier in CEILINGS else one.number >= limit.number


def _class_of_values(before: Figure, after: Figure) -> ChangeClass:
    """Of two numbers about the same time, or of which neither says when."""
    if _is_rounded(before, after):
        return ChangeClass.ROUNDING
    return ChangeClass.REVISION if _is_settled(after) else ChangeClass.OTHER_VALUE


def _class_of_counts(before: Figure, after: Figure, *, is_same: bool) -> ChangeClass | None:
    was, now = before.as_of, after.as_of
    if before.since and after.since and before.since != after.since:
        return None if is_same and was == now else ChangeClass.OTHER_PERIOD
    if was and now:
        if was.last_day == now.last_day:
            same_end = ChangeClass.ROUNDING if _is_rounded(before, after) else ChangeClass.REVISION
            return None if is_same or _may_be_one(before, after) else same_end
        if now.last_day < was.last_day:
            return ChangeClass.OTHER_PERIOD
    elif is_same:
        return None
    elif _is_rounded(before, after):
        return ChangeClass.ROUNDING
    return ChangeClass.LOWER_COUNT if _is_lower(before, after) else ChangeClass.LATER_COUNT


def _numbers(figure: Figure) -> tuple[Decimal | None, ...]:
    return (figure.number, figure.low, figure.high)


def _worded(figure: Figure) -> tuple[object, ...]:
    """What stands around a number; of an end date, of which calendar it is."""
    end = figure.as_of
    is_nil = figure.state is ValueState.NIL
    return (figure.qualifier, figure.since, end and end.fiscal, figure.standing, is_nil)


def _is_settled(figure: Figure) -> bool:
    """Whether another number can only be another value of the same: it is of one time or deal."""
    return (
        any(period_of(figure))
        or figure.nature is not Nature.ACTUAL
        or figure.kind is Kind.EVENTS
        or (figure.kind is not Kind.STATISTICS and figure.unit.is_money)
    )


def _is_later(before: Figure, after: Figure) -> bool:
    was, now = end_of(before), end_of(after)
    return bool(was and now and now.last_day > was.last_day)


def _is_rounded(before: Figure, after: Figure) -> bool:
    """Whether one of two numbers is the other with fewer decimals; noughts before them prove none.

    A number in millions has its decimals before the point of whole units.
    """
    one, other = before.value, after.value
    if one is None or other is None or one == other:
        return False
    scales = {before.exponent, after.exponent}
    places = [_exponent(number) for number in (one, other)]
    if len(scales) > 1 or places[0] == places[1]:
        return False
    finer, coarser = (one, other) if places[0] < places[1] else (other, one)
    unit = Decimal(1).scaleb(min(max(places), *scales))
    return abs(finer - coarser) * 2 <= unit


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_lower(before: Figure, after: Figure) -> bool:
    """Whether a count has fallen for certain: “less than 500” may have been any number."""
    if before.qualifier in CEILINGS or after.qualifier in FLOORS:
        return False
    was, now = (
        [number for number in _numbers(figure) if number is not None] for figure in (before, after)
    )
    return max(now) < min(was)
