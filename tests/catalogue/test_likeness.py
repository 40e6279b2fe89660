"""The nearest of many names, without comparing a word with each."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.likeness import BESIDE, FEW_WORDS, KnownWords

WORDS = st.text("abcdeé-", min_size=1, max_size=8)
MANY = [f"project-{place}-{work}" for place in ("north", "south") for work in range(2 * FEW_WORDS)]


@given(st.lists(WORDS, max_size=FEW_WORDS), WORDS)
def test_among_few_names_all_are_compared(names: list[str], word: str) -> None:
    expected = get_close_matches(word, sorted(set(names)), 3, 0.6)
    assert KnownWords(names).nearest(word, 3, 0.6) == expected


def test_among_many_a_slip_at_either_end_is_found() -> None:
    names = KnownWords([*MANY, "fisheries-advice-tessara"])
    for slip in (
        "fishereis-advice-tessara",
        "isheries-advice-tessara",
        "fisheries-advice-tesara",
        "fisheries-advise-tessara",
    ):
        assert names.nearest(slip, 1, 0.8) == ["fisheries-advice-tessara"]


def test_among_many_the_nearest_stands_first() -> None:
    assert KnownWords(MANY).nearest("project-nort-117", 3, 0.8)[0] == "project-north-117"


def test_what_is_like_none_of_many_finds_none() -> None:
    assert KnownWords(MANY).nearest("cooperation-review-2023", 3, 0.8) == []


def test_of_many_names_only_those_beside_the_word_are_compared() -> None:
    assert len(set(KnownWords(MANY)._around("project-north-1000"))) <= 4 * BESIDE


def test_no_names_have_no_nearest() -> None:
    assert KnownWords([]).nearest("a", 1, 0.6) == []
