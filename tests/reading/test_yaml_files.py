"""A YAML file into plain data: what is read, where it stands, what is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.history.entries import TEXT_BYTES
from oda_reports.problems.problem import Problem, Span
from oda_reports.reading.yaml_files import LONGEST_LINE, Document, parse, read_document, read_text


def document(text: str) -> Document:
    found = parse(text, "x.yml")
    assert isinstance(found, Document), found
    return found


def refused(text: str) -> Problem:
    found = parse(text, "x.yml")
    assert isinstance(found, Problem), found
    return found


def unread(path: Path) -> Problem:
    found = read_text(path, "x.yml")
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "2024-02-01", "0123", "10:30", "1_000", "13,220", "1e3", ".5", "5.", "0x1F",
     "True", "NULL", ".inf", ".nan", "１２", "approximately 800", "1234567890123456"],
)  # fmt: skip
def test_what_yaml_would_guess_at_stays_text(written: str) -> None:
    assert document(f"key: {written}").data == {"key": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("0", 0),
        ("123456789012345", 123456789012345),
        ("-1.90", Decimal("-1.90")),
        ("0.1", Decimal("0.1")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_few_forms_are_more_than_text(written: str, value: object) -> None:
    read = document(f"key: {written}").data["key"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("written", ['"12"', "'12'", '"true"', "'null'", '""', "!  ''"])
def test_a_value_in_quotation_marks_is_text(written: str) -> None:
    assert isinstance(document(f"key: {written}").data["key"], str)


def test_a_decimal_number_keeps_every_digit_it_is_written_with() -> None:
    assert str(document("key: 5.40").data["key"]) == "5.40"


def test_an_empty_file_has_no_data() -> None:
    assert document("").data is None
    assert document("# a comment\n").data is None


_WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")))
_PLAIN = st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" "))
_DATA = st.recursive(
    _PLAIN | st.booleans() | st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_PLAIN, inner, max_size=4),
    max_leaves=12,
)


@given(_WORDS)
def test_text_in_double_quotation_marks_is_read_as_written(text: str) -> None:
    assert document(f"key: {json.dumps(text, ensure_ascii=False)}").data == {"key": text}


@given(st.dictionaries(_PLAIN, _DATA, min_size=1, max_size=4))
def test_what_another_writer_of_yaml_writes_is_read_as_it_was_meant(data: dict[str, Any]) -> None:
    assert document(yaml.safe_dump(data, allow_unicode=True)).data == data


@given(st.text())
def test_any_text_is_read_or_refused_with_one_problem(text: str) -> None:
    assert isinstance(parse(text, "x.yml"), Document | Problem)


@given(st.text(st.sampled_from("ab:-[]{}\"'|>#&*!%@`, \n\t\r\x85"), max_size=40))
def test_any_heap_of_marks_is_read_or_refused_at_a_place_of_the_file(text: str) -> None:
    found = parse(text, "x.yml")
    if isinstance(found, Problem):
        assert 1 <= found.span.line <= len(text) + 1
        assert found.span.column >= 1


@given(st.dictionaries(st.text("abc", min_size=1), st.text("xyz", min_size=1), min_size=1))
def test_each_key_and_value_stands_where_it_is_said_to(data: dict[str, str]) -> None:
    text = "\n".join(f"  {key}:   {value}  # note" for key, value in data.items())
    read, lines = document(text), text.split("\n")
    for key, value in data.items():
        at, behind = read.keys[key,], read.values[key,]
        assert lines[at.line - 1][at.column - 1 : at.end_column - 1] == key
        assert lines[behind.line - 1][behind.column - 1 : behind.end_column - 1] == value


NESTED = """\
title: A title
amounts:
  grant:
    value: 12
sources:
  - first
  - second
