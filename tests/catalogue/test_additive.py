"""Which values of a statistic a naive sum may take."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from builders import catalogue, observation, record
from hypothesis import given
from hypothesis import strategies as st
from invented_statistics import COUNTRIES, ENTRIES, HOLDS, KINDS, OWN, held
from oda_reports.catalogue.additive import additive_values, days_of
from oda_reports.figures.figure import Figure
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic

AMOUNT = KINDS[0]
COUNT = KINDS[1]
CUMULATIVE = KINDS[2]


def parted(*entries: dict[str, Any], kind: dict[str, Any] = COUNT) -> tuple[list[str], list[str]]:
    """The addresses below the statistic of its values and of its totals; a gap is a year."""
    made = additive_values(*held([*entries], kind))
    return [_called(f) for f in made.values], [_called(f) for f in made.totals]


def _called(figure: Figure) -> str:
    return figure.address.removeprefix("statistics/oda/") or f"gap {figure.area}/{figure.year}"


def said(area: str, value: int | None = 1, **more: Any) -> dict[str, Any]:
    return observation(area=area, value=value, **more)


def test_a_region_is_a_total_where_its_countries_have_values_and_else_a_value() -> None:
    region = said("sea", year=2020)
    assert parted(region) == (["sea/2020"], [])
    assert parted(region, said("one", year=2021)) == (["one/2021"], ["sea/2020"])


def test_a_group_of_which_no_country_is_known_stands_beside_the_countries_of_another() -> None:
    values, totals = parted(
        said("sea", year=2020), said("isles", year=2020), said("rocks", year=2020),
        said("one", year=2020),
    )  # fmt: skip
    assert values == ["rocks/2020", "one/2020"]
    assert totals == ["sea/2020", "isles/2020"]


def test_a_region_of_one_group_is_the_total_of_it() -> None:
    places = catalogue(record(Statistic, "oda", observations=[
        {"source": "review", "value": 1, "year": 2020, "area": area} for area in ("sea", "isles")
    ]))  # fmt: skip
    made = additive_values(places, places.get(Statistic, "oda"))
    assert [f.area for f in made.values] == ["isles"]
    assert [f.area for f in made.totals] == ["sea"]


@pytest.mark.parametrize("whole", ["varland", "world"])
def test_what_nobody_knows_the_bounds_of_is_a_total_beside_anything_else(whole: str) -> None:
    assert parted(said(whole, year=2020)) == ([f"{whole}/2020"], [])
    assert parted(said(whole, year=2020), said("far", year=2020)) == (
        ["far/2020"],
        [f"{whole}/2020"],
    )


def test_a_region_whose_countries_have_no_number_is_no_total() -> None:
    silent = said("one", None, year=2020, state="not-reported")
    assert parted(said("sea", year=2020), silent) == (["sea/2020", "one/2020"], [])


def test_a_row_for_no_single_country_stands_with_the_totals() -> None:
    row = said("sea", year=2020, unallocated="several countries")
    assert parted(said("one", year=2020), row) == (["one/2020"], ["sea/unallocated/2020"])


@pytest.mark.parametrize(
    "part", [{"nature": "target"}, {"breakdown": {"sex": "women"}}, {"through": "agency"}]
)
def test_a_target_and_a_part_are_neither_values_nor_totals(part: dict[str, Any]) -> None:
    assert parted(said("one", year=2020, **part), said("sea", year=2020, **part)) == ([], [])


def test_a_country_that_is_part_of_its_region_s_total_is_a_value_all_the_same() -> None:
    part = said("one", year=2020, part_of="statistics/oda/sea/2020")
    assert parted(said("sea", year=2020), part) == (["one/2020"], ["sea/2020"])


def test_a_part_of_its_own_area_is_no_value() -> None:
    part = said("one", year=2021, part_of="statistics/oda/one/2020@2024")
    assert parted(said("one", year=2020, edition="2024"), part) == (["one/2020@2024"], [])


def test_of_several_prints_the_newest_that_the_report_knows_stands() -> None:
    values, _ = parted(*(said("one", year=2020, edition=e) for e in ("2023", OWN, "2025")))
    assert values == ["one/2020@2024"]


def test_a_year_between_of_which_nothing_is_said_is_a_gap_and_one_before_or_after_is_none() -> None:
    values, _ = parted(
        said("one", year=2018), said("one", None, year=2019, state="withheld"),
        said("one", year=2021), said("two", year=2017),
    )  # fmt: skip
    assert values == ["one/2018", "one/2019", "gap one/2020", "one/2021", "two/2017"]


def test_fiscal_years_have_gaps_of_their_own_kind() -> None:
    values, _ = parted(said("one", year="FY2018"), said("one", year="FY2020"))
    assert values == ["one/FY2018", "gap one/FY2019", "one/FY2020"]


def test_no_day_is_counted_twice() -> None:
    values, _ = parted(
        said("one", year=2020), said("one", year="FY2020"), said("one", year="2020-03"),
        said("one", start=2019, end=2020), said("one", year="2021-03"), said("one", year="FY2018"),
        said("one", year=2021),
    )  # fmt: skip
    assert values == ["one/FY2018", "one/2020", "one/2021"]


def test_months_stand_where_there_is_no_year() -> None:
    values, _ = parted(said("one", year="2020-01"), said("one", year="2020-02"))
    assert values == ["one/2020-01", "one/2020-02"]


def test_of_a_count_that_goes_on_only_the_newest_stands() -> None:
    values, totals = parted(
        said("one", since=1993, edition="2023"), said("one", since=1993, edition=OWN),
        said("sea", since=1993, edition="2023"), said("sea", since=1993, edition=OWN),
        said("sea", since=1993, edition=OWN, unallocated="several countries"),
        kind=CUMULATIVE,
    )  # fmt: skip
    assert values == ["one@2024"]
    assert totals == ["sea@2024", "sea/unallocated@2024"]


def test_a_range_stands_where_there_is_no_other_number() -> None:
    values, _ = parted(said("one", None, low=1, high=2), kind=CUMULATIVE)
    assert values == ["one"]
    values, _ = parted(said("one", None, low=1, high=2, as_of=2020))
    assert values == ["one/2020"]


def test_amounts_of_projects_stand_but_for_parts_and_for_what_is_only_aimed_at() -> None:
    amounts = {
        "total": {"value": 5, "currency": "USD", "source": "review"},
        "part": {"value": 2, "currency": "USD", "source": "review", "part_of": "total"},
        "hoped": {"value": 7, "currency": "USD", "source": "review", "nature": "forecast"},
        "paid": {"value": 1, "currency": "USD", "source": "review", "flow": "gross-disbursement"},
    }
    grants = record(
        Statistic, "grants", unit=None, measure=None, flow="commitment",
        compiled_from="project-amounts",
    )  # fmt: skip
    held = catalogue(record(Project, "well", amounts=amounts), grants)
    made = additive_values(held, grants)
    assert [figure.key for figure in made.values] == ["total"]
    assert made.totals == ()


@given(ENTRIES, st.sampled_from(KINDS))
def test_no_day_of_no_country_is_in_two_values(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    held_by, statistic = held(entries, kind)
    made = additive_values(held_by, statistic)
    numbers = [f for f in made.values if f.has_number or f.number is not None]
    for one, other in combinations(numbers, 2):
        days = [days_of(figure) for figure in (one, other)]
        shared_days = one.area == other.area and (
            None in days or (days[0][0] <= days[1][1] and days[1][0] <= days[0][1])  # type: ignore[index]
        )
        assert not shared_days, (one.address, other.address)
        if one.area != other.area:
            holds = [HOLDS.get(figure.area or "") for figure in (one, other)]
            assert "varland" not in (one.area, other.area)
            assert "world" not in (one.area, other.area)
            assert None in holds or not holds[0] & holds[1]  # type: ignore[operator]
    assert len(set(numbers)) == len(numbers)


@given(ENTRIES, st.sampled_from(KINDS))
def test_what_stands_is_whole_known_to_the_report_and_no_total(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    held_by, statistic = held(entries, kind)
    made = additive_values(held_by, statistic)
    printed = [figure for figure in made.values if figure.address]
    assert all(figure.is_of_all_its_area for figure in printed)
    assert not {f.address for f in printed} & {f.address for f in made.totals}
    every = {figure.address for figure in held_by.figures_of(statistic)}
    assert {figure.address for figure in (*printed, *made.totals)} <= every
    assert all((figure.edition or "") <= OWN for figure in (*printed, *made.totals))


@given(ENTRIES, st.sampled_from([AMOUNT, COUNT]))
def test_what_a_chart_shows_of_a_country_stands_in_the_file(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    held_by, statistic = held(entries, kind)
    values = {figure.address for figure in additive_values(held_by, statistic).values}
    shown = {
        figure.address
        for country in COUNTRIES
        for figure in held_by.yearly(statistic.id, country).values()
        if figure.number is not None
    }
    assert shown <= values
