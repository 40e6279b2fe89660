"""Printed totals and their parts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import catalogue, catalogue_of, flows, record, statistic
from conftest import EXAMPLE
from oda_reports.catalogue.totals import PrintedTotal, printed_totals, whole_of
from oda_reports.records.areas import Country, Region
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic


def totals(path: Path, statistic: str = "net-bilateral-oda") -> dict[str, PrintedTotal]:
    """The totals of a statistic by the address of each."""
    catalogue = catalogue_of(path)
    record = catalogue.get(Statistic, statistic)
    return {made.total.address.split("/")[-1]: made for made in printed_totals(catalogue, record)}


def test_countries_that_are_exactly_the_printed_total_of_another_source_agree_with_it() -> None:
    printed = {"area": "sea", "year": 2020, "value": 10, "source": "other", "edition": 2021}
    values = [{"area": area, "year": 2020, "value": 5} for area in ("one", "two")]
    isles = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    flown = flows(printed, *values)
    held = catalogue(
        record(Region, "sea", groups=isles), record(Country, "two"), record(Source, "other"), flown
    )
    (made,) = printed_totals(held, flown)
    assert len(made.countries) == 2
    assert made.sum.value == 10
    assert made.difference == 0
    assert (made.agrees, made.is_equal, made.is_across_sources) == (True, True, True)
    assert not made.missing


def test_a_row_for_no_single_country_is_a_part_of_its_edition_s_total() -> None:
    made = totals(EXAMPLE)
    revised = made["2020@2023"]
    assert [row.unallocated for row in revised.unallocated] == ["several countries"]
    assert revised.sum.value == Decimal("17.349") * 1_000_000
    assert revised.agrees
    earlier = made["2020@2021"]
    assert earlier.unallocated == ()
    assert earlier.agrees
    assert earlier.missing == ("tessara",)


def test_an_unallocated_row_is_no_value_of_its_area() -> None:
    catalogue = catalogue_of(EXAMPLE)
    row = catalogue.figures["statistics/net-bilateral-oda/lorian-sea/unallocated/2020@2023"]
    assert row.unallocated == "several countries"
    assert row not in catalogue.statistic_figures("net-bilateral-oda", "lorian-sea")
    assert catalogue.figure("net-bilateral-oda/lorian-sea/2020@2023").value == 17_350_000


def test_shares_and_cumulative_counts_have_no_parts() -> None:
    isles = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    values = [{"area": area, "value": 5} for area in ("sea", "one", "two")]
    for measure, unit, when in (
        ("share", "percent", {"year": 2020}),
        ("cumulative-count", "persons", {"as_of": 2020}),
    ):
        shown = statistic(*({**value, **when} for value in values), measure=measure, unit=unit)
        held = catalogue(record(Region, "sea", groups=isles), record(Country, "two"), shown)
        assert printed_totals(held, shown) == ()


def test_two_countries_are_parts_of_a_total_and_one_alone_is_not() -> None:
    values = [{"area": area, "year": 2020, "value": 5} for area in ("one", "two")]
    for ids, found in ((["one", "two"], 1), (["one"], 0)):
        isles = {"isles": {"name": "Isles", "countries": ids}}
        region = record(Region, "sea", groups=isles)
        flown = flows({"area": "sea", "year": 2020, "value": 10}, *values[: len(ids)])
        held = catalogue(region, *(record(Country, id) for id in ids), flown)
        assert len(printed_totals(held, flown)) == found


def wholes(*entries: dict[str, Any], **fields: Any) -> list[str | None]:
    """What each of these values is a part of, below their statistic."""
    isles = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    flown = flows(*entries, **fields)
    held = catalogue(record(Region, "sea", groups=isles), record(Country, "two"), flown)
    found = [whole_of(held, figure) for figure in held.figures_of(flown)]
    return [whole and whole.removeprefix("statistics/oda/") for whole in found]


def test_a_value_is_a_part_of_the_nearest_total_that_the_same_print_has_of_the_same_time() -> None:
    printed = [{"area": area, "year": 2020, "edition": "2023"} for area in ("one", "isles", "sea")]
    assert wholes(*printed) == ["isles/2020@2023", "sea/2020@2023", None]
    assert wholes(printed[0], printed[2]) == ["sea/2020@2023", None]


def test_a_row_for_no_single_country_is_a_part_of_its_area_s_total() -> None:
    total = {"area": "sea", "year": 2020}
    assert wholes(total, {**total, "unallocated": "several"}) == [None, "sea/2020"]


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2021},
        {"edition": "2024"},
        {"nature": "target"},
        {"value": None, "state": "not-reported"},
    ],
)
def test_another_time_print_or_nature_or_a_total_without_a_number_is_no_whole(
    other: dict[str, Any],
) -> None:
    value = {"area": "one", "year": 2020, "edition": "2023"}
    assert wholes(value, {**value, "area": "sea", **other}) == [None, None]


@pytest.mark.parametrize("measure", ["share", "cumulative-count"])
def test_shares_and_counts_that_go_on_are_parts_of_nothing(measure: str) -> None:
    values = ({"area": area, "year": 2020} for area in ("one", "sea"))
    assert wholes(*values, unit="persons", flow=None, measure=measure) == [None, None]


def test_what_a_record_says_of_a_whole_stands() -> None:
    part = {"area": "one", "year": 2020, "part_of": "statistics/other/sea/2020"}
    assert wholes(part, {"area": "sea", "year": 2020}) == ["statistics/other/sea/2020", None]


@pytest.mark.parametrize("part", [{"breakdown": {"sex": "women"}}, {"through": "undp"}])
@pytest.mark.parametrize("measure", ["amount", "cumulative-amount"])
def test_what_is_set_apart_in_an_area_is_a_part_of_the_area_s_own_value(
    part: dict[str, Any], measure: str
) -> None:
    value = {"area": "one", "year": 2020}
    assert wholes(value, {**value, **part}, measure=measure) == [None, "one/2020"]


@pytest.mark.parametrize(
    ("total", "parts", "fits"),
    [
        ((100, "at-least"), ((40, None), (50, None)), False),
        ((80, "at-least"), ((40, None), (50, None)), True),
        ((100, "up-to"), ((40, None), (50, None)), True),
        ((80, "up-to"), ((40, None), (50, None)), False),
        ((100, None), ((40, "more-than"), (50, None)), True),
        ((80, None), ((40, "more-than"), (50, None)), False),
        ((80, None), ((40, "up-to"), (50, None)), True),
    ],
)
def test_of_a_limit_it_is_only_known_what_it_cannot_be(
    total: tuple[int, str | None], parts: tuple[tuple[int, str | None], ...], fits: bool
) -> None:
    printed = [
        {"area": area, "year": 2020, "value": value, "qualifier": hedge}
        for area, (value, hedge) in zip(("sea", "one", "two"), (total, *parts), strict=True)
    ]
    isles = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    flown = flows(*printed)
    held = catalogue(record(Region, "sea", groups=isles), record(Country, "two"), flown)
    assert printed_totals(held, flown) == ()
    (made,) = printed_totals(held, flown, with_limits=True)
    assert (made.has_limits, made.agrees) == (True, fits)
