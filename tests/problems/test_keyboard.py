"""Slips of the keyboard are told from words that are only alike in letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.problems.keyboard import slips_of

WORDS = st.text("abcdefgh", min_size=5, max_size=12)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("nmae", "name"),
        ("sumary", "summary"),
        ("Title", "title"),
        ("organizations", "organisations"),
        ("planned_end", "planned-end"),
        ("short title", "short_title"),
        ("qualifer", "qualifier"),
        ("aproximatly", "approximately"),
        ("itle", "title"),
        ("JYP", "JPY"),
        ("source", "sources"),
        ("is03", "iso3"),
    ],
)
def test_a_letter_left_out_doubled_exchanged_or_hit_beside_is_a_slip(word: str, name: str) -> None:
    assert slips_of(word, ["other", name]) == [name]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("grace", "place"),
        ("minutes", "items"),
        ("planned-start", "planned-end"),
        ("other_names", "themes"),
        ("evaluation", "quotations"),
        ("location", "quotations"),
        ("rate", "date"),
        ("USX", "USD"),
        ("note-1", "note-2"),
        ("white-paper-2023", "white-paper-2024"),
        ("", "a"),
    ],
)
def test_another_word_is_no_slip_however_near_it_is_in_letters(word: str, name: str) -> None:
    assert slips_of(word, [name]) == []


def test_the_nearest_stands_first() -> None:
    assert slips_of("organisaton", ["organisations", "organisation"])[0] == "organisation"


@given(WORDS, st.data())
def test_two_letters_exchanged_are_always_a_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    exchanged = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert slips_of(exchanged, [word]) == [word]


@given(WORDS, WORDS)
def test_a_slip_is_one_in_both_directions(one: str, other: str) -> None:
    assert bool(slips_of(one, [other])) == bool(slips_of(other, [one]))
