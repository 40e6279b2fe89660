"""What other editions and sources say of a project."""

from __future__ import annotations

from typing import Any

from builders import catalogue, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.writing.pages.other_prints import (
    featuring_edition,
    other_features,
    other_statuses,
)
from oda_reports.writing.pages.projects import ProjectContext
from planned import PAGES, given

NOTE = record(Source, "note", title="A press note")


def held(**fields: Any) -> tuple[Project, Catalogue]:
    sources = [f"review-{edition}" for edition in ("2018", "2021", "2023", "2025")]
    ship = record(Project, "ship", sources=sources, **fields)
    made = catalogue(NOTE, ship, edition="2023")
    return made.get(Project, "ship"), made


def test_a_status_that_one_source_gives_has_no_others() -> None:
    status = {"stage": "completed", "source": "review-2023"}
    assert other_statuses(*held(status=status)) == ()
    assert other_statuses(*held()) == ()


def test_other_statuses_say_whether_they_are_of_before_and_stand_from_the_newest_on() -> None:
    readings = [
        {"stage": "agreed", "source": "review-2018"},
        {"stage": "suspended", "source": "note"},
        {"stage": "cancelled", "source": "review-2025"},
        {"stage": "under-way", "source": "review-2021"},
    ]
    status = {"stage": "completed", "source": "review-2023", "readings": readings}
    assert [
        (one.head, one.status.stage, one.name) for one in other_statuses(*held(status=status))
    ] == [
        ("Later", "cancelled", "2025"),
        ("Before", "under-way", "2021"),
        ("Before", "agreed", "2018"),
        ("Elsewhere", "suspended", "A press note"),
    ]


def test_the_edition_that_features_a_project_is_named_and_so_are_others() -> None:
    readings = [
        {"heading": "Old", "number": 4, "source": "review-2018"},
        {"heading": "Older", "number": 7, "source": "review-2021"},
    ]
    feature = {"heading": "New", "source": "review-2023", "readings": readings}
    project, made = held(feature=feature)
    assert featuring_edition(project, made) == "2023"
    assert [
        (one.name, one.feature.number, one.source.id if one.source else "")
        for one in other_features(project, made)
    ] == [("2021", 7, "review-2021"), ("2018", 4, "review-2018")]


def test_a_project_that_an_earlier_edition_features_is_not_featured_by_the_report() -> None:
    project, made = held(feature={"heading": "Old", "source": "review-2021"})
    assert project.feature is None
    assert [one.name for one in other_features(project, made)] == ["2021"]
    context = given(PAGES["projects/fisheries-advice-tessara.md"], ProjectContext)
    assert (context.featured_in, [one.name for one in context.features]) == ("", ["2021"])


def test_a_feature_whose_edition_is_not_known_is_the_report_s_own() -> None:
    ship = record(Project, "ship", feature={"heading": "New"})
    made = catalogue(ship, edition="2023")
    assert featuring_edition(made.get(Project, "ship"), made) == "2023"
    assert other_features(made.get(Project, "ship"), made) == ()
