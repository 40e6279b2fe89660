"""Ways from one page of the book to another."""

from __future__ import annotations

from oda_reports.book.ways import gathered, landed
from oda_reports.writing.html_trees import Element, read_html, write_html

PAGE = (
    '<h1>t</h1><p>l</p><h2 id="sea">Sea</h2><div class="oda-prose">s'
    '<p class="oda-more"><a href="../sea/">Sea</a></p></div><h2 id="own">Own</h2><p>o</p>'
)


def test_of_sections_that_other_pages_say_the_ways_there_stay() -> None:
    assert write_html(gathered(read_html(PAGE), {"own"}, "wind")) == (
        '<h1>t</h1><p>l</p><ul class="oda-chips"><li><a href="../sea/#wind">Sea</a></li></ul>'
        '<h2 id="own">Own</h2><p>o</p>'
    )


def test_a_page_that_repeats_nothing_has_no_row_of_ways() -> None:
    page = '<h1>t</h1><h2 id="own">Own</h2><p>o</p>'
    assert write_html(gathered(read_html(page), {"own"}, "wind")) == page


def test_the_ways_stand_last_where_nothing_follows() -> None:
    assert write_html(gathered(read_html(PAGE), (), "wind")).endswith("Sea</a></li></ul>")


def test_a_link_to_a_part_that_is_gone_leads_to_the_section() -> None:
    (node,) = read_html('<p><a href="#a.b">x</a><a href="#a.c">y</a><a href="b">z</a></p>')
    assert isinstance(node, Element)
    assert write_html([landed(node, {"a", "a.c"})]) == (
        '<p><a href="#a">x</a><a href="#a.c">y</a><a href="b">z</a></p>'
    )


def test_of_a_link_to_a_section_that_is_gone_the_words_stay() -> None:
    (node,) = read_html('<p><a href="#b.c">x</a></p>')
    assert isinstance(node, Element)
    assert write_html([landed(node, {"a"})]) == "<p><span>x</span></p>"
