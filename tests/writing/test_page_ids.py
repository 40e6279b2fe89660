"""The ids of a page's headings: each once, in any script, and the same when more is written."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from builders import catalogue, record
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.areas import Region
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.writing.page_ids import PageIds, ids_in, markdown_id, slug
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer
from planned import CATALOGUE

LETTERS = st.sampled_from("aAéßIİ9 -_’中カガ한निमрйעا்ஃ️❤\u0301")
TITLES = st.lists(st.text(LETTERS, min_size=1, max_size=6) | st.text(max_size=4), max_size=12)


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("The “Central Asia plus Japan” dialogue", "the-central-asia-plus-japan-dialogue"),
        ("What is counted, and what is not", "what-is-counted-and-what-is-not"),
        ("São Lúcio", "sao-lucio"),
        ("Straße", "strasse"),
        ("中央アジアと日本", "中央アジアと日本"),
        ("ガラス", "ガラス"),
        ("Центральная Азия", "центральная-азия"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("الأرقام", "الأرقام"),
        ("❤️ …", "section"),
    ],
)
def test_an_id_is_the_words_of_a_title_in_its_own_letters(title: str, id: str) -> None:
    assert slug(title) == id


def test_of_two_titles_alike_the_second_is_numbered() -> None:
    ids = PageIds(["results"])
    assert [ids.give(title) for title in ("Why", "Why?", "Why 2", "Results")] == [
        "why",
        "why-2",
        "why-2-2",
        "results-2",
    ]


def test_a_title_like_the_id_of_an_entry_is_told_from_it() -> None:
    assert PageIds().give("Phase: schools") == "section-phase-schools"
    assert PageIds().give("Source 1") == "section-source-1"


@given(TITLES, st.text(max_size=6))
def test_ids_are_unique_and_those_before_stay_when_a_heading_is_added(
    titles: list[str], added: str
) -> None:
    before, after = PageIds(["results"]), PageIds(["results"])
    first = [before.give(title) for title in titles]
    second = [after.give(title) for title in [*titles, added]]
    assert second[:-1] == first
    assert len({*second, "results"}) == len(titles) + 2


@given(st.text(max_size=8))
def test_an_id_holds_nothing_that_ends_an_attribute_or_an_address(title: str) -> None:
    assert re.fullmatch(r"[^\s\"'<>&#{}/%?=_-]+(?:-[^\s\"'<>&#{}/%?=_-]+)*", slug(title))


def test_the_ids_that_a_template_makes_of_values_are_not_its_own() -> None:
    text = '## A {: #own }\n## B {: #notes data-x }\n<p id="third">\n<li id="fn-{{ key }}">{{ x }}'
    assert ids_in(text) == {"own", "notes", "third"}


def ids_on(body: str) -> list[str]:
    """Every id on a page as Markdown."""
    return re.findall(r'(?:\{: #|\bid=")([^\s"}]+)', body)


def twice(body: str) -> list[str]:
    """The ids that stand on a page more than once."""
    return [id for id, count in Counter(ids_on(body)).items() if count > 1]


def test_headings_like_ours_are_told_from_ours_on_every_page() -> None:
    titles = (
        *("Results", "Sources", "Amounts", "Phases", "Timeline", "Notes", "Phase: two", "Values"),
        *("Countries", "Isles", "Storm", "Sea", "One", "Others", "Counts", "年", "年"),
    )
    sections = [{"title": title, "text": "Words."} for title in titles]
    count = {"label": "l", "value": 1, "unit": "items", "source": "review"}
    region = record(
        Region,
        "sea",
        sections=sections,
        groups={"isles": {"name": "Isles", "countries": ["one"]}},
        efforts=[{"theme": "storm", "text": "t"}],
        figures={"boats": count},
    )
    project = record(
        Project,
        "ship",
        sections=sections,
        phases=[{"id": "two", "title": "Two"}],
        amounts={"grant": {"value": 1, "currency": "USD", "source": "review"}},
        results={"pupils": count},
    )
    values = record(Statistic, "oda", sections=sections, observations=[
        {"area": "one", "value": 1, "source": "review"}
    ])  # fmt: skip
    known = catalogue(
        region, project, values, record(Theme, "storm"), record(Event, "storm", projects=["ship"])
    )
    pages = plan_pages(known, {"home": "", "methodology": ""}, {})
    renderer = Renderer(known, {page.path: page for page in pages})
    bodies = {page.path: renderer.render(page).body for page in pages}
    assert {path: twice(body) for path, body in bodies.items() if twice(body)} == {}
    shown = ids_on(bodies["projects/ship.md"])
    assert {"results", "results-2", "sources-2", "section-phase-two", "年", "年-2"} <= {*shown}
    assert {"phase-two", "isles", "isles-2"} <= {*shown, *ids_on(bodies["regions/sea.md"])}


def test_no_page_of_a_whole_report_has_an_id_twice() -> None:
    pages = plan_pages(CATALOGUE, {"home": "", "methodology": ""}, {})
    renderer = Renderer(CATALOGUE, {page.path: page for page in pages})
    found = {page.path: twice(renderer.render(page).body) for page in pages}
    assert {path: ids for path, ids in found.items() if ids} == {}


def test_a_heading_without_an_id_is_called_as_python_markdown_calls_it() -> None:
    taken: set[str] = set()
    titles = ("Élan, vital - 2", "A", "A", "A_1", "東京", "東京")
    given = [markdown_id(title, taken) for title in titles]
    assert given == ["elan-vital-2", "a", "a_1", "a_2", "_1", "_2"]
    assert taken == set(given)
