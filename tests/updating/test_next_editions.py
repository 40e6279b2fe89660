"""The edition that a report goes over to, and the one before it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record
from checkings import checking
from oda_reports.records.editions import Printing
from oda_reports.records.sources import Source
from oda_reports.updating.next_editions import CannotUpdate, NextEdition, next_edition


def source(id: str, **fields: Any) -> Source:
    return record(Source, id, **fields)


REVIEWS = tuple(source(f"review-{year}", edition=year) for year in (2021, 2024))


def following(edition: str, *more: Source, publication: str = "review") -> NextEdition:
    return next_edition(checking(*REVIEWS, *more), publication, edition)


def test_the_edition_before_is_the_newest_that_is_older() -> None:
    assert following("2025").old == "2024"
    assert following("2024").old == "2021"
    assert following("2023").old == "2021"
    assert following("2021").before is None
    assert following("2021").old == ""


def test_its_sources_are_those_of_publication_and_edition_drafts_too() -> None:
    draft = source("annex", publication="review", edition=2025, draft=True)
    found = following("2025", draft)
    assert [one.id for one in found.sources] == ["annex"]
    assert [one.id for one in found.sources_before] == ["review-2024"]
    assert found.source_id == "annex"
    assert found.is_new("annex")
    assert found.is_old("review-2024")
    assert not found.is_old("review-2021")


def test_a_source_that_is_not_there_is_called_like_the_one_before() -> None:
    assert following("2025").source_id == "review-2025"
    assert following("2025").file_of_source == "data/sources/review-2025.yml"
    named = source("the-review-2024b", publication="book", edition="2024b")
    assert following("2025", named, publication="book").source_id == "the-review-2025"
    other = source("odd", publication="book", edition="1")
    assert following("2", other, publication="book").source_id == "book-2"


def test_only_an_edition_of_the_reports_publication_is_its_own() -> None:
    book = source("book-3", edition=3)
    assert following("2025").printing.is_own
    assert not following("4", book, publication="book").printing.is_own
    assert following("4", book, publication="book").before == Printing("book", "3", is_own=False)


def test_what_cannot_be_done_says_why() -> None:
    with pytest.raises(CannotUpdate, match="'paper'; there are: book, review"):
        following("2025", source("book-3", edition=3), publication="paper")
    with pytest.raises(CannotUpdate, match="'20 25' is no edition"):
        following("20 25")
    with pytest.raises(CannotUpdate, match=r"report\.yml cannot be read"):
        next_edition(checking(has_report=False), "review", "2025")


def test_an_inferred_edition_is_the_same_edition() -> None:
    assert Printing("a", "1", is_inferred=True) == Printing("a", "1")
    assert Printing("a", "1") != Printing("b", "1")
    assert following("2025").before == Printing("review", "2024", is_inferred=True)
