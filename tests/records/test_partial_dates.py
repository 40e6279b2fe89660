"""Dates as sources print them: parsing, order, first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.conventions import Conventions
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.partial_dates import PartialDate, YearOf
from oda_reports.records.vocabulary import NamedAfter, WrittenAs
from pydantic import TypeAdapter, ValidationError

_DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: PartialDate(day.year, day.month)),
    _DAYS.map(lambda day: PartialDate(day.year)),
    _DAYS.filter(lambda day: day.year < 9999).map(
        lambda day: PartialDate(day.year, fiscal=JAPANESE)
    ),
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (2024, PartialDate(2024)),
        ("2024", PartialDate(2024)),
        ("2024-02", PartialDate(2024, 2)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("FY2023", PartialDate(2023, fiscal=JAPANESE)),
        ("FY2004-05", PartialDate(2004, fiscal=JAPANESE)),
        ("FY2004/05", PartialDate(2004, fiscal=JAPANESE)),
        ("FY1999-00", PartialDate(1999, fiscal=JAPANESE)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(written: object, value: PartialDate) -> None:
    assert PartialDate.parse(written) == value


@pytest.mark.parametrize(
    "written",
    ["", "24", 24, "2024-2", "2024-02-1", "02/2024", "29.02.2024", "2024-02-29T10:00", "FY23",
     "fy2023", "FY2023-4", "FY2023-2024", "2004/05",
     "2024 ", " 2024", "2024\n", "２０２４", "٢٠٢٤", None, True, 20.5, []],
)  # fmt: skip
def test_another_form_is_refused_with_the_forms_there_are(written: object) -> None:
    with pytest.raises(ValueError, match="must be a date such as 2024, 2024-02, 2024-02-29 or FY"):
        PartialDate.parse(written)


@pytest.mark.parametrize("written", ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "0000"])
def test_a_date_that_no_calendar_has_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is a date that no calendar has"):
        PartialDate.parse(written)


def test_two_years_that_do_not_follow_each_other_are_no_fiscal_year() -> None:
    with pytest.raises(ValueError, match="is no fiscal year: the one after 2023 is 2024"):
        PartialDate.parse("FY2023-04")


@given(DATES)
def test_a_date_is_written_as_it_is_read(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


FROM_JANUARY = FiscalYear(1)
FROM_OCTOBER = FiscalYear(10, NamedAfter.END)
AS_SPANS = FiscalYear(4, NamedAfter.START, WrittenAs.SPAN)
SPANS_BY_END = FiscalYear(7, NamedAfter.END, WrittenAs.SPAN)
RULES = st.builds(
    FiscalYear, st.integers(2, 12), st.sampled_from(NamedAfter), st.sampled_from(WrittenAs)
)


@given(RULES, st.integers(1900, 2100))
def test_a_fiscal_year_is_written_as_it_is_read_by_its_rule(rule: FiscalYear, year: int) -> None:
    value = PartialDate(year, fiscal=rule)
    assert PartialDate.parse(str(value), rule) == value
    begins = value.first_day[0]
    spanning = PartialDate.parse(f"FY{begins}-{(begins + 1) % 100:02}", rule)
    assert spanning == value


@pytest.mark.parametrize(
    ("rule", "text", "first", "last"),
    [
        (FROM_OCTOBER, "FY2023", (2022, 10, 1), (2023, 9, 30)),
        (FROM_OCTOBER, "FY2022-23", (2022, 10, 1), (2023, 9, 30)),
        (AS_SPANS, "FY2004", (2004, 4, 1), (2005, 3, 31)),
        (SPANS_BY_END, "FY2004/05", (2004, 7, 1), (2005, 6, 30)),
    ],
)
def test_a_fiscal_year_has_the_days_that_its_rule_gives(
    rule: FiscalYear, text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    read = PartialDate.parse(text, rule)
    assert (read.first_day, read.last_day) == (first, last)


def test_a_fiscal_year_that_is_the_calendar_year_is_read_as_that() -> None:
    assert PartialDate.parse("FY2023", FROM_JANUARY) == PartialDate(2023)
    with pytest.raises(ValueError, match="is two years, and the fiscal years here are calendar"):
        PartialDate.parse("FY2023-24", FROM_JANUARY)


def test_what_differs_from_how_a_date_is_written_here_is_kept_beside_it() -> None:
    assert PartialDate.parse("FY2023").as_written is None
    assert PartialDate.parse("FY2023-24").as_written == "FY2023-24"
    assert PartialDate.parse("FY2023", FROM_JANUARY).as_written == "FY2023"


_YEARS_READ = TypeAdapter[PartialDate](YearOf)


@pytest.mark.parametrize(
    ("rule", "text", "meant"),
    [
        (AS_SPANS, "2004-05", PartialDate(2004, fiscal=AS_SPANS)),
        (AS_SPANS, "2004/05", PartialDate(2004, fiscal=AS_SPANS)),
        (AS_SPANS, "2012-13", PartialDate(2012, fiscal=AS_SPANS)),
        (AS_SPANS, "1999-00", PartialDate(1999, fiscal=AS_SPANS)),
        (SPANS_BY_END, "2004-05", PartialDate(2005, fiscal=SPANS_BY_END)),
        (AS_SPANS, "2004-06", PartialDate(2004, 6)),
        (AS_SPANS, "2004", PartialDate(2004)),
        (FROM_OCTOBER, "2004-05", PartialDate(2004, 5)),
        (JAPANESE, "2004-05", PartialDate(2004, 5)),
    ],
)
def test_two_years_are_a_year_of_a_statistic_where_fiscal_years_are_written_so(
    rule: FiscalYear, text: str, meant: PartialDate
) -> None:
    read = _YEARS_READ.validate_python(text, context=Conventions(rule))
    assert read == meant
    assert read.as_written in (None, text)


def test_two_years_are_no_year_of_a_statistic_elsewhere() -> None:
    with pytest.raises(ValidationError, match="is a date that no calendar has"):
        _YEARS_READ.validate_python("2012-13", context=Conventions(JAPANESE))


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024-02", (2024, 2, 29)), ("2023-02", (2023, 2, 28)), ("2023-04", (2023, 4, 30))],
)
def test_a_month_ends_on_its_own_last_day(text: str, last: tuple[int, int, int]) -> None:
    assert PartialDate.parse(text).last_day == last


@given(DATES, DATES)
def test_of_two_dates_one_is_earlier_or_they_are_the_same(a: PartialDate, b: PartialDate) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (not b < a)


@given(
    st.lists(DATES, max_size=5).flatmap(
        lambda dates: st.tuples(st.just(dates), st.permutations(dates))
    )
)
def test_the_order_of_dates_does_not_hang_on_how_they_came(
    dates: tuple[list[PartialDate], list[PartialDate]],
) -> None:
    assert sorted(dates[0]) == sorted(dates[1])


@given(st.dates(), st.dates())
def test_whole_dates_are_ordered_as_in_the_calendar(a: date, b: date) -> None:
    first, second = PartialDate.parse(a.isoformat()), PartialDate.parse(b.isoformat())
    assert (first < second) == (a < b)


@given(DATES)
def test_the_first_day_is_never_after_the_last(value: PartialDate) -> None:
    assert value.first_day <= value.last_day


def test_a_year_begins_in_january_and_a_fiscal_year_in_april() -> None:
    assert PartialDate(2021).first_day == (2021, 1, 1)
    assert PartialDate(2021, fiscal=JAPANESE).first_day == (2021, 4, 1)


def test_a_fiscal_year_ends_in_march_of_the_next_year() -> None:
    assert PartialDate(2021, fiscal=JAPANESE).last_day == (2022, 3, 31)
    assert PartialDate.parse("2022-02-11").last_day < PartialDate(2021, fiscal=JAPANESE).last_day


def test_a_year_stands_before_its_months_and_a_month_before_its_second_day() -> None:
    written = ["2024", "2024-01", "2024-02", "2024-02-02", "FY2024", "2025"]
    in_order = sorted(PartialDate.parse(text) for text in reversed(written))
    assert [str(value) for value in in_order] == ["2024-01", "2024", *written[2:]]


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("2024", "2024-05", True),
        ("2024-05", "2024-05-31", True),
        ("2024", "2024", True),
        ("2024-05", "2024", False),
        ("2024", "FY2024", False),
        ("FY2024", "2025-02", True),
        ("FY2024", "2024-02", False),
    ],
)
def test_a_date_holds_what_lies_in_it_whole(outer: str, inner: str, holds: bool) -> None:
    assert PartialDate.parse(outer).holds(PartialDate.parse(inner)) is holds


def test_a_year_is_called_as_its_record_has_it_and_as_addresses_do() -> None:
    assert PartialDate.parse("FY2022-23").names == ("FY2022-23", "FY2022")
    assert PartialDate.parse("FY2022").names == ("FY2022",)
    assert PartialDate.parse("2024-02").names == ("2024-02",)
