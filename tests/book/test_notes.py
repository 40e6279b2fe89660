"""The foot of a page as the notes of a section of the book."""

from __future__ import annotations

from oda_reports.book.notes import Notes
from oda_reports.writing.html_trees import Element, read_html, write_html

PAGE = read_html(
    '<p>One<a class="oda-ref" href="s">[2]</a></p>'
    '<ol class="oda-notes">\n<li id="fn-a">Said.</li>\n</ol>'
    '<ol class="oda-sources">\n<li>A</li>\n<li>B, <b>p. 3</b></li>\n</ol>'
)


def test_sources_are_found_by_their_numbers_and_notes_by_their_ids() -> None:
    notes = Notes.of(PAGE, "there")
    assert notes.sources == {"1": ("A",), "2": ("B, ", Element("b", {}, ("p. 3",)))}
    assert notes.remarks == {"fn-a": ("Said.",)}


def test_a_mark_that_has_been_called_leads_to_its_note() -> None:
    notes = Notes.of(PAGE, "there")
    assert notes.way_to("2") is None
    notes.call("source", "2", ("B",))
    way = notes.way_to("2")
    assert way == Element("a", {"class": "book-ref", "href": "#there.source-2"}, ("[2]",))
    assert notes.way_to("1") is None


def test_the_notes_of_a_section_stand_in_the_order_in_which_they_are_called() -> None:
    notes = Notes.of(PAGE, "there")
    assert notes.block([]) == []
    notes.call("source", "2", ("B",))
    notes.call("note", "a", ("Said.",))
    assert write_html(notes.block([("C",)])) == (
        '<div class="book-notes"><p class="book-note" id="there.source-2"><b>[2]</b> B</p>'
        '<p class="book-note" id="there.note-a"><b>[a]</b> Said.</p>'
        '<p class="book-note">C</p></div>'
    )


def test_another_link_of_that_text_calls_no_source() -> None:
    nodes = [*PAGE, *read_html('<a href="x">1</a>')]
    assert Notes.of(nodes, "there").uncalled(nodes) == [("A",)]


def test_a_source_that_no_number_calls_is_told_of() -> None:
    assert Notes.of(PAGE, "there").uncalled(PAGE) == [("A",)]
