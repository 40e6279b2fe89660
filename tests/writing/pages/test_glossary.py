"""What stands on the page of terms, schemes and names."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.glossary import Name, Scheme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.glossary import GlossaryContext, glossary_page
from oda_reports.writing.pages.paging import LISTED
from planned import CATALOGUE, PAGES, body_of, given, ids


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


def test_a_scheme_of_many_projects_names_the_newest_and_leads_to_all() -> None:
    boats = [
        record(Project, f"boat-{n}", scheme="grant", period={"start": 2000 + n})
        for n in range(LISTED + 1)
    ]
    made = catalogue(record(Scheme, "grant"), *boats)
    (grant,) = given(glossary_page(made), GlossaryContext).schemes
    assert (len(grant.projects), grant.count) == (LISTED, LISTED + 1)
    assert grant.projects[0].id == f"boat-{LISTED}"
    assert "All 21 projects: these are the newest 20" in body_of(made, "glossary.md")
