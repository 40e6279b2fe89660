"""What the search finds of a page."""

from __future__ import annotations

from builders import catalogue, flows, record, site_of
from conftest import EXAMPLE, LEAST
from oda_reports.exports.search_files import SearchedPassage
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country
from oda_reports.writing.html_blocks import read_parts
from oda_reports.writing.searched_pages import passages_of, said_parts, searched_values


def read(html: str) -> list[tuple[str, str, str]]:
    return [(one.heading, one.anchor, one.text) for one in passages_of(html)]


def test_a_passage_goes_from_heading_to_heading() -> None:
    html = (
        "<h1>T</h1><p>Lead.</p><h2 id=a>A &amp; b</h2><p>One</p><p>two.</p><h3 id=b>B</h3><p>c</p>"
    )
    assert read(html) == [("", "", "Lead."), ("A & b", "a", "One two."), ("B", "b", "c")]


def test_what_only_repeats_is_passed_over_with_all_in_it() -> None:
    html = (
        "<p>a<a data-search-exclude>[1]</a></p><div data-search-exclude><div>x</div>y</div>"
        '<h2 id="s" data-search-exclude>Sources</h2><p>z</p><h3 id="t">Below</h3><p>z</p>'
        '<h2 id="b">B<a class="headerlink" href="#b">¶</a></h2><p hidden>x</p>'
        "<p>c<br>d<noscript>x</noscript></p><svg><title>x</title></svg>"
    )
    assert read(html) == [("", "", "a"), ("B", "b", "c d")]


def test_what_is_not_read_of_a_page_would_have_said_nothing() -> None:
    read_less = 0
    for page in site_of(EXAMPLE).pages:
        parts = read_parts(page.body)
        whole = "\n".join(one if isinstance(one, str) else one.html for one in parts)
        said = "\n".join(said_parts(page.body))
        assert passages_of(said) == passages_of(whole)
        read_less += len(said) < len(whole)
    assert read_less > 20
    below = "## A {: data-search-exclude }\n\n<p>x</p>\n\n<div>y<h2 id=b>B</h2>z</div>\n"
    assert passages_of("\n".join(said_parts(below))) == (SearchedPassage("B", "b", "z"),)


def test_a_word_of_an_attribute_hides_nothing() -> None:
    assert read('<p title="hidden costs">a</p>') == [("", "", "a")]


def test_an_entry_with_an_id_is_a_passage_and_its_term_its_heading() -> None:
    html = (
        '<h2 id="h">H</h2><ul><li id="a">one</li><li id="b">two <em>three</em></li></ul>'
        '<dl><div id="c"><dt>Term</dt><dd>words</dd></div></dl>'
    )
    assert read(html) == [
        ("H", "h", ""),
        ("H", "a", "one"),
        ("H", "b", "two three"),
        ("Term", "c", "words"),
    ]


def test_entries_of_a_list_are_told_apart_and_words_are_not_torn() -> None:
    assert read("<ul><li>a</li><li>b<b>c</b></li></ul>") == [("", "", "a · bc")]


def test_a_value_is_found_by_area_year_and_number() -> None:
    oda = flows({"value": 7, "year": 2020}, {"value": 8, "year": 2021}, {"year": None, "value": 9})
    known = catalogue(record(Country, "one", name="One"), oda)
    (page,) = searched_values(known, oda, "statistics/oda/", Formatter("en", {}))
    assert page.title == "Net ODA: One"
    said = [(one.heading, one.anchor, one.text) for one in page.passages]
    assert said[:2] == [("2021: $8", "one/2021", ""), ("2020: $7", "one/2020", "")]
    assert page.address == "statistics/oda/#one/2021"


def test_a_report_is_searched_by_kind_and_without_its_lists_of_sources() -> None:
    searched = site_of(EXAMPLE).searched
    kinds = list(dict.fromkeys(page.kind for page in searched if page.kind))
    assert kinds == [
        "Region", "Country", "Statistic", "Theme", "Project", "Organisation", "Source",
    ]  # fmt: skip
    anchors = {passage.anchor for page in searched for passage in page.passages}
    assert anchors
    assert not anchors & {"sources", "notes", "printed-figures", "cited-by"}
    named = {page.title: page.names for page in searched}
    assert "Saint Lucio" in named["São Lúcio"]
    assert [page.title for page in site_of(LEAST).searched]


def test_projects_that_come_more_make_no_other_page_longer() -> None:
    """What lists repeat is not searched: the text of a page is its own."""
    searched = site_of(EXAMPLE).searched
    project = next(page for page in searched if page.kind == "Project")
    lists = [page for page in searched if page.address in ("projects/", "data/", "sources/")]
    assert len(lists) == 3
    for page in lists:
        assert project.title not in " ".join(passage.text for passage in page.passages)
