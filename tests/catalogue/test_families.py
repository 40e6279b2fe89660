"""Families of organisations: who belongs to one, and what all of it does."""

from __future__ import annotations

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation


def project(id: str, **roles: str) -> Project:
    """A project in which organisations take part."""
    parts = [{"organisation": name, "role": role} for name, role in roles.items()]
    return record(Project, id, organisations=parts)


CATALOGUE = catalogue(
    record(Organisation, "union"),
    record(Organisation, "office", name="Sea office", part_of="union"),
    record(Organisation, "fund", name="Fund", part_of="union"),
    record(Organisation, "desk", name="Desk", part_of="office"),
    record(Organisation, "stray", part_of="gone"),
    record(Organisation, "round", part_of="about"),
    record(Organisation, "about", part_of="round"),
    project("ship", office="channel", fund="donor"),
    project("pier", desk="implementing"),
    project("well", stray="channel"),
)
FAMILIES = CATALOGUE.families


@pytest.mark.parametrize(
    ("family", "members"),
    [("union", ["fund", "office"]), ("office", ["desk"]), ("desk", []), ("gone", ["stray"])],
)
def test_members_are_those_that_name_a_family_by_name(family: str, members: list[str]) -> None:
    assert [one.id for one in FAMILIES.members_of(family)] == members


@pytest.mark.parametrize(
    ("organisation", "families"),
    [
        ("union", ("union",)),
        ("desk", ("desk", "office", "union")),
        ("stray", ("stray",)),
        ("round", ("round", "about")),
        ("nobody", ()),
    ],
    ids=["a family", "two steps up", "a family that is not there", "a circle", "nobody"],
)
def test_an_organisation_is_of_itself_and_of_all_above_it(
    organisation: str, families: tuple[str, ...]
) -> None:
    assert FAMILIES.above(organisation) == families


@pytest.mark.parametrize(
    ("family", "projects", "parts"),
    [
        ("union", ["pier", "ship"], 3),
        ("office", ["pier", "ship"], 2),
        ("fund", ["ship"], 1),
        ("stray", ["well"], 1),
        ("round", [], 0),
    ],
)
def test_a_family_does_what_its_members_do_each_project_once(
    family: str, projects: list[str], parts: int
) -> None:
    assert [one.id for one in FAMILIES.projects_within(family)] == projects
    assert len(FAMILIES.parts_within(family)) == parts


def test_families_in_projects_are_those_above_who_takes_part_that_have_members() -> None:
    projects = {one.id: one for one in CATALOGUE.projects}
    assert [one.id for one in FAMILIES.above_those_in([projects["ship"]])] == ["office", "union"]
    assert [one.id for one in FAMILIES.above_those_in([projects["pier"]])] == ["office", "union"]
    assert FAMILIES.above_those_in([projects["well"]]) == ()
