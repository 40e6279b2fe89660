"""Titles, and in English the words of a publication with a year, name an edition."""

from __future__ import annotations

import pytest
from builders import record
from oda_reports.catalogue.edition_names import EditionNames
from oda_reports.records.sources import Source


def source(id: str, title: str, edition: str | None = None, short: str | None = None) -> Source:
    return record(Source, id, title=title, edition=edition, short_title=short)


SOURCES = (
    source("white-paper-2017", "A chapter of the paper", "2017", "White Paper 2017 (inferred)"),
    source("white-paper-2024", "White Paper on Cooperation 2024", "2024", "White Paper 2024"),
    source("data-book-2024", "Country Data Book 2024", "2024"),
    source("note", "Notes to the White Paper 2024"),
)
NAMES = EditionNames("white-paper", SOURCES)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The White Paper 2024 says", ["White Paper 2024"]),
        ("the White Paper on\nCooperation 2024.", ["White Paper on Cooperation 2024"]),
        ("a white paper on cooperation of 2024", ["white paper on cooperation of 2024"]),
        ("the white-paper of 2024", ["white-paper of 2024"]),
        ("the paper of 2024, the 2017 paper", ["the paper of 2024", "2017 paper"]),
        ("a paper of 2024", []),
        ("A Chapter of the Paper tells", ["A Chapter of the Paper"]),
        ("the 2024 edition", ["2024 edition"]),
        ("Notes to the White Paper 2024", []),
        ("the Country Data Book 2024, edition of 2024", []),
        ("the white paper of 2023", []),
        ("the white paper of 2024.5", []),
        ("white papers of 2017 and 2024", ["white papers of 2017"]),
    ],
)
def test_a_text_names_an_edition_by_title_or_by_words_and_year(
    words: str, named: list[str]
) -> None:
    assert [one.written for one in NAMES.mentions(words)] == named


def test_a_mention_says_where_it_stands_and_which_edition_it_names() -> None:
    (one,) = NAMES.mentions("In the white paper of 2017.")
    assert (one.start, one.end, one.edition) == (7, 26, "2017")


def test_a_title_that_several_editions_share_names_none() -> None:
    alike = [source(f"white-paper-{year}", "White Paper", year) for year in ("2017", "2024")]
    assert EditionNames("white-paper", alike).mentions("The White Paper says, in 2024,") == ()


def test_editions_need_no_year() -> None:
    names = EditionNames("atlas", [source("atlas-3", "Atlas, third", "3")])
    assert [one.edition for one in names.mentions("Edition 3 of the atlas, the Atlas, third")] == [
        "3",
        "3",
    ]
    assert names.mentions("13 atlases, edition 30") == ()


def test_years_are_those_that_are_no_dates() -> None:
    assert NAMES.years("that of 2017, and 2024") == {"2017", "2024"}
    assert NAMES.years("in 2017, since May 2024, 1,2024 or 2017-18") == frozenset()


def test_in_other_languages_titles_alone_name_an_edition() -> None:
    names = EditionNames("white-paper", SOURCES, "fr")
    words = "White Paper 2024, the white paper of 2017"
    assert [one.edition for one in names.mentions(words)] == ["2024"]


def test_a_publication_without_sources_is_named_nowhere() -> None:
    names = EditionNames("atlas", SOURCES)
    assert names.mentions("the atlas of 2024") == ()
    assert names.years("that of 2024") == frozenset()
