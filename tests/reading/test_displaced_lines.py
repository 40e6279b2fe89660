"""Lines that stand too far in or out: what is proposed for each, before anything is tried."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.reading.displaced_lines import moved_lines, text_lines, texts_behind_sign
from oda_reports.reading.layout import Layout, Proposal


def texts(text: str, proposals: Iterable[Proposal]) -> list[str]:
    """The texts that come of proposals."""
    repairs = [proposal.problem.repair for proposal in proposals]
    return [apply_edits(text, repair.edits) for repair in repairs if repair]


BLOCK = "a:\n  b:\n     c: 1\n    d: 2\n"


def test_a_key_may_belong_to_each_block_around_it() -> None:
    moved = texts(BLOCK, moved_lines(Layout(BLOCK), "x.yml", 3, 4))
    assert "a:\n  b:\n    c: 1\n    d: 2\n" in moved
    assert "a:\n  b:\n  c: 1\n    d: 2\n" in moved
    assert all(line.count(":") == 1 for text in moved for line in text.splitlines())


def test_a_key_takes_what_belongs_to_it_along_or_leaves_it() -> None:
    text = "a:\n   b:\n     c: 1\n"
    moved = texts(text, moved_lines(Layout(text), "x.yml", 2, 0))
    assert {"a:\n  b:\n    c: 1\n", "a:\n  b:\n     c: 1\n"} <= set(moved)


def test_no_line_is_moved_into_the_text_above_it() -> None:
    text = "a: |\n  words\nb:\n   c: 1\n"
    assert "a: |\n  words\n  b:\n   c: 1\n" not in texts(
        text, moved_lines(Layout(text), "x.yml", 3, 0)
    )


def test_what_is_said_of_a_line_counts_its_spaces_and_names_its_block() -> None:
    said = [each.problem.message for each in moved_lines(Layout(BLOCK), "x.yml", 3, 4)]
    assert said[0] == "'c' is one space too far in: it belongs to 'b'"
    assert "'c' is three spaces too far in: it belongs to 'a'" in said
    assert "'c' is 5 spaces too far in: it belongs to the record itself" in said


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("t: |\n  a\nb\n\n  c\nd: 1\n", "t: |\n  a\n  b\n\n  c\nd: 1\n"),
        ("t: |\na\nb\n", "t: |\n  a\n  b\n"),
        ("t: >\n    a\n  b\nd: 1\n", "t: >\n  a\n  b\nd: 1\n"),
        ("- t: |\n    a\n  b\n  d: 1\n", "- t: |\n    a\n    b\n  d: 1\n"),
        ("t: |\n  a\nNote: b\nd: 1\n", "t: |\n  a\n  Note: b\nd: 1\n"),
        ("t: a\nb\nd: 1\n", "t: a\n  b\nd: 1\n"),
    ],
)
def test_a_line_of_prose_is_put_under_its_text(text: str, right: str) -> None:
    assert right in texts(text, text_lines(Layout(text), "x.yml", 3))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("t: | a b\n", "t: |\n  a b\n"),
        ("t: >- a\n    b\n", "t: >-\n    a\n    b\n"),
        ("- t: | a\n", "- t: |\n    a\n"),
        ("- | a\n", "- |\n    a\n"),
    ],
)
def test_a_text_on_the_line_of_its_sign_is_put_into_the_next(text: str, right: str) -> None:
    assert texts(text, texts_behind_sign(Layout(text), "x.yml", 1)) == [right]


@pytest.mark.parametrize("text", ["t: |\n", "t: | # note\n", "t: a | b\n", 't: "| a"\n'])
def test_a_sign_with_nothing_behind_it_is_left_alone(text: str) -> None:
    assert texts(text, texts_behind_sign(Layout(text), "x.yml", 1)) == []
