"""Editions: of which publication a source is one, which is newer, and which the report knows."""

from __future__ import annotations

from itertools import permutations

import pytest
from builders import record, report
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.editions import (
    UNPRINTED,
    Editions,
    Printing,
    editions_of,
    is_known,
    order_of,
    publication_of,
)
from oda_reports.records.sources import Source

OWN = Printing("review", "2023")


def source(id: str, **fields: object) -> Source:
    return record(Source, id, **fields)


@pytest.mark.parametrize(
    ("id", "said", "publication"),
    [
        ("review-2021", {"edition": "2021"}, "review"),
        ("review-2021-rev", {"edition": "2021-Rev"}, "review"),
        ("review-2021", {"edition": "2021", "publication": "yearbook"}, "yearbook"),
        ("review-2021", {"edition": "2022"}, "review-2021"),
        ("review-2021", {}, "review-2021"),
        ("2021", {"edition": "2021"}, "2021"),
    ],
)
def test_a_source_is_of_the_publication_that_it_or_its_id_names(
    id: str, said: dict[str, str], publication: str
) -> None:
    assert publication_of(source(id, **said)) == publication


def test_editions_are_in_order_by_the_size_of_their_numbers() -> None:
    in_order = ["rev", "9", "10", "2021", "2021-rev", "2021-rev.2", "2021-rev.10", "2022"]
    assert sorted(set(in_order), key=order_of) == in_order


editions = st.from_regex(r"[0-9A-Za-z]+([.-][0-9A-Za-z]+)?", fullmatch=True)


@given(st.sets(editions, min_size=3, max_size=3))
def test_any_editions_have_one_order(names: set[str]) -> None:
    assert (
        len({tuple(map(order_of, sorted(one, key=order_of))) for one in permutations(names)}) == 1
    )


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_years_are_in_the_order_of_their_numbers(one: int, other: int) -> None:
    assert (order_of(str(one)) < order_of(str(other))) == (one < other)


def test_the_mark_of_an_edition_names_its_publication_only_where_it_is_another() -> None:
    assert OWN.mark == "2023"
    assert Printing("yearbook", "2030", is_own=False).mark == "yearbook:2030"


def test_an_edition_is_the_same_where_it_is_only_inferred() -> None:
    inferred = Printing("review", "2023", is_inferred=True)
    assert {inferred, OWN} == {OWN}
    assert inferred != Printing("review", "2023", is_own=False)


def test_the_reports_own_publication_is_newer_than_any_other_and_all_are_newer_than_none() -> None:
    older, other = Printing("review", "1999"), Printing("yearbook", "2030", is_own=False)
    assert UNPRINTED < other.rank < older.rank < OWN.rank


def test_a_report_publishes_an_edition_of_what_it_or_its_source_names() -> None:
    first = source("review-2023", edition="2023")
    made = report(source="review-2023", edition="2023", publication="yearbook")
    assert editions_of(made, [first]).own == Printing("yearbook", "2023")
    plain = report(source="review-2023", edition="2023", publication=None)
    assert editions_of(plain, [first]).own == OWN
    assert editions_of(plain, [source("review-2023")]).own is None


def test_each_source_with_an_edition_is_a_print_and_drafts_are_named() -> None:
    made = editions_of(
        report(source="review-2023", edition="2023"),
        [
            source("review-2023", edition="2023"),
            source("review-2018", edition="2018", edition_inferred=True),
            source("yearbook-2002", edition="2002"),
            source("review-2024", edition="2024", draft=True),
            source("table"),
        ],
    )
    assert made.by_source == {
        "review-2023": OWN,
        "review-2018": Printing("review", "2018"),
        "yearbook-2002": Printing("yearbook", "2002", is_own=False),
        "review-2024": Printing("review", "2024"),
    }
    assert [id for id, one in made.by_source.items() if one.is_inferred] == ["review-2018"]
    assert made.drafts == {"review-2024"}
    assert made.rank("table") == made.rank("unheard-of") == UNPRINTED
    assert made.rank("review-2023") == OWN.rank
    assert [id for id in ("review-2018", "yearbook-2002", "table") if made.is_known(id)] == [
        "review-2018",
        "yearbook-2002",
        "table",
    ]
    assert not made.is_known("review-2024")


def test_a_later_edition_of_the_reports_publication_alone_is_not_known() -> None:
    assert is_known(OWN, OWN)
    assert not is_known(Printing("review", "2024"), OWN)
    assert is_known(Printing("yearbook", "2030", is_own=False), OWN)
    assert is_known(Printing("review", "2024"), None)
    assert is_known(None, OWN)


def test_of_no_report_no_edition_is_known_to_be_its_own() -> None:
    unread = editions_of(None, [source("review-2023", edition="2023")])
    assert unread.own is None
    assert unread.by_source["review-2023"].mark == "review:2023"
    none = Editions()
    assert (none.own, dict(none.by_source), none.drafts) == (None, {}, frozenset())
    assert (none.is_known("review-2023"), none.printing("review-2023")) == (True, None)


@pytest.mark.parametrize(
    ("id", "mark"),
    [("review-2021", "2021"), ("yearbook-2002", "yearbook:2002"), ("table", None), ("2021", None)],
)
def test_a_source_that_is_not_there_is_the_edition_that_its_id_says(
    id: str, mark: str | None
) -> None:
    made = editions_of(report(publication=None, source="review-2023"), [source("review-9")])
    assert made.own == Printing("review", "2024")
    found = made.printing(id)
    assert (found.mark if found else None) == mark
    assert made.printing("review-9") is None, "a source that is there says it itself, or is none"


def test_an_edition_is_alone_while_readers_know_no_other_of_the_publication() -> None:
    first = record(Source, "review-2021", edition="2021")
    other = record(Source, "review-2023", edition="2023")
    book = record(Source, "book-2020", edition="2020")
    held = record(Source, "review-2023", edition="2023", draft=True)

    def alone(*sources: Source) -> list[bool]:
        made = editions_of(report(publication="review", edition="2021"), sources)
        return [printing.is_alone for printing in made.by_source.values()]

    assert alone(first, book) == [True, False]
    assert alone(first, other) == [False, False]
    assert alone(first, held) == [True, False]
