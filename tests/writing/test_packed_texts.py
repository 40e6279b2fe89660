"""Texts that are kept small until they are read."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.writing.packed_texts import PackedText


@dataclass(frozen=True)
class Letter:
    to: str
    text: PackedText = PackedText()  # noqa: RUF009  as pages have it


@given(st.text(st.characters()))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    letter = Letter("a", text)
    assert letter.text == text
    assert letter == Letter("a", text)
    assert replace(letter, to="b").text == text


def test_two_hold_their_own() -> None:
    one, other = Letter("a", "one"), Letter("a", "other")
    assert (one.text, other.text) == ("one", "other")
    assert one != other


def test_it_has_to_be_given() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'text'"):
        Letter("a")


def test_what_repeats_itself_takes_little_room() -> None:
    text = "<p>The report – in words.</p>" * 1000
    assert sys.getsizeof(vars(Letter("a", text))["text"]) < sys.getsizeof(text) / 50
