"""Drawings side by side: the numbers at them, and what a script needs to rescale two of them."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from builders import catalogue, flows, record
from oda_reports.charts.series import Chart, courses
from oda_reports.charts.side_by_side import HEIGHT, UNITS, Tick, draw_beside, ticks_of
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country

FORMATTER = Formatter()


def chart_of(**values: list[int]) -> Chart:
    """Millions that flowed into areas in the years from 2001 on."""
    series = [
        {
            "area": area,
            "source": "review",
            "values": {2001 + place: Decimal(value) for place, value in enumerate(its)},
        }
        for area, its in values.items()
    ]
    money = flows(series=series, scale="million")
    places = [record(Country, area) for area in values]
    chart = courses(catalogue(money, *places), money, list(values))
    assert chart
    return chart


def drawn(chart: Chart, place: int) -> ElementTree.Element:
    return ElementTree.fromstring(draw_beside(chart, chart.rows[place], FORMATTER))  # noqa: S314


def test_the_numbers_at_a_drawing_are_round_and_lie_among_the_values_of_all() -> None:
    chart = chart_of(one=[10, 100], two=[3, 4])
    expected = [Tick(str(n), UNITS * (100 - n) / 100) for n in (0, 25, 50, 75, 100)]
    assert ticks_of(chart, FORMATTER) == expected
    for place in (0, 1):
        texts = [text.text for text in drawn(chart, place)[0].iter("text")]
        assert texts == ["0", "25", "50", "75", "100"]
        lines = [line for line in drawn(chart, place)[1] if line.get("class") == "oda-grid"]
        assert [float(line.get("y1", "")) for line in lines] == [
            HEIGHT * n / 4 for n in range(4, -1, -1)
        ]


def test_a_drawing_says_how_far_its_own_values_reach_and_what_its_own_numbers_are() -> None:
    plot = drawn(chart_of(one=[10, 100], two=[-20, 4]), 1)
    assert plot.get("data-height") == str(UNITS)
    assert plot.get("data-span") == "768 960"  # 4 and -20, where 100 is 0 and -20 is 960
    assert plot.get("data-own") == "−30@1040|−20@960|−10@880|0@800|10@720|20@640|30@560"
    assert plot.get("data-common") == "0@800|50@400|100@0"


def test_a_drawing_is_named_by_its_statistic_and_its_area_and_its_years_stand_below() -> None:
    plot = drawn(chart_of(one=[1, 2, 3], two=[1, 2, 3]), 0)
    (course,) = [part for part in plot[1] if part.tag == "svg"]
    assert plot[1].get("aria-label") == "Net ODA: One"
    assert plot[1].get("data-years") == "2001: 1|2002: 2|2003: 3"
    assert course.get("viewBox") == f"0 0 30 {UNITS}"
    years = [text.text for text in plot[1] if text.get("class") == "oda-year"]
    assert years == ["2001", "2003"]


@pytest.mark.parametrize("values", [[0, 0], [-3, -1]])
def test_values_that_are_none_above_zero_have_zero_among_their_numbers(values: list[int]) -> None:
    chart = chart_of(one=values, two=values)
    assert "0" in [tick.text for tick in ticks_of(chart, FORMATTER)]
