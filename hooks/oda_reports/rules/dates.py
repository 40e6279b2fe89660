"""Dates beside each other: in order, of this time, and years that are read as months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.marked_fields import dates_in
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project, Status
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import DateKind, Kind, Nature, Stage
from oda_reports.rules.checking import Checking

_AS_PRINTED = "if it is printed so, say why in a waiver"


def spans_of_years_are_no_months(checking: Checking) -> Iterator[Problem]:
    """Where all months of a statistic are as 2004-05, 2005-06, years are meant that span two."""
    for record in checking.ids[Kind.STATISTICS].values():
        figures = [
            figure for figure in checking.figures_of(record) if figure.year and figure.year.month
        ]
        months = sorted({figure.year for figure in figures if figure.year})
        if len(months) < 2 or not all(_is_like_a_span(month) for month in months):
            continue
        yield checking.origin(record).problem(
            _loc_of_year(figures[0]),
            "E205",
            f"{months[0]} to {months[-1]} are months here, and look like years that span two",
            f"for fiscal years write FY{months[0]}, or set 'written: span' under 'fiscal_year' in "
            f"report.yml; for months write a day of each: {months[0]}-01",
            key=figures[0].part == "series",
        )


def _is_like_a_span(month: PartialDate) -> bool:
    return month.day is None and month.month == (month.year + 1) % 100


def periods_end_after_they_start(checking: Checking) -> Iterator[Problem]:
    """A period does not end before it starts, by the fiscal years of its source."""
    for record in checking.ids[Kind.PROJECTS].values():
        assert isinstance(record, Project)
        periods: list[tuple[Loc, Period | None]] = [(("period",), record.period)]
        periods += [(("phases", n, "period"), each.period) for n, each in enumerate(record.phases)]
        for loc, period in periods:
            if period and period.start and period.end and _ends_before_it_starts(period):
                yield checking.origin(record).problem(
                    (*loc, "end"),
                    "W453",
                    f"this period ends ({_told(period.end, last=True)}) before it starts "
                    f"({_told(period.start)})",
                    f"exchange start and end, or correct one; {_AS_PRINTED}",
                )


def values_end_after_they_start(checking: Checking) -> Iterator[Problem]:
    """The time that a value is about does not end before it starts."""
    for record in checking.folder.records:
        for figure in checking.figures_of(record):
            for first, last in (("start", "end"), ("since", "as_of")):
                start, end = getattr(figure, first), getattr(figure, last)
                if start and end and _is_before(end, start):
                    yield checking.origin(record).problem(
                        (*figure.loc, last),
                        "W453",
                        f"this value is about a time that ends ({_told(end, last=True)}) before it "
                        f"starts ({_told(start)})",
                        f"exchange '{first}' and '{last}', or correct one; {_AS_PRINTED}",
                    )


def _ends_before_it_starts(period: Period) -> bool:
    return bool(period.start and period.end and _is_before(period.end, period.start))


class _Dated(NamedTuple):
    """A date of a project, of which kind and phase it is, and where it stands."""

    kind: DateKind
    date: PartialDate
    loc: Loc
    phase: str | None = None

    def may_be_of(self, other: _Dated) -> bool:
        """Whether both can be of one stretch of the project."""
        return None in (self.phase, other.phase) or self.phase == other.phase


_AGREED = (DateKind.DECISION, DateKind.EXCHANGE_OF_NOTES, DateKind.AGREEMENT)
_NOT_BEFORE = {
    DateKind.END: (DateKind.START, *_AGREED),
    DateKind.PLANNED_END: (DateKind.START, DateKind.PLANNED_START),
    DateKind.HAND_OVER: (DateKind.START, *_AGREED),
}
"""What cannot be before what. Work may begin before it is agreed upon, and end before it should."""
_ONCE = (DateKind.START, DateKind.END)
"""What there is one of; plans change, and things are handed over one by one."""


def dates_are_in_order(checking: Checking) -> Iterator[Problem]:
    """The dates of a project do not contradict each other, whatever day they may mean."""
    for record in checking.ids[Kind.PROJECTS].values():
        assert isinstance(record, Project)
        origin = checking.origin(record)
        for loc, message in (*_out_of_order(record), *_against_the_status(record)):
            help = f"look both up in their sources; {_AS_PRINTED}"
            yield origin.problem(loc, "W454", message, help)


def _dates_of(project: Project) -> list[_Dated]:
    """Its single dates, and its period but where that contradicts itself, which is told there."""
    found = [
        _Dated(each.kind, each.date, ("dates", index, "date"), each.phase)
        for index, each in enumerate(project.dates)
    ]
    period = project.period
    if period is None or _ends_before_it_starts(period):
        return found
    ends = ((DateKind.START, "start", period.start), (DateKind.END, "end", period.end))
    return found + [_Dated(kind, date, ("period", name)) for kind, name, date in ends if date]


def _out_of_order(project: Project) -> Iterator[tuple[Loc, str]]:
    dates = _dates_of(project)
    for later in dates:
        for kind in _NOT_BEFORE.get(later.kind, ()):
            for earlier in (date for date in dates if date.kind is kind):
                if later.may_be_of(earlier) and _is_before(later.date, earlier.date):
                    yield later.loc, f"{_name(later, last=True)} is before {_name(earlier)}"
                    break
    for one, other in combinations(dates, 2):
        apart = _is_before(one.date, other.date) or _is_before(other.date, one.date)
        if one.kind is other.kind and one.kind in _ONCE and apart and one.may_be_of(other):
            both = f"{_told(one.date)} and {_told(other.date)}"
            yield other.loc, f"the {one.kind.label.lower()} has two dates here: {both}"


def _against_the_status(project: Project) -> Iterator[tuple[Loc, str]]:
    status = project.status
    if status is None or status.date is None:
        return
    dates = _dates_of(project)
    for kind in _ONCE:
        for dated in dates:
            if dated.kind is kind and _denies(status, status.date, dated):
                said = f"it is {status.stage.label.lower()} as of {status.date}"
                yield ("status", "date"), f"{said}, and {_name(dated)} says otherwise"
                break


def _denies(status: Status, date: PartialDate, dated: _Dated) -> bool:
    """Whether the stage at a date cannot be true if something else was when it is said to be."""
    if dated.kind is DateKind.START:
        has_begun = status.stage in (Stage.UNDER_WAY, Stage.COMPLETED)
        return has_begun and _is_before(date, dated.date)
    if dated.kind is DateKind.END and status.stage is Stage.COMPLETED:
        return _is_before(date, dated.date)
    goes_on = status.stage in (Stage.DECIDED, Stage.AGREED, Stage.UNDER_WAY)
    return dated.kind is DateKind.END and goes_on and _is_before(dated.date, date)


def _name(dated: _Dated, *, last: bool = False) -> str:
    return f"the {dated.kind.label.lower()} ({_told(dated.date, last=last)})"


def _told(date: PartialDate, *, last: bool = False) -> str:
    """A date; of a fiscal year also the day that counts, which its rule says."""
    if not date.fiscal:
        return str(date)
    day = PartialDate(*(date.last_day if last else date.first_day))
    return f"{date}, {'to' if last else 'from'} {day}"


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date is before another, whichever of their days are meant."""
    return one.last_day < other.first_day


