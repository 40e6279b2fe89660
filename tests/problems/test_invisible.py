"""Characters that nobody sees: all of a kind are found, and those that are needed are none."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from oda_reports.problems.invisible import escape_invisible, find_invisible


@pytest.mark.parametrize(
    ("char", "instead", "is_needless"),
    [
        ("\u00ad", "", True),
        ("\u034f", "", True),
        ("\u061c", "", False),
        ("\u115f", " ", False),
        ("\u17b4", " ", False),
        ("\u180e", "", True),
        ("\u200b", "", True),
        ("\u200d", "", False),
        ("\u202e", "", False),
        ("\u2063", "", True),
        ("\u2800", " ", False),
        ("\u3164", " ", False),
        ("\ufe0f", "", True),
        ("\uffa0", " ", False),
        ("\ufff0", "", True),
        ("\U0001bca0", "", True),
        ("\U0001d173", "", True),
        ("\U000e0001", "", True),
        ("\U000e0041", "", True),
        ("\U000e0100", "", True),
        ("\U000e0fff", "", True),
        ("\U000f0000", "", False),
        ("\x1b", "", False),
    ],
)
def test_a_character_that_nobody_sees_is_found_wherever_it_comes_from(
    char: str, instead: str, is_needless: bool
) -> None:
    found = find_invisible(f"ab{char}c")
    assert found == (2, char, instead, is_needless)
    assert escape_invisible(f"ab{char}c").isascii()


@pytest.mark.parametrize(
    "text",
    ["", "two\nlines\tand a tab", "\u2600\ufe0f", "1\ufe0f\u20e3", "\u845b\U000e0100",
     "\u0646\u0654", "\u1820\u180b", "\U0001f468\U0001f3fd", "e\u0301", "\u3000\u00a0"],
)  # fmt: skip
def test_selectors_behind_what_has_variants_and_marks_of_letters_are_seen(text: str) -> None:
    assert find_invisible(text) is None


@given(text=st.text())
@example(text="a\u2600\ufe0fb\ufe0f")
def test_what_is_found_first_is_the_first_that_becomes_a_code(text: str) -> None:
    found, escaped = find_invisible(text), escape_invisible(text)
    assert (found is None) == (escaped == text)
    if found:
        assert escaped.lower().startswith(f"{text[: found.start]}\\u".lower())


def test_a_selector_is_invisible_behind_what_has_no_variants() -> None:
    assert [find_invisible(f"{base}\U000e0100") is None for base in "a1\u845b"] == [
        False,
        False,
        True,
    ]
