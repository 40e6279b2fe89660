"""Slips that YAML reads without a word: each is found in the text, before anything is parsed."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits, slice_of
from oda_reports.reading.silent_slips import find_merge, find_slip


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a: 1\n=======\nb: 2", "E118", "======="),
        (">>>>>>> theirs", "E118", ">>>>>>> theirs"),
        ("a:\u00a0b", "E121", "\u00a0"),
    ],
)
def test_what_yaml_reads_in_silence_is_told_at_its_place(text: str, code: str, at: str) -> None:
    problem = find_slip(text, "x.yml")
    assert problem and (problem.code, slice_of(text, problem.span)) == (code, at)


def test_another_space_becomes_one_and_a_wide_one_at_the_start_of_a_line_two() -> None:
    for text, right in (("a:\u00a0b", "a: b"), ("a: b\n\u3000c: d", "a: b\n  c: d")):
        problem = find_slip(text, "x.yml")
        assert problem and problem.repair
        assert apply_edits(text, problem.repair.edits) == right


def test_signs_that_underline_a_heading_are_no_marker_in_a_text() -> None:
    assert find_merge("Title\n=======\n", "x.md") is None
    assert find_merge("a\n<<<<<<< ours\n", "x.md")
    assert find_slip("a: |\n  =======\n", "x.yml") is None
