"""Projects that are parts of each other, one after another, their phases, areas and money."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.areas import Country, Region
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.rules.projects import (
    amounts_of_parts_say_whether_they_are_parts,
    parts_lie_within_their_whole,
    phases_have_ids_of_their_own,
    relations_lead_up_to_an_end,
    roles_are_of_areas_that_take_part,
)

SEA = record(Region, "sea", groups={"isles": {"name": "Isles", "countries": ["one", "two"]}})
TWO = record(Country, "two")
GRANT = {"value": 5, "currency": "USD", "source": "review"}


def project(id: str, **fields: Any) -> Project:
    return record(Project, id, **fields)


@pytest.mark.parametrize("field", ["part_of", "follows"])
def test_a_circle_of_projects_is_told_once(field: str) -> None:
    first, second = project("a", **{field: "b"}), project("b", **{field: "c"})
    third, beside = project("c", **{field: "a"}), project("d", **{field: "a"})
    looked_at = checking(first, second, third, beside)
    ((place, code, message, _),) = said(relations_lead_up_to_an_end, looked_at)
    assert (place, code) == (f"projects/a/{field}", "E350")
    assert message.endswith("itself, by way of 'b', 'c', 'a'")


def test_a_project_that_names_itself_is_told_so() -> None:
    assert said(relations_lead_up_to_an_end, checking(project("a", part_of="a"))) == [
        (
            "projects/a/part_of",
            "E350",
            "'a' is said to be a part of itself",
            "name the other project, or remove the line",
        )
    ]


def test_families_of_organisations_come_to_an_end() -> None:
    one, other = record(Organisation, "a", part_of="b"), record(Organisation, "b", part_of="a")
    ((place, code, message, help),) = said(
        relations_lead_up_to_an_end, checking(one, other, record(Organisation, "c", part_of="a"))
    )
    assert (place, code) == ("organisations/a/part_of", "E350")
    assert message == "'a' is said to be a part of itself, by way of 'b', 'a'"
    assert help.startswith("remove the line part_of")


def test_a_way_up_that_ends_is_in_order() -> None:
    chain = (project("a", part_of="b", follows="c"), project("b", part_of="c"), project("c"))
    assert places(relations_lead_up_to_an_end, checking(*chain)) == []
    assert places(relations_lead_up_to_an_end, checking(project("a", part_of="gone"))) == []


def test_two_phases_have_two_ids() -> None:
    phases = [{"title": "I"}, {"title": "II"}, {"id": "x", "title": "A"}, {"id": "x", "title": "B"}]
    looked_at = checking(project("a", phases=phases))
    assert places(phases_have_ids_of_their_own, looked_at) == ["projects/a/phases/3/id"]


def test_a_role_is_that_of_an_area_of_the_project_or_inside_it() -> None:
    roles = [{"area": area, "role": "partner"} for area in ("isles", "two", "sea")]
    looked_at = checking(SEA, TWO, project("a", areas=["isles"], area_roles=roles))
    assert places(roles_are_of_areas_that_take_part, looked_at) == ["projects/a/area_roles/2/area"]


@pytest.mark.parametrize(
    ("inner", "outer", "found"),
    [
        (["one"], ["isles"], []),
        (["isles"], ["one", "two"], []),
        (["one", "two"], ["one"], ["projects/part/areas/1"]),
        (["sea"], ["one"], ["projects/part/areas/0"]),
    ],
)
def test_a_part_lies_within_its_whole(inner: list[str], outer: list[str], found: list[str]) -> None:
    records = (project("part", areas=inner, part_of="whole"), project("whole", areas=outer))
    assert places(parts_lie_within_their_whole, checking(SEA, TWO, *records)) == found


def test_an_area_of_a_phase_outside_the_whole_is_shown_where_the_whole_is_named() -> None:
    part = project("part", phases=[{"title": "I", "areas": ["two"]}], part_of="whole")
    looked_at = checking(SEA, TWO, part, project("whole"))
    assert places(parts_lie_within_their_whole, looked_at) == ["projects/part/part_of"]


@pytest.mark.parametrize(
    ("changed", "is_asked"),
    [
        ({}, True),
        ({"currency": "EUR"}, False),
        ({"flow": "pledge"}, False),
        ({"part_of": "projects/whole/amounts/grant"}, False),
        ({"year": 2020}, False),
    ],
)
def test_like_money_of_part_and_whole_may_be_counted_twice(
    changed: dict[str, Any], is_asked: bool
) -> None:
    part = project("part", part_of="whole", amounts={"own": {**GRANT, **changed}})
    looked_at = checking(part, project("whole", amounts={"grant": GRANT}))
    found = said(amounts_of_parts_say_whether_they_are_parts, looked_at)
    expected = (
        "projects/part/amounts/own key=True",
        "W451",
        "this commitment may be a part of 'grant' of 'whole', and so be counted twice",
        "if it is, write part_of: projects/whole/amounts/grant; if it comes on top, waive this with"
        " the reason",
    )
    assert found == ([expected] if is_asked else [])
