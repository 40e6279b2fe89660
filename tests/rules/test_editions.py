"""Editions: that of the report, those that feature projects, and one reading of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.rules.checking import Checking
from oda_reports.rules.editions import (
    editions_print_a_thing_once,
    features_are_of_an_edition,
    later_editions_are_drafts,
    publications_go_by_one_name,
    publications_have_editions,
    reports_are_editions,
)


def edition(year: str, **fields: Any) -> Source:
    return record(Source, f"review-{year}", **{"publication": "review", "edition": year, **fields})


OLD, OWN, LATE = edition("2021"), edition("2024"), edition("2025", draft=True)


def report_of(*records: Record, **fields: Any) -> list[tuple[str, str]]:
    found = said(reports_are_editions, checking(*records, **fields))
    return [(place, code) for place, code, _, _ in found]


def test_a_report_is_the_edition_of_its_source() -> None:
    assert report_of(OLD, OWN, source="review-2024") == []
    assert report_of(OLD, OWN, source="review-2021") == [
        ("report/report/source instead=review-2024", "E368")
    ]
    assert report_of(OLD, OWN, source="review") == [
        ("report/report/source instead=review-2024", "E368")
    ]


def test_an_edition_that_no_source_is_cannot_be_published() -> None:
    assert report_of(OLD, source="review-2021") == [("report/report/edition", "E367")]
    ((_, _, message, help),) = said(reports_are_editions, checking(OLD, source="review-2021"))
    assert message == "no source is the 2024 edition of 'review'"
    assert help.startswith("add data/sources/review-2024.yml with 'publication: review' and ")
    unread = checking(OLD, source="review-2021", unread=[("sources", "review-2024")])
    assert places(reports_are_editions, unread) == []


def test_a_report_of_no_publication_has_an_edition_of_its_own_words() -> None:
    named = checking(source="review", edition="spring")
    assert len(places(reports_are_editions, named)) == 1
    assert named.folder.report
    of_none = named.folder.report.model_copy(update={"publication": None})
    folder = replace(named.folder, report=of_none)
    looked_at = Checking(folder, Catalogue(of_none, folder.records))
    assert places(reports_are_editions, looked_at) == []


def test_a_draft_is_not_proposed_as_the_source_of_the_report() -> None:
    assert report_of(OWN, LATE, source="review-2024", edition="2025") == [
        ("report/report/source", "E368")
    ]
    annex = record(Source, "annex", publication="review", edition="2025")
    assert report_of(OWN, LATE, annex, source="review-2024", edition="2025") == [
        ("report/report/source instead=annex", "E368")
    ]


def featured(sources: list[str], **feature: Any) -> list[tuple[str, str]]:
    ship = record(Project, "ship", sources=sources, feature={"heading": "h", **feature})
    found = said(features_are_of_an_edition, checking(OLD, OWN, LATE, ship))
    return [(place, code) for place, code, _, _ in found]


def test_a_feature_is_of_the_one_edition_among_the_sources_or_says_its_own() -> None:
    assert featured(["review-2024", "review"]) == []
    assert featured(["review-2024", "review-2021"], source="review-2021") == []
    place = "projects/ship/feature key=True"
    assert featured(["review-2024", "review-2021"]) == [(place, "E369")]
    assert featured(["review-2024", "review-2025"]) == [(place, "E369")]


def test_a_source_of_no_edition_features_nothing() -> None:
    assert featured(["review"], source="review") == [("projects/ship/feature/source", "E370")]
    assert featured(["review-2024"], readings=[{"heading": "h", "source": "review"}]) == [
        ("projects/ship/feature/readings/0/source", "E370")
    ]
    assert featured(["review-2024"], source="nothing") == []


COUNT = {"label": "l", "unit": "persons", "value": 1}


@pytest.mark.parametrize(
    ("first", "other", "message"),
    [
        (
            "review-2024",
            "review-2024",
            "there are two readings of the 2024 edition of 'review' here",
        ),
        ("review-2024", "annex", "there are two readings of the 2024 edition of 'review' here"),
        ("review", "review", "there are two readings of 'review' here"),
        ("review", "review-2024", ""),
        ("to-be-chosen", "to-be-chosen", ""),
        ("review-2021", "review-2024", ""),
    ],
)
def test_an_edition_has_one_reading_of_a_thing(first: str, other: str, message: str) -> None:
    annex = record(Source, "annex", publication="review", edition="2024", edition_inferred=True)
    readings = [{"value": 2, "source": other}]
    wind = record(
        Event, "wind", figures={"roofs": {**COUNT, "source": first, "readings": readings}}
    )
    found = said(editions_print_a_thing_once, checking(OLD, OWN, annex, wind))
    place = "events/wind/figures/roofs/readings/0/source"
    assert [(one[0], one[2]) for one in found] == ([(place, message)] if message else [])


def test_a_status_and_a_feature_have_one_reading_of_an_edition_too() -> None:
    stage = {"stage": "completed", "source": "review-2024"}
    feature = {"heading": "h", "source": "review-2024"}
    ship = record(
        Project,
        "ship",
        status={**stage, "readings": [{**stage, "source": "review-2021"}, stage]},
        feature={**feature, "readings": [feature]},
    )
    assert places(editions_print_a_thing_once, checking(OLD, OWN, ship)) == [
        "projects/ship/status/readings/1/source",
        "projects/ship/feature/readings/0/source",
    ]


def readers_see(*records: Record, **fields: Any) -> list[str]:
    given = {"source": "review-2024", **fields}
    return places(later_editions_are_drafts, checking(OWN, *records, **given))


READ: list[dict[str, Any]] = [
    {"results": {"pupils": {**COUNT, "source": "review-2025"}}},
    {"status": {"stage": "completed", "source": "review-2025"}},
    {"feature": {"heading": "h", "source": "review-2025"}},
]


@pytest.mark.parametrize("fields", READ, ids=["result", "status", "feature"])
def test_a_later_edition_that_readers_see_is_told_once(fields: dict[str, Any]) -> None:
    ship = record(Project, "ship", sources=["review-2024", "review-2025"], **fields)
    assert readers_see(edition("2025"), ship) == ["sources/review-2025/edition"]
    assert readers_see(LATE, ship) == []


def test_a_later_edition_in_which_nothing_was_read_is_no_doubt() -> None:
    assert readers_see(edition("2025"), record(Event, "wind", sources=["review-2025"])) == []


def test_an_edition_is_later_only_in_its_own_publication_and_where_that_is_clear() -> None:
    ship = record(Project, "ship", results={"pupils": {**COUNT, "source": "review-2025"}})
    book = record(Source, "review-2025", publication="book", edition="2025")
    assert readers_see(book, ship) == []
    assert readers_see(edition("2025"), ship, source="review-2025") == []


def test_what_is_of_a_publication_says_which_edition_it_is() -> None:
    looked_at = checking(OWN, record(Source, "note", publication="notes"), record(Source, "page"))
    assert places(publications_have_editions, looked_at) == ["sources/note/publication key=True"]


def test_editions_of_one_publisher_and_type_go_by_one_name() -> None:
    given = {"publisher": "ministry", "type": "white-paper"}
    named = edition("2024", **given)
    unnamed = record(Source, "wp-2023", edition="2023", **given)
    ((place, code, message, help),) = said(publications_go_by_one_name, checking(named, unnamed))
    assert (place, code) == ("sources/wp-2023/edition", "W466")
    assert message.startswith("by its id this is an edition of 'wp', and 'review-2024', of the ")
    assert help == "add 'publication: review' if both are editions of it, else 'publication: wp'"


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "review-2023"},
        {"publication": "wp"},
        {"type": "report"},
        {"publisher": "agency"},
        {"edition": None},
    ],
    ids=str,
)
def test_sources_that_have_nothing_to_do_with_each_other_need_no_name(
    fields: dict[str, Any],
) -> None:
    given = {"publisher": "ministry", "type": "white-paper"}
    other = {"edition": "2023", **given, **fields}
    looked_at = checking(
        edition("2024", **given), record(Source, other.pop("id", "wp-2023"), **other)
    )
    assert places(publications_go_by_one_name, looked_at) == []
