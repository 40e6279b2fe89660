"""Other marks in the place of hyphens and commas."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Span
from oda_reports.reading.layout import Layout
from oda_reports.reading.list_marks import (
    entries_without_commas,
    hyphens_left_out,
    marks_of_entries,
)


@pytest.mark.parametrize(
    "mark",
    ["*", "* ", "– ", "—", "• ", "‣ ", "·", "+ ", "・", "－", "-", "-\u00a0", "→ ", "1. ", "2) ",
     "①", "o ", "> "],
)  # fmt: skip
def test_any_mark_becomes_a_hyphen_and_a_space(mark: str) -> None:
    text = f"areas:\n  {mark}one\n  {mark}two\n"
    proposal = next(marks_of_entries(Layout(text), "x.yml", 3))
    assert proposal.problem.repair
    assert apply_edits(text, proposal.problem.repair.edits) == "areas:\n  - one\n  - two\n"
    assert proposal.problem.span.line == 2


@pytest.mark.parametrize("line", ["- one", "-- one", '"one"', "[one]", "one", "# one", "| one", ""])
def test_what_begins_a_line_in_its_own_right_is_no_mark(line: str) -> None:
    found = [each.problem.span for each in marks_of_entries(Layout(line), "x.yml", 1)]
    assert found == [] or line[0] in "|-"


@pytest.mark.parametrize(
    ("text", "line", "right"),
    [
        ("d:\n  - k: a\n    e: b\n    k: c\n", 4, "d:\n  - k: a\n    e: b\n  - k: c\n"),
        ("d:\n  - k: a\n    e: b\n  k: c\n", 4, "d:\n  - k: a\n    e: b\n  - k: c\n"),
    ],
)
def test_a_key_that_begins_each_entry_lacks_its_hyphen(text: str, line: int, right: str) -> None:
    repairs = [each.problem.repair for each in hyphens_left_out(Layout(text), "x.yml", line)]
    assert [r and apply_edits(text, r.edits) for r in repairs] == [right]


@pytest.mark.parametrize(
    "text",
    ["- k: a\n  e: b\n", "- k: a\n- k: b\n", "k: a\nk: b\n", "d:\n  - k: a\nk: b\n",
     "- k: |\n    k: b\n"],
)  # fmt: skip
def test_any_other_key_lacks_no_hyphen(text: str) -> None:
    assert list(hyphens_left_out(Layout(text), "x.yml", text.count("\n"))) == []


KNOWN = {"one", "two", "three"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a: [one two]", "a: [one, two]"),
        ("a: [one、two， three]", "a: [one, two, three]"),
        ("a: [one; two]", "a: [one, two]"),
        ("a: one and two", "a: [one, two]"),
        ("  - one, two", "  - one\n  - two"),
    ],
)
def test_known_ids_in_one_value_are_told_apart(text: str, right: str) -> None:
    start = len(text) - len(text.split(maxsplit=1)[1].lstrip("["))
    end = len(text) - text.endswith("]")
    problem = entries_without_commas(text, "x.yml", Span(1, start + 1, 1, end + 1), KNOWN)
    assert problem and problem.code == "E127"
    assert problem.repair and apply_edits(text, problem.repair.edits) == right


@pytest.mark.parametrize("value", ["one", "one four", "sao lucio"])
def test_an_id_that_is_written_with_a_space_is_not_taken_apart(value: str) -> None:
    span = Span(1, 4, 1, 4 + len(value))
    assert entries_without_commas(f"a: {value}", "x.yml", span, KNOWN) is None
