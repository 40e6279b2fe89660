"""The parts of a page's Markdown: headings, and blocks of HTML."""

from __future__ import annotations

from oda_reports.writing.html_blocks import PageHeading, read_body, read_parts
from oda_reports.writing.html_trees import write_html


def test_a_block_ends_with_the_line_that_closes_it() -> None:
    body = "# T\n\n<p>a</p>\n\n<ul>\n\n<li><div>b<br></div></li>\n</ul>\n## H\n"
    assert list(read_parts(body)) == [
        PageHeading(1, "T"),
        "<p>a</p>\n",
        "<ul>\n\n<li><div>b<br></div></li>\n</ul>",
        PageHeading(2, "H"),
    ]


def test_what_is_not_closed_is_a_block_to_the_end_of_the_page() -> None:
    assert list(read_parts("<div>\n\n## No heading\n")) == ["<div>\n\n## No heading\n"]


def test_a_line_of_other_markdown_stands_as_it_is() -> None:
    assert list(read_parts("# A\nSome *words*.\n#No heading")) == [
        PageHeading(1, "A"),
        "Some *words*.",
        "#No heading",
    ]


def test_a_heading_has_the_attributes_that_its_line_names() -> None:
    (heading,) = read_parts("## Notes &amp; more {: #notes .a .b data-search-exclude }")
    assert heading == PageHeading(
        2,
        "Notes &amp; more",
        {"id": "notes", "class": "a b", "data-search-exclude": ""},
    )
    assert heading.html == ('<h2 class="a b" data-search-exclude id="notes">Notes &amp; more</h2>')
    assert PageHeading(1, "A").html == "<h1>A</h1>"


def test_a_page_is_read_as_nodes() -> None:
    body = "# A &amp; B\n\n<p>One.</p>\n\n## Notes {: #notes }\n"
    assert write_html(read_body(body)) == (
        '<h1>A &amp; B</h1><p>One.</p>\n<h2 id="notes">Notes</h2>'
    )
