"""What readers are told of corrections, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.catalogue.corrections import Corrected
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.writing.notices import day_of, notice, what_stood

COUNT = {"label": "students", "value": 202, "unit": "persons", "source": "review"}


def told(figure: str, was: object, **fields: Any) -> Corrected:
    given = {"figure": figure, "was": was, "since": "2025-03-01", "until": "2025-06-12",
             "why": "a digit was misread", **fields}  # fmt: skip
    status = {"stage": "agreed", "source": "review"}
    project = record(
        Project, "school", results={"students": COUNT}, status=status, corrections=[given]
    )
    (one,) = catalogue(project).corrections.newest_first
    return one


@pytest.mark.parametrize(
    ("figure", "was", "fields", "words"),
    [
        ("students", 220, {}, "220"),
        ("students", 12345, {}, "12,345"),
        ("students", "not-reported", {}, "not reported"),
        ("students", "400 to 600", {}, "“400 to 600”"),
        ("students", "under-way", {}, "“under-way”"),
        ("status", "under-way", {}, "Under way"),
        ("teachers", Decimal("2.5"), {"removed": "teachers"}, "2.5"),
        ("teachers", "nil", {"removed": "teachers"}, "nil"),
    ],
)
def test_what_stood_there_is_a_number_a_term_or_words(
    figure: str, was: object, fields: dict[str, Any], words: str
) -> None:
    assert what_stood(told(figure, was, **fields), Formatter()) == words


def test_a_notice_says_when_what_and_why() -> None:
    one = told("students", 220)
    assert notice(one, Formatter()) == (
        "Corrected on 12 June 2025: 220 stood here from 1 March 2025. A digit was misread."
    )
    assert day_of(one, Formatter()) == "corrected on 12 June 2025"
