"""Problems for machines: lines, annotations, SARIF and JSON, and what may not get into them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.rules.problem_formats import FORMATS, as_json, concise, github, gitlab, sarif

SCHEMA = Draft4Validator(
    json.loads((ROOT / "tests/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
)

COMMA = Problem(
    "data/x.yml",
    Span(2, 8, 2, 14),
    "E204",
    "'value' must be a plain number",
    "write 13220",
    Repair((Edit(Span(2, 8, 2, 14), "13220"),), safe=True),
)
UNCITED = Problem("data/a.yml", Span(1, 1, 9, 1), "W403", "nothing cites this source")
WHOLE = Problem("data/a.yml", Span(), "E101", "this file cannot be read")

SPANS = st.builds(Span, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
PROBLEMS = st.builds(
    Problem,
    st.text(min_size=1),
    SPANS,
    st.sampled_from(["E204", "W403"]),
    st.text(),
    st.text(),
    st.none() | st.builds(Repair, st.tuples(st.builds(Edit, SPANS, st.text())), safe=st.booleans()),
)


def test_a_concise_problem_is_one_line_with_what_to_do() -> None:
    assert concise([UNCITED, COMMA], 2).split("\n") == [
        "data/a.yml:1:1 W403 warning: nothing cites this source",
        "data/x.yml:2:8 E204 error: 'value' must be a plain number (write 13220)",
        "2 files checked: 1 error, 1 warning; 1 can be repaired with 'oda check --fix'.",
    ]


def test_an_annotation_names_file_place_and_code() -> None:
    assert github([COMMA], 1).split("\n")[0] == (
        "::error file=data/x.yml,line=2,col=8,endColumn=14,title=E204"
        "::'value' must be a plain number (write 13220)"
    )


def test_an_annotation_of_several_lines_has_an_end_line() -> None:
    assert github([UNCITED], 1).startswith("::warning file=data/a.yml,line=1,col=1,endLine=9,")
    assert github([WHOLE], 1).startswith("::error file=data/a.yml,line=1,col=1,endLine=1,")


def test_errors_are_annotated_before_warnings() -> None:
    lines = github([UNCITED, COMMA, WHOLE], 2).split("\n")
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::error", "::warning"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\x0b", "\x0c", "\x1e"])
def test_no_text_of_a_record_becomes_a_command(end: str) -> None:
    harm = f"x{end}::add-mask::y"
    problem = Problem(harm, Span(), "E202", harm, harm)
    lines = github([problem], 1).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=x")


def test_no_text_of_a_record_becomes_a_property_or_an_escape() -> None:
    problem = Problem("a,title=b::c%0A.yml", Span(), "E202", "100%0A::x")
    head, message = github([problem], 1).split("\n")[0].removeprefix("::").split("::", 1)
    assert "file=a%2Ctitle=b%3A%3Ac%250A.yml," in head
    assert message == "100%250A::x"


@given(st.lists(PROBLEMS, max_size=4))
def test_each_problem_is_one_line_whatever_it_says(problems: list[Problem]) -> None:
    assert len(concise(problems, 1).splitlines()) == len(problems) + 1
    lines = github(problems, 1).splitlines()
    assert len(lines) == len(problems) + 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines[:-1])


def test_gitlab_shows_each_problem_at_its_line() -> None:
    error, warning = json.loads(gitlab([COMMA, UNCITED], 2))
    assert error.pop("fingerprint") != warning.pop("fingerprint")
    assert error == {
        "description": "E204: 'value' must be a plain number (write 13220)",
        "check_name": "E204",
        "severity": "major",
        "location": {"path": "data/x.yml", "lines": {"begin": 2}},
    }
    assert warning["severity"] == "minor"


def test_a_problem_is_the_same_to_gitlab_where_its_line_moved_and_no_other_is() -> None:
    def fingerprints(*problems: Problem) -> list[str]:
        return [found["fingerprint"] for found in json.loads(gitlab(problems, 1))]

    moved = replace(COMMA, span=Span(5, 8, 5, 14))
    assert fingerprints(COMMA) == fingerprints(moved)
    assert len(set(fingerprints(COMMA, moved, replace(COMMA, file="data/z.yml")))) == 3


@given(st.lists(PROBLEMS))
def test_gitlab_is_told_lines_and_words_whatever_a_problem_says(problems: list[Problem]) -> None:
    found = json.loads(gitlab(problems, 1))
    assert len({each["fingerprint"] for each in found}) == len(problems)
    assert all(len(each["description"].splitlines()) == 1 for each in found)


def test_json_says_all_that_is_known() -> None:
    assert json.loads(as_json([UNCITED, COMMA], 7)) == {
        "version": 1,
        "files": 7,
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "file": "data/a.yml", "line": 1, "column": 1, "end_line": 9, "end_column": 1,
                "code": "W403", "severity": "warning", "message": "nothing cites this source",
                "help": "",
            },
            {
                "file": "data/x.yml", "line": 2, "column": 8, "end_line": 2, "end_column": 14,
                "code": "E204", "severity": "error", "message": "'value' must be a plain number",
                "help": "write 13220",
                "repair": {
                    "safe": True,
                    "edits": [
                        {"line": 2, "column": 8, "end_line": 2, "end_column": 14, "text": "13220"}
                    ],
                },
            },
        ],
    }  # fmt: skip


@given(st.lists(PROBLEMS, max_size=4))
def test_json_is_read_back_whatever_a_problem_says(problems: list[Problem]) -> None:
    read = json.loads(as_json(problems, 1))["problems"]
    assert [(p["file"], p["message"]) for p in read] == [(p.file, p.message) for p in problems]


def run_of(problems: list[Problem]) -> dict[str, Any]:
    """The one run of a SARIF log that is valid."""
    log = json.loads(sarif(problems, 1))
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_names_each_code_once_and_points_at_it() -> None:
    run = run_of([WHOLE, UNCITED, COMMA, COMMA])
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E101", "E204", "W403"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error", "error"]


def test_sarif_says_where_a_problem_is_and_how_to_repair_it() -> None:
    (result,) = run_of([COMMA])["results"]
    region = {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 14}
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/x.yml"},
        "region": region,
    }
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "13220"}}
    ]


def test_sarif_writes_a_name_of_a_file_as_an_address() -> None:
    (result,) = run_of([Problem("données/a b#c.yml", Span(), "E101", "m")])["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "donn%C3%A9es/a%20b%23c.yml"


@given(st.lists(PROBLEMS, max_size=4))
def test_sarif_is_valid_whatever_a_problem_says(problems: list[Problem]) -> None:
    assert len(run_of(problems)["results"]) == len(problems)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_say_that_there_is_nothing(format: str) -> None:
    said = FORMATS[format]([], 3)
    assert said in ("3 files checked: no problems.", "[]") or json.loads(said)
