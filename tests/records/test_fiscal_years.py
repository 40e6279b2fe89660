"""Fiscal years as donors count them: their days, their names, and how they follow each other."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.vocabulary import NamedAfter, WrittenAs

KOREAN = FiscalYear(1)
AMERICAN = FiscalYear(10, NamedAfter.END)
BRITISH = FiscalYear(4, NamedAfter.START, WrittenAs.SPAN)
AUSTRALIAN = FiscalYear(7, NamedAfter.END, WrittenAs.SPAN)
OF_THE_BANK = FiscalYear(7, NamedAfter.END)

RULES = st.builds(
    FiscalYear, st.integers(1, 12), st.sampled_from(NamedAfter), st.sampled_from(WrittenAs)
)
YEARS = st.integers(1900, 2100)


@pytest.mark.parametrize(
    ("rule", "first", "last", "name"),
    [
        (JAPANESE, (2005, 4, 1), (2006, 3, 31), "2005"),
        (KOREAN, (2005, 1, 1), (2005, 12, 31), "2005"),
        (AMERICAN, (2004, 10, 1), (2005, 9, 30), "2005"),
        (BRITISH, (2005, 4, 1), (2006, 3, 31), "2005–06"),
        (AUSTRALIAN, (2004, 7, 1), (2005, 6, 30), "2004–05"),
        (OF_THE_BANK, (2004, 7, 1), (2005, 6, 30), "2005"),
        (FiscalYear(1, NamedAfter.END), (2005, 1, 1), (2005, 12, 31), "2005"),
    ],
)
def test_a_fiscal_year_has_the_days_and_the_name_that_its_rule_gives(
    rule: FiscalYear, first: tuple[int, int, int], last: tuple[int, int, int], name: str
) -> None:
    assert (rule.first_day(2005), rule.last_day(2005), rule.name(2005)) == (first, last, name)


def test_a_span_over_the_end_of_a_century_is_written_with_two_noughts() -> None:
    assert BRITISH.name(1999) == "1999–00"


@pytest.mark.parametrize(("year", "day"), [(2003, 29), (2004, 28), (1899, 28), (1999, 29)])
def test_a_fiscal_year_from_march_ends_on_the_last_day_of_february(year: int, day: int) -> None:
    assert FiscalYear(3).last_day(year) == (year + 1, 2, day)
    assert isleap(year + 1) == (day == 29)


def test_rules_that_differ_only_in_how_a_year_is_written_are_the_same() -> None:
    assert BRITISH == JAPANESE
    assert AUSTRALIAN != JAPANESE


@given(RULES, st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_in_one_fiscal_year(rule: FiscalYear, day: date) -> None:
    written = (day.year, day.month, day.day)
    years = range(day.year - 2, day.year + 3)
    holding = [year for year in years if rule.first_day(year) <= written <= rule.last_day(year)]
    assert len(holding) == 1


@given(RULES, YEARS)
def test_a_fiscal_year_begins_the_day_after_the_last_of_the_one_before(
    rule: FiscalYear, year: int
) -> None:
    ended = date(*rule.last_day(year))
    assert ended + timedelta(days=1) == date(*rule.first_day(year + 1))


@given(RULES, YEARS)
def test_a_year_is_named_after_the_one_that_it_is_found_by(rule: FiscalYear, year: int) -> None:
    assert rule.beginning_in(rule.begins_in(year)) == year
    assert rule.first_day(year)[0] == rule.begins_in(year)
