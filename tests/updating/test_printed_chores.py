"""What the edition before prints is asked of the new one, until a record answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from builders import record, statistic
from checkings import checking
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.updating.chores import Chore
from oda_reports.updating.next_editions import NextEdition, next_edition
from oda_reports.updating.printed_chores import (
    features_left,
    readings_left,
    statuses_left,
    values_left,
)

REVIEWS = tuple(record(Source, f"review-{year}", edition=year) for year in (2021, 2024, 2025))
Step = Callable[[NextEdition], Iterator[Chore]]


def places(step: Step, *records: Record) -> list[str]:
    following = next_edition(checking(*REVIEWS, *records), "review", "2025")
    return [chore.place for chore in step(following)]


def project(**fields: Any) -> Project:
    return record(Project, "ship", **fields)


def test_each_area_of_a_statistic_is_asked_for_once() -> None:
    both = statistic(
        {"area": "one", "year": 2022, "edition": "2024"},
        {"area": "one", "year": 2023, "edition": "2024"},
        {"area": "sea", "year": 2023, "edition": "2024"},
        {"area": "isles", "year": 2020, "edition": "2021"},
    )
    assert places(values_left, both) == ["statistics/oda/one", "statistics/oda/sea"]


def test_a_value_or_a_state_of_the_new_edition_answers() -> None:
    printed = {"area": "one", "year": 2023, "edition": "2024"}
    value = {"area": "one", "year": 2024, "edition": "2025"}
    gone = {"area": "one", "edition": "2025", "state": "not-reported"}
    assert places(values_left, statistic(printed)) == ["statistics/oda/one"]
    assert places(values_left, statistic(printed, value)) == []
    assert places(values_left, statistic(printed, gone)) == []


def test_parts_and_aims_of_an_area_are_asked_for_by_themselves() -> None:
    parts = statistic(
        {"area": "one", "year": 2023, "edition": "2024", "breakdown": {"sex": "women"}},
        {"area": "one", "as_of": 2030, "edition": "2024", "nature": "target"},
        {"area": "one", "year": 2024, "edition": "2025"},
    )
    assert places(values_left, parts) == [
        "statistics/oda/one/women/2023".removesuffix("/2023"),
        "statistics/oda/one/target",
    ]


def test_what_the_edition_before_did_not_print_is_not_asked_for() -> None:
    nothing = statistic({"area": "one", "edition": "2024", "state": "not-reported"})
    assert places(values_left, nothing) == []
    nil = statistic({"area": "one", "edition": "2024", "state": "nil"})
    assert places(values_left, nil) == ["statistics/oda/one"]


def count(source: str, *readings: dict[str, Any]) -> dict[str, Any]:
    given = {"label": "l", "value": 1, "unit": "persons", "source": source}
    return {**given, "readings": list(readings)}


def test_a_key_of_the_edition_before_wants_a_reading() -> None:
    new = {"value": 2, "source": "review-2025"}
    event = record(
        Event,
        "storm",
        figures={
            "old": count("review-2024"),
            "done": count("review-2024", new),
            "turned": count("review-2025", {"value": 1, "source": "review-2024"}),
            "older": count("review-2021"),
            "noted": count("review"),
        },
    )
    assert places(readings_left, event) == ["events/storm/figures/old"]
    assert places(values_left, event) == []


def test_a_status_of_the_edition_before_wants_one_of_the_new() -> None:
    old = {"stage": "under-way", "source": "review-2024"}
    new = {"stage": "completed", "source": "review-2025"}
    assert places(statuses_left, project(status=old)) == ["projects/ship/status"]
    assert places(statuses_left, project(status={**old, "readings": [new]})) == []
    assert places(statuses_left, project(status={**new, "readings": [old]})) == []
    assert places(statuses_left, project(status={**old, "stage": "completed"})) == []
    assert places(statuses_left, project(status={**old, "source": "review"})) == []
    assert places(statuses_left, project()) == []


def test_a_project_that_is_featured_may_be_so_again() -> None:
    old = {"number": 3, "heading": "h", "source": "review-2024"}
    new = {"number": 8, "heading": "h", "source": "review-2025"}
    other = record(Project, "boat", feature=new)
    assert places(features_left, project(feature=old)) == ["projects/ship/feature", "features"]
    assert places(features_left, project(feature=old), other) == ["projects/ship/feature"]
    assert places(features_left, project(feature={**old, "readings": [new]})) == []
    assert places(features_left, project()) == []


def test_a_draft_of_a_record_is_nobodys_work() -> None:
    draft = project(draft=True, status={"stage": "decided", "source": "review-2024"})
    assert places(statuses_left, draft) == []


def test_a_line_says_what_to_add() -> None:
    printed = statistic({"area": "one", "year": 2023, "edition": "2024"})
    following = next_edition(checking(*REVIEWS[:2], printed), "review", "2025")
    (chore,) = values_left(following)
    assert chore.what == (
        "no value of 2025 yet for one: add an observation with 'source: review-2025', or one with "
        "'state: not-reported' if it prints none"
    )
