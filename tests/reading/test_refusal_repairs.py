"""What could be written instead: fields that are meant, lines that are indented, spaced, gone."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Loc, Repair, Span
from oda_reports.reading.refusal_repairs import (
    exchanged,
    field_meant,
    field_there,
    in_brackets,
    indented,
    line_meant,
    lines_below,
    outdented_blocks,
    spaced_entries,
    without_field,
    without_line,
    written_inside,
    written_instead,
)
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.field_shapes import field_names, shape_at
from oda_reports.records.projects import Project


def mended(text: str, repair: Repair | None) -> str:
    assert repair and repair.safe
    return apply_edits(text, repair.edits)


def document_of(text: str) -> Document:
    document = parse(text, "x.yml")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("name", "free", "absent", "field"),
    [
        ("sumary", ["summary", "scheme"], ["summary"], "summary"),
        ("countries", ["areas", "url"], [], "areas"),
        ("Website", ["url"], [], "url"),
        ("region", ["url"], [], None),
        ("zzz", ["url"], [], None),
    ],
)
def test_a_key_stands_for_the_field_that_is_near_or_another_word_for_it(
    name: str, free: list[str], absent: list[str], field: str | None
) -> None:
    assert field_meant(name, ["areas", *free], free, absent) == field


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("kind", "ceiling", "qualifier: up-to"),
        ("Type", "Commitments", "flow: commitment"),
        ("kind", "goal", "nature: target"),
        ("kind", "grant", None),
        ("kind", ["pledge"], None),
        ("colour", "pledge", None),
    ],
)
def test_a_key_that_says_nothing_is_told_by_its_value(
    name: str, value: object, line: str | None
) -> None:
    block = ("amounts", "a")
    assert line_meant(name, value, Project, block, field_names(Project, block)) == line


def test_a_part_of_a_field_that_needs_nothing_else_is_written_inside_it() -> None:
    block = ("amounts", "a")
    fields = field_names(Project, block)
    assert written_inside("gender", Project, block, fields) == ("breakdown", "sex")
    assert written_inside("repayment", Project, block, fields) == ("terms", "repayment_years")
    assert written_inside("colour", Project, block, fields) is None
    # A status is nothing without its source.
    assert written_inside("stage", Project, (), field_names(Project, ())) is None


def test_one_id_becomes_an_entry_and_two_values_change_places() -> None:
    document = document_of("country: tessara\nlow: 9\nhigh: 5\n")
    repair = in_brackets(document, ("country",), "areas", shape_at(Project, ("areas",)))
    assert repair and apply_edits(document.text, repair.edits).startswith("areas: [tessara]\n")
    assert in_brackets(document, ("country",), "title", shape_at(Project, ("title",))) is None
    both = exchanged(document, ("low",), ("high",))
    assert apply_edits(document.text, both.edits).endswith("low: 5\nhigh: 9\n")


def test_a_field_that_is_there_is_not_meant_again() -> None:
    assert field_there("region", ["areas", "url"], ["url"]) == "areas"
    assert field_there("region", ["areas", "url"], ["areas", "url"]) is None


def test_a_value_over_several_lines_is_not_replaced() -> None:
    assert written_instead(Span(1, 2, 1, 4), "x", safe=True) is not None
    assert written_instead(Span(1, 2, 2, 4), "x", safe=True) is None
    assert written_instead(Span(1, 2, 1, 2), "x", safe=True) is None


def test_what_stands_below_an_empty_block_belongs_to_it_up_to_the_first_that_does_not() -> None:
    document = document_of("period:\nstart: 2024\nend: 2025\nother: 1\n")
    unknown: dict[Loc, object] = {("start",): 2024, ("end",): 2025, ("other",): 1}
    found = list(outdented_blocks(Project, document, (), [("period",)], unknown))
    assert found == [(("period",), [("start",), ("end",)])]
    assert list(outdented_blocks(Project, document, (), [("period",)], {})) == []


def test_lines_are_indented_and_empty_ones_stay_empty() -> None:
    text = "a: 1\n\nb: 2\nc: 3\n"
    assert mended(text, indented(text, Span(1, 1, 1, 2), Span(3, 4, 4, 1))) == (
        "  a: 1\n\n  b: 2\nc: 3\n"
    )


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [("a: 1\nb:\nc: 3\n", 2, "a: 1\nc: 3\n"), ("a: 1\nb:", 2, "a: 1\n")],
)
def test_a_line_goes_with_its_end(text: str, number: int, rest: str) -> None:
    assert mended(text, without_line(text, number)) == rest


def test_the_first_hyphen_of_an_entry_is_outside_its_text() -> None:
    text = "- -a\n  -b\n"
    assert mended(text, spaced_entries(text, Span(1, 3, 2, 5), is_entry=True)) == "- -a\n  - b\n"
    text = "-a\n-b\n"
    assert mended(text, spaced_entries(text, Span(1, 1, 2, 3), is_entry=False)) == "- a\n- b\n"
    assert spaced_entries("a\n", Span(1, 1, 1, 2), is_entry=False) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a:\n  b: 1\n  c: ongoing\n", "a:\n  b: 1\n"),
        ("a:\n  c: ongoing\n", None),
        ("a:\n  - c: ongoing\n", None),
        ("a: {b: 1, c: ongoing}\n", None),
        ("a:\n  b: 1\n  c: ongoing  # as they say\n", None),
    ],
)  # fmt: skip
def test_a_field_goes_with_its_line_if_something_stays_in_the_block(
    text: str, rest: str | None
) -> None:
    repair = without_field(document_of(text), ("a", "c"))
    assert (apply_edits(text, repair.edits) if repair else None) == rest
    assert repair is None or not repair.safe


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  value: about 8\n", "a:\n  value: about 8\n  qualifier: about\n"),
        ("a: {value: about 8}\n", None),
        ("a:\n  value: about 8\n  qualifier: over\n", None),
        ("a:\n  value:\n    about 8\n", None),
    ],
)  # fmt: skip
def test_a_qualifier_is_added_below_a_value_with_a_line_of_its_own(
    text: str, line: str | None
) -> None:
    edit = lines_below(document_of(text), ("a", "value"), [("qualifier", "about")])
    assert (apply_edits(text, [edit]) if edit else None) == line
