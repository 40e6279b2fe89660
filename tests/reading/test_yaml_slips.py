"""Slips of the keyboard: each is known by a code of its own, at its place, with its repair."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits, slice_of
from oda_reports.problems.problem import Problem
from oda_reports.reading.yaml_files import parse
from oda_reports.reading.yaml_slips import slip_of


def slip(text: str) -> Problem:
    found = parse(text, "x.yml")
    assert isinstance(found, Problem), found
    return found


def mended(text: str, problem: Problem) -> str:
    assert problem.repair
    return apply_edits(text, problem.repair.edits)


@pytest.mark.parametrize(
    ("text", "code", "at", "right"),
    [
        ("title: Roads: two", "E114", ":", 'title: "Roads: two"'),
        ("- a: b: c", "E114", ":", '- a: "b: c"'),
        ("t: Roads: two\n  lanes\nb: c", "E114", ":", 't: "Roads: two\n  lanes"\nb: c'),
        ("a: |x y", "E104", "|", 'a: "|x y"'),
        ("title: 'Japan's Roads'", "E117", "'", 'title: "Japan\'s Roads"'),
        ("title: @me # note", "E104", "@", 'title: "@me" # note'),
        ("title: `x`", "E104", "`", 'title: "`x`"'),
        ("title: %x", "E104", "%", 'title: "%x"'),
        ("title: *x", "E104", "*", 'title: "*x"'),
        ("title: &x y", "E104", "&", 'title: "&x y"'),
        ("title: !x y", "E104", "!", 'title: "!x y"'),
        ("title:x\nname: y", "E120", ":", "title: x\nname: y"),
        ("title： 日本\nname: x", "E119", "：", "title: 日本\nname: x"),
        ("text: [[a]] came", "E116", "[[a]] came", "text: |\n  [[a]] came"),
        ("text: [@a] says", "E116", "[@a] says", "text: |\n  [@a] says"),
        ("a:\u00a0b", "E121", "\u00a0", "a: b"),
        ("a: b\n\u3000c: d", "E121", "\u3000", "a: b\n  c: d"),
    ],
)
def test_a_slip_that_leaves_no_doubt_is_repaired(text: str, code: str, at: str, right: str) -> None:
    problem = slip(text)
    assert (problem.code, slice_of(text, problem.span)) == (code, at)
    assert problem.repair and problem.repair.safe
    assert mended(text, problem) == right


@pytest.mark.parametrize(
    ("text", "code", "at", "right"),
    [
        ("title: 'never", "E117", "'", "title: 'never'"),
        ("title: 'never\nname: x", "E117", "'", "title: 'never'\nname: x"),
        ('title: "a\\d"', "E117", "\\", 'title: "a\\\\d"'),
        ("a: 1\n\tb: 2", "E115", "\t", "a: 1\n  b: 2"),
        ("- a\n-\tb: c: d", "E115", "\t", "- a\n- b: c: d"),
        ("title: [a\nname: b", "E123", "[", "title: [a]\nname: b"),
        ("x: {a: 1\ny: 2", "E123", "{", "x: {a: 1}\ny: 2"),
        ("a:\n  b: 1\n c: 2", "E124", "c: 2", "a:\n  b: 1\n  c: 2"),
        ("a: 1\n  b: 2", "E124", "b: 2", "a: 1\nb: 2"),
        (
            "title: a\nloose words\nname: b",
            "E122",
            "loose words",
            "title: a\n  loose words\nname: b",
        ),
        ("areas:\n-a\n- b", "E120", "-", "areas:\n- a\n- b"),
        ("text: | a\nname: b", "E125", "a", "text: |\n  a\nname: b"),
        ("title: a note: b", "E114", ":", 'title: "a note: b"'),
        ("a: [b,, c]", "E127", ",", "a: [b, c]"),
        ("a: [b, , c]", "E127", ",", "a: [b, c]"),
        ("a: [, b]", "E127", ",", "a: [b]"),
        ("  a: - b", "E124", "-", "  a:\n    - b"),
        ("a:    - b\n      - c", "E124", "-", "a:\n      - b\n      - c"),
        ("areas:\n  * a: b\n    c: d", "E126", "*", "areas:\n  - a: b\n    c: d"),
    ],
)
def test_a_slip_that_could_be_meant_otherwise_is_not_repaired_unasked(
    text: str, code: str, at: str, right: str
) -> None:
    problem = slip(text)
    assert (problem.code, slice_of(text, problem.span)) == (code, at)
    assert problem.repair and not problem.repair.safe
    assert mended(text, problem) == right


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("title: a]\nb: ]", "E123", "]"),
        ("a: |\n  x\n=======\n  y", "E118", "======="),
        ("<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs", "E118", "<<<<<<< ours"),
        ("a: 1\n---\nb: 2", "E113", "---"),
        ("a: -\nb: 1", "E104", "-"),
        ("a: >214", "E104", ">"),
        ("a: > 5", "E104", ">"),
    ],
)
def test_a_slip_that_only_its_editor_can_mend_has_no_repair(text: str, code: str, at: str) -> None:
    problem = slip(text)
    assert (problem.code, slice_of(text, problem.span)) == (code, at)
    assert problem.repair is None


@pytest.mark.parametrize(
    "text",
    ["a: x<<<<<<< y", "a: |\n  =======", "日本: x", "url: https://example.org", "a: ：",
     "a: [b, c]", 'a: "Roads: two"', "a: it's", "a: b\u00a0c", "a: 10:30"],
)  # fmt: skip
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    assert not isinstance(parse(text, "x.yml"), Problem)


def test_line_ends_of_the_file_stay_in_a_repair() -> None:
    text = "title: a\r\ntext: [@a] says\r\nname: b\r\n"
    assert mended(text, slip(text)) == "title: a\r\ntext: |\r\n  [@a] says\r\nname: b\r\n"


def test_a_file_that_is_one_text_has_its_first_line_looked_at() -> None:
    problem = slip_of("# note\n\ntitle：日本\n", "x.yml")
    assert problem and (problem.code, problem.span.line) == ("E119", 3)
    problem = slip_of("title:Roads\nareas:x\n", "x.yml")
    assert problem and (problem.code, problem.span.line) == ("E120", 1)
    assert slip_of("just words\n", "x.yml") is None


@pytest.mark.parametrize(
    "text",
    ["a: b" + " " * 200_000 + "c: d", "a: @b" + " " * 200_000 + "#", "'" * 199_999, "- " * 100_000,
     "a: " + "b: " * 80_000, '"' + "\\x" * 90_000, "[" * 200_000],
)  # fmt: skip
def test_a_line_without_end_is_explained_all_the_same(text: str) -> None:
    assert slip(text).span.line == 1
