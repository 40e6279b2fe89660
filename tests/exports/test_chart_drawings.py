"""Charts drawn at a fixed size: the same values as on the page, and nothing on anything else."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, flows, record, statistic
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.charts.series import Chart, comparison, course, courses, editions, parts, shares
from oda_reports.exports.chart_drawings import draw_chart
from oda_reports.exports.drawings import ABOVE, BELOW, QUIET, UNKNOWN
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region
from sheet_words import faults_of, words_of

FORMATTER = Formatter()
COUNTRIES = ("one", "two", "three", "four", "five")
NAMES = (
    "Côte d'Orlan",
    "The United Republic of the Farther Outer Isles and Rocks",
    "São",
    "日本国",
)
REGION = record(Region, "sea", groups={"isles": {"name": "Isles", "countries": list(COUNTRIES)}})
PLACES = (
    REGION,
    *(record(Country, id, name=name) for id, name in zip(COUNTRIES[1:], NAMES, strict=True)),
)


def series(values: dict[str, dict[int, int | None]], **more: Any) -> Any:
    return flows(
        series=[
            {
                "area": area,
                "source": "review",
                "values": {y: Decimal(v) for y, v in years.items() if v is not None},
            }
            for area, years in values.items()
        ],
        **{"scale": "million", "decimals": 1, **more},
    )


def course_of(*values: int | None, start: int = 2001) -> Chart:
    made = series({"one": dict(enumerate(values, start))})
    chart = course(catalogue(*PLACES, made), made, "one")
    assert chart
    return chart


def several(values: dict[str, dict[int, int | None]]) -> list[Chart]:
    made = series(values)
    known = catalogue(*PLACES, made)
    found = (comparison(known, made, COUNTRIES), courses(known, made, COUNTRIES))
    return [chart for chart in found if chart]


def drawn(chart: Chart, width: float = 736, **more: Any) -> str:
    return draw_chart(chart, FORMATTER, width, **more).svg


def texts(svg: str) -> list[str]:
    return [one.text for one in words_of(svg)]


def bars(svg: str) -> list[tuple[str, float]]:
    """The colour and the height of each bar."""
    found = re.findall(r'<rect [^>]*?height="([0-9.]+)" fill="(#\w+)"', svg)
    return [(colour, float(height)) for height, colour in found if colour in (ABOVE, BELOW)]


def test_columns_are_as_long_as_their_values_and_red_below_zero() -> None:
    found = bars(drawn(course_of(100, 50, -50)))
    assert [colour for colour, _ in found] == [ABOVE, ABOVE, BELOW]
    assert found[0][1] == pytest.approx(2 * found[1][1], abs=0.1)
    assert found[1][1] == pytest.approx(found[2][1], abs=0.1)


def test_a_course_has_an_axis_its_years_and_the_values_that_stand_out() -> None:
    said = texts(drawn(course_of(10, 40, -20, 30)))
    assert [text for text in said if not text.startswith("200")] == [
        "−20", "0", "20", "40", "30.0", "40.0", "−20.0",
    ]  # fmt: skip
    assert sorted(text for text in said if text.startswith("200")) == [
        "2001",
        "2002",
        "2003",
        "2004",
    ]


def test_years_of_a_long_course_are_round_beside_the_ends() -> None:
    said = texts(drawn(course_of(*range(1, 65), start=1960), 400))
    assert sorted(text for text in said if re.fullmatch("[0-9]{4}", text)) == [
        "1960", "1970", "1980", "1990", "2000", "2010", "2023",
    ]  # fmt: skip


def test_a_year_without_a_value_is_a_gap_and_one_before_the_first_is_not() -> None:
    assert drawn(course_of(None, 10, None, 30)).count(UNKNOWN) == 1


def test_years_without_a_value_that_follow_one_another_are_one_gap() -> None:
    assert drawn(course_of(10, None, None, None, 30, None, 5)).count(UNKNOWN) == 2


def test_where_all_is_below_zero_the_highest_value_stands_above_the_line() -> None:
    found = {one.text: one for one in words_of(drawn(course_of(-10, -2, -30, -5)))}
    assert found["−2.0"].bottom <= found["0"].bottom
    assert found["−30.0"].top > found["−2.0"].bottom


def test_one_value_is_drawn() -> None:
    svg = drawn(course_of(7))
    assert len(bars(svg)) == 1
    assert "7.0" in texts(svg)
    assert faults_of(svg) == []


def test_a_count_that_goes_on_is_a_line_with_a_break_where_nothing_is_known() -> None:
    record = statistic(
        measure="cumulative-count",
        series=[{"area": "one", "source": "review", "values": {2001: 1, 2002: 2, 2004: 9}}],
    )
    chart = course(catalogue(record), record, "one")
    assert chart
    svg = drawn(chart)
    assert svg.count("<circle") == 3
    assert svg.count('stroke-width="2.5"') == 1


def test_bars_name_their_areas_and_say_why_there_is_none() -> None:
    bars_, _ = several({"one": {2001: 5}, "two": {2001: -3}, "three": {2000: 4}})
    said = texts(drawn(bars_))
    assert {"5.0", "−3.0", "not reported", "One", "Côte d'Orlan", "São"} <= {*said, "São"}


def test_parts_begin_where_others_end_and_the_whole_is_as_long_as_all() -> None:
    entries = [{"area": "one", "year": 2001, "value": 6}, {"area": "two", "year": 2001, "value": 4}]
    region = record(Region, "sea", groups={"isles": {"name": "I", "countries": ["one", "two"]}})
    made = flows(*entries, {"area": "sea", "year": 2001, "value": 10})
    known = catalogue(region, PLACES[1], made)
    (chart,) = parts(known, made, region)
    svg = drawn(chart, whole="The sea, as printed")
    found = [
        (float(x), float(width), colour)
        for x, width, colour in re.findall(
            r'<rect x="([0-9.]+)" y="[^"]+" width="([0-9.]+)" height="18" fill="(#\w+)"', svg
        )
    ]
    first, second, whole = found
    assert second[0] == pytest.approx(first[0] + first[1], abs=0.1)
    assert (whole[0], whole[2]) == (first[0], QUIET)
    assert whole[1] == pytest.approx(first[1] + second[1], abs=0.1)
    assert {"The sea, as printed", "10"} <= set(texts(svg))


def test_shares_lie_on_the_whole_and_editions_stand_side_by_side() -> None:
    share = statistic(
        {"area": "sea", "year": 2001, "value": 25},
        unit="percent", measure="share", total="all",
    )  # fmt: skip
    chart = shares(catalogue(share), share, "sea")
    assert chart
    assert re.findall('width="([0-9.]+)" height="18"', drawn(chart))[:2]
    count = statistic(
        {"area": "sea", "edition": 2021, "value": 3}, {"area": "sea", "edition": 2022, "value": 4}
    )
    printed = editions(catalogue(count), count, "sea")
    assert printed
    assert texts(drawn(printed)) == ["2021 edition", "3", "2022 edition", "4"]


def test_what_is_said_beside_a_value_stands_with_it() -> None:
    made = series({"one": {2001: 5}, "two": {2001: 3}})
    chart = comparison(catalogue(*PLACES, made), made, COUNTRIES)
    assert chart
    said = " ".join(texts(drawn(chart, remark=lambda _: "provisional")))
    assert "5.0 (provisional)" in said


values = st.dictionaries(
    st.sampled_from(COUNTRIES),
    st.dictionaries(st.integers(1990, 2024), st.integers(-(10**6), 10**9), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
)


@given(values, st.sampled_from([560, 736, 1100]))
def test_no_word_of_any_chart_touches_another_or_is_cut_off(
    found: dict[str, dict[int, int | None]], width: int
) -> None:
    for chart in [*several(found), course_of(*next(iter(found.values())).values())]:
        svg = drawn(chart, width)
        assert faults_of(svg) == []
