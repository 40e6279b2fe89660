"""What became of a number from one edition to the next, as far as the two prints tell.

Two prints are about the same where they have one area and one period, or one key of a record. What
class their difference is of is said in ``change_classes``. What a record lacks may yet be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.change_classes import (
    AIMS,
    classes_between,
    end_of,
    goes_on,
    period_of,
)
from oda_reports.figures import messages
from oda_reports.figures.aspects import moment
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.sums import UnlikeFigures, subtract
from oda_reports.records.fiscal_years import Day
from oda_reports.records.vocabulary import ChangeClass, Kind, Nature, StatedChange


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
    since: Iterable[Figure] = (),
) -> tuple[Change, ...]:
    """What two editions print of one thing, each number in exactly one change.

    Numbers of the same period belong together; so do the last ones of both sides where the thing
    goes on from edition to edition, or where they are the only ones that are left. ``horizon`` is
    the last day of which the older edition prints anything of the kind, or can: what is about a
    later one is new. ``stated``: what a record says of a change is about the edition just before,
    so about these two. ``since`` is all that was printed of it after the older edition.
    """
    before, after = list(older), list(newer)
    pairs = _of_same_period(before, after)
    gone = [figure for figure in before if id(figure) not in {id(one) for one, _ in pairs}]
    rest = [figure for figure in after if id(figure) not in {id(one) for _, one in pairs}]
    if lone := _last_ones(before, after, gone, rest):
        pairs.append(lone)
        gone.remove(lone[0])
        rest.remove(lone[1])
    redefined = [one for one in since if one.change is StatedChange.REDEFINITION]

    def change(was: Figure, now: Figure) -> Change:
        is_other = any(goes_on(one) or period_of(one) == period_of(now) for one in redefined)
        return Change(was, now, classes_between(was, now, stated=stated, redefined=is_other))

    return (
        *(change(was, now) for was, now in pairs),
        *(Change(None, figure, (_alone(figure, horizon),)) for figure in rest),
        *(Change(figure, None, (ChangeClass.ONLY_OLDER,)) for figure in gone),
    )


def _of_same_period(
    older: Iterable[Figure], newer: Iterable[Figure]
) -> list[tuple[Figure, Figure]]:
    """Numbers of one period; where there are several of one, those with the same start first."""
    left: dict[object, list[Figure]] = {}
    for figure in older:
        left.setdefault(period_of(figure), []).append(figure)
    pairs = []
    for figure in newer:
        if same := left.get(period_of(figure)):
            before = next((one for one in same if one.since == figure.since), same[0])
            same.remove(before)
            pairs.append((before, figure))
    return pairs


def _last_ones(
    older: list[Figure], newer: list[Figure], gone: list[Figure], rest: list[Figure]
) -> tuple[Figure, Figure] | None:
    """The last that both editions print of a thing, where the later takes the place of the other.

    Values of a statistic for single years, and its aims, are things of their own.
    """
    if not (gone and rest):
        return None
    was, now = max(older, key=_end), max(newer, key=_end)
    if was not in gone or now not in rest:
        return None
    has_own = was.kind is Kind.STATISTICS and now.kind is Kind.STATISTICS
    if has_own and (was.year or now.year or was.nature is not Nature.ACTUAL):
        return None
    is_one = len(gone) == len(rest) == 1
    return (was, now) if is_one or (goes_on(was) and goes_on(now)) else None


def _end(figure: Figure) -> tuple[bool, Day]:
    """By the end of what a number is about; one that says none is the last."""
    end = end_of(figure)
    return (end is None, end.last_day if end else (0, 0, 0))


def horizon_of(edition: str, figures: Iterable[Figure], published: Day | None = None) -> Day | None:
    """The last day of which an edition prints anything of a kind, or can.

    ``figures`` are what it prints of the kind. Where it prints none, it can print of all that was
    before the day on which it was published; where that is not known, before the year in its name
    was over. None where its name holds no year.
    """
    if days := [end.last_day for end in map(end_of, figures) if end]:
        return max(days)
    if published:
        return published
    year = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", edition)
    return (int(year[0]), 12, 31) if year else None


def told(change: Change, formatter: Formatter) -> str:
    """A change in words, less its values: they stand beside."""
    before, after = change.before, change.after
    if before is None or after is None or not (before.prints_number and after.prints_number):
        return ""
    parts = []
    if period_of(before) != period_of(after):
        was, now = (_about(figure, formatter) for figure in (before, after))
        parts.append(messages.period_changed(was, now))
    parts += _wording(before, after, formatter)
    if ChangeClass.REVISION in change.classes or ChangeClass.CORRECTION in change.classes:
        parts += _difference(before, after, formatter)
    return messages.capitalised("; ".join(parts))


def shared_time(change: Change, formatter: Formatter) -> str:
    """When both its values are of, or the only one; empty where they are of two times."""
    before, after = change.before, change.after
    if before and after and period_of(before) != period_of(after):
        return ""
    return moment(change.figure, formatter)


def _alone(figure: Figure, horizon: Day | None) -> ChangeClass:
    end = end_of(figure)
    if end is None or horizon is None or not figure.prints_number:
        return ChangeClass.ONLY_NEWER
    return ChangeClass.NEW if end.last_day > horizon else ChangeClass.ONLY_NEWER


def _wording(before: Figure, after: Figure, formatter: Formatter) -> Iterator[str]:
    for was, now in (
        (before.qualifier, after.qualifier),
        (before.standing, after.standing),
    ):
        if was is None and now is not None:
            yield messages.words_added(now.label.lower())
        elif was is not None and now is None:
            yield messages.words_left_out(was.label.lower())
        elif was is not None and now is not None and was is not now:
            yield messages.words_changed(was.label.lower(), now.label.lower())
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
    if figure.as_of and figure.nature not in AIMS:
        return messages.up_to(formatter.date(figure.as_of))
    if figure.year or figure.start or figure.end or figure.as_of:
        return moment(figure, formatter)
    return messages.NO_END_DATE


def _difference(before: Figure, after: Figure, formatter: Formatter) -> Iterator[str]:
    """By how much a value was revised: never of cumulative counts, nor of rough numbers."""
    if (
        before.qualifier
        or after.qualifier
        or goes_on(after)
        or period_of(before) != period_of(after)
    ):
        return
    try:
        difference = subtract(before, after)
    except UnlikeFigures:
        return
    size = formatter.figure(after.of_number(abs(difference)))
    yield messages.value_changed(size, higher=difference > 0)
