"""Dates beside each other: what contradicts itself is asked about, what may be true is not."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record, statistic
from checkings import checking, places, said
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.conventions import Conventions
from oda_reports.records.events import Event
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import NamedAfter
from oda_reports.rules.dates import (
    dates_are_in_order,
    periods_end_after_they_start,
    spans_of_years_are_no_months,
    years_are_of_this_time,
)


def project(**fields: Any) -> Project:
    return record(Project, "works", **fields)


def yearly(*years: object, **fields: Any) -> Statistic:
    values = dict.fromkeys(years, 1)
    return statistic(series=[{"area": "one", "source": "review", "values": values, **fields}])


def dated(*dates: tuple[str, object]) -> list[dict[str, object]]:
    return [{"kind": kind, "date": date, "source": "review"} for kind, date in dates]


def of_phases(dates: list[dict[str, object]], *phases: str) -> Project:
    """A project of two phases, each of whose dates is of one or, with no name, of none."""
    given = [
        {**one, "phase": phase} if phase else one for one, phase in zip(dates, phases, strict=True)
    ]
    return project(dates=given, phases=[{"id": id, "title": id} for id in ("first", "second")])


def messages(*dates: tuple[str, object], **fields: Any) -> list[str]:
    made = project(dates=dated(*dates), **fields)
    return [message for _, _, message, _ in said(dates_are_in_order, checking(made))]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2023"), ("2024-02", "2024-01"), ("2024-02-02", "2024-02-01"), ("FY2024", "2024-03")],
)
def test_a_period_that_ends_before_it_starts_is_asked_about(start: str, end: str) -> None:
    made = project(period={"start": start, "end": end})
    assert places(periods_end_after_they_start, checking(made)) == ["projects/works/period/end"]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2024"), ("2024-05", "2024"), ("FY2024", "2025-03"), (None, "2020"), ("2020", None)],
)
def test_a_period_that_may_be_in_order_is_not(start: str | None, end: str | None) -> None:
    given = {name: date for name, date in (("start", start), ("end", end)) if date}
    assert not places(periods_end_after_they_start, checking(project(period=given)))


def test_the_periods_of_phases_are_asked_about_too() -> None:
    phases = [
        {"title": "one", "period": {"start": 2010, "end": 2011}},
        {"title": "two", "period": {"start": 2012, "end": 2011}},
    ]
    found = places(periods_end_after_they_start, checking(project(phases=phases)))
    assert found == ["projects/works/phases/1/period/end"]


def test_a_period_is_compared_by_the_fiscal_years_of_the_report() -> None:
    written = {"start": "FY2023", "end": "2023-01"}
    american = Conventions(FiscalYear(10, NamedAfter.END))
    period = Period.model_validate(written, context=american)
    assert not places(periods_end_after_they_start, checking(project(period=period)))
    (found,) = said(periods_end_after_they_start, checking(project(period=written)))
    assert found[2] == "this period ends (2023-01) before it starts (FY2023, from 2023-04-01)"


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("end", "start"),
        ("planned-end", "start"),
        ("planned-end", "planned-start"),
        ("hand-over", "start"),
        ("hand-over", "agreement"),
        ("hand-over", "exchange-of-notes"),
        ("end", "decision"),
    ],
)
def test_what_can_only_come_after_something_else_is_asked_about_before_it(
    later: str, earlier: str
) -> None:
    words = [kind.replace("-", " ").replace("and over", "and-over") for kind in (later, earlier)]
    names = [word.replace("agreement", "grant or loan agreement") for word in words]
    assert messages((later, "2010-05"), (earlier, "2010-06")) == [
        f"the {names[0]} (2010-05) is before the {names[1]} (2010-06)"
    ]
    assert messages((later, "2010-06"), (earlier, "2010-05")) == []
    assert messages((later, "2010"), (earlier, "2010-06")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("start", "agreement"), ("end", "planned-start"), ("end", "planned-end"), ("visit", "start")],
)
def test_what_may_come_in_either_order_is_never_asked_about(one: str, other: str) -> None:
    assert messages((one, 2001), (other, 2002)) == []
    assert messages((one, 2002), (other, 2001)) == []


def test_work_starts_once_and_a_day_of_a_year_is_no_other_start() -> None:
    assert messages(("start", 2010), ("start", "2010-05")) == []
    assert messages(("start", 2010), ("start", 2011)) == [
        "the start has two dates here: 2010 and 2011"
    ]
    assert messages(("hand-over", 2010), ("hand-over", 2011)) == []


def test_the_period_of_a_project_is_among_its_dates() -> None:
    found = messages(("hand-over", 2009), period={"start": 2010, "end": 2012})
    assert found == ["the hand-over (2009) is before the start (2010)"]


def test_a_period_that_contradicts_itself_is_told_once() -> None:
    assert messages(("hand-over", 2009), period={"start": 2010, "end": 2008}) == []


@pytest.mark.parametrize(
    ("stage", "kind", "count"),
    [
        ("completed", "start", 1),
        ("completed", "end", 1),
        ("under-way", "start", 1),
        ("under-way", "end", 0),
        ("decided", "start", 0),
        ("not-stated", "end", 0),
    ],
)
def test_a_stage_that_was_reached_before_it_could_be_is_asked_about(
    stage: str, kind: str, count: int
) -> None:
    status = {"stage": stage, "date": 2009, "source": "review"}
    assert len(messages((kind, 2010), (kind, "2010-05"), status=status)) == count


@pytest.mark.parametrize("stage", ["decided", "agreed", "under-way"])
def test_what_goes_on_after_its_end_is_asked_about(stage: str) -> None:
    status = {"stage": stage, "date": 2012, "source": "review"}
    (found,) = messages(("end", 2010), status=status)
    assert found.endswith("as of 2012, and the end (2010) says otherwise")


@pytest.mark.parametrize(
    ("phases", "found"),
    [
        (("first", "second"), []),
        (("first", "first"), ["the end (2010) is before the start (2012)"]),
        (("", "second"), ["the end (2010) is before the start (2012)"]),
        (("", ""), ["the end (2010) is before the start (2012)"]),
    ],
)
def test_dates_of_two_phases_are_not_held_against_each_other(
    phases: tuple[str, str], found: list[str]
) -> None:
    made = of_phases(dated(("end", 2010), ("start", 2012)), *phases)
    assert [message for _, _, message, _ in said(dates_are_in_order, checking(made))] == found


def test_each_phase_may_have_a_start_of_its_own() -> None:
    dates = dated(("start", 2010), ("start", 2012), ("start", 2014))
    made = of_phases(dates, "first", "second", "second")
    found = said(dates_are_in_order, checking(made))
    assert [message for _, _, message, _ in found] == [
        "the start has two dates here: 2012 and 2014"
    ]


@given(
    st.lists(st.tuples(st.sampled_from(["start", "end", "hand-over", "decision"]), st.just(2010)))
)
def test_dates_of_the_same_year_never_contradict_each_other(dates: list[tuple[str, int]]) -> None:
    assert messages(*dates) == []


def test_years_that_span_two_are_not_taken_for_months() -> None:
    read = yearly("2004-05", "2005-06", "2011-12")
    ((place, code, message, help),) = said(spans_of_years_are_no_months, checking(read))
    assert (place, code) == ("statistics/oda/series/0/values/2004-05 key=True", "E205")
    assert message == "2004-05 to 2011-12 are months here, and look like years that span two"
    assert "write FY2004-05, or set 'written: span'" in help
    assert "2004-05-01" in help


@pytest.mark.parametrize(
    "years",
    [
        ("2004-05", "2004-06", "2005-06"),
        ("2004-05",),
        ("2004-05-06", "2005-06-07"),
        (2004, 2005),
        ("FY2004-05", "FY2005-06"),
    ],
)
def test_months_stay_months(years: tuple[object, ...]) -> None:
    assert not places(spans_of_years_are_no_months, checking(yearly(*years)))


def test_years_of_single_values_that_span_two_are_told_at_their_line() -> None:
    read = statistic({"year": "2004-05"}, {"year": "2005-06"})
    found = places(spans_of_years_are_no_months, checking(read))
    assert found == ["statistics/oda/observations/0/year"]


def far(*records: Any, **fields: Any) -> list[tuple[str, str]]:
    found = said(years_are_of_this_time, checking(*records, **fields))
    return [(place, message) for place, _, message, _ in found]


@pytest.mark.parametrize(("date", "count"), [("1899-12", 1), (1900, 0), (2100, 0), ("FY2101", 1)])
def test_a_date_of_another_age_is_asked_about(date: object, count: int) -> None:
    assert len(far(record(Event, "day", date=date))) == count


def test_the_year_of_a_statistic_that_stands_alone_is_asked_about_once() -> None:
    ours = {"area": "one", "source": "review", "values": {1981: 1, 2019: 2, 2020: 3}}
    theirs = {**ours, "area": "two", "values": {1981: 1, 2021: 2}}
    assert far(statistic(series=[ours, theirs])) == [
        (
            "statistics/oda/series/0/values/1981 key=True",
            "1981 lies 38 years from the next year here, 2019",
        )
    ]


@pytest.mark.parametrize("years", [(1960, 1980, 2000), (1990, 2020), (2005, 2020, 2021), (2020,)])
def test_years_that_all_stand_apart_are_not(years: tuple[int, ...]) -> None:
    assert far(yearly(*years)) == []


@pytest.mark.parametrize(
    ("year", "nature", "count"),
    [(2021, "actual", 0), (2022, "actual", 1), (2030, "forecast", 0), (2031, "forecast", 1)],
)
def test_a_year_that_its_source_could_not_know_is_asked_about(
    year: int, nature: str, count: int
) -> None:
    source = record(Source, "table", published=2018, read="2020-05-01")
    value = {"area": "one", "year": year, "value": 1, "source": "table", "nature": nature}
    years = {"area": "one", "source": "table", "values": {2020: 1}}
    assert len(far(source, statistic(value, series=[years]))) == count


def test_of_a_source_without_dates_the_edition_of_the_report_says_what_it_can_know() -> None:
    assert far(yearly(2025)) == []
    assert far(yearly(2026)) == [
        (
            "statistics/oda/series/0/values/2026 key=True",
            "2026 lies 2 years after its source, which is of 2024",
        )
    ]
    assert far(yearly(2099), edition="first") == []


def test_a_year_is_pointed_to_as_it_is_written() -> None:
    (found,) = far(yearly("FY2199-00"))
    assert found[0] == "statistics/oda/series/0/values/FY2199-00 key=True"
