"""Rows and text of a review as Markdown."""

from __future__ import annotations

import pytest
from oda_reports.review.markdown_blocks import (
    Passage,
    code,
    code_lines,
    html_code,
    html_text,
    listed_names,
    listed_pages,
    lost,
    one_line,
    source_cell,
    table_head,
    table_row,
    value_cell,
)
from oda_reports.review.review import ToldValue


def value(text: str = "1 person", source: str = "review", place: str = "") -> ToldValue:
    return ToldValue(text, "1", "persons", source, place)


def test_a_table_has_a_head_and_rows() -> None:
    assert table_head(("Figure", "Value"), "lr") == "| Figure | Value |\n|---|--:|"
    assert table_row("a", "b") == "| a | b |"


def test_a_block_has_no_lines_unless_it_is_given_some() -> None:
    assert Passage("head").lines == ()


def test_a_cell_shows_a_value_or_a_dash() -> None:
    assert value_cell(value()) == "`1 person`"
    assert value_cell(None) == "`–`"


def test_a_cell_shows_two_sources_where_they_differ() -> None:
    assert source_cell([value(), value()]) == "`review`"
    assert source_cell([None, value(place="page 3")]) == "`review, page 3`"
    assert source_cell([value(), value(source="table")]) == "`review`<br>→ `table`"


def test_names_beyond_what_can_be_taken_in_are_counted() -> None:
    assert listed_names(["a", "b", "c"], str.upper, 2) == "A, B and 1 more"
    assert listed_pages(["index.md", "a.md"], code) == "the home page, `a/`"


@pytest.mark.parametrize(
    ("text", "span"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a|b", "`a¦b`"), ("", "`–`")],
)
def test_text_is_a_span_of_code(text: str, span: str) -> None:
    assert code(text) == span


def test_a_long_name_is_cut_and_a_value_is_not() -> None:
    assert code("a" * 400) == f"`{'a' * 299}…`"
    assert code("a" * 400, None) == f"`{'a' * 400}`"


def test_text_in_html_stays_text() -> None:
    assert html_code("<b>") == "<code>&lt;b&gt;</code>"
    assert html_text(["a", "##[b"]) == "a #&#35;[b"
    assert one_line("a\n b\u202e") == "a b\\u202e"


def test_lines_to_copy_cannot_end_their_block() -> None:
    assert code_lines(["a:", "  - b"]) == "```\na:\n  - b\n```"
    assert code_lines(["````", "##[a"]) == "`````\n````\n#\\u0023[a\n`````"


def test_what_is_gone_names_its_edition() -> None:
    assert lost("2024") == "⚠ the value of `2024` is gone: keep it as a reading"
