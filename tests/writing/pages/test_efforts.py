"""What the donor does in the fields that a record tells of."""

from __future__ import annotations

import re

import pytest
from builders import catalogue, record
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.efforts import ThemedEffort, folded_efforts, themed_efforts
from planned import body_of


def test_efforts_have_their_records_in_the_order_of_the_area() -> None:
    water, health = record(Theme, "water"), record(Theme, "health")
    pump, ship = record(Project, "pump"), record(Project, "ship")
    efforts = [
        {"theme": "water", "text": "Wells.", "projects": ["ship", "pump"]},
        {"theme": "health", "text": "Care."},
    ]
    country = record(Country, "one", efforts=efforts)
    assert themed_efforts(catalogue(country, water, health, pump, ship), country) == (
        ThemedEffort(water, "water", "Wells.", (ship, pump)),
        ThemedEffort(health, "health", "Care.", ()),
    )


def test_an_effort_has_an_id_of_its_own_beside_events_and_groups() -> None:
    country = record(Country, "one", efforts=[{"theme": "storm", "text": "t"}])
    (effort,) = themed_efforts(catalogue(country, record(Theme, "storm")), country, ["storm"])
    assert effort.anchor == "storm-2"


@pytest.mark.parametrize(("count", "is_folded"), [(0, False), (1, False), (2, True)])
def test_more_projects_than_a_line_takes_are_folded_away(count: int, is_folded: bool) -> None:
    projects = [record(Project, f"ship-{number}") for number in range(count)]
    efforts = [{"theme": "water", "text": "t", "projects": [one.id for one in projects]}]
    country = record(Country, "one", efforts=efforts)
    made = catalogue(country, record(Theme, "water"), *projects)
    section = body_of(made, "countries/one.md").partition('id="water"')[2].partition("\n## ")[0]
    assert (f">{count} projects</summary>" in section) == is_folded
    assert section.count('href="../../projects/ship-') == count
    assert 'href="../../themes/water/"' in section


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (5, 5), (6, 4)])
def test_of_many_fields_the_first_are_seen_and_the_others_named(count: int, seen: int) -> None:
    themes = [record(Theme, f"t{number}", name=f"Field {number}") for number in range(count)]
    country = record(Country, "one", efforts=[{"theme": one.id, "text": "t"} for one in themes])
    made = catalogue(country, *themes)
    told = folded_efforts(made, country)
    assert len(told.first) == seen
    assert [effort.theme for effort in told.every] == themes
    names = ", ".join(one.name for one in themes[seen:])
    body = body_of(made, "countries/one.md")
    assert (f"{count - seen} more fields: {names}</summary>" in body) == bool(told.more)
    assert re.findall('<h3 id="(t[0-9])"', body) == [one.id for one in themes]
