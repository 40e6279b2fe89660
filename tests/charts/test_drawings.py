"""The words and signs of a drawing: what stands at its axis, at its marks and in its small copy."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from builders import catalogue, flows
from oda_reports.charts.drawings import draw_course, draw_plot, own_axis, say_years
from oda_reports.charts.series import Chart, course
from oda_reports.figures.formatting import Formatter
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import NamedAfter, WrittenAs

FORMATTER = Formatter()


def chart_of(*values: int | None) -> Chart:
    """Money that flowed in the years from 2001 on, in millions; None is a year without a value."""
    entries = {
        2001 + place: Decimal(value) for place, value in enumerate(values) if value is not None
    }
    series = {"area": "one", "source": "review", "values": entries}
    record = flows(series=[series], scale="million", decimals=1)
    chart = course(catalogue(record), record, "one")
    assert chart
    return chart


def svg_of(html: str) -> ElementTree.Element:
    start = html.index("<svg")
    return ElementTree.fromstring(html[start : html.index("</svg>", start) + 6])  # noqa: S314


def beside(html: str, class_: str) -> list[str | None]:
    """The numbers at the side of a plot."""
    side = svg_of(html[html.index(f'<svg class="{class_}"') :])
    return [text.text for text in side.iter("text")]


def plot_of(html: str) -> ElementTree.Element:
    """The drawing of a plot itself."""
    return svg_of(html[html.index('<svg role="img"') :])


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([3, 100], ["0", "25", "50", "75", "100"]),
        ([1, 10], ["0", "2.5", "5", "7.5", "10"]),
        ([-50, 50], ["−50", "−25", "0", "25", "50"]),
    ],
)
def test_an_axis_has_round_numbers_in_the_scale_of_the_statistic(
    values: list[int], ticks: list[str]
) -> None:
    assert beside(draw_plot(chart_of(*values), FORMATTER), "oda-axis") == ticks


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([3, 8, 4], ["8.0"]),
        ([3, -8, 4], ["−8.0"]),
        ([3, -8, 2], ["3.0", "−8.0"]),
        ([8, -3, 8], ["−3.0"]),
        ([-8, 3, -8], ["3.0"]),
        ([3, -4, -8], ["3.0"]),
        ([3, 4, 8], []),
    ],
    ids=str,
)
def test_the_ends_of_the_values_are_written_once_and_the_last_one_at_the_side(
    values: list[int], labels: list[str]
) -> None:
    html = draw_plot(chart_of(*values), FORMATTER)
    texts = plot_of(html).iter("text")
    assert [text.text for text in texts if text.get("class") == "oda-value"] == labels
    last = FORMATTER.number(Decimal(values[-1]), 1).replace("-", "−")
    assert beside(html, "oda-latest") == [last]


def small(*values: int | None, label: str | None = None) -> ElementTree.Element:
    (row,) = chart_of(*values).rows
    return svg_of(draw_course(row, own_axis(row), 28, label))


def test_a_small_drawing_has_a_mark_for_each_year() -> None:
    drawn = small(3, None, 0, -5)
    assert (drawn.get("class"), drawn.get("viewBox")) == ("oda-course", "0 0 40 28")
    marks = {path.get("class"): path.get("d", "").count("M") for path in drawn.iter("path")}
    assert marks == dict.fromkeys(("oda-gap", "oda-above", "oda-below", "oda-zero", "oda-base"), 1)


def test_a_small_drawing_is_heard_by_its_label_or_not_at_all() -> None:
    said: Sequence[str] = ("role", "aria-label", "aria-hidden")
    assert [small(3, 4, label="Three, then four").get(name) for name in said] == [
        "img",
        "Three, then four",
        None,
    ]
    assert [small(3, 4).get(name) for name in said] == [None, None, "true"]


@pytest.mark.parametrize(
    ("written", "labels"),
    [(WrittenAs.SINGLE, ["FY2001", "FY2003"]), (WrittenAs.SPAN, ["FY2001–02", "FY2003–04"])],
)
def test_fiscal_years_stand_below_a_drawing_as_they_are_written(
    written: WrittenAs, labels: list[str]
) -> None:
    rule = FiscalYear(4, NamedAfter.START, written)
    values = {PartialDate(year, fiscal=rule): Decimal(year) for year in (2001, 2002, 2003)}
    record = flows(series=[{"area": "one", "source": "review", "values": values}])
    chart = course(catalogue(record), record, "one")
    assert chart
    texts = plot_of(draw_plot(chart, FORMATTER)).iter("text")
    found = {text.text for text in texts if text.get("class") == "oda-year"}
    assert found >= set(labels)


def test_round_years_have_a_tick_each_and_a_name_where_it_touches_no_end() -> None:
    plot = plot_of(draw_plot(chart_of(*range(1, 33)), FORMATTER))  # 2001 to 2032
    ticks = [line for line in plot.iter("line") if line.get("class") == "oda-tick"]
    assert len(ticks) == len(range(2005, 2033, 5))
    names = {text.text for text in plot.iter("text") if text.get("class") == "oda-year"}
    assert names == {"2001", "2010", "2015", "2020", "2025", "2032"}


def test_each_year_of_a_small_drawing_can_be_asked_for() -> None:
    chart = chart_of(3, None, 0, -5)
    (row,) = chart.rows
    said = say_years(chart.years, row, FORMATTER)
    assert said == ["2001: 3.0", "2002: not reported", "2003: 0.0", "2004: −5.0"]
    drawn = svg_of(draw_course(row, own_axis(row), 28, said=said))
    assert drawn.get("data-years", "").split("|") == said
    assert small(3, None).get("data-years") is None
