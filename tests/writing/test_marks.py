"""Marks on a page: the promised form of a figure, numbers of sources, letters of footnotes."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, figure, record, statistic, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.events import Event
from oda_reports.records.glossary import Scheme, Term
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.vocabulary import Kind, ValueState
from oda_reports.writing.marks import (
    Glossary,
    PageMarks,
    PageState,
    figure_html,
    note_letter,
    relative_url,
)

RECORDS = (
    record(Source, "review", title='A "Review" & more', edition="2024"),
    record(Source, "other", title="Other"),
    statistic({"area": "sea", "value": 13220, "qualifier": "approximately",
               "place": "page 4"}, id="trainees"),
    record(Project, "ship", footnotes={"n": "A note", "m": "Another"},
           results={"pupils": {"label": "p", "value": 5, "unit": "persons", "source": "other"}}),
    record(Event, "ship", areas=["isles"], footnotes={"n": "A note of the event"},
           figures={"pupils": {"label": "p", "value": 7, "unit": "persons", "source": "other"}}),
    record(Event, "storm", areas=["isles"]),
    record(Term, "oda", term="ODA", other_forms=["Official Development Assistance"],
           definition="Public <money>"),
    record(Term, "assistance", definition="Help"),
    record(Scheme, "grant"),
)  # fmt: skip
CATALOGUE = catalogue(*RECORDS, currency_symbols={"USD": "US$"})
FORMATTER = Formatter("en", CATALOGUE.report.currency_symbols)
SHIP = CATALOGUE.records[Kind.PROJECTS, "ship"]


def marks(url: str = "projects/ship/", record: Record | None = SHIP) -> PageMarks:
    """The marks of a page that has not called on anything yet."""
    return PageMarks(CATALOGUE, FORMATTER, Glossary(CATALOGUE.terms), PageState(url), record)


def test_a_figure_has_the_promised_form() -> None:
    (figure,) = CATALOGUE.statistic_figures("trainees", "sea")
    assert figure_html(figure, "approximately 13,220") == (
        '<data class="oda-figure" value="13220" data-unit="persons"'
        ' data-figure="statistics/trainees/sea@2024">approximately 13,220</data>'
    )


def test_the_value_of_a_figure_is_in_whole_units() -> None:
    figure = Figure("a/b/c", Kind.PROJECTS, "b", "l", Decimal("2.0E+6"), the_unit("USD"), "review")
    assert 'value="2000000" data-unit="USD"' in figure_html(figure, "US$2 million")


def test_a_figure_without_value_is_no_data() -> None:
    figure = Figure("a/b/c", Kind.PROJECTS, "b", "l", None, the_unit("USD"), "review")
    assert figure_html(figure, "<nil>") == '<span class="oda-figure-none">&lt;nil&gt;</span>'


def test_a_figure_in_prose_is_followed_by_the_link_to_its_source() -> None:
    data = marks().figure("trainees", None, bare=False)
    link = marks().link_of("trainees", bare=False)
    assert data.endswith(">approximately 13,220</data>")
    assert link.startswith('<a class="oda-ref" href="../../sources/review/"')


def test_other_words_stand_in_the_place_of_the_number_and_keep_its_value() -> None:
    html = marks().figure("trainees", "so <many>", bare=False)
    assert 'value="13220"' in html
    assert ">so &lt;many&gt;</data>" in html


def test_a_bare_figure_is_text_and_calls_on_no_source() -> None:
    page = marks()
    assert page.figure("trainees", None, bare=True) == "approximately 13,220"
    assert page.state.citations == {}


def test_a_key_of_the_record_means_its_own_figure() -> None:
    assert 'data-figure="projects/ship/results/pupils"' in marks().figure(
        "pupils", None, bare=False
    )


def test_two_records_of_one_id_have_figures_and_notes_of_their_own() -> None:
    page = marks()
    event = replace(page, record=CATALOGUE.records[Kind.EVENTS, "ship"])
    assert 'value="5"' in page.figure("pupils", None, bare=False)
    assert 'value="7"' in event.figure("pupils", None, bare=False)
    page.footnote("n", bare=False)
    assert number(event.footnote("n", bare=False)) == "[b]"


def test_each_figure_that_the_page_prints_is_kept_once_in_order_with_its_words() -> None:
    page = marks()
    page.figure("pupils", None, bare=False)
    page.figure("trainees", "so many", bare=False)
    page.figure_of(CATALOGUE.figure("pupils", SHIP), listed=True)
    assert {address: words for address, (_, words) in page.state.printed.items()} == {
        "projects/ship/results/pupils": "5",
        "statistics/trainees/sea@2024": "approximately 13,220",
    }


def test_a_figure_of_a_table_with_its_own_way_to_the_record_is_not_kept() -> None:
    page = marks()
    html = page.figure_of(CATALOGUE.figure("trainees"), listed=False)
    assert "sources/review/" in html
    assert page.state.printed == {}


def test_no_file_is_read_for_a_line_that_no_link_names() -> None:
    def refuse(figure: Figure) -> int:
        raise AssertionError(figure.address)

    assert replace(marks(), lines=refuse).record_address(CATALOGUE.figure("trainees")) is None


def number(html: str) -> str:
    return html.removesuffix("</a>").rsplit(">", 1)[1]


def test_sources_are_numbered_in_the_order_in_which_the_page_calls_on_them() -> None:
    page = marks()
    called = [("other", None), ("review", None), ("other", None)]
    assert [number(page.cite(*source)) for source in called] == ["[1]", "[2]", "[1]"]
    assert list(page.state.citations) == [("other", None), ("review", None)]


def test_another_place_of_a_source_has_a_number_of_its_own() -> None:
    page = marks()
    called = [("review", "page 4"), ("review", "page 5"), ("review", "page 4")]
    assert [number(page.cite(*source)) for source in called] == ["[1]", "[2]", "[1]"]


def test_a_source_without_place_has_the_number_it_first_had() -> None:
    page = marks()
    assert [number(page.cite("review", place)) for place in ("page 4", None)] == ["[1]", "[1]"]


def test_a_citation_names_its_source_and_place_and_escapes_them() -> None:
    html = marks().cite("review", "page <4>")
    assert 'title="Source: A &quot;Review&quot; &amp; more, page &lt;4&gt;"' in html


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ({}, ""),
        ({"publisher": "ministry"}, "The ministry"),
        ({"published": "2022-03"}, "March 2022"),
        (
            {"publisher": "ministry", "published": 2022, "published_inferred": True},
            "The ministry, 2022 (inferred)",
        ),
        ({"publisher": "nobody", "published": 2022}, "2022"),
    ],
)
def test_the_foot_says_who_published_a_source_and_when(fields: dict[str, Any], by: str) -> None:
    ministry = record(Organisation, "ministry", name="The ministry")
    made = catalogue(record(Source, "note", **fields), ministry)
    page = PageMarks(made, FORMATTER, Glossary(()), PageState("projects/ship/"))
    page.cite("note", "page 4")
    (listed,) = page.sources(()).first
    assert (listed.number, listed.place, listed.by) == (1, "page 4", by)


def test_a_place_at_the_foot_leads_to_the_first_fact_that_is_told_of_it() -> None:
    facts = {
        "one": {"text": "One.", "place": "page 3"},
        "two": {"text": "Two.", "place": "page 4"},
        "three": {"text": "Three.", "place": "page 4"},
    }
    page = PageMarks(
        catalogue(record(Source, "note", facts=facts)), FORMATTER, Glossary(()), PageState("")
    )
    for place in ("page 4", "page 5", None):
        page.cite("note", place)
    told = [(one.place, one.fact) for one in page.sources(()).first]
    assert told == [("page 4", "sources/note/#fact-two"), ("page 5", "")]


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (9, 9), (10, 6)])
def test_of_many_sources_the_first_are_seen(count: int, seen: int) -> None:
    notes = [record(Source, f"note-{number}") for number in range(count)]
    page = PageMarks(catalogue(*notes), FORMATTER, Glossary(()), PageState("projects/ship/"))
    told = page.sources([one.id for one in notes])
    assert len(told.first) == seen
    assert [one.number for one in (*told.first, *told.more)] == list(range(1, count + 1))


def test_a_bare_source_is_nothing() -> None:
    assert marks().source("review", bare=True) == ""
    assert marks().source("review", bare=False).startswith("<a ")


def test_footnotes_have_letters_in_the_order_of_the_page_and_keep_them() -> None:
    page = marks()
    first, second, again = (page.footnote(name, bare=False) for name in ("m", "n", "m"))
    assert [number(html) for html in (first, second, again)] == ["[a]", "[b]", "[a]"]
    assert 'id="fnref-projects-ship-m"' in first
    assert 'id="' not in again
    assert 'href="#fn-projects-ship-m"' in again


def test_a_bare_footnote_is_nothing_and_is_not_listed() -> None:
    page = marks()
    assert page.footnote("n", bare=True) == ""
    assert page.state.footnotes == {}


@pytest.mark.parametrize(
    ("count", "letter"),
    [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_after_z_the_letters_of_footnotes_begin_again_with_two(count: int, letter: str) -> None:
    assert note_letter(count) == letter


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_two_footnotes_never_share_a_letter(a: int, b: int) -> None:
    assert (note_letter(a) == note_letter(b)) == (a == b)


_PARTS = st.lists(st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True), max_size=4)
_PAGES = _PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))


@given(_PAGES, _PAGES, st.sampled_from(["", "#anchor", "file.csv"]))
def test_the_way_from_a_page_leads_to_its_target(target: str, base: str, rest: str) -> None:
    way = relative_url(target + rest, base)
    assert not way.startswith("/")
    path, _, anchor = way.partition("#")
    led = posixpath.normpath(posixpath.join("/", base, path))
    assert led == posixpath.normpath("/" + (target + rest).partition("#")[0])
    assert f"#{anchor}" == rest if rest.startswith("#") else not anchor


def test_the_way_to_the_page_itself_is_not_empty() -> None:
    assert relative_url("", "") == "./"


@pytest.mark.parametrize(
    ("kind", "id", "url"),
    [
        (Kind.COUNTRIES, "one", "countries/one/"),
        (Kind.SOURCES, "review", "sources/review/"),
        (Kind.EVENTS, "storm", "regions/sea/#storm"),
        (Kind.GLOSSARY, "oda", "glossary/#oda"),
        (Kind.SCHEMES, "grant", "glossary/#scheme-grant"),
    ],
)
def test_a_record_is_read_on_its_page_or_in_a_list(kind: Kind, id: str, url: str) -> None:
    assert CATALOGUE.url(CATALOGUE.records[kind, id]) == url


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("countries/one", "../../countries/one/"),
        ("/countries/one/", "../../countries/one/"),
        ("countries", "../../countries/"),
        ("methodology", "../../methodology/"),
        ("events/storm", "../../regions/sea/#storm"),
        ("schemes/grant", "../../glossary/#scheme-grant"),
        ("countries/absent", None),
        ("nowhere/one", None),
    ],
)
def test_a_link_of_a_text_leads_from_its_page(target: str, href: str | None) -> None:
    assert marks().link(target) == href


def test_a_term_is_explained_once_on_a_page_and_where_it_first_stands() -> None:
    page = marks()
    (start, end, html), *more = page.find_terms("The ODA of one")
    assert (start, end, more) == (4, 7, [])
    assert html == (
        '<a class="oda-term" href="../../glossary/#oda" title="Public &lt;money&gt;">ODA</a>'
    )
    assert page.find_terms("ODA again") == []


def test_the_longest_spelling_of_terms_is_explained() -> None:
    found = marks().find_terms("Official development assistance")
    assert [(start, end) for start, end, _ in found] == [(0, 31)]


@pytest.mark.parametrize("text", ["coda", "ODAs", "oda", "no term"])
def test_an_abbreviation_is_found_in_capitals_and_as_a_whole_word(text: str) -> None:
    assert marks().find_terms(text) == []


@pytest.mark.parametrize("text", ["ODA and assistance", "assistance and ODA"])
def test_terms_side_by_side_are_each_explained(text: str) -> None:
    found = marks().find_terms(text)
    assert " and ".join(text[start:end] for start, end, _ in found) == text


def test_a_range_is_a_number_with_both_its_ends() -> None:
    spent = figure(None, the_unit("USD"), low=Decimal(8), high=Decimal(9))
    assert 'value="8/9" data-unit="USD"' in figure_html(spent, "US$8 to US$9")


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({"value": 1200}, "1200"),
        ({"value": None, "low": Decimal("40"), "high": Decimal("60.50")}, "40/60.5"),
        ({"value": 50, "low": Decimal("40"), "high": Decimal("60")}, "50"),
    ],
)
def test_a_mark_has_the_number_in_whole_units_or_both_ends_of_a_range(
    fields: dict[str, Any], value: str
) -> None:
    found = figure_html(figure(**fields), "words")
    assert found.startswith(f'<data class="oda-figure" value="{value}" data-unit="persons"')


def test_a_range_has_a_trail_and_what_has_no_number_has_none() -> None:
    state = PageState("somewhere/")
    marks = PageMarks(CATALOGUE, Formatter(), Glossary(()), state)
    marks.mark(figure(None, address="a/b/range", low=Decimal(4), high=Decimal(6)), "4 to 6")
    marks.mark(figure(None, address="a/b/none", state=ValueState.NIL), "nil")
    assert list(state.marked) == ["a/b/range"]
