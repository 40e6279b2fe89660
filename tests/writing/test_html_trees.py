"""HTML as a tree of values."""

from __future__ import annotations

import pytest
from oda_reports.writing.html_trees import Element, elements, read_html, words, write_html


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a">x &amp; y &lt; z<br><b>b</b></p> and <img src="a.png" alt="&quot;">',
        "<details><summary>s</summary><p>t</p></details>",
        "<style>.a > .b { fill: url(#x) }</style>",
    ],
)
def test_what_is_read_is_written_as_it_was(html: str) -> None:
    assert write_html(read_html(html)) == html


def test_an_attribute_without_value_and_a_part_that_closes_itself_are_read() -> None:
    (rect,) = read_html("<rect hidden x='1'/>")
    assert rect == Element("rect", {"hidden": "", "x": "1"})


def test_what_is_left_open_ends_with_the_text_and_a_stray_end_is_nothing() -> None:
    assert write_html(read_html("<p>a</i><b>c")) == "<p>a<b>c</b></p>"


def test_elements_come_in_the_order_of_the_text_and_words_without_marks() -> None:
    nodes = read_html("<p>a<b>c</b></p><i>d</i>")
    assert [element.name for element in elements(nodes)] == ["p", "b", "i"]
    assert words(nodes) == "acd"
