"""Printed totals and their parts, in the real report and the invented one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import catalogue, catalogue_of, flows, record
from conftest import EXAMPLE, REAL
from oda_reports.catalogue.totals import PrintedTotal, printed_totals
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic


def totals(path: Path, statistic: str = "net-bilateral-oda") -> dict[str, PrintedTotal]:
    """The totals of a statistic by the address of each."""
    catalogue = catalogue_of(path)
    record = catalogue.get(Statistic, statistic)
    return {made.total.address.split("/")[-1]: made for made in printed_totals(catalogue, record)}


@pytest.mark.parametrize(("printed", "million"), [("2004@2005", "290.91"), ("2005@2006", "172.57")])
def test_the_eight_countries_are_exactly_the_printed_total(printed: str, million: str) -> None:
    made = totals(REAL)[printed]
    assert len(made.countries) == 8
    assert made.sum.value == Decimal(million) * 1_000_000
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
    assert totals(REAL, "share-of-bilateral-oda") == {}
    assert totals(REAL, "trainees") == {}


def test_two_countries_are_parts_of_a_total_and_one_alone_is_not() -> None:
    values = [{"area": area, "year": 2020, "value": 5} for area in ("one", "two")]
    for ids, found in ((["one", "two"], 1), (["one"], 0)):
        isles = {"isles": {"name": "Isles", "countries": ids}}
        region = record(Region, "sea", groups=isles)
        flown = flows({"area": "sea", "year": 2020, "value": 10}, *values[: len(ids)])
        held = catalogue(region, *(record(Country, id) for id in ids), flown)
        assert len(printed_totals(held, flown)) == found
