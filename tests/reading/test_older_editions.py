"""What values of an older form say of editions, and what their sources say then."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record, report
from oda_reports.problems.problem import Problem
from oda_reports.reading.older_editions import (
    OlderEditions,
    UnsaidEdition,
    older_editions,
    values_of_editions,
)
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.sources import Source

REVIEW = record(Source, "review-2023", edition="2023", publisher="agency")


def read(*entries: str) -> Document:
    text = "observations:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)
    document = parse(text, "data/statistics/pumps.yml", places=True)
    assert isinstance(document, Document)
    return document


def editions(*entries: str, sources: tuple[Source, ...] = (), **fields: Any) -> OlderEditions:
    """What entries of a statistic say beside some sources and that of the report."""
    document = read(*entries)
    made = report(**{"publication": None, "source": "review-2023", "edition": "2023", **fields})
    return older_editions(values_of_editions(document, document.data), (REVIEW, *sources), made)


def said(found: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.span.line, problem.message) for problem in found]


def test_values_say_the_edition_that_printed_them_and_by_what() -> None:
    document = read(
        "source: review-2018, printed_in: 2018, printed_in_inferred: true",
        "source: review-2021",
        "printed_in: 2021",
    )
    (one,) = values_of_editions(document, document.data)
    assert (one.source, one.edition, one.is_inferred) == ("review-2018", "2018", True)
    assert one.way == ("observations", 0, "printed_in")


def test_a_folder_of_today_says_nothing_of_the_kind() -> None:
    assert not editions("source: review-2023, value: 5")
    assert not OlderEditions()


@pytest.mark.parametrize(
    ("source", "entries", "told"),
    [
        ({"edition": "2018"}, ["printed_in: 2018"], None),
        ({}, ["printed_in: 2018"], UnsaidEdition(edition="2018")),
        ({}, ["printed_in: 2018", "printed_in: 2018"], UnsaidEdition(edition="2018")),
        ({}, ["printed_in: 2018", "value: 5"], UnsaidEdition(edition="2018")),
        ({}, ["printed_in: 2018", "printed_in: 2019"], None),
        (
            {"edition": "2018"},
            ["printed_in: 2018", "printed_in: 2018, printed_in_inferred: true"],
            UnsaidEdition(is_inferred=True),
        ),
        (
            {"edition": "2018", "edition_inferred": True},
            ["printed_in: 2018, printed_in_inferred: true"],
            None,
        ),
        ({"edition": "2018"}, ["printed_in: 2019, printed_in_inferred: true"], None),
    ],
)
def test_a_source_says_what_all_its_values_do(
    source: dict[str, Any], entries: list[str], told: UnsaidEdition | None
) -> None:
    one = record(Source, "review-2018", **source)
    found = editions(*(f"source: review-2018, {entry}" for entry in entries), sources=(one,))
    assert found.told.get("review-2018") == told
    after = found.said_by(one)
    assert after == one.model_copy(update=told.fields if told else {})


@pytest.mark.parametrize(
    ("id", "source", "publication"),
    [
        ("first-chapter", {"publisher": "agency"}, "review"),
        ("review-2018", {"publisher": "agency"}, None),
        ("first-chapter", {"publisher": "agency", "publication": "chapter"}, None),
        ("first-chapter", {"publisher": "ministry"}, None),
        ("first-chapter", {"publisher": "agency", "type": "data-book"}, None),
        ("first-chapter", {}, None),
    ],
)
def test_what_is_of_the_kind_and_publisher_of_the_reports_source_is_of_its_publication(
    id: str, source: dict[str, Any], publication: str | None
) -> None:
    one = record(Source, id, edition="2018", **source)
    found = editions(f"source: {id}, printed_in: 2018", sources=(one,))
    assert found.told.get(id, UnsaidEdition()).publication == publication
    assert found.contradictions == ()


def test_a_value_that_says_otherwise_than_its_source_is_told() -> None:
    found = editions(
        "source: review-2023, printed_in: 2018",
        "source: table, printed_in: 2018",
        "source: table, printed_in: 2019",
        "source: review-2021, printed_in: 2021",
        "source: review-2022, printed_in: 2021",
        sources=(record(Source, "table"),),
    )
    none = "names no edition that all agree on"
    assert said(found.contradictions) == [
        (2, "its source 'review-2023' is of 2023, this value says 2018"),
        (3, f"its source 'table' {none}, this value says 2018"),
        (4, f"its source 'table' {none}, this value says 2019"),
        (6, "its source 'review-2022' is of 2022, this value says 2021"),
    ]
    assert {problem.code for problem in found.contradictions} == {"E249"}
