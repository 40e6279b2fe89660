"""Which edition features a project, and which status stands."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record, report
from oda_reports.catalogue.features import as_published, featuring_editions, printed_features
from oda_reports.records.editions import Editions, Printing, editions_of
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source

YEARS = ("2018", "2021", "2023", "2024")
EDITIONS = editions_of(
    report(edition="2023"),
    [
        *(record(Source, f"review-{year}", publication="review", edition=year) for year in YEARS),
        record(Source, "review-2022", publication="review", edition="2022", draft=True),
        record(Source, "yearbook-2023", edition="2023"),
        record(Source, "table"),
    ],
)


def project(**fields: Any) -> Project:
    return record(Project, "ship", **{"sources": ["review-2023"], **fields})


def marks(made: Project) -> list[str | None]:
    found = printed_features(made, EDITIONS)
    return [one.printing.mark if one.printing else None for one in found]


def test_a_project_that_is_not_featured_has_no_features() -> None:
    assert printed_features(project(), EDITIONS) == ()


@pytest.mark.parametrize(
    ("sources", "mark"),
    [
        (["review-2021"], "2021"),
        (["review-2021", "yearbook-2023", "table"], "2021"),
        (["review-2018", "review-2021"], "2021"),
        (["review-2021", "review-2022", "review-2024"], "2021"),
        (["review-2024"], "2024"),
        (["review-2022"], "2022"),
        (["yearbook-2023", "table"], None),
    ],
)
def test_a_feature_without_a_source_is_of_the_newest_edition_that_the_report_knows_or_of_any(
    sources: list[str], mark: str | None
) -> None:
    assert marks(project(sources=sources, feature={"heading": "h"})) == [mark]


def test_editions_feature_a_project_each_by_its_own_reading() -> None:
    of_2018 = {"heading": "Before", "source": "review-2018"}
    made = project(feature={"heading": "Now", "readings": [of_2018]})
    assert marks(made) == ["2023", "2018"]
    shown = as_published(made, EDITIONS).feature
    assert shown
    assert (shown.heading, shown.number) == ("Now", None)


def test_the_editions_among_the_sources_of_a_project_are_of_the_reports_publication() -> None:
    made = project(sources=["review-2023", "yearbook-2023", "review-2018", "table"])
    found = featuring_editions(made, EDITIONS)
    assert [one.mark for one in found] == ["2018", "2023"]


@pytest.mark.parametrize(
    ("source", "is_shown"),
    [("review-2023", True), ("review-2021", False), ("review-2024", False), ("table", True)],
)
def test_only_the_reports_own_edition_features_a_project_where_editions_are_known(
    source: str, is_shown: bool
) -> None:
    made = project(feature={"heading": "h", "source": source})
    assert (as_published(made, EDITIONS).feature is not None) == is_shown


def test_a_report_of_no_edition_shows_every_feature() -> None:
    made = project(feature={"heading": "h", "source": "review-2021"})
    own = Editions(None, {"review-2021": Printing("review", "2021", is_own=False)})
    assert as_published(made, own).feature


@pytest.mark.parametrize(
    ("sources", "stands"),
    [
        (["review-2018", "review-2021"], 1),
        (["review-2021", "review-2018"], 0),
        (["review-2021", "review-2024"], 0),
        (["yearbook-2023", "review-2018"], 1),
        (["table", "yearbook-2023"], 1),
        (["review-2021", "review-2021"], 0),
        (["review-2024", "review-2024"], 0),
    ],
)
def test_the_newest_status_that_the_report_knows_stands_before_the_others(
    sources: list[str], stands: int
) -> None:
    first, other = (
        {"stage": stage, "source": source}
        for stage, source in zip(("under-way", "completed"), sources, strict=True)
    )
    status = as_published(project(status={**first, "readings": [other]}), EDITIONS).status
    assert status
    stages = ["under-way", "completed"]
    assert status.stage == stages[stands]
    assert [one.stage for one in status.readings] == [stages[1 - stands]]


def test_a_project_of_one_status_and_no_feature_stays_as_it_is() -> None:
    made = project(status={"stage": "completed", "source": "review-2021"})
    assert as_published(made, EDITIONS) is made
