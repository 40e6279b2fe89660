"""Dates as sources print them: parsing, order, first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.partial_dates import PartialDate

_DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: PartialDate(day.year, day.month)),
    _DAYS.map(lambda day: PartialDate(day.year)),
    _DAYS.map(lambda day: PartialDate(day.year, fiscal=True)),
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (2024, PartialDate(2024)),
        ("2024", PartialDate(2024)),
        ("2024-02", PartialDate(2024, 2)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("FY2023", PartialDate(2023, fiscal=True)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(written: object, value: PartialDate) -> None:
    assert PartialDate.parse(written) == value


@pytest.mark.parametrize(
    "written",
    ["", "24", 24, "2024-2", "2024-02-1", "02/2024", "29.02.2024", "2024-02-29T10:00", "FY23",
     "fy2023", "FY2023-04", "2024 ", " 2024", "2024\n", "２０２４", "٢٠٢٤", None, True, 20.5, []],
)  # fmt: skip
def test_another_form_is_refused_with_the_forms_there_are(written: object) -> None:
    with pytest.raises(ValueError, match="must be a date such as 2024, 2024-02, 2024-02-29 or FY"):
        PartialDate.parse(written)


@pytest.mark.parametrize("written", ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "0000"])
def test_a_date_that_no_calendar_has_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is a date that no calendar has"):
        PartialDate.parse(written)


@given(DATES)
def test_a_date_is_written_as_it_is_read(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


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
    assert PartialDate(2021, fiscal=True).first_day == (2021, 4, 1)


def test_a_fiscal_year_ends_in_march_of_the_next_year() -> None:
    assert PartialDate(2021, fiscal=True).last_day == (2022, 3, 31)
    assert PartialDate.parse("2022-02-11").last_day < PartialDate(2021, fiscal=True).last_day


def test_a_year_stands_before_its_months_and_a_month_before_its_second_day() -> None:
    written = ["2024", "2024-01", "2024-02", "2024-02-02", "FY2024", "2025"]
    in_order = sorted(PartialDate.parse(text) for text in reversed(written))
    assert [str(value) for value in in_order] == ["2024-01", "2024", *written[2:]]
