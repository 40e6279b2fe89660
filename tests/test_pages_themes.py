"""What stands on the pages of themes, organisations, terms and methodology."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.records.terms import Name, Scheme
from oda_reports.writing.pages.glossary import GlossaryContext, glossary_page
from oda_reports.writing.pages.methodology import MethodologyContext
from oda_reports.writing.pages.organisations import (
    OrganisationContext,
    OrganisationListContext,
    organisation_pages,
)
from oda_reports.writing.pages.themes import ThemeContext, ThemeListContext
from planned import CATALOGUE, PAGES, given, ids


def test_the_list_of_themes_counts_projects_and_says_what_a_theme_is() -> None:
    context = given(PAGES["themes/index.md"], ThemeListContext)
    assert context.definition == "A grouping of our own, to read activities across countries."
    assert [(listed.theme.id, listed.projects) for listed in context.themes] == [
        ("education", 1),
        ("health", 1),
        ("relief", 1),
        ("sea-and-coast", 4),
    ]


def test_what_is_done_in_a_theme_is_told_of_regions_and_of_countries() -> None:
    context = given(PAGES["themes/education.md"], ThemeContext)
    assert [one.record.id for one in context.in_regions] == ["lorian-sea"]
    assert [one.record.id for one in context.in_countries] == ["sao-lucio"]
    assert {one.effort.theme for one in (*context.in_regions, *context.in_countries)} == {
        "education"
    }
    assert context.projects is not None
    assert ids(context.projects.projects) == ["school-at-sea-sao-lucio"]
    assert ids(context.others) == ["health", "relief", "sea-and-coast"]


def test_a_theme_without_efforts_has_none() -> None:
    context = given(PAGES["themes/health.md"], ThemeContext)
    assert (context.in_regions, context.in_countries) == ((), ())


def test_the_list_of_organisations_counts_their_projects() -> None:
    context = given(PAGES["organisations/index.md"], OrganisationListContext)
    assert {one.organisation.id: one.projects for one in context.organisations} == {
        "harbour-school-trust": 1,
        "islands-relief-fund": 1,
        "varland-mec": 1,
        "lorian-sea-secretariat": 1,
        "varland-cooperation-agency": 2,
    }


def test_an_organisation_is_shown_with_its_part_in_projects_and_what_it_publishes() -> None:
    context = given(PAGES["organisations/varland-mec.md"], OrganisationContext)
    assert [(one.project.id, one.part.role.value) for one in context.parts] == [
        ("school-at-sea-sao-lucio", "donor")
    ]
    assert ids(context.published) == [
        "cooperation-review-2023",
        "cooperation-review-2021",
        "cooperation-review-2018",
        "press-note-14",
    ]


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, False),
        ({"text": "t"}, False),
        ({"short_name": "A"}, True),
        ({"other_names": ["B"]}, True),
        ({"url": "https://example.org/"}, True),
    ],
)
def test_an_organisation_has_facts_beside_its_name_and_text(
    fields: dict[str, Any], there: bool
) -> None:
    _, page = organisation_pages(catalogue(record(Organisation, "agency", **fields)))
    assert given(page, OrganisationContext).has_facts is there


@pytest.mark.parametrize(
    ("fields", "is_explained"),
    [
        ({}, False),
        ({"language": "en"}, False),
        ({"long": "l"}, True),
        ({"forbidden": ["f"]}, True),
        ({"valid_from": 2020}, True),
        ({"valid_to": 2020}, True),
        ({"text": "t"}, True),
        ({"contested": "c"}, True),
    ],
)
def test_a_name_of_which_nothing_is_said_stands_among_the_plain_ones(
    fields: dict[str, Any], is_explained: bool
) -> None:
    page = glossary_page(catalogue(record(Name, "ardal", **fields)))
    context = given(page, GlossaryContext)
    assert (ids(context.explained_names), ids(context.plain_names)) == (
        (["ardal"], []) if is_explained else ([], ["ardal"])
    )
    assert context.has_names
    assert page.explains_names


def test_the_glossary_is_edited_in_its_file_and_holds_terms_and_schemes() -> None:
    page = PAGES["glossary.md"]
    context = given(page, GlossaryContext)
    assert (page.file, page.parents) == ("glossary.yml", ("index.md",))
    assert context.terms == CATALOGUE.terms
    assert {one.scheme.id: len(one.projects) for one in context.schemes} == {
        "project-grant": 5,
        "relief-grant": 1,
        "soft-loan": 0,
        "technical-cooperation": 2,
    }


def test_a_scheme_is_shown_with_what_runs_under_it() -> None:
    made = catalogue(
        record(Scheme, "grant"), record(Project, "boats", scheme="grant"), record(Project, "alone")
    )
    context = given(glossary_page(made), GlossaryContext)
    assert [ids(one.projects) for one in context.schemes] == [["boats"]]
    assert not context.has_names


def test_methodology_is_the_text_of_its_file_and_the_publications_read() -> None:
    page = PAGES["methodology.md"]
    context = given(page, MethodologyContext)
    assert page.file == "pages/methodology.md"
    assert context.lead.startswith("This page says where the facts")
    assert len(context.sections) == 3
    assert context.sources == CATALOGUE.sources
