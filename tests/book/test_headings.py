"""The headings of a page on their way into the outline of a book."""

from __future__ import annotations

import pytest
from oda_reports.book.headings import demoted, headed, stepped, with_chart_first, without_sections
from oda_reports.writing.html_trees import Element, read_html, write_html

HEADINGS = "<h1>a</h1><h2 id='x'>b</h2><p>c</p><h3>d</h3><p>e</p><h2>f</h2><p>g</p>"


def test_a_page_begins_with_its_title_whatever_stands_before_it() -> None:
    hero = '<header class="oda-hero"><div><h1>Old</h1><p>tagline</p></div></header>'
    (title, tagline) = headed(read_html(hero), "New")
    assert title == Element("h1", {"data-running": "New"}, ("New",))
    assert tagline == Element("p", {}, ("tagline",))


def test_what_stands_above_a_title_stays_above_it() -> None:
    page = read_html('<h1>Old</h1><p class="oda-kicker">Project 3</p><p>text</p>')
    assert write_html(headed(page, "New")) == (
        '<p class="oda-kicker">Project 3</p><h1 data-running="New">New</h1><p>text</p>'
    )


def test_a_long_title_runs_shortened_at_the_head_of_its_pages() -> None:
    (title,) = headed([], "word " * 20)
    assert isinstance(title, Element)
    assert len(title.attributes["data-running"]) <= 60


@pytest.mark.parametrize(
    ("ranks", "made"),
    [([1, 3, 4, 2, 4], [1, 2, 3, 2, 3]), ([2, 2], [1, 2]), ([1, 2, 3], [1, 2, 3])],
)
def test_headings_go_down_a_rank_at_a_time(ranks: list[int], made: list[int]) -> None:
    found = stepped([Element(f"h{rank}") for rank in ranks])
    assert [node.name for node in found if isinstance(node, Element)] == [f"h{n}" for n in made]


def test_what_is_no_heading_stays_as_it_is() -> None:
    html = "<p>a</p><h1>b</h1><svg>c</svg>"
    assert write_html(stepped(read_html(html))) == html


def test_a_section_goes_with_all_up_to_the_next_of_its_rank() -> None:
    left = without_sections(read_html(HEADINGS), {"x"})
    assert write_html(left) == "<h1>a</h1><h2>f</h2><p>g</p>"


def test_two_sections_in_a_row_go() -> None:
    left = without_sections(read_html("<h2 id='x'>a</h2><h2 id='y'>b</h2><p>c</p>"), {"x", "y"})
    assert list(left) == []


def test_headings_are_demoted_wherever_they_stand_and_never_below_the_sixth() -> None:
    nodes = read_html("<h2>a</h2><div><h6>b</h6>c</div>")
    assert write_html(demoted(nodes, 1)) == "<h3>a</h3><div><h6>b</h6>c</div>"


def test_the_first_chart_stands_below_the_key_figures_with_its_heading() -> None:
    page = (
        '<h1>t</h1><h2>k</h2><ul class="oda-keyfigures"></ul><h2>a</h2><p>x</p>'
        '<h2>b</h2><h3>c</h3><figure><div class="oda-plot"></div></figure><h2>d</h2>'
    )
    assert write_html(with_chart_first(read_html(page))) == (
        '<h1>t</h1><h2>k</h2><ul class="oda-keyfigures"></ul>'
        '<h2>b</h2><h3>c</h3><figure><div class="oda-plot"></div></figure>'
        "<h2>a</h2><p>x</p><h2>d</h2>"
    )


@pytest.mark.parametrize("page", ["<p>a</p>", "<h1>t</h1><h2>a</h2><p>x</p><h2>b</h2>"])
def test_a_page_without_a_chart_keeps_its_order(page: str) -> None:
    assert write_html(with_chart_first(read_html(page))) == page
