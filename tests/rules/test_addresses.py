"""Published addresses lead somewhere for good; a source without a citation is told."""

from __future__ import annotations

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.areas import Country
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.rules.addresses import (
    published_addresses_stay,
    redirects_are_free,
    sources_are_cited,
    withdrawn_records_are_gone,
)


def test_an_old_address_leads_to_one_record_of_its_kind() -> None:
    records = (
        record(Theme, "water", redirects=["wells", "rain"]),
        record(Theme, "health", redirects=["care", "wells", "water"]),
        record(Project, "pump", redirects=["wells"]),
    )
    help = "an old address can lead to one record only; remove one of the two"
    assert said(redirects_are_free, checking(*records)) == [
        ("themes/health/redirects/1", "E309", "'wells' already leads to 'water'", help),
        ("themes/health/redirects/2", "E309", "'water' is still a record of its own", help),
    ]


def test_a_record_that_is_gone_is_told_with_what_takes_its_place() -> None:
    gone = {"themes/healthy.yml": "name: H\n", "themes/oak.yml": "name: O\n"}
    found = said(published_addresses_stay, checking(record(Theme, "health"), removed=gone))
    assert [(place, code) for place, code, _, _ in found] == [
        ("report/report/withdrawn", "E317")
    ] * 2
    assert [message.split(" was ")[0] for _, _, message, _ in found] == [
        "the record themes/healthy.yml",
        "the record themes/oak.yml",
    ]
    assert "its place, such as 'health', or add" in found[0][3]
    assert "its place or add" in found[1][3]
    assert found[1][3].endswith("'themes/oak: why it is gone'")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("themes/health.yml", "name: H\n"),
        ("themes/old.yml", "name: O\n"),
        ("themes/left.yml", "name: L\n"),
        ("themes/broken.yml", "name: B\n"),
        ("themes/wind.yml", "name: W\ndraft:  true\n"),
        ("events/storm.yml", "title: S\n"),
        ("fields/wind.yml", "name: W\n"),
        ("themes/deep/wind.yml", "name: W\n"),
        ("themes/wind.txt", "name: W\n"),
    ],
)
def test_what_is_there_or_explained_or_was_no_page_is_not_missed(path: str, text: str) -> None:
    theme = record(Theme, "health", redirects=["old"])
    looked_at = checking(
        theme,
        removed={path: text},
        unread=[("themes", "broken")],
        withdrawn={"themes/left": "No longer apart."},
    )
    assert places(published_addresses_stay, looked_at) == []


LATE = record(Source, "late", publication="review", edition="2025", draft=True)


def test_an_old_address_cannot_lead_to_what_is_not_published() -> None:
    gone = {"projects/raft.yml": "title: Raft\nsources: [review]\n"}
    barge = record(Project, "barge", redirects=["raft"], sources=["late"])
    (found,) = said(published_addresses_stay, checking(LATE, barge, removed=gone))
    assert found[:2] == ("projects/barge/redirects key=True", "E317")
    assert places(published_addresses_stay, checking(barge, removed=gone)) == []


def test_what_was_read_in_drafts_alone_was_never_published() -> None:
    gone = {"projects/raft.yml": "title: Raft\nsources: [late]\n"}
    assert places(published_addresses_stay, checking(LATE, removed=gone)) == []
    assert len(places(published_addresses_stay, checking(removed=gone))) == 1
    read = {"projects/raft.yml": "title: Raft\nsources: [late, review]\n"}
    assert len(places(published_addresses_stay, checking(LATE, removed=read))) == 1


def test_a_draft_is_known_by_the_start_of_a_line_alone() -> None:
    gone = {"themes/wind.yml": "name: W\ntext: no draft: true\n"}
    assert places(published_addresses_stay, checking(removed=gone)) == ["report/report/withdrawn"]
    assert places(published_addresses_stay, checking(removed=gone, has_report=False)) == []


def test_what_is_withdrawn_is_no_record_any_more_and_had_a_page() -> None:
    withdrawn = {"themes/gone": "w", "themes/here": "w", "events/storm": "w", "winds/a": "w"}
    looked_at = checking(record(Theme, "here"), withdrawn=withdrawn)
    assert said(withdrawn_records_are_gone, looked_at) == [
        (
            "report/report/withdrawn/themes/here key=True",
            "E318",
            "'themes/here' is still a record",
            "remove this line, or the record",
        ),
        *(
            (
                f"report/report/withdrawn/{key} key=True",
                "E318",
                f"'{key.split('/')[0]}' is not a kind of record that has pages",
                "write the kind and the id: projects/some-id",
            )
            for key in ("events/storm", "winds/a")
        ),
    ]


def test_a_source_is_cited_by_a_field_or_in_a_text() -> None:
    records = [record(Source, id) for id in ("field", "text", "none")]
    citing = record(Event, "storm", text="So [@text].", sources=["field"])
    assert said(sources_are_cited, checking(*records, citing)) == [
        (
            "sources/none",
            "W403",
            "nothing cites the source 'none'",
            "cite it with [@none] or 'source: none', or remove the record",
        )
    ]


def test_what_could_not_be_read_may_cite_a_source() -> None:
    none = record(Source, "none")
    country = record(Country, "one")
    assert places(sources_are_cited, checking(none, country, unread=[("themes", "x")])) == []
    assert places(sources_are_cited, checking(none, has_report=False)) == []
    assert places(sources_are_cited, checking(none, unread=[("sources", "x")])) == ["sources/none"]
