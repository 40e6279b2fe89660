"""Which of the changes that could be meant explains what is wrong."""

from __future__ import annotations

from typing import Any

from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Problem
from oda_reports.reading.trials import LONGEST, Faults, Outcome, find_by_trial, value_at
from oda_reports.reading.yaml_files import parse


def wants_grant(data: Any) -> Faults:
    """A file must be a grant with a label and a value, and may have a note."""
    grant = data.get("grant") if isinstance(data, dict) else None
    if not isinstance(grant, dict):
        return frozenset({(("grant",), "missing")})
    odd = {*data, *grant} - {"grant", "note", "label", "value"}
    lacking = {"label", "value"} - grant.keys()
    return frozenset(
        {((name,), "odd") for name in odd} | {((name,), "missing") for name in lacking}
    )


def slip(text: str) -> Problem:
    problem = parse(text, "x.yml", judge=wants_grant)
    assert isinstance(problem, Problem)
    return problem


def test_the_change_after_which_the_record_is_in_order_was_the_slip() -> None:
    text = "grant:\n  label: a\n value: 1\nnote: b\n"
    problem = slip(text)
    assert (problem.code, problem.span.line) == ("E124", 3)
    assert problem.repair and problem.repair.safe
    assert apply_edits(text, problem.repair.edits) == "grant:\n  label: a\n  value: 1\nnote: b\n"


def test_of_two_lines_that_could_be_off_it_is_the_one_that_stands_where_few_do() -> None:
    assert slip("grant:\n   label: a\n  value: 1\n").span.line == 2
    assert slip("grant:\n  label: a\n   value: 1\n").span.line == 3


def test_a_change_that_could_mean_something_else_is_not_made_unasked() -> None:
    text = "grant:\n  label: a\n  value: 1\nnote:\n- a\n b\n"
    problem = parse(text, "x.yml", judge=lambda _: frozenset())
    assert not isinstance(problem, Problem) or not (problem.repair and problem.repair.safe)


def test_a_field_on_the_line_of_another_is_told_before_a_text_with_a_colon() -> None:
    problem = slip("grant:\n  label: a value: 1\n")
    assert (problem.code, problem.message) == ("E122", "'value' is on the line of another field")
    assert problem.repair and problem.repair.safe
    both = slip("grant:\n  label: a note: b\n  value: 1\n")
    assert (both.code, both.repair and both.repair.safe) == ("E122", False)
    word = slip("grant:\n  label: a wind: b\n  value: 1\n")
    assert (word.code, word.repair and word.repair.safe) == ("E114", True)


def test_a_text_that_nobody_can_quote_is_told_all_the_same() -> None:
    problem = slip('grant:\n  label: a: say "b"\n  value: 1\n')
    assert (problem.code, problem.repair) == ("E114", None)


def test_a_change_that_helps_nothing_is_not_proposed() -> None:
    before = Outcome(2, frozenset())
    assert find_by_trial("a: 1\n b: 2\n", "x.yml", [2], before, lambda _: Outcome(2)) is None


def test_a_line_that_only_goes_into_what_is_refused_anyway_is_not_mended() -> None:
    text = "a:\nb: 1\n"
    before = Outcome(0, frozenset({(("a",), "x"), (("b",), "x")}), {"a": None, "b": 1})
    after = Outcome(0, frozenset({(("a",), "x")}), {"a": {"b": 1}})
    assert find_by_trial(text, "x.yml", [2], before, lambda _: after) is None


def test_a_long_text_is_not_read_again_and_again() -> None:
    before = Outcome(2, frozenset())
    text = "a: 1\n b: 2\n" + "#" * LONGEST
    assert find_by_trial(text, "x.yml", [2], before, lambda _: Outcome(0)) is None


def test_what_stands_at_a_way_is_found_or_nothing() -> None:
    data = {"a": [{"b": 1}]}
    assert value_at(data, ("a", 0, "b")) == 1
    assert value_at(data, ("a", 1, "b")) is None
    assert value_at(data, ("a", 0, "b", "c")) is None
