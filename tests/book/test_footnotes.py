"""The foot of a page as footnotes of the book."""

from __future__ import annotations

from oda_reports.book.footnotes import Foot
from oda_reports.writing.html_trees import Element, read_html

PAGE = read_html(
    '<p>One<a class="oda-ref" href="s">[2]</a></p>'
    '<ol class="oda-notes">\n<li id="fn-a">Said.</li>\n</ol>'
    '<ol class="oda-sources">\n<li>A</li>\n<li>B, <b>p. 3</b></li>\n</ol>'
)


def test_sources_are_found_by_their_numbers_and_notes_by_their_ids() -> None:
    foot = Foot.of(PAGE, "there")
    assert foot.sources == {"1": ("A",), "2": ("B, ", Element("b", {}, ("p. 3",)))}
    assert foot.notes == {"fn-a": ("Said.",)}


def test_a_mark_has_a_footnote_first_and_a_way_to_it_afterwards() -> None:
    foot = Foot.of(PAGE, "there")
    assert foot.way_to("2") is None
    made = foot.footnote("source", "2", ("B",))
    assert made.attributes["id"] == "there.source-2"
    assert foot.way_to("2") == Element(
        "a", {"class": "book-ref", "href": "#there.source-2"}, ("[2]",)
    )
    assert foot.way_to("1") is None


def test_another_link_of_that_text_calls_no_source() -> None:
    nodes = [*PAGE, *read_html('<a href="x">1</a>')]
    assert Foot.of(nodes, "there").uncalled(nodes) == [("A",)]


def test_a_source_that_no_number_calls_is_told_of() -> None:
    assert Foot.of(PAGE, "there").uncalled(PAGE) == [("A",)]