"""


def test_positions_count_lines_and_columns_from_one() -> None:
    read = document(NESTED)
    assert read.keys["amounts", "grant", "value"] == Span(4, 5, 4, 10)
    assert read.values["amounts", "grant", "value"] == Span(4, 12, 4, 14)
    assert read.values["sources", 1] == Span(7, 5, 7, 11)


def test_a_wide_character_is_one_column_of_the_file() -> None:
    assert document("a: {日本: x}").values["a", "日本"] == Span(1, 9, 1, 10)


def test_something_missing_points_at_the_key_that_opens_its_block() -> None:
    assert document(NESTED).locate(("amounts", "grant", "currency")) == Span(3, 3, 3, 8)


def test_something_missing_at_the_top_points_at_the_whole_file() -> None:
    assert document(NESTED).locate(("summary",)) == Span(1, 1, 8, 1)


def test_in_an_empty_file_everything_points_at_its_start() -> None:
    assert document("").locate(("summary",)) == Span()


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("a: 1\nb: 2\na: 3", "E103", (3, 1), "'a' stands here a second time"),
        ("a:\n  b: 1\n  b: 2", "E103", (3, 3), "'b' stands here a second time"),
        ("a: *1 Education", "E104", (1, 4), "must not start with *"),
        ("a: &Health and Education", "E104", (1, 4), "must not start with &"),
        ("a: !important", "E104", (1, 4), "must not start with !"),
        ("a: !!python/name:os.system x", "E104", (1, 4), "must not start with !"),
        ("a: 1\n---\nb: 2", "E113", (2, 1), "a second document starts here"),
        ("a: " + "[" * 13 + "]" * 13, "E105", (1, 15), "nested too deeply"),
        ("[a]: 1", "E102", (1, 1), "a key must be a word"),
        ("&a b: 1", "E102", (1, 1), "a key must be a word"),
    ],
)
def test_what_yaml_lets_through_and_records_do_not_need_is_refused_at_its_place(
    text: str, code: str, place: tuple[int, int], message: str
) -> None:
    problem = refused(text)
    assert (problem.code, (problem.span.line, problem.span.column)) == (code, place)
    assert message in problem.message


def test_a_key_given_twice_says_where_the_first_one_stands() -> None:
    assert refused("x: 1\na: 1\na: 2").help == "keep one of the two; the first is in line 2"


def test_brackets_without_end_are_refused_and_not_followed() -> None:
    assert refused("a: " + "[" * 100_000).span.line == 1
    assert refused("a: " + "[" * 500 + "]" * 500).code == "E105"


def test_aliases_that_would_grow_without_limit_are_refused() -> None:
    assert refused("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]").code == "E104"


def test_twelve_levels_are_deep_enough_for_any_record() -> None:
    assert document("a: " + "[" * 11 + "]" * 11).data


@pytest.mark.parametrize(
    ("text", "code", "help"),
    [
        ("title: Roads: the second phase", "E114", "between double quotes"),
        ("title: x\n\tname: y", "E115", "indent with spaces"),
        ("title: @someone", "E104", "between double quotes"),
        ("title: 'Japan's Efforts'", "E117", "double quotes"),
        ("title: 'never closed", "E117", "close it"),
        ("text: [[trainees]] people came", "E116", "write '|' after the colon"),
        ("text: [@white-paper] says so", "E116", "write '|' after the colon"),
        ("title: [a", "E123", "close it with ]"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_what_to_do(text: str, code: str, help: str) -> None:
    problem = refused(text)
    assert problem.code == code
    assert help in problem.help


def test_a_good_file_is_read_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("name: Türkiye\r\nother: 日本\r\n", "utf-8", newline="")
    read = read_document(tmp_path / "x.yml", "x.yml")
    assert isinstance(read, Document)
    assert read.data == {"name": "Türkiye", "other": "日本"}


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in unread(tmp_path / "x.yml").message


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    assert "this is a folder" in unread(tmp_path).message


def test_a_link_to_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "y.yml").write_text("a: 1", "utf-8")
    (tmp_path / "x.yml").symlink_to(tmp_path / "y.yml")
    assert "a link to another place" in unread(tmp_path / "x.yml").message


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("name: Türkiye".encode("latin-1"))
    assert unread(tmp_path / "x.yml").message == "this file is not UTF-8 text"


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"aaaaaaa\n" * (TEXT_BYTES // 8))
    assert isinstance(read_text(tmp_path / "x.yml", "x.yml"), str)
    (tmp_path / "x.yml").write_bytes(b"a" * (TEXT_BYTES + 1))
    assert unread(tmp_path / "x.yml").message == "this file is larger than 256 KB"


def test_a_line_may_be_as_long_as_the_limit_and_no_longer(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("é" * LONGEST_LINE + "\n", "utf-8")
    assert isinstance(read_text(tmp_path / "x.yml", "x.yml"), str)
    (tmp_path / "x.yml").write_text("a\n" + "é" * (LONGEST_LINE + 1), "utf-8")
    refusal = unread(tmp_path / "x.yml")
    assert (refusal.code, refusal.span) == ("E147", Span(2, 10001, 2, 10002))


def test_the_outlines_of_a_map_may_stand_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "map.geojson").write_text("1" * (LONGEST_LINE + 1), "utf-8")
    assert isinstance(read_text(tmp_path / "map.geojson", "map.geojson"), str)


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x07", "\x1b", "\x7f", "\xad", "\u200b", "\u200f", "\u2028", "\u202e", "\u2066",
     "\ue000", "\uf8ff", "\uffff"],
)  # fmt: skip
def test_an_invisible_character_is_refused_at_its_place(tmp_path: Path, char: str) -> None:
    (tmp_path / "x.yml").write_text(f"name: x\ntext: a{char}b\n", "utf-8")
    problem = unread(tmp_path / "x.yml")
    assert (problem.code, problem.span.start) == ("E106", Span(2, 8, 2, 8))
    assert f"U+{ord(char):04X}" in problem.message


@pytest.mark.parametrize("escape", [r"\u202e", r"\u200b", r"\uE000", r"\x1b", r"\0"])
def test_an_invisible_character_is_refused_however_it_is_written(escape: str) -> None:
    problem = refused(f'name: x\ntext: "a{escape}b"')
    assert (problem.code, problem.span.line) == ("E106", 2)


@pytest.mark.parametrize("char", ["\t", "\xa0", "é", "日", "ع", "😀", "\u0301"])
def test_a_character_that_can_be_seen_is_read(tmp_path: Path, char: str) -> None:
    (tmp_path / "x.yml").write_text(f"a{char}b", "utf-8")
    assert read_text(tmp_path / "x.yml", "x.yml") == f"a{char}b"
