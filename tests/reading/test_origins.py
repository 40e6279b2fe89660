"""The way back from a value of a record to the line that was written."""

from __future__ import annotations

from pathlib import Path

from oda_reports.problems.problem import Problem, Span
from oda_reports.reading.origins import Origin


def origin(tmp_path: Path, name: str, text: str) -> Origin:
    (tmp_path / name).write_text(text, "utf-8")
    return Origin(tmp_path / name, name)


def test_a_problem_in_a_text_stands_at_the_words_that_are_wrong(tmp_path: Path) -> None:
    place = origin(tmp_path, "x.yml", "name: W\ntext: |\n  One.\n  Two [@s] three.\n")
    problem = place.problem(("text",), "E304", "m", needle="[@s]")
    assert problem == Problem("x.yml", Span(4, 7, 4, 11), "E304", "m")


def test_words_that_are_not_found_leave_the_whole_text(tmp_path: Path) -> None:
    place = origin(tmp_path, "x.yml", "text: one\n")
    assert place.problem(("text",), "E304", "m", needle="two").span == Span(1, 7, 1, 10)


def test_a_problem_of_a_page_stands_at_its_words(tmp_path: Path) -> None:
    place = origin(tmp_path, "home.md", "One.\n\nTwo [[x]].")
    assert place.problem((), "E303", "m", needle="[[x]]").span == Span(3, 5, 3, 10)


def test_a_problem_can_stand_at_a_key(tmp_path: Path) -> None:
    place = origin(tmp_path, "x.yml", "groups:\n  isles:\n    name: I\n")
    assert place.problem(("groups", "isles"), "E307", "m", key=True).span == Span(2, 3, 2, 8)


def test_a_file_that_has_gone_has_its_problem_at_the_start(tmp_path: Path) -> None:
    assert Origin(tmp_path / "x.yml", "x.yml").problem(("a",), "E301", "m").span == Span()


def test_a_line_is_that_of_a_field_or_of_a_word_in_its_text(tmp_path: Path) -> None:
    place = origin(
        tmp_path, "x.yml", "name: W\nresults:\n  one:\n    text: |\n      A\n      B [@s]\n"
    )
    assert place.line(("results", "one")) == 3
    assert place.line(("results", "one", "text")) == 4
    assert place.line(("results", "one", "text"), "[@s]") == 6
