"""Maps drawn at a fixed size: shapes in the colours of their values, names, a legend and a list."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import catalogue_of, folder_of
from conftest import EXAMPLE, ROOT
from oda_reports.exports.map_drawings import (
    AROUND,
    AROUND_LINE,
    BORDER,
    CLASS_COLOURS,
    COUNTRY,
    SEA,
    class_limits,
    draw_legend,
    draw_list,
    draw_region,
    draw_values,
    stacked,
)
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas, RegionMap
from oda_reports.maps.filled_maps import fill_map
from oda_reports.maps.value_classes import ValueClass, classes_of
from oda_reports.maps.value_maps import mapped_values
from oda_reports.records.statistics import Statistic
from sheet_words import faults_of, words_of

CATALOGUE = catalogue_of(EXAMPLE)
FORMATTER = Formatter("en", CATALOGUE.report.currency_symbols)
_DRAWN = Atlas(CATALOGUE, folder_of(EXAMPLE).geography).region(CATALOGUE.regions[0])
assert _DRAWN
BASE: RegionMap = _DRAWN
FLOWS = CATALOGUE.get(Statistic, "net-bilateral-oda")
(SHOWN,) = mapped_values(CATALOGUE, FLOWS)
MAP = fill_map(BASE, SHOWN, FORMATTER.cell)


def texts(svg: str) -> list[str]:
    return [one.text for one in words_of(svg)]


def test_a_map_of_a_region_has_its_countries_and_their_names() -> None:
    drawing = draw_region(BASE, 720)
    assert drawing.svg.count('fill="#5b8aa9"') == len(BASE.countries)
    assert sorted(texts(drawing.svg)) == sorted(country.name for country in BASE.listed)
    assert (drawing.width, drawing.height) == (720, round(BASE.height * 720 / BASE.width))


def test_each_country_has_the_colour_of_its_class_and_one_without_a_value_points() -> None:
    svg = draw_values(MAP, 720).svg
    shapes = {one.drawn.country.id: one for one in MAP.shapes}
    assert svg.count('fill="#648eae"') == sum(one.colour == "above3" for one in MAP.shapes)
    assert f'fill="url(#{shapes["tessara"].pattern})"' in svg


def test_what_is_below_zero_is_hatched() -> None:
    area, figure = next(iter(SHOWN.figures.items()))
    numbers = {**SHOWN.figures, area: replace(figure, value=Decimal(-5_000_000))}
    classes = classes_of(one.number for one in numbers.values() if one.number is not None)
    below = fill_map(BASE, replace(SHOWN, figures=numbers, classes=classes), FORMATTER.cell)
    assert 'patternTransform="rotate(45)"' in draw_values(below, 720).svg
    assert 'patternTransform="rotate(45)"' in draw_legend(below, FORMATTER, "-", 720).svg


def test_the_legend_says_each_class_and_that_of_no_value() -> None:
    said = texts(draw_legend(MAP, FORMATTER, "not reported", 720).svg)
    assert said == [
        *(class_limits(one, MAP.first, FORMATTER) for one in SHOWN.classes),
        "not reported",
    ]


@pytest.mark.parametrize(
    ("near", "far", "step", "words"),
    [
        (0, 5, 1, "0 to 5"),
        (10, None, 3, "10 and more"),
        (-20, None, -3, "−20 and less"),
        (0, None, -1, "below 0"),
    ],
)
def test_limits_of_classes_are_written_in_the_scale_of_the_values(
    near: int, far: int | None, step: int, words: str
) -> None:
    def whole(limit: int | None) -> Decimal | None:
        return None if limit is None else Decimal(limit).scaleb(6)

    first = whole(near)
    assert first is not None
    one = ValueClass(step, first, whole(far))
    assert class_limits(one, MAP.first, FORMATTER).lower() == words


def test_the_list_has_every_country_with_its_value() -> None:
    said = texts(draw_list(MAP.listed, FORMATTER, lambda _: "nothing", 720).svg)
    assert {"7.15", "0.75", "11.26", "nothing"} <= set(said)


def test_nothing_of_a_map_with_its_words_touches_anything_else() -> None:
    legend = draw_legend(MAP, FORMATTER, "not reported", 400)
    listed = draw_list(MAP.listed, FORMATTER, lambda _: "not reported", 400)
    whole = stacked([draw_values(MAP, 720), legend, listed], 14)
    assert faults_of(whole.svg) == []
    assert whole.height == draw_values(MAP, 720).height + legend.height + listed.height + 28


def test_colours_are_those_of_the_style_sheet_in_the_light_palette() -> None:
    light = (ROOT / "docs/assets/maps.css").read_text("utf-8").partition("@media")[0]
    styled = dict(re.findall(r"--oda-map-([a-z0-9]+): (#[0-9a-f]{6});", light))
    drawn = {
        "sea": SEA,
        "around": AROUND,
        "line": AROUND_LINE,
        "country": COUNTRY,
        "border": BORDER,
    }
    expected = {**drawn, **CLASS_COLOURS}
    assert {name: styled.get(name) for name in expected} == expected
