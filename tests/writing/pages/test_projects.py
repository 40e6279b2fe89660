"""What stands on the list of projects and on the page of each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.writing.pages.page import Page
from oda_reports.writing.pages.paging import ROWS
from oda_reports.writing.pages.projects import (
    SIBLINGS,
    ProjectContext,
    ProjectListContext,
    project_pages,
)
from planned import CATALOGUE, PAGES, addresses, body_of, given, ids

PAGE = PAGES["projects/school-at-sea-sao-lucio.md"]
SCHOOL = given(PAGE, ProjectContext)
AMOUNT = {"value": 5, "currency": "USD", "source": "review"}
COUNT = {"label": "l", "value": 5, "unit": "persons", "source": "review"}


def project_page(**fields: Any) -> Page:
    _, page = project_pages(catalogue(record(Project, "boats", **fields)), {})
    return page


def project_context(**fields: Any) -> ProjectContext:
    return given(project_page(**fields), ProjectContext)


def test_the_list_is_wide_and_can_be_filtered() -> None:
    page = PAGES["projects/index.md"]
    context = given(page, ProjectListContext)
    assert (page.wide, page.script) == (True, "assets/filter.js")
    rows = {row.project.id: row for row in context.rows}
    assert sorted(rows) == sorted(ids(CATALOGUE.projects))
    assert next(iter(rows)) == "economic-programme-veymar-second"
    assert list(rows)[-1] == "sea-charts", "what bears no date comes last"
    assert rows["clinic-boats"].facets.countries == ("veymar", "tessara")
    assert context.choices is not None
    assert [facet.key for facet in context.choices.facets] == [
        *("country", "theme", "scheme", "kind", "organisation", "status", "amount")
    ]
    assert [(order.id, order.name, order.count) for order in context.orders] == [
        ("name", "Name", 8),
        ("amount-jpy", "Largest amount in Japanese yen", 3),
        ("amount-eur", "Largest amount in euros", 2),
        ("amount-usd", "Largest amount in US dollars", 2),
    ]
    assert (context.count, context.paging) == (8, None)
    assert ids(card.project for card in context.featured) == ["school-at-sea-sao-lucio"]


def test_a_long_list_goes_on_on_pages_of_its_own() -> None:
    ships = [record(Project, f"ship-{n}", period={"start": 2000 + n % 20}) for n in range(ROWS + 1)]
    made = catalogue(*ships)
    first, second, *_ = project_pages(made, {})
    assert (first.path, second.path) == ("projects/index.md", "projects/page/2.md")
    contexts = [given(page, ProjectListContext) for page in (first, second)]
    assert [len(context.rows) for context in contexts] == [ROWS, 1]
    assert [context.count for context in contexts] == [ROWS + 1] * 2
    assert (second.title, second.in_search) == ("Projects, page 2 of 2", False)
    assert (second.wide, second.script) == (True, None)
    assert second.parents == ("index.md", "projects/index.md")
    later = body_of(made, "projects/page/2.md")
    assert "oda-form" not in later
    assert '<a href="../../../projects/" rel="prev">' in later
    assert 'rel="next"' not in later
    assert 'data-number="name">2000</a>' in later


def test_a_project_is_shown_with_the_records_that_it_names() -> None:
    assert SCHOOL.scheme is not None
    assert SCHOOL.scheme.id == "project-grant"
    assert ids(SCHOOL.themes) == ["education", "sea-and-coast"]
    assert [(party.organisation.id, party.part.role.value) for party in SCHOOL.parties] == [
        ("harbour-school-trust", "implementing"),
        ("varland-mec", "donor"),
    ]
    assert len(SCHOOL.pictures) == 3
    told = SCHOOL.timeline.newest
    assert [ids(entry.projects) for entry in told] == [[]], "not the page it stands on"


def test_its_sources_stand_at_the_foot_even_where_no_text_cites_them() -> None:
    assert PAGE.sources == SCHOOL.project.sources
    assert PAGE.figures == CATALOGUE.figures_of(SCHOOL.project)


def test_what_a_record_says_of_its_project_stands_among_the_facts() -> None:
    roles = [{"area": "isles", "role": "partner", "source": "review"}]
    context = project_context(areas=["one"], area_roles=roles, form="framework")
    assert context.form == "Framework"
    assert [(shown.area, bool(shown.part)) for shown in context.areas] == [
        ("one", False),
        ("isles", True),
    ]
    assert project_context().form == ""


def test_a_phase_has_what_is_counted_in_it() -> None:
    phases = [
        {"id": "first", "form": "tranche", "title": "First tranche"},
        {"id": "second", "form": "contract", "title": "Pumps"},
        {"title": "Later"},
    ]
    page = project_page(
        phases=phases,
        amounts={"grant": {**AMOUNT, "phase": "second"}, "other": AMOUNT},
        results={"pumps": {**COUNT, "phase": "second"}},
    )
    first, second, later = given(page, ProjectContext).phases
    assert [one.form for one in (first, second, later)] == ["", "Contract", ""]
    assert [figure.anchor for figure in second.figures] == ["results/pumps", "amounts/grant"]
    assert (first.figures, later.figures) == ((), ())
    assert page.anchors == ("phase-first", "phase-second")


def test_projects_that_belong_together_lead_to_each_other() -> None:
    inner = {"amounts": {"own": {**AMOUNT, "part_of": "projects/frame/amounts/grant"}}}
    known = (
        record(Project, "frame", amounts={"grant": AMOUNT}),
        record(Project, "first", part_of="frame", **inner),
        record(Project, "second", part_of="frame", follows="first"),
        record(Project, "beside"),
    )
    pages = {page.path: page for page in project_pages(catalogue(*known), {})}
    frame, first, second = (
        given(pages[f"projects/{id}.md"], ProjectContext) for id in ("frame", "first", "second")
    )
    assert ids(part.project for part in frame.parts) == ["first", "second"]
    assert [(one.figure.key, one.context) for one in frame.parts[0].amounts] == [
        ("own", frozenset({"part_of"}))
    ]
    assert (first.whole, second.before, ids(first.after)) == (known[0], known[1], ["second"])
    assert ids(frame.siblings) == ["beside"], "what belongs to it is no other project here"
    assert ids(second.siblings) == ["beside"]


def test_the_list_of_projects_names_the_whole_of_each_part() -> None:
    known = catalogue(record(Project, "frame"), record(Project, "part", part_of="frame"))
    overview = given(next(iter(project_pages(known, {}))), ProjectListContext)
    wholes = {row.project.id: row.whole and row.whole.id for row in overview.rows}
    assert wholes == {"frame": None, "part": "frame"}


def test_a_few_other_projects_of_its_areas_are_named() -> None:
    ships = [record(Project, f"ship-{number}") for number in range(SIBLINGS + 2)]
    far = record(Project, "wide", areas=["sea"])
    _, first, *_ = project_pages(catalogue(*ships, far), {})
    assert ids(given(first, ProjectContext).siblings) == ["ship-1", "ship-2", "ship-3", "ship-4"]
    assert addresses(first.figures) == []


def facts_of(project: str, *records: Project) -> str:
    """What stands at the top of the page of a project, without its elements."""
    body = body_of(catalogue(*records), f"projects/{project}.md")
    (found,) = re.findall('<dl class="oda-facts">.*?</dl>', body, re.S)
    without_sources = re.sub(r'<a class="oda-ref".*?</a>', "", found)
    return " ".join(re.sub("<[^>]*>", "", without_sources).split())


def test_that_one_project_carries_on_another_may_be_inferred() -> None:
    first, sure = record(Project, "first"), record(Project, "sure", follows="first")
    guess = record(Project, "guess", follows="first", follows_inferred=True)
    assert "Follows first (inferred)" in facts_of("guess", first, sure, guess)
    assert "Follows first (inferred)" not in facts_of("sure", first, sure, guess)
    assert "Followed by guess (inferred), sure" in facts_of("first", first, sure, guess)


def test_a_date_says_its_phase_and_whether_we_infer_it() -> None:
    dates = [
        {"kind": "agreement", "date": "2014-03-02", "source": "review", "phase": "second"},
        {"kind": "decision", "date": 2013, "source": "review", "inferred": True},
    ]
    phases = [{"id": "second", "title": "More pumps"}, {"title": "Later"}]
    said = facts_of("boats", record(Project, "boats", dates=dates, phases=phases))
    assert "Grant or loan agreement 2 March 2014, More pumps" in said
    assert "Decision 2013 (inferred)" in said


def test_other_projects_nearby_are_named_with_where_they_are() -> None:
    body = body_of(catalogue(record(Project, "ship"), record(Project, "pier")), "projects/ship.md")
    assert re.search(r'>pier</a> <span><a href="[^"]*">One</a></span></li>', body)


@pytest.mark.parametrize(
    ("natures", "title"),
    [
        (["actual", "target"], "Results"),
        (["target", "baseline"], "What it aims at"),
        (["forecast"], "What it aims at"),
        ([], "Results"),
    ],
)
def test_plans_are_not_called_results(natures: list[str], title: str) -> None:
    count = {"label": "Wells", "value": 3, "unit": "items", "source": "review"}
    results = {nature: {**count, "nature": nature} for nature in natures}
    assert project_context(results=results).results_title == title
