"""Many names looked for at one place of a text at once."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from oda_reports.rules.word_trees import WordTree

NAMES = st.lists(st.text("aA7.-( *", min_size=1, max_size=8).filter(lambda name: name.strip(" *")))


def stands_in(name: str, text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a name, by a pattern of this name alone."""
    words = r"[\s*]+".join(map(re.escape, name.replace("*", " ").split()))
    pattern = re.compile(rf"(?<!\w)(?={words}(?!\w))", re.IGNORECASE)
    found = [
        re.compile(words, re.IGNORECASE).match(text, one.start()) for one in pattern.finditer(text)
    ]
    return any(one and one.start() <= start and one.end() >= end for one in found)


@given(NAMES, st.text("aA7.-( *\n", max_size=30))
def test_what_stands_in_a_name_is_what_a_pattern_of_each_name_finds(
    names: list[str], text: str
) -> None:
    places = [found.span() for found in re.finditer("7+", text)]
    expected = [any(stands_in(name, text, *place) for name in names) for place in places]
    assert list(WordTree(names).around(text, places)) == expected


def test_a_name_is_found_in_any_case_over_lines_and_between_other_signs() -> None:
    tree = WordTree(["White Paper 7", "Road *A-2* (north)"])
    for text in ("(WHITE\n*paper*  7), and", "“white paper 7”"):
        place = text.index("7")
        assert list(tree.around(text, [(place, place + 1)])) == [True]
    assert list(tree.around("white paper 70", [(12, 14)])) == [False]
    assert list(tree.around("off-white paper 7", [(16, 17)])) == [True]
    assert list(tree.around("the road A-2 (north).", [(11, 12)])) == [True]
    assert list(tree.around("the road A-2 (south).", [(11, 12)])) == [False]


def test_without_names_nothing_stands_in_one() -> None:
    assert list(WordTree([]).around("7", [(0, 1)])) == [False]
