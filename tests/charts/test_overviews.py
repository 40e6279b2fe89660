"""How much a region received, all its countries together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from builders import catalogue, flows, record, statistic
from oda_reports.charts.overviews import Overview, overview
from oda_reports.charts.series import size
from oda_reports.records.areas import Country, Region

PAIR = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
TRIO = {"isles": {"name": "Isles", "countries": ["one", "two", "six"]}}


def overview_of(*values: Mapping[str, Any]) -> Overview | None:
    """The overview of two countries, whose values are net flows."""
    region = record(Region, "sea", groups=PAIR, statistics=["counts", "oda"])
    counts = statistic({"area": "sea", "value": 9}, id="counts")
    return overview(catalogue(region, record(Country, "two"), counts, flows(*values)), region)


def value(area: str, year: int, number: int) -> dict[str, Any]:
    return {"area": area, "year": year, "value": number}


def test_the_values_of_the_newest_year_that_all_report_are_added() -> None:
    first = (value("one", 2020, 3), value("two", 2020, 4))
    second = (value("one", 2021, 5), value("two", 2021, -1))
    made = overview_of(*first, *second, value("one", 2022, 9))
    assert made is not None
    assert (made.statistic.id, made.year.year) == ("oda", 2021)
    assert made.sum.value == 4
    assert [size(one) for one in made.row.figures] == [7, 4]
    assert [year.year for year in made.years] == [2020, 2021]
    assert made.before is not None
    assert made.before.value == 7
    assert made.areas_below_zero == ("two",)
    assert made.source_places == (("review", None),)
    assert made.headline == "At its lowest in 2021, the last year reported"


def test_a_year_between_that_not_all_report_is_a_gap_and_no_sum() -> None:
    first = (value("one", 2019, 3), value("two", 2019, 4))
    last = (value("one", 2021, 5), value("two", 2021, 4))
    made = overview_of(*first, value("one", 2020, 8), *last)
    assert made is not None
    assert [size(one) for one in made.row.figures] == [7, None, 9]
    assert made.before is None


def test_a_country_that_was_no_recipient_is_not_waited_for() -> None:
    region = record(Region, "sea", groups=TRIO, statistics=["oda"])
    late = record(Country, "six", recipient={"start": 2021})
    values = (value("one", 2020, 3), value("two", 2020, 4))
    made = overview(catalogue(region, record(Country, "two"), late, flows(*values)), region)
    assert made is not None
    assert made.sum.value == 7
    assert (made.is_of_all, made.left_out, made.is_of_the_same) == (False, ("six",), True)


def test_sums_of_other_countries_are_not_held_against_each_other() -> None:
    region = record(Region, "sea", groups=TRIO, statistics=["oda"])
    gone = record(Country, "six", recipient={"end": 2020})
    first = (value("one", 2020, 3), value("two", 2020, 4), value("six", 2020, 9))
    second = (value("one", 2021, 5), value("two", 2021, 1))
    made = overview(catalogue(region, record(Country, "two"), gone, flows(*first, *second)), region)
    assert made is not None
    assert [added and added.value for added in made.sums] == [16, 6]
    assert (made.is_of_the_same, made.headline, made.before) == (False, None, None)


def test_one_meeting_may_be_that_of_several_countries() -> None:
    region = record(Region, "sea", groups=PAIR, statistics=["counts"])
    met = [{"area": area, "year": 2020, "value": 2} for area in ("one", "two")]
    counts = statistic(*met, id="counts", unit="meetings", measure="count")
    assert overview(catalogue(region, record(Country, "two"), counts), region) is None


@pytest.mark.parametrize("said", [{"value": None, "low": 1, "high": 2}, {"state": "withheld"}])
def test_a_range_or_what_is_withheld_makes_no_sum(said: Mapping[str, Any]) -> None:
    assert overview_of(value("one", 2020, 3), {"area": "two", "year": 2020, **said}) is None


def test_a_single_country_and_cumulative_counts_come_to_nothing_together() -> None:
    assert overview_of(value("one", 2020, 3)) is None
    region = record(Region, "sea", groups=PAIR, statistics=["counts"])
    parts = (value("one", 2020, 1), value("two", 2020, 2))
    counts = statistic(*parts, id="counts", measure="cumulative-count")
    assert counts.measured.is_cumulative
    assert overview(catalogue(region, record(Country, "two"), counts), region) is None
