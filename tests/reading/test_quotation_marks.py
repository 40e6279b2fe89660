"""What is put between quotation marks, and what cannot be."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.reading.quotation_marks import begins_with_bracket, quoted, requoted, unblocked


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a: b: c # d", 'a: "b: c" # d'),
        ("a: b: c\n  d\n\ne: f", 'a: "b: c\n  d"\n\ne: f'),
        ("a: b: c\n  d: e", 'a: "b: c"\n  d: e'),
        ("a: b: c\n- d", 'a: "b: c"\n- d'),
    ],
)
def test_a_text_is_quoted_with_the_lines_it_goes_on_in(text: str, right: str) -> None:
    repair = quoted(text, 1, 4)
    assert repair and apply_edits(text, repair.edits) == right


@pytest.mark.parametrize("text", ["a: b: c\n  d # e", 'a: b: c\n  say "d"'])
def test_further_lines_with_marks_of_their_own_are_left_alone(text: str) -> None:
    assert quoted(text, 1, 4) is None


@pytest.mark.parametrize("rest", ['say "x"', "a\\b", "a\tb"])
def test_what_cannot_stand_between_quotation_marks_as_it_is_is_not_put_there(rest: str) -> None:
    assert quoted(f"a: {rest}", 1, 4) is None


def test_the_marks_around_a_text_are_those_that_are_not_in_it() -> None:
    text = "a: 'it' is"
    assert apply_edits(text, requoted(text, 1, 4).edits) == "a: \"'it' is\""


@pytest.mark.parametrize(
    ("text", "is_text"),
    [("[[a]] came", True), ("[@a] says", True), ("[a] b", True), ("[a, b]", False), ("a", False)],
)
def test_a_text_may_begin_with_a_bracket(text: str, is_text: bool) -> None:
    assert begins_with_bracket(text) == is_text


def test_a_text_that_begins_with_a_bracket_is_put_below_its_key() -> None:
    problem = unblocked("a: [[b]] came\n", "x.yml", 1, 4)
    assert problem.code == "E116"
    assert problem.repair
    assert apply_edits("a: [[b]] came\n", problem.repair.edits) == "a: |\n  [[b]] came\n"
