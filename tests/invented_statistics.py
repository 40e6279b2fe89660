"""Statistics at random over countries, groups, a region and areas besides, for laws about them."""

from __future__ import annotations

from typing import Any

from builders import catalogue, observation, record
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Region
from oda_reports.records.sources import Organisation
from oda_reports.records.statistics import Statistic

OWN = "2024"
"""The edition of the report."""
COUNTRIES = ("one", "two", "three", "four")
HOLDS = {
    **{country: {country} for country in COUNTRIES},
    "isles": {"one", "two"},
    "rocks": {"three", "four"},
    "sea": set(COUNTRIES),
}
"""The countries that each area of the region is or holds."""
KINDS: tuple[dict[str, Any], ...] = (
    {"unit": "USD", "flow": "net-disbursement", "prices": "current", "scale": "million"},
    {"unit": "persons", "measure": "count"},
    {"unit": "persons", "measure": "cumulative-count"},
    {"unit": "percent", "measure": "share"},
)

_OTHERS = {
    "varland": {"name": "Varland", "kind": "donor"},
    "world": {"name": "The world", "kind": "world"},
    "far": {"name": "Far Land", "iso3": "XFA"},
}
_GROUPS = {id: {"name": id.title(), "countries": sorted(HOLDS[id])} for id in ("isles", "rocks")}
_PLACES = (
    record(Region, "sea", groups=_GROUPS),
    *(record(Country, country) for country in COUNTRIES[1:]),
    record(Organisation, "agency"),
)
_YEARS = st.integers(2019, 2022)
_TIMES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    _YEARS.map(lambda year: {"year": year}),
    _YEARS.map(lambda year: {"year": year}),
    _YEARS.map(lambda year: {"year": f"FY{year}"}),
    st.integers(1, 12).map(lambda month: {"year": f"2020-{month:02}"}),
    st.just({"start": 2019, "end": 2020}),
    st.just({"since": 1993, "as_of": "2020-02"}),
    st.just({}),
)
_NUMBERS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.integers(-50, 50).map(lambda value: {"value": value}),
    st.integers(-50, 50).map(lambda value: {"value": value}),
    st.sampled_from(["nil", "not-reported"]).map(lambda state: {"state": state}),
    st.integers(0, 5).map(lambda low: {"low": low, "high": low + 7}),
)
_PARTS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {},
        {},
        {"nature": "target"},
        {"breakdown": {"sex": "women"}},
        {"through": "agency"},
        {"unallocated": "several countries"},
        {"part_of": "statistics/oda/sea/2020"},
    ]
)
_PRINTS = st.sampled_from([None, "2023", OWN, "2025"])


def _entry(
    area: str,
    time: dict[str, Any],
    number: dict[str, Any],
    part: dict[str, Any],
    print: str | None,
) -> dict[str, Any]:
    return observation(area=area, edition=print, **time, **part, **{"value": None, **number})


ENTRIES = st.lists(
    st.builds(_entry, st.sampled_from([*HOLDS, *_OTHERS]), _TIMES, _NUMBERS, _PARTS, _PRINTS),
    min_size=1,
    max_size=20,
)
"""Values of any area and time, whole or in part, as several editions print them."""
PLAIN_ENTRIES = st.lists(
    st.builds(
        _entry,
        st.sampled_from([*HOLDS]),
        _YEARS.map(lambda year: {"year": year}),
        st.integers(-50, 50).map(lambda value: {"value": value}),
        st.just({}),
        _PRINTS,
    ),
    min_size=1,
    max_size=25,
)
"""Values of calendar years for areas of the region, as several editions print them."""


def held(entries: list[dict[str, Any]], kind: dict[str, Any]) -> tuple[Catalogue, Statistic]:
    """A catalogue with a statistic of these values."""
    given = {"measure": None, **kind, "observations": entries}
    one = record(Statistic, "oda", **given)
    return catalogue(*_PLACES, one, edition=OWN, other_areas=_OTHERS), one
