"""The parts of drawings that stand alone: lines of words, marks, and the file around them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.charts.lettering import text_width
from oda_reports.exports.drawings import (
    ABOVE,
    RANGE,
    UNKNOWN,
    Drawing,
    as_file,
    balanced_lines,
    block,
    clear_of,
    lines_of,
    moved,
    swatch,
    write,
)

DRAWING = Drawing(100, 40, (block(0, 0, 10, 10, ABOVE),))
WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=30)


def test_words_break_between_words_and_a_word_that_is_too_long_is_cut() -> None:
    assert lines_of("one two three", 60, 13) == ("one two", "three")
    assert lines_of("one", 60, 13) == ("one",)
    assert "".join(lines_of("a" * 40, 60, 13)) == "a" * 40
    assert lines_of("", 60, 13) == ("",)


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(40, 700))
def test_no_line_is_longer_than_its_room_and_no_word_is_lost(words: list[str], room: int) -> None:
    lines = lines_of(" ".join(words), room, 13)
    assert [line for line in lines if text_width(line, 13) > room] == []
    assert "".join(lines).replace(" ", "") == "".join(words)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_balanced_lines_are_as_few(words: list[str]) -> None:
    text = " ".join(words)
    assert len(balanced_lines(text, 400, 13)) == len(lines_of(text, 400, 13))


def test_of_two_balanced_lines_none_is_a_single_word() -> None:
    text = "Net bilateral ODA from Japan to Central Asia and the Caucasus, 2023"
    room = text_width(text, 13) - 5
    assert lines_of(text, room, 13)[1] == "2023"
    assert len(balanced_lines(text, room, 13)[1]) > 20


def test_a_file_names_what_it_shows_for_who_does_not_see_it() -> None:
    sheet = ElementTree.fromstring(as_file(DRAWING, "Flows & <more>", "One value."))  # noqa: S314
    assert [child.text for child in sheet][:2] == ["Flows & <more>", "One value."]
    assert (sheet.get("viewBox"), sheet.get("role")) == ("0 0 100 40", "img")


def test_a_drawing_alone_has_no_words_of_its_own() -> None:
    assert "<title>" not in DRAWING.svg
    assert ABOVE in DRAWING.svg


def test_marks_are_moved_together() -> None:
    assert str(moved(DRAWING.marks, 5, 7.5)).startswith('<g transform="translate(5 7.5)"><rect')


@pytest.mark.parametrize(
    ("look", "sign"), [(RANGE, "fill-opacity"), (UNKNOWN, "stroke-dasharray"), (ABOVE, ABOVE)]
)
def test_a_look_is_explained_by_a_piece_of_itself(look: str, sign: str) -> None:
    assert sign in swatch(look, 0, 0)


def test_what_a_line_says_of_itself_is_said_once_for_the_sheet() -> None:
    assert str(write("13", 1, 2)) == '<text x="1" y="2">13</text>'
    assert 'text-anchor="end"' in write("13", 1, 2, "end")


def test_stretches_touch_or_do_not() -> None:
    assert clear_of([(0, 5)], (6, 9))
    assert not clear_of([(0, 5), (8, 12)], (6, 9))
