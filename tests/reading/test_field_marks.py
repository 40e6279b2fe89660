"""Fields whose colon is missing, or that share a line: what is proposed for each."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.reading.field_marks import colons_left_out, fields_on_a_line
from oda_reports.reading.layout import Layout

SIGNS = [" ", " = ", "=", " =", "=> ", " -> ", "; ", ";", "\t", " → "]


@pytest.mark.parametrize("sign", [*SIGNS, " – ", " — ", " - "])
def test_whatever_stands_in_the_place_of_a_colon_becomes_one(sign: str) -> None:
    line = f"- name{sign}Wind\n"
    repairs = [each.problem.repair for each in colons_left_out(Layout(line), "x.yml", 1)]
    assert [r and apply_edits(line, r.edits) for r in repairs] == ["- name: Wind\n"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_year_may_be_a_field_and_no_dash_stands_for_its_colon(sign: str) -> None:
    line = f"  2017{sign}4.12\n"
    repairs = [each.problem.repair for each in colons_left_out(Layout(line), "x.yml", 1)]
    assert [r and apply_edits(line, r.edits) for r in repairs] == ["  2017: 4.12\n"]
    assert list(colons_left_out(Layout("  2017 – 4.12\n"), "x.yml", 1)) == []


@pytest.mark.parametrize(
    "line", ["Wind blows", "name: Wind blows", "- Wind", "20170 4", "# name a"]
)
def test_what_is_no_word_for_a_field_lacks_no_colon(line: str) -> None:
    assert list(colons_left_out(Layout(line), "x.yml", 1)) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("  value: 3 currency: JPY", ["  value: 3\n  currency: JPY"]),
        ("- value: 3, currency: JPY", ["- value: 3\n  currency: JPY"]),
        ("a: b c: d e: f", ["a: b\nc: d e: f", "a: b c: d\ne: f"]),
        ("a: b c:", ["a: b\nc:"]),
        ('a: "b c: d"', []),
        ("a: b C: d", []),
        ("a: c: d", []),
        ("a: 10:30 o", []),
    ],
)
def test_a_field_on_the_line_of_another_begins_a_line_of_its_own(
    line: str, right: list[str]
) -> None:
    repairs = [each.problem.repair for each in fields_on_a_line(Layout(line), "x.yml", 1)]
    assert [r and apply_edits(line, r.edits) for r in repairs] == right
