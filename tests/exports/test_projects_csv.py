"""The list of projects as CSV."""

from __future__ import annotations

import csv
import io

from builders import catalogue, record
from oda_reports.exports.projects_csv import projects_csv
from oda_reports.records.projects import Project

GRANT = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
WELL = record(
    Project, "well", title="=Well,\u2028 deep", period={"start": 2015, "end": 2019},
    amounts={"first": GRANT, "second": {**GRANT, "value": 6, "year": 2016}},
)  # fmt: skip
BARE = record(Project, "bare", status={"stage": "not-stated", "source": "review"})
CONTENT = projects_csv(catalogue(BARE, WELL)).decode()
ROWS = list(csv.DictReader(io.StringIO(CONTENT, newline="")))


def test_each_amount_has_a_row_and_a_project_without_one_too_the_newest_first() -> None:
    assert [(row["project"], row["figure"], row["value"], row["unit"]) for row in ROWS] == [
        ("well", "projects/well/amounts/first", "5", "USD"),
        ("well", "projects/well/amounts/second", "6", "USD"),
        ("bare", "", "", ""),
    ]


def test_each_row_is_one_line_that_begins_with_the_id_of_its_project() -> None:
    lines = CONTENT.split("\r\n")
    assert [line.split(",", 1)[0] for line in lines] == ["project", "well", "well", "bare", ""]


def test_no_title_is_a_formula_to_a_spreadsheet() -> None:
    assert ROWS[0]["title"] == "'=Well, deep"
