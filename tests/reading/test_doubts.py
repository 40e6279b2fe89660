"""What is legal and looks like a slip: where it is noticed, and where it is not."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits, slice_of
from oda_reports.problems.problem import Problem
from oda_reports.reading.doubts import find_doubts, find_placeholders
from oda_reports.reading.yaml_files import Document, parse


def document(text: str) -> Document:
    found = parse(text, "x.yml")
    assert isinstance(found, Document), found
    return found


def doubts(text: str) -> list[Problem]:
    return list(find_doubts(document(text)))


@pytest.mark.parametrize(
    ("text", "code", "at", "right", "safe"),
    [
        ("a: Nurses #2 and #3", "W401", " #", 'a: "Nurses #2 and #3"', False),
        ("a: “Roads”", "W402", "“Roads”", 'a: "Roads"', False),
        ("a: «Дорога»", "W402", "«Дорога»", 'a: "Дорога"', False),
        ("a: [“b”, c]", "W402", "“b”", 'a: ["b", c]', False),
        ("a: K\u0430zakhstan", "W409", "K\u0430zakhstan", "a: Kazakhstan", False),
        ("a: Tu\u0308rkiye, too", "W410", "Tu\u0308rkiye,", "a: Türkiye, too", True),
    ],
)
def test_a_doubt_stands_at_its_place_with_what_may_be_meant(
    text: str, code: str, at: str, right: str, safe: bool
) -> None:
    (problem,) = doubts(text)
    assert (problem.code, slice_of(text, problem.span)) == (code, at)
    assert problem.severity == "warning"
    assert problem.repair and problem.repair.safe == safe
    assert apply_edits(text, problem.repair.edits) == right


def test_a_word_whose_letters_have_no_twins_is_not_repaired() -> None:
    (problem,) = doubts("a: \u0422o\u043ayo")
    assert problem.code == "W409"
    assert problem.repair is None


@pytest.mark.parametrize(
    "text",
    ["a: b # a comment", "a: b #!x", 'a: "b #c"', "a: |\n  b #c", "a: C#", "a: “Roads” and “rails”",
     "a: the ‘x’", "a: |\n  “Roads”", "# “x”\na: b", "a: Москва and Tokyo", "a: α-Tocopherol",
     "a: 5 µm", "a: Đông Āfrica Bişkek", "a: 日本 ODA", "a: straße"],
)  # fmt: skip
def test_what_is_meant_so_is_no_doubt(text: str) -> None:
    assert doubts(text) == []


def test_a_text_with_straight_quotation_marks_inside_is_not_put_between_others() -> None:
    (problem,) = doubts('a: “the "b" of c”')
    assert problem.repair is None


def test_each_word_has_a_doubt_of_its_own() -> None:
    text = "a: e\u0301 b\nc: |\n  K\u0430z\n  e\u0301e\u0301\n"
    assert [(p.code, p.span.line, p.span.column) for p in doubts(text)] == [
        ("W409", 3, 3),
        ("W410", 1, 4),
        ("W410", 4, 3),
    ]


@pytest.mark.parametrize(
    "text",
    ["a: x" + "“" * 80_000, "a: é" + "a" * 200_000, "a: " + "\u0301\u0323" * 50_000,
     "a: Ж" + "ж" * 100_000],
)  # fmt: skip
def test_a_word_without_end_is_looked_at_all_the_same(text: str) -> None:
    assert len(doubts(text)) < 1000


def test_what_a_specimen_left_open_is_found_at_its_place() -> None:
    text = "a: to-be-chosen\nb: |\n  To be written: what it is.\nc: done\n"
    problems = list(find_placeholders(document(text), ()))
    assert [(p.code, slice_of(text, p.span)) for p in problems] == [
        ("E316", "to-be-chosen"),
        ("E316", "To be written: what it is."),
    ]


def test_a_part_of_a_file_is_looked_at_alone() -> None:
    text = "one:\n  a: to-be-chosen\ntwo:\n  a: to-be-chosen\n"
    (problem,) = find_placeholders(document(text), ("two",))
    assert problem.span.line == 4


def test_a_text_that_mentions_a_placeholder_is_not_one() -> None:
    assert not list(find_placeholders(document("a: it was to-be-chosen then\n"), ()))
