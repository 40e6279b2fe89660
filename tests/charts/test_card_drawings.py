"""What stands beside the figure of a card: its own mark in the accent, the others to compare."""

from __future__ import annotations

from string import ascii_uppercase
from xml.etree import ElementTree

import pytest
from builders import catalogue, flows, record, statistic
from oda_reports.charts.card_drawings import draw_card_bars, draw_card_course
from oda_reports.charts.cards import ACCENT, CardDrawing
from oda_reports.charts.series import Chart, comparison, course, editions
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region

FORMATTER = Formatter("en")


class _Box:
    """A column or a bar: where it lies, and whether it is the card's own."""

    def __init__(self, element: ElementTree.Element) -> None:
        said = element.attrib
        self.left, self.top, self.width, self.height = (
            float(said[key]) for key in ("x", "y", "width", "height")
        )
        self.is_own = said["fill"] == ACCENT


def boxes(drawing: CardDrawing | None) -> list[_Box]:
    assert drawing
    return [_Box(one) for one in _tree(drawing).findall("rect")]


def words(drawing: CardDrawing | None) -> list[str]:
    assert drawing
    return [one.text or "" for one in _tree(drawing).findall("text")]


def _tree(drawing: CardDrawing) -> ElementTree.Element:
    return ElementTree.fromstring(f"<svg>{drawing.content}</svg>")  # noqa: S314


def of_years(**values: int | None) -> tuple[Chart, CardDrawing | None]:
    """The course of one area, and how a card draws it for its last value."""
    missing = {"state": "not-reported"}
    given = [
        {"year": int(year[1:]), **(missing if value is None else {"value": value})}
        for year, value in values.items()
    ]
    made = flows(*given)
    chart = course(catalogue(made), made, "one")
    assert chart
    (row,) = chart.rows
    return chart, draw_card_course(row, chart.years, row.latest)


def test_the_figure_of_a_course_has_the_accent_and_its_first_and_last_year_are_written() -> None:
    _, drawing = of_years(y2019=10, y2020=20, y2021=None, y2022=5)
    found = boxes(drawing)
    assert [box.is_own for box in found] == [False, False, True]
    assert [box.height for box in found] == [150.0, 300.0, 75.0]
    assert words(drawing) == ["2019", "2022"]


def test_values_below_zero_hang_from_the_line_of_zero() -> None:
    above, below, last = boxes(of_years(y2020=10, y2021=-20, y2022=-10)[1])
    assert above.top + above.height == below.top == last.top
    assert below.height == 2 * last.height == 2 * above.height


def test_a_value_of_zero_can_be_seen() -> None:
    assert boxes(of_years(y2020=0, y2021=0, y2022=0)[1])[-1].height == 3


def test_too_few_values_are_no_course() -> None:
    assert of_years(y2020=10, y2022=5)[1] is None


def test_a_range_is_drawn_from_end_to_end() -> None:
    made = flows(
        {"year": 2020, "value": 10}, {"year": 2021, "value": 10}, {"year": 2022, "value": 4},
        {"year": 2023, "value": None, "low": 2, "high": 8},
    )  # fmt: skip
    chart = course(catalogue(made), made, "one")
    assert chart
    drawing = draw_card_course(chart.rows[0], chart.years, None)
    assert [box.height for box in boxes(drawing)] == [300, 300, 120, 180]


def of_countries(**values: int) -> tuple[Chart, CardDrawing | None]:
    """Countries in one year, and how a card draws them for the first."""
    group = {"isles": {"name": "Isles", "countries": list(values)}}
    codes = (f"X{one}{other}" for one in "AB" for other in ascii_uppercase)
    places = [
        record(Country, name, name=name, iso3=code)
        for name, code in zip(values, codes, strict=False)
    ]
    made = flows(*({"area": name, "year": 2022, "value": value} for name, value in values.items()))
    known = catalogue(record(Region, "sea", groups=group), *places, made)
    chart = comparison(known, made, list(values))
    assert chart
    return chart, draw_card_bars(chart, chart.figures[0], FORMATTER)


def test_bars_have_names_and_values_and_begin_at_zero() -> None:
    _, drawing = of_countries(one=20, two=10, three=-10)
    first, second, third = boxes(drawing)
    assert words(drawing) == ["one", "20", "two", "10", "three", "−10"]
    assert first.left == second.left == pytest.approx(third.left + third.width, abs=0.1)
    assert (first.is_own, second.is_own) == (True, False)
    assert first.width == pytest.approx(2 * second.width, abs=0.1)


def test_there_are_no_more_bars_than_have_room_and_the_figure_is_among_them() -> None:
    drawing = of_countries(**{f"c{letter}": 30 - n for n, letter in enumerate("abcdefghij")})[1]
    found = boxes(drawing)
    assert len(found) == 8
    assert found[0].is_own


def test_the_newest_of_many_editions_is_drawn_with_those_before_it() -> None:
    values = [{"edition": str(year), "value": year - 2000} for year in range(2010, 2024)]
    made = statistic(*values, title="Trainees")
    chart = editions(catalogue(made), made, "one")
    assert chart
    drawing = draw_card_bars(chart, chart.figures[-1], FORMATTER)
    assert words(drawing)[0] == "2016 edition"
    assert [box.is_own for box in boxes(drawing)] == [False] * 7 + [True]


def test_a_name_is_cut_where_there_is_no_room_and_left_out_without_letters() -> None:
    names = {"a" * 60: 20, "two": 10}
    drawing = of_countries(**names)[1]
    assert words(drawing)[0].endswith("a…")
    assert boxes(drawing)[0].width > 30


def test_one_value_alone_is_no_comparison() -> None:
    chart, _ = of_countries(one=20, two=10)
    alone = Chart(chart.key, chart.form, "t", chart.statistic, chart.years, chart.rows[:1])
    assert draw_card_bars(alone, chart.figures[0], FORMATTER) is None
