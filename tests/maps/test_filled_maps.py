"""Values on a map: each country filled with the colour of its class, or with that of no value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from builders import the_unit
from conftest import EXAMPLE
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas
from oda_reports.maps.filled_maps import FilledMap, fill_map
from oda_reports.maps.value_classes import classes_of
from oda_reports.maps.value_maps import MappedValues
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder

READ, CATALOGUE, _ = check_folder(EXAMPLE)
assert CATALOGUE is not None
FLOWS = CATALOGUE.get(Statistic, "net-bilateral-oda")
BASE = Atlas(CATALOGUE, READ.geography).region(CATALOGUE.regions[0])
assert BASE is not None
ISLANDS = ("sao-lucio", "cote-d-orlan", "veymar", "tessara")


def figure(area: str, value: int) -> Figure:
    return Figure(
        address=f"statistics/net-bilateral-oda/{area}/2022",
        kind=Kind.STATISTICS,
        record="net-bilateral-oda",
        label="flows",
        value=Decimal(value),
        unit=the_unit("USD"),
        source="open-aid-table",
        area=area,
        year=PartialDate(2022),
    )


def filled(figures: Mapping[str, Figure]) -> FilledMap:
    assert BASE is not None
    classes = classes_of(one.value for one in figures.values() if one.value is not None)
    shown = MappedValues(FLOWS, BASE.region, PartialDate(2022), figures, classes, is_partial=False)
    return fill_map(BASE, shown, Formatter().cell)


def mapped(values: dict[str, int]) -> FilledMap:
    return filled({area: figure(area, value) for area, value in values.items()})


@pytest.mark.parametrize(
    ("values", "fills"),
    [
        (
            {"sao-lucio": 10, "cote-d-orlan": -20, "veymar": 0},
            {
                "sao-lucio": ("above1", None),
                "cote-d-orlan": ("below2", "map-net-bilateral-oda-lorian-sea-below2"),
                "veymar": ("zero", None),
                "tessara": ("none", "map-net-bilateral-oda-lorian-sea-none"),
            },
        ),
        (
            {"sao-lucio": -1, "cote-d-orlan": -1, "veymar": -1, "tessara": -1},
            dict.fromkeys(ISLANDS, ("below1", "map-net-bilateral-oda-lorian-sea-below1")),
        ),
    ],
    ids=["both sides of zero and a gap", "all below zero"],
)
def test_a_country_is_filled_with_the_colour_of_its_value(
    values: dict[str, int], fills: dict[str, tuple[str, str | None]]
) -> None:
    shapes = mapped(values).shapes
    assert {one.drawn.country.id: (one.colour, one.pattern) for one in shapes} == fills
    found = {one.drawn.country.id: one.figure.value for one in shapes if one.figure}
    assert found == values


def test_a_pattern_is_known_by_the_map_and_the_colour() -> None:
    assert mapped({"veymar": 1}).pattern("below3") == "map-net-bilateral-oda-lorian-sea-below3"


def test_classes_below_zero_are_hatched() -> None:
    drawn = mapped({"sao-lucio": 10, "cote-d-orlan": -20, "veymar": 0, "tessara": -1})
    below = [one.colour for one in drawn.hatched]
    assert below
    assert below == [one.colour for one in drawn.shown.classes if one.colour.startswith("below")]


def test_every_country_is_listed_the_highest_first_and_those_without_a_value_last() -> None:
    drawn = mapped({"tessara": 300, "sao-lucio": 5, "veymar": -5})
    listed = [(one.country.id, one.figure and one.figure.value, one.colour) for one in drawn.listed]
    assert listed == [
        ("tessara", 300, "above2"),
        ("sao-lucio", 5, "above1"),
        ("veymar", -5, "below1"),
        ("cote-d-orlan", None, "none"),
    ]


def test_values_stand_below_the_names_of_a_wide_map_and_nowhere_on_a_narrow_one() -> None:
    drawn = mapped({"tessara": 300, "sao-lucio": 5})
    values = {country.id: name.value for country, name in drawn.wide}
    assert values == {"tessara": "300", "sao-lucio": "5", "veymar": "", "cote-d-orlan": ""}
    assert not any(name.value for _, name in (*drawn.base.wide, *drawn.base.narrow))


def test_the_first_value_gives_the_unit_of_all() -> None:
    figures = {"veymar": figure("veymar", 1), "sao-lucio": figure("sao-lucio", 3)}
    assert filled(figures).first is figures["veymar"]