def years_are_of_this_time(checking: Checking) -> Iterator[Problem]:
    """No date is of another age, and no value of a statistic far from the other years it has."""
    for record in checking.folder.records:
        far: dict[Loc, str] = {
            loc: f"{date} lies before {_OLDEST} or after {_NEWEST}"
            for loc, date in dates_in(record)
            if not _OLDEST <= date.year <= _NEWEST
        }
        for loc, message in _far_values(checking, checking.figures_of(record)):
            far.setdefault(loc, message)
        for loc, message in far.items():
            yield checking.origin(record).problem(
                loc,
                "W455",
                message,
                "correct the year; if it is meant, say why in a waiver",
                key=loc[-2:-1] == ("values",),
            )


_OLDEST, _NEWEST = 1900, 2100
_FAR = 15
"""So many years may lie between a year of a statistic and the next."""
_AHEAD = 10
"""So many years may a source look ahead."""
_NAMED_AHEAD = 1
"""What came about is of no later year than its source, but that a year is named after its end."""


def _ahead(figure: Figure) -> int:
    return _NAMED_AHEAD if figure.nature is Nature.ACTUAL else _AHEAD


def _far_values(checking: Checking, figures: Sequence[Figure]) -> Iterator[tuple[Loc, str]]:
    """Years of a statistic that stand alone, or that its source could not know; each once."""
    by_year: dict[int, Figure] = {}
    for figure in figures:
        if figure.year:
            by_year.setdefault(figure.year.year, figure)
    years = sorted(by_year)
    alone = [year for year in years if not any(0 < abs(year - y) <= _FAR for y in years)]
    for year, figure in by_year.items():
        if year in alone and len(alone) * 2 < len(years):
            nearest = min((y for y in years if y != year), key=lambda y: abs(year - y))
            message = f"{figure.year} lies {abs(year - nearest)} years from the next year here"
            yield _loc_of_year(figure), f"{message}, {nearest}"
        elif (known := _known_in(checking, figure)) and year > known + _ahead(figure):
            message = f"{figure.year} lies {year - known} years after its source, which is of"
            yield _loc_of_year(figure), f"{message} {known}"
    for figure in figures:
        known = _known_in(checking, figure) if figure.since else None
        if figure.since and known and figure.since.year > known:
            message = f"a count that goes on since {figure.since} is of a source of"
            yield (*figure.loc, "since"), f"{message} {known}"


def _known_in(checking: Checking, figure: Figure) -> int | None:
    """The year of a figure's source: when it was published or read, else the report's edition."""
    source = checking.ids[Kind.SOURCES].get(figure.source)
    dates = [figure.read]
    if isinstance(source, Source):
        dates += [source.published, source.read]
    if known := [date.last_day[0] for date in dates if date]:
        return max(known)
    report = checking.folder.report
    edition = re.search(r"(?:19|20)\d\d", report.edition) if report else None
    return int(edition[0]) if edition else None


def _loc_of_year(figure: Figure) -> Loc:
    return figure.loc if figure.part == "series" else (*figure.loc, "year")
