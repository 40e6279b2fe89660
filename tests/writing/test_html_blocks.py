"""The HTML blocks of a page, taken out of its Markdown and set in again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from oda_reports.writing.html_blocks import heading_of, read_body, set_in, take_out
from oda_reports.writing.html_trees import write_html

BLOCKS = st.sampled_from(
    [
        "<p>One line.</p>",
        '<div class="x">\n<p>Several <em>lines</em><br>\nmore.</p>\n\n<p>After a gap.</p>\n</div>',
        "<ul>\n<li><div>nested</div></li>\n</ul>",
        '<figure>\n<img src="a.png" alt="">\n<figcaption>A picture</figcaption>\n</figure>',
    ]
)
PAGES = st.lists(st.one_of(BLOCKS, st.sampled_from(["# A title", "## A heading", "Some words."])))


def test_the_markdown_keeps_a_place_for_each_block() -> None:
    text, blocks = take_out("# T\n\n<p>a</p>\n\n## H\n\n<div>\n\n<p>b</p>\n</div>\n")
    assert "<" not in text
    assert blocks == ["<p>a</p>\n", "<div>\n\n<p>b</p>\n</div>\n"]


@given(PAGES, st.sampled_from(["\n\n", "\n\n\n"]))
def test_what_comes_out_is_what_markdown_would_have_made(parts: list[str], gap: str) -> None:
    body = gap.join(parts) + "\n"
    text, blocks = take_out(body)
    assert set_in(markdown(text), blocks) == markdown(body)


def test_a_page_is_headings_with_their_ids_blocks_and_lines() -> None:
    body = "# A &amp; B\n\n<p>One.</p>\n\n## Notes {: #notes data-search-exclude }\n\nwords\n"
    assert write_html(read_body(body)) == (
        '<h1>A &amp; B</h1><p>One.</p>\n<h2 id="notes">Notes</h2><p>words</p>'
    )


def test_a_line_of_markdown_that_is_a_heading_is_one_in_html() -> None:
    line = "## Notes &amp; more {: #notes data-search-exclude }"
    assert heading_of(line) == '<h2 id="notes" data-search-exclude>Notes &amp; more</h2>'
    assert heading_of("# A") == "<h1 >A</h1>"
    assert heading_of("A # B") is None
