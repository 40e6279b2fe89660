"""The values on a map: those of the year in which countries are compared, in classes."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, flows, record
from oda_reports.maps.value_maps import MappedValues, main_values, mapped_values
from oda_reports.records.areas import Country, Region

COUNTRIES = ("one", "two", "three", "four")


def maps_of(*observations: dict[str, Any]) -> list[MappedValues]:
    """The maps of a statistic: of a region with four countries, and of one with none."""
    regions = [
        record(Region, id, groups={f"{id}-isles": {"name": "Isles", "countries": countries}})
        for id, countries in (("sea", COUNTRIES), ("lake", ("five",)))
    ]
    statistic = flows(*observations)
    held = catalogue(*regions, *(record(Country, id) for id in COUNTRIES), statistic)
    return [*mapped_values(held, statistic)]


def of(*areas: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"area": area, "year": 2022, **fields} for area in areas]


@pytest.mark.parametrize(("countries", "there"), [(2, False), (3, True), (4, True)])
def test_fewer_than_three_values_make_no_map(countries: int, there: bool) -> None:
    found = maps_of(*of(*COUNTRIES[:countries]))
    assert [one.region.id for one in found] == ["sea"] * there
    assert [one.is_partial for one in found] == [countries < 4] * there


def test_a_map_is_of_the_newest_year_that_two_countries_report_or_there_is_none() -> None:
    assert maps_of(*of(*COUNTRIES, year=2021), *of("one", "two")) == []
    (shown,) = maps_of(*of(*COUNTRIES, year=2021), *of("one"))
    assert str(shown.year) == "2021"


def test_nil_has_the_colour_of_zero_and_a_country_without_a_number_is_left_out() -> None:
    (shown,) = maps_of(
        *of("one", value=-5), *of("two", value=7), *of("three", state="nil"),
        *of("four", state="not-reported"),
    )  # fmt: skip
    assert {id: shown.step(one) for id, one in shown.figures.items()} == {
        "one": -1,
        "two": 2,
        "three": 0,
    }
    assert shown.is_partial


def test_each_source_and_place_is_named_once() -> None:
    (shown,) = maps_of(*of("one", "two", place="page 3"), *of("three"))
    assert shown.sources == (("review", "page 3"), ("review", None))
    assert not shown.has_one_source
    (shown,) = maps_of(*of("one", "two", "three", place="page 3"))
    assert shown.has_one_source


def test_of_the_statistics_of_a_region_the_first_that_makes_a_map_stands_for_it() -> None:
    sea = record(
        Region, "sea", statistics=["few", "many", "others"],
        groups={"isles": {"name": "Isles", "countries": COUNTRIES}},
    )  # fmt: skip
    few, many, others = (
        flows(*of(*COUNTRIES[:count]), id=id)
        for id, count in (("few", 2), ("many", 3), ("others", 4))
    )
    countries = [record(Country, id) for id in COUNTRIES]
    found = main_values(catalogue(sea, *countries, few, many, others), sea)
    assert found
    assert found.statistic.id == "many"
    few_only = sea.model_copy(update={"statistics": ("few",)})
    assert main_values(catalogue(few_only, *countries, few), few_only) is None


def test_a_map_tells_why_a_country_has_no_colour() -> None:
    isles = {"name": "Isles", "countries": [*COUNTRIES, "five"]}
    sea = record(Region, "sea", groups={"isles": isles})
    gone = record(Country, "five", recipient={"end": 2020})
    values = flows(*of("one", "two", "three"), *of("four", value=None, low=1, high=2))
    held = catalogue(sea, gone, *(record(Country, id) for id in COUNTRIES), values)
    (shown,) = mapped_values(held, values)
    assert (set(shown.without_number), set(shown.no_recipients)) == ({"four"}, {"five"})
    assert not shown.lacks_reports_alone
