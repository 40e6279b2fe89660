"""What a chart shows in a few words, true of any values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import figure, flows, statistic
from charts_made import chart_of
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.charts.headlines import headline, part_left, row_headline
from oda_reports.charts.sentences import plain_reading, read_chart
from oda_reports.charts.series import Form, Row
from oda_reports.figures import chart_messages
from oda_reports.figures.formatting import Formatter
from oda_reports.records.vocabulary import Qualifier

COUNTS = statistic(title="Counts")
SHARES = statistic(title="Shares", unit="percent", measure="share", total="all its ODA")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([None, None], "Title"),
        ([None, 5], "Title"),
        ([0, 0], "Zero in every year reported"),
        ([5, None, 5], "The same in every year reported"),
        ([-5, -5], "The same in every year reported"),
        ([-1, -5], "More repaid than paid out in every year reported"),
        ([3, -2, -1], "More repaid than paid out since 2002"),
        ([3, -2, None, -1], "More repaid than paid out in each year reported since 2002"),
        ([3, 1, 5], "At its highest in 2003, the last year reported"),
        ([5, 1, 5], "At its highest again in 2003, the last year reported"),
        ([-5, -1, 0], "At its highest in 2003, the last year reported"),
        ([5, 3, 2], "At its lowest in 2003, the last year reported"),
        ([0, 5, 0], "Highest in 2002, zero in 2003"),
        ([5, 3, 0], "At its lowest in 2003, the last year reported"),
        ([5, 3, -1], "Highest in 2001, below zero in 2003"),
        ([1, 100, 99], "Highest in 2002, nearly as high in 2003"),
        ([1, 100, 95], "Highest in 2002, nearly as high in 2003"),
        ([1, 100, 90], "Highest in 2002, about a tenth lower in 2003"),
        ([1, 100, 52], "Highest in 2002, about half of that in 2003"),
        ([1, 100, 34], "Highest in 2002, about two thirds lower in 2003"),
        ([1, 100, 2], "Highest in 2002, a small part of that in 2003"),
        ([9, 1, 9, 6], "Highest in 2001 and 2003, about a third lower in 2004"),
    ],
)
def test_a_course_is_told_by_its_last_value_and_its_highest(
    values: list[int | None], said: str
) -> None:
    told = said if said == "Title" else f"One: {said[:1].lower()}{said[1:]}"
    assert headline(chart_of(Form.COLUMNS, {"One": values})) == told


def test_only_of_net_flows_is_it_said_that_they_were_repaid() -> None:
    of_money = chart_of(Form.COLUMNS, {"One": [3, -2, -1]}, flows(flow="grant-equivalent"))
    assert headline(of_money) == "One: below zero since 2002"


def test_values_that_are_printed_as_ranges_are_not_measured() -> None:
    ranged = figure(None, low=Decimal(1), high=Decimal(9))
    row = Row("one", "One", (ranged, figure(3), figure(5)))
    assert row_headline(row, (), net=False) is None


@pytest.mark.parametrize("hedge", [Qualifier.MORE_THAN, Qualifier.UP_TO])
def test_what_is_only_more_or_less_than_a_number_is_not_measured(hedge: Qualifier) -> None:
    limit = figure(9, qualifier=hedge)
    assert row_headline(Row("one", "One", (figure(3), limit)), (), net=False) is None
    for form in (Form.BARS, Form.MULTIPLES, Form.SHARES):
        chart = chart_of(form, {"One": [5], "Two": [3]})
        rows = (chart.rows[0], replace(chart.rows[1], figures=(limit,)))
        assert headline(replace(chart, rows=rows)) == "Title"


@pytest.mark.parametrize(
    ("form", "values", "said"),
    [
        (Form.BARS, {"One": [5], "Two": [3]}, "One has the most in 2001"),
        (Form.BARS, {"One": [5], "Two": [5], "Six": [3]}, "One and Two have the most in 2001"),
        (Form.BARS, {"One": [5], "Two": [5], "Six": [5], "Ten": [1]}, "Title"),
        (Form.BARS, {"One": [5], "Two": [5]}, "Title"),
        (Form.BARS, {"One": [0], "Two": [-5]}, "Title"),
        (
            Form.BARS,
            {"One": [5], "Two": [-1], "Six": [None]},
            "One has the most of what is reported in 2001; 1 of 2 repaid more than they got",
        ),
        (
            Form.MULTIPLES,
            {"One": [5, 7], "Two": [1, -1]},
            "One has the most in 2002; 1 of 2 repaid more than they got",
        ),
        (
            Form.MULTIPLES,
            {"One": [9, 7], "Two": [1, -1]},
            "One has the most of all years, in 2001; 1 of 2 repaid more than they got in 2002",
        ),
        (
            Form.MULTIPLES,
            {"One": [9, None], "Two": [1, -1]},
            "One has the most of all years, in 2001; 1 of 2 repaid more than they got in the last"
            " year reported",
        ),
        (Form.MULTIPLES, {"One": [5, 1], "Two": [1, 5]}, "Title"),
        (Form.MULTIPLES, {"One": [None], "Two": [None]}, "Title"),
        (Form.PARTS, {"One": [5], "Two": [3]}, "One has the largest part in 2001"),
        (Form.PARTS, {"One": [5], "Two": [5]}, "Title"),
        (Form.EDITIONS, {"2020 edition": [5], "2021 edition": [7]}, "Title"),
    ],
)
def test_areas_are_told_by_which_has_the_most(
    form: Form, values: dict[str, list[int | None]], said: str
) -> None:
    assert headline(chart_of(form, values)) == said


def test_where_a_report_has_other_regions_the_most_is_the_most_of_one() -> None:
    chart = replace(chart_of(Form.BARS, {"One": [5], "Two": [3]}), region="Gulf")
    assert headline(chart) == "Gulf: One has the most in 2001"
    assert plain_reading(read_chart(chart), Formatter()).startswith("Gulf: One has the highest")


def test_shares_are_told_by_the_highest() -> None:
    assert headline(chart_of(Form.SHARES, {"2001": [5], "2002": [7]}, SHARES)) == "Highest in 2002"
    assert headline(chart_of(Form.SHARES, {"2001": [7], "2002": [7]}, SHARES)) == "Title"
    assert headline(chart_of(Form.SHARES, {"2001": [7]}, SHARES)) == "Title"


def test_what_does_not_add_up_is_no_more_but_higher() -> None:
    chart = chart_of(Form.BARS, {"One": [5], "Two": [3]}, SHARES)
    assert headline(chart) == "One has the highest value in 2001"


COURSES = st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=1, max_size=12)


@given(COURSES)
def test_what_is_said_of_any_course_is_true_of_it(values: list[int | None]) -> None:
    chart = chart_of(Form.COLUMNS, {"One": values})
    said = row_headline(chart.rows[0], chart.years, net=True) or "Title"
    assert said == "Title" or headline(chart) == f"One: {said[:1].lower()}{said[1:]}"
    known = {2001 + at: value for at, value in enumerate(values) if value is not None}
    if len(known) < 2:
        assert said == "Title"
        return
    last = max(known)
    if said.startswith("At its highest"):
        assert known[last] == max(known.values())
    elif said.startswith("At its lowest"):
        assert known[last] == min(known.values()) >= 0
    elif said.startswith("Highest in "):
        year = int(said.split()[2].rstrip(","))
        assert known[year] == max(known.values()) > known[last]
        assert ("below zero" in said) == (known[last] < 0)
        assert said.endswith(f"in {last}")
    elif " since " in said:
        since = int(said.split()[-1])
        assert all(value < 0 for year, value in known.items() if year >= since)
        assert [value for year, value in known.items() if year < since][-1] >= 0
        is_gapless = all(year in known for year in range(since, last + 1))
        assert ("in each year reported" in said) != is_gapless
    elif said.startswith("More repaid"):
        assert max(known.values()) < 0
    else:
        assert len(set(known.values())) == 1
        assert said.startswith("Zero") == (known[last] == 0)


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_a_part_in_words_lies_within_a_tenth_of_the_whole(one: int, other: int) -> None:
    latest, highest = sorted((Decimal(one), Decimal(other)))
    words = part_left(latest, highest)
    lower = 1 - Fraction(latest) / Fraction(highest)
    named = {said: Fraction(part, of) for part, of, said in chart_messages.LOWER_BY}
    named |= {
        chart_messages.NEARLY_AS_HIGH: Fraction(0),
        chart_messages.HARDLY_ANYTHING: Fraction(1),
    }
    assert abs(named[words] - lower) < Fraction(1, 10)
