"""Running text that is gathered for columns."""

from __future__ import annotations

from oda_reports.book.columns import in_columns, unfolded
from oda_reports.writing.html_trees import read_html, write_html


def test_texts_and_the_headings_over_them_stand_together_and_a_chart_keeps_its_own() -> None:
    page = (
        '<h2>a</h2><div class="oda-prose">x</div>\n<h2>b</h2><h3>c</h3>'
        '<div class="oda-prose">y</div><h2>d</h2><figure>z</figure>'
    )
    assert write_html(in_columns(read_html(page))) == (
        '<div class="book-columns"><h2>a</h2><div class="oda-prose">x</div><h2>b</h2><h3>c</h3>'
        '<div class="oda-prose">y</div></div><h2>d</h2><figure>z</figure>'
    )


def test_what_a_page_says_first_stands_across_it() -> None:
    page = '<h1>t</h1><div class="oda-prose oda-lead">x</div><h2>a</h2>'
    assert write_html(in_columns(read_html(page))) == page


def test_a_title_stands_across_the_text_below_it() -> None:
    page = '<h1>t</h1><div class="oda-prose">x</div>'
    assert write_html(in_columns(read_html(page))) == (
        '<h1>t</h1><div class="book-columns"><div class="oda-prose">x</div></div>'
    )


def test_what_is_done_in_each_field_stands_as_headings_and_texts_in_a_row() -> None:
    block = (
        '<div class="oda-efforts-block"><div class="oda-efforts"><div class="oda-effort">'
        '<h3 id="a">A</h3><div class="oda-prose">a</div></div></div><details><summary>1 more field'
        '</summary><div class="oda-effort"><h3>B</h3></div></details></div><p>End</p>'
    )
    assert write_html(unfolded(read_html(block))) == (
        '<h3 id="a">A</h3><div class="oda-prose">a</div><h3>B</h3><p>End</p>'
    )
