"""Regions, their groups and countries: what each must have."""

from __future__ import annotations

import pytest
from builders import record, refusal
from oda_reports.records.areas import Country, Effort, Group, Region
from oda_reports.records.vocabulary import Kind
from pydantic import ValidationError


@pytest.mark.parametrize("iso3", ["kaz", "KA", "KAZA", "KAZ\n", 398])
def test_a_code_of_a_country_is_three_capital_letters(iso3: object) -> None:
    with pytest.raises(ValidationError):
        Country.model_validate({"id": "x", "name": "X", "summary": "s", "iso3": iso3})


def test_a_code_of_a_country_may_be_any_three_capital_letters() -> None:
    assert record(Country, "one", iso3="KAZ").iso3 == "KAZ"


def test_areas_are_headed_by_their_names() -> None:
    region, country = record(Region, "sea", name="Sea"), record(Country, "one", name="One")
    assert (region.heading, country.heading) == ("Sea", "One")
    assert (region.kind, country.kind) == (Kind.REGIONS, Kind.COUNTRIES)


@pytest.mark.parametrize("field", ["name", "summary", "groups"])
def test_a_region_needs_a_name_a_summary_and_groups(field: str) -> None:
    groups = {"isles": {"name": "Isles", "countries": ["one"]}}
    given = {"id": "sea", "name": "Sea", "summary": "s", "groups": groups}
    without = {name: value for name, value in given.items() if name != field}
    assert refusal(Region, without) == "Field required"


@pytest.mark.parametrize("field", ["name", "iso3", "summary"])
def test_a_country_needs_a_name_a_code_and_a_summary(field: str) -> None:
    given = {"id": "one", "name": "One", "iso3": "ONE", "summary": "s"}
    without = {name: value for name, value in given.items() if name != field}
    assert refusal(Country, without) == "Field required"


def test_a_region_has_a_group_and_a_group_a_country() -> None:
    given = {"id": "sea", "name": "Sea", "summary": "s", "groups": {}}
    assert "at least 1 item" in refusal(Region, given)
    assert "at least 1 item" in refusal(Group, {"name": "Isles", "countries": []})


@pytest.mark.parametrize("field", ["name", "countries"])
def test_a_group_needs_a_name_and_countries(field: str) -> None:
    given = {"name": "Isles", "countries": ["one"]}
    without = {name: value for name, value in given.items() if name != field}
    assert refusal(Group, without) == "Field required"


def test_an_effort_in_a_theme_needs_no_projects() -> None:
    assert Effort.model_validate({"theme": "health", "text": "t"}).projects == ()
    assert refusal(Effort, {"text": "t"}) == "Field required"
    assert refusal(Effort, {"theme": "health"}) == "Field required"
