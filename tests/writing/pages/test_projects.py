"""What stands on the list of projects and on the page of each."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Containment
from oda_reports.writing.pages.projects import (
    SIBLINGS,
    ProjectContext,
    ProjectListContext,
    ShownAmount,
    project_pages,
)
from planned import CATALOGUE, PAGES, addresses, given, ids

PAGE = PAGES["projects/school-at-sea-sao-lucio.md"]
SCHOOL = given(PAGE, ProjectContext)
AMOUNT = {"kind": "fixed", "value": 5, "currency": "USD", "source": "review"}
COUNT = {"label": "l", "value": 5, "unit": "persons", "source": "review"}


def project_context(**fields: Any) -> ProjectContext:
    _, page = project_pages(catalogue(record(Project, "boats", **fields)), {})
    return given(page, ProjectContext)


def amount(**fields: Any) -> ShownAmount:
    given = {name: value for name, value in {**AMOUNT, **fields}.items() if value is not None}
    (found,) = project_context(amounts={"grant": given}).amounts
    return found


def test_the_list_is_wide_and_can_be_filtered() -> None:
    page = PAGES["projects/index.md"]
    context = given(page, ProjectListContext)
    assert (page.wide, page.script) == (True, "assets/filter.js")
    assert context.projects == CATALOGUE.projects
    assert list(context.facets) == ids(CATALOGUE.projects)
    assert context.facets["clinic-boats"].countries == ("veymar", "tessara")
    assert ids(context.choices.themes) == ["education", "health", "relief", "sea-and-coast"]
    assert ids(card.project for card in context.featured) == ["school-at-sea-sao-lucio"]


def test_a_project_is_shown_with_the_records_that_it_names() -> None:
    assert SCHOOL.scheme is not None
    assert SCHOOL.scheme.id == "project-grant"
    assert ids(SCHOOL.themes) == ["education", "sea-and-coast"]
    assert [(party.organisation.id, party.part.role.value) for party in SCHOOL.parties] == [
        ("harbour-school-trust", "implementing"),
        ("varland-mec", "donor"),
    ]
    assert len(SCHOOL.pictures) == 3
    assert [ids(entry.projects) for entry in SCHOOL.timeline] == [[]], "not the page it stands on"


def test_its_sources_stand_at_the_foot_even_where_no_text_cites_them() -> None:
    assert PAGE.sources == SCHOOL.project.sources
    assert PAGE.figures == CATALOGUE.figures_of(SCHOOL.project)


def test_an_amount_is_told_from_a_result_of_the_same_key() -> None:
    context = project_context(amounts={"total": AMOUNT}, results={"total": COUNT})
    (cost,), (result,) = context.amounts, context.results
    assert cost.figure is not None
    assert cost.figure.address == "projects/boats/amounts/total"
    assert result.figure.address == "projects/boats/results/total"
    open_amount = {"kind": "not-determined", "source": "review"}
    context = project_context(amounts={"total": open_amount}, results={"total": COUNT})
    assert [one.figure for one in context.amounts] == [None]


@pytest.mark.parametrize(
    ("kind", "value", "is_set", "names_measure"),
    [
        ("fixed", 5, True, True),
        ("up-to", 5, True, True),
        ("pledge", 5, True, False),
        ("not-determined", None, False, False),
    ],
)
def test_an_amount_is_printed_where_it_is_set(
    kind: str, value: int | None, is_set: bool, names_measure: bool
) -> None:
    found = amount(kind=kind, value=value)
    assert found.key == "grant"
    assert (found.is_set, found.names_measure) == (is_set, names_measure)
    assert found.figure is not None


def test_an_amount_without_a_currency_is_no_figure() -> None:
    found = amount(kind="not-determined", value=None, currency=None)
    assert (found.figure, found.is_set, found.shared) == (None, False, "")


def test_an_amount_that_several_countries_share_says_so() -> None:
    boats = given(PAGES["projects/clinic-boats.md"], ProjectContext)
    assert boats.amounts[0].shared == "Shared by the countries of Outer Isles, counted once"
    assert {one.shared for one in SCHOOL.amounts} == {""}


@pytest.mark.parametrize(("match", "is_inferred"), [("inferred", True), ("confirmed", False)])
def test_an_amount_that_may_be_another_projects_is_told_of(match: str, is_inferred: bool) -> None:
    assert amount(match=match).is_inferred is is_inferred


@pytest.mark.parametrize(
    ("kind", "said"), [("result", ""), ("target", "Target"), ("baseline", "Baseline")]
)
def test_a_result_says_what_it_is_unless_it_is_an_achievement(kind: str, said: str) -> None:
    (result,) = project_context(results={"pupils": {**COUNT, "kind": kind}}).results
    assert result.kind == said


def test_a_result_names_those_that_it_contains_with_how_much() -> None:
    results = {one.figure.key: one for one in SCHOOL.results}
    assert list(results) == ["baseline", "target", "teachers", "pupils", "people"]
    assert [(one.figure.key, one.containment) for one in results["pupils"].contains] == [
        ("baseline", Containment.PART),
        ("teachers", Containment.NONE),
    ]
    assert results["target"].contains == ()


def test_a_few_other_projects_of_its_areas_are_named() -> None:
    ships = [record(Project, f"ship-{number}") for number in range(SIBLINGS + 2)]
    far = record(Project, "wide", areas=["sea"])
    _, first, *_ = project_pages(catalogue(*ships, far), {})
    assert ids(given(first, ProjectContext).siblings) == ["ship-1", "ship-2", "ship-3", "ship-4"]
    assert addresses(first.figures) == []
