"""What stands in the place of what, where names float with the editions."""

from __future__ import annotations

from typing import Any

from builders import catalogue, record, statistic
from oda_reports.catalogue.features import shown_as
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind, Stage
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.standing_changes import (
    Cause,
    Reason,
    standing_features,
    standing_figures,
    standing_statuses,
)

SAME = Renames({})
MOVED = Cause(Reason.EDITION, "2024", "2025")


def pupils(*readings: dict[str, Any], id: str = "school") -> Project:
    first = {"label": "pupils", "unit": "persons", "value": 202, "source": "review-2024"}
    return record(Project, id, results={"pupils": {**first, "readings": readings}})


def names(before: Record, after: Record, edition: str = "2025") -> list[tuple[str, str, Cause]]:
    """The pairs of figures between the edition of 2024 and another one."""
    base, head = catalogue(before, edition="2024"), catalogue(after, edition=edition)
    found = standing_figures(base, head, SAME)
    return [(one.before.address, one.after.address, one.cause) for one in found]


def test_the_edition_of_the_report_alone_decides_what_a_statistic_says() -> None:
    counts = statistic(
        {"area": "sea", "edition": 2024, "value": 10}, {"area": "sea", "edition": 2025, "value": 12}
    )
    pair = ("statistics/oda/sea@2024", "statistics/oda/sea@2025", MOVED)
    assert names(counts, counts) == [pair]
    assert names(counts, counts, edition="2024") == []


def test_a_value_for_another_year_stands_for_an_area() -> None:
    before = statistic({"year": 2022, "value": 10})
    after = statistic({"year": 2022, "value": 10}, {"year": 2023, "value": 11})
    cause = Cause(Reason.YEAR, "2022", "2023")
    assert names(before, after) == [("statistics/oda/one/2022", "statistics/oda/one/2023", cause)]
    assert names(after, before)[0][2] == Cause(Reason.YEAR, "2023", "2022")


def test_what_another_edition_revised_is_one_pair_for_its_area_and_its_year() -> None:
    before = statistic({"year": 2023, "edition": 2024, "value": 10})
    after = statistic(
        {"year": 2023, "edition": 2024, "value": 10}, {"year": 2023, "edition": 2025, "value": 11}
    )
    pair = ("statistics/oda/one/2023@2024", "statistics/oda/one/2023@2025", MOVED)
    assert names(before, after) == [pair]


def test_a_newer_reading_stands_under_the_same_address() -> None:
    address = "projects/school/results/pupils"
    newer = pupils({"value": 240, "source": "review-2025"})
    assert names(pupils(), newer) == [(address, address, MOVED)]
    assert names(pupils(), newer, edition="2024") == []


def test_what_no_edition_prints_is_called_by_its_source() -> None:
    unprinted = record(
        Project,
        "school",
        results={
            "pupils": {"label": "pupils", "unit": "persons", "value": 200, "source": "review"}
        },
    )
    ((_, _, cause),) = names(unprinted, pupils(), edition="2024")
    assert cause == Cause(Reason.EDITION, "review", "2024")


def test_a_record_that_was_renamed_is_the_same() -> None:
    renames = Renames({(Kind.PROJECTS, "boat"): (Kind.PROJECTS, "school")})
    base, head = catalogue(pupils(id="boat")), catalogue(pupils())
    assert standing_figures(base, head, renames) == ()
    assert standing_figures(base, head, SAME) == ()


def project(**fields: Any) -> Project:
    return record(Project, "school", sources=["review-2024", "review-2025"], **fields)


def status(stage: str, source: str, *readings: dict[str, str]) -> Project:
    return project(status={"stage": stage, "source": source, "readings": readings})


def test_a_status_that_a_newer_edition_has_stands() -> None:
    before = status("agreed", "review-2024")
    after = status("agreed", "review-2024", {"stage": "completed", "source": "review-2025"})
    base, head = catalogue(before), catalogue(after, edition="2025")
    (found,) = standing_statuses(base, head, SAME)
    assert (found.before.stage, found.after.stage) == (Stage.AGREED, Stage.COMPLETED)
    assert (found.cause, found.is_lost) == (MOVED, False)


def test_a_status_that_was_written_over_is_lost() -> None:
    base = catalogue(status("agreed", "review-2024"))
    head = catalogue(status("completed", "review-2025"), edition="2025")
    (found,) = standing_statuses(base, head, SAME)
    assert found.is_lost


def test_a_status_of_the_same_source_or_stage_is_no_other_that_stands() -> None:
    base = catalogue(status("agreed", "review-2024"))
    for other in (status("completed", "review-2024"), status("agreed", "review-2025")):
        assert list(standing_statuses(base, catalogue(other, edition="2025"), SAME)) == []


def feature(number: int, edition: str) -> dict[str, Any]:
    return {"number": number, "heading": "Ships", "source": f"review-{edition}"}


def test_a_project_is_featured_no_longer_or_otherwise_by_the_next_edition() -> None:
    old = project(feature=feature(3, "2024"))
    base = catalogue(old)
    (gone,) = standing_features(base, catalogue(old, edition="2025"), SAME)
    assert (shown_as(gone.before), shown_as(gone.after)) == ((3, "Ships"), None)
    assert (gone.cause, gone.is_lost) == (MOVED, False)
    again = project(feature={**feature(3, "2024"), "readings": [feature(5, "2025")]})
    (other,) = standing_features(base, catalogue(again, edition="2025"), SAME)
    assert (shown_as(other.after), other.is_lost) == ((5, "Ships"), False)
    assert list(standing_features(base, catalogue(again), SAME)) == []


def test_a_feature_that_was_written_over_or_taken_out_is_lost() -> None:
    base = catalogue(project(feature=feature(3, "2024")))
    for other in (project(feature=feature(5, "2025")), project()):
        (found,) = standing_features(base, catalogue(other, edition="2025"), SAME)
        assert found.is_lost
