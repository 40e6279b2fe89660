"""What stands on the list of sources and on the page of each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import catalogue, record, statistic
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.writing.pages.paging import NAMED
from oda_reports.writing.pages.sources import (
    FactCount,
    SourceContext,
    SourceListContext,
    source_pages,
)
from planned import PAGES, body_of, given, ids


def source_context(facts: dict[str, Any], **fields: Any) -> SourceContext:
    source = record(Source, "review", facts=facts, **fields)
    projects = (
        record(Project, "boats", summary="[[statistics/oda/one/2020]]"),
        record(Project, "lights"),
    )
    made = catalogue(source, statistic({"year": 2020}), record(Organisation, "agency"), *projects)
    _, page = source_pages(made)
    return given(page, SourceContext)


FACTS = {
    "flow": {"text": "f", "place": "page 2", "carried_by": ["statistics/oda/one/2020"]},
    "boats": {"text": "b", "place": "page 1", "carried_by": ["projects/boats", "projects/lights"]},
    "late": {"text": "l", "place": "page 2", "omitted": "too late"},
    "lost": {"text": "n"},
    "both": {
        "text": "o",
        "carried_by": ["statistics/oda/one/2020", "projects/boats", "projects/lights"],
    },
}


def test_the_list_counts_who_cites_a_source() -> None:
    context = given(PAGES["sources/index.md"], SourceListContext)
    assert {one.source.id: one.records for one in context.sources} == {
        "cooperation-review-2023": 26,
        "cooperation-review-2021": 9,
        "cooperation-review-2018": 3,
        "press-note-14": 3,
        "open-aid-table": 4,
    }


def test_facts_are_counted_by_what_became_of_them() -> None:
    context = source_context(FACTS)
    assert context.count == FactCount(5, carried=3, omitted=1)
    assert context.count.lost == 1
    assert [(one.key, one.is_omitted) for one in context.not_carried] == [
        ("late", True),
        ("lost", False),
    ]


def test_facts_stand_place_by_place_and_those_without_one_before_any_heading() -> None:
    places = source_context(FACTS).places
    assert [(one.place, [fact.key for fact in one.facts]) for one in places] == [
        ("", ["lost", "both"]),
        ("Page 2", ["flow", "late"]),
        ("Page 1", ["boats"]),
    ]


def test_a_figure_that_carries_a_fact_names_its_record_and_the_others_that_print_it() -> None:
    flow = source_context(FACTS).places[1].facts[0]
    (carrying,) = flow.figures
    assert carrying.figure.address == "statistics/oda/one/2020"
    assert (carrying.own.id, ids(carrying.others)) == ("oda", ["boats"])
    assert ids(carrying.records) == ["oda", "boats"]
    assert flow.records == ()


def test_a_record_that_prints_a_figure_of_the_fact_is_not_named_twice() -> None:
    both = source_context(FACTS).places[0].facts[1]
    assert ids(both.records) == ["lights"]
    assert both.is_carried


@pytest.mark.parametrize(
    ("carried_by", "omitted", "carried", "left_out"),
    [
        (["projects/boats"], None, True, False),
        ([], "why", False, True),
        ([], None, False, False),
    ],
)
def test_a_fact_is_carried_left_out_or_lost(
    carried_by: list[str], omitted: str | None, carried: bool, left_out: bool
) -> None:
    fact = {"text": "t", "carried_by": carried_by} | ({"omitted": omitted} if omitted else {})
    ((found,),) = (place.facts for place in source_context({"one": fact}).places)
    assert (found.is_carried, found.is_omitted) == (carried, left_out)


def test_who_cites_a_source_is_told_kind_by_kind() -> None:
    citing = source_context({}).cited_by
    assert [(one.label, ids(one.records)) for one in citing] == [
        ("Figures", ["oda"]),
        ("Projects", ["boats", "lights"]),
    ]


def test_a_source_is_shown_with_its_publisher() -> None:
    published = source_context({}, publisher="agency").publisher
    assert published is not None
    assert published.id == "agency"
    assert source_context({}).publisher is None


def test_a_fact_of_all_values_says_so_beside_its_statistic() -> None:
    fact = {"text": "t", "carried_by": ["statistics/oda"], "of_all_values": True}
    (place,) = source_context({"flow": fact}).places
    assert [(one.fact.of_all_values, ids(one.records)) for one in place.facts] == [(True, ["oda"])]


def facts_of(**fields: Any) -> dict[str, str]:
    """What stands at the top of the page of a source: its words by their heads."""
    body = body_of(catalogue(record(Source, "note", **fields)), "sources/note.md")
    (found,) = re.findall('<dl class="oda-facts">.*?</dl>', body, re.S)
    pairs = re.findall("<dt>(.*?)</dt> <dd[^>]*>(.*?)</dd>", found, re.S)
    return {head: " ".join(re.sub("<[^>]*>", "", words).split()) for head, words in pairs}


ORIGINAL = {"title": "無償資金協力", "language": "ja"}


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({}, {}),
        ({"other_titles": [ORIGINAL]}, {"Title": "無償資金協力 (Japanese)"}),
        (
            {"other_titles": [ORIGINAL], "title_translated": True},
            {"Title": "無償資金協力 (Japanese); the title above is our translation"},
        ),
        ({"title_described": True}, {"Title": "the title above is a description of ours"}),
        ({"language": "ja"}, {"Language": "Japanese"}),
        (
            {"published": "2013-05-02", "published_inferred": True},
            {"Published": "2 May 2013 (inferred)"},
        ),
        ({"published": 2013}, {"Published": "2013"}),
    ],
)
def test_a_source_says_what_of_its_title_and_its_day_is_ours(
    fields: dict[str, Any], facts: dict[str, str]
) -> None:
    assert facts_of(**fields) == {"Type": "Report", **facts}


def test_a_title_in_another_language_is_marked_as_one() -> None:
    source = record(Source, "note", other_titles=[ORIGINAL])
    assert '<span lang="ja" data-number="name">無償資金協力</span>' in body_of(
        catalogue(source), "sources/note.md"
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "https://example.org/review"}, "Read it at https://example.org/review."),
        (
            {"url": "https://example.org/review", "read": "2024-03-04"},
            "Read it at https://example.org/review. Read for this report: 4 March 2024.",
        ),
        ({"how_to_find": "Ask for volume 12."}, "Ask for volume 12."),
        (
            {"publisher": "agency"},
            "No address of it is known to this report: ask agency for it by this title.",
        ),
        ({}, "No address of it is known to this report."),
    ],
    ids=["address", "address and day", "words", "publisher", "nothing"],
)
def test_the_page_of_a_source_begins_with_the_way_to_it(fields: dict[str, str], said: str) -> None:
    made = catalogue(
        record(Source, "review", **fields), record(Organisation, "agency", name="agency")
    )
    body = body_of(made, "sources/review.md")
    way = re.search(r'<p class="oda-way"[^>]*>(.*?)</p>', body, re.DOTALL)
    assert way
    assert re.sub("<[^>]*>", "", way[1]) == said
    assert body.index(way[0]) < body.index('<dl class="oda-facts">')


def test_a_source_of_very_many_records_names_the_first_and_where_to_find_all() -> None:
    boats = [record(Project, f"boat-{n:03}") for n in range(NAMED + 1)]
    body = body_of(catalogue(*boats), "sources/review.md")
    assert "projects/boat-199/" in body
    assert "projects/boat-200/" not in body
    assert f"These are {NAMED} of {NAMED + 1}." in body
    assert "These are" not in body_of(catalogue(*boats[1:]), "sources/review.md")
