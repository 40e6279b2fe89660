"""Texts that speak of the edition before are listed, those that only cite it too."""

from __future__ import annotations

import pytest
from builders import record, statistic
from checkings import checking
from oda_reports.records.areas import Region
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.updating.next_editions import next_edition
from oda_reports.updating.text_chores import key_figures_left, texts_left

REVIEWS = tuple(record(Source, f"review-{year}", edition=year) for year in (2021, 2024, 2025))
TRAINEES = statistic(
    {"area": "sea", "edition": "2024"},
    {"area": "sea", "edition": "2025"},
    id="trainees",
    measure="cumulative-count",
)


def left(
    *records: Record, texts: dict[str, str] | None = None, **fields: object
) -> list[tuple[str, str]]:
    """What is listed: its place, and what it is about."""
    given = {"publisher": "p", **fields}
    looked_at = checking(*REVIEWS, TRAINEES, *records, texts=texts, **given)  # type: ignore[arg-type]
    following = next_edition(looked_at, "review", "2025")
    return [(chore.place, chore.what.partition(": where")[0]) for chore in texts_left(following)]


def of_text(text: str) -> list[str]:
    return [what for _, what in left(record(Theme, "wind", text=text))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The review of 2024 is long.", "speaks of 2024: 'review of 2024'"),
        ("Only that of 2024 is long.", "speaks of 2024: 'that of 2024'"),
        ("Those of 2021 and 2024 are long.", "speaks of 2024: 'Those of 2021 and 2024'"),
        ("There were [[trainees@2024]].", "speaks of 2024: [[trainees@2024]]"),
        ("There were [[trainees@review:2024]].", "speaks of 2024: [[trainees@review:2024]]"),
        ("There were [[trainees]]. [@review-2024]", "speaks of 2024: [[trainees]]"),
        ("It is so. [@review-2024] It is. [@review-2024]", "cites [@review-2024] 2 times"),
    ],
)
def test_a_text_speaks_of_an_edition_by_name_figure_or_citation(text: str, what: str) -> None:
    assert of_text(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 there was a storm.",
        "The review of 2021 is long, [[trainees@2021]]. [@review-2021]",
        "There were [[trainees]].",
        "There were [[trainees@2025]]. [@review-2025]",
        "There were [[trainees@book:2024]].",
    ],
)
def test_a_text_that_does_not_is_not_listed(text: str) -> None:
    assert of_text(text) == []


def test_texts_that_only_cite_are_one_line_a_record() -> None:
    project = record(
        Project,
        "ship",
        summary="A ship. [@review-2024]",
        sections=[
            {"title": "One", "text": "It is long. [@review-2024]"},
            {"title": "The review of 2024", "text": "It is new. [@review-2024] [@review-2021]"},
        ],
    )
    assert left(project) == [
        ("projects/ship/texts", "speaks of 2024: 'review of 2024'"),
        ("projects/ship/texts", "cites [@review-2024] 3 times"),
    ]


def test_a_record_that_cites_the_new_edition_has_been_gone_through() -> None:
    assert of_text("It is so. [@review-2024] It is more. [@review-2025]") == []
    assert of_text("In the review of 2024, and it is so. [@review-2025]") == [
        "speaks of 2024: 'review of 2024'"
    ]


def test_what_says_itself_of_which_edition_it_is_is_passed_over() -> None:
    noted = statistic({"area": "one", "edition": "2024", "note": "The review of 2024."})
    source = record(Source, "review-2020", edition=2020, text="Before the review of 2024.")
    assert left(noted, source) == []


def test_regions_the_report_and_its_pages_come_last() -> None:
    text = "The review of 2024."
    found = left(
        record(Region, "sea", summary=text),
        record(Theme, "wind", text=text),
        texts={"home": text, "methodology": "Nothing."},
        publisher="From the review of 2024",
        attributions=["As in the Review 2024"],
        numbers={"two": "Those of 2024"},
    )
    assert [place for place, _ in found] == [
        "themes/wind/texts",
        "regions/sea/texts",
        "report/publisher",
        "report/attributions",
        "pages/home",
    ]


def test_a_key_figure_that_stays_is_listed() -> None:
    region = record(Region, "sea", summary="s", key_figures=["trainees@2024", "trainees"])
    looked_at = checking(*REVIEWS, TRAINEES, region, key_figures=["trainees@2021"])
    found = list(key_figures_left(next_edition(looked_at, "review", "2025")))
    assert [(chore.place, chore.what) for chore in found] == [
        (
            "regions/sea/key_figures",
            "the key figure stays at 2024: write 'trainees', which moves on with the edition",
        )
    ]


def test_the_first_edition_of_all_has_none_before() -> None:
    looked_at = checking(*REVIEWS, record(Theme, "wind", text="The review of 2024."))
    assert list(texts_left(next_edition(looked_at, "review", "2021"))) == []
