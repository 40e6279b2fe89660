"""The source of a new edition comes first; what publishes it comes when all is entered."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record, statistic
from checkings import checking
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.updating.next_editions import NextEdition, next_edition
from oda_reports.updating.report_chores import (
    folder_left,
    old_sources_left,
    publishing_left,
    source_left,
)

OLD = record(Source, "review-2024", edition=2024, text="Where the report starts.")
REPORT: dict[str, Any] = {"source": "review-2024", "edition": "2024"}


def following(*more: Source, publication: str = "review", **fields: Any) -> NextEdition:
    records = (
        OLD,
        *more,
        statistic({"area": "one", "edition": "2024"}),
        record(Project, "ship"),
    )
    texts = {"home": "-", "methodology": "-"}
    looked_at = checking(*records, texts=texts, **{**REPORT, **fields})
    return next_edition(looked_at, publication, "2025")


def new(**fields: Any) -> Source:
    return record(Source, "review-2025", edition=2025, **fields)


def test_a_source_that_is_not_there_is_to_be_added() -> None:
    (chore,) = source_left(following())
    assert chore.file == "data/sources/review-2025.yml"
    assert "'publication: review', 'edition: 2025' and 'draft: true'" in chore.what
    assert not list(source_left(following(new())))


@pytest.mark.parametrize(
    "place",
    [
        "statistics",
        "statistics/oda/one",
        "statistics/oda/texts",
        "projects/ship",
        "projects/ship/status",
        "projects/ship/feature",
        "features",
        "pages/home",
        "report/attributions",
    ],
)
def test_a_place_that_is_there_can_be_ticked_off(place: str) -> None:
    assert not list(source_left(following(new(kept={place: "It is right."}))))


@pytest.mark.parametrize(
    "place",
    [
        "statistic",
        "statistics/odb",
        "statistics/oda/two",
        "statistics/oda/status",
        "projects/ship/results",
        "pages/house",
        "report/nothing",
    ],
)
def test_a_place_that_is_nowhere_is_told(place: str) -> None:
    (chore,) = source_left(following(new(kept={place: "It is right."})))
    assert chore.what.startswith(f"nothing has the place '{place}'")
    assert not chore.place


def said(edition: NextEdition) -> list[str]:
    return [chore.what.partition(":")[0] for chore in publishing_left(edition)]


def test_the_draft_goes_then_the_report_goes_over() -> None:
    assert said(following(new(draft=True))) == [
        "this edition is a draft",
        "the report is of 2024",
        "the report starts from 'review-2024'",
    ]
    assert said(following(new(), edition="2025")) == ["the report starts from 'review-2024'"]
    assert said(following(new(), edition="2025", source="review-2025")) == []


def test_a_report_of_a_later_edition_or_another_publication_stays() -> None:
    assert said(following(new(), edition="2026", source="review-2026")) == []
    book = record(Source, "book-2024", edition=2024)
    assert said(following(book, publication="book")) == []


def test_what_is_said_of_the_source_before_is_read_again() -> None:
    (chore,) = old_sources_left(following())
    assert chore.place == "sources/review-2024/texts"
    book = record(Source, "book-2024", edition=2024, text="A book.")
    assert not list(old_sources_left(following(book, publication="book")))


def test_a_record_that_cannot_be_read_may_hold_more() -> None:
    looked_at = checking(OLD, unread=[("projects", "boat")], **REPORT)
    (chore,) = folder_left(next_edition(looked_at, "review", "2025"))
    assert chore.file == "data/projects/boat.yml"
    assert not list(folder_left(following()))
