"""Whether the period of a project is over when the report speaks."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.catalogue.endings import ended, report_day
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source


def review(published: object) -> Source:
    return record(Source, "review", published=published)


@pytest.mark.parametrize(
    ("published", "edition", "day"),
    [
        ("2025-03-14", "2024", (2025, 3, 14)),
        ("2025-03", "2024", (2025, 3, 1)),
        (None, "2024", (2024, 1, 1)),
        (None, "4", None),
    ],
    ids=["a day", "a month", "a year of the edition", "an edition by number"],
)
def test_the_report_speaks_from_the_day_of_its_source_else_from_the_year_of_its_edition(
    published: object, edition: str, day: tuple[int, int, int] | None
) -> None:
    assert report_day(catalogue(review(published), edition=edition)) == day


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"period": {"start": 2015, "end": 2019}}, "2019"),
        ({"period": {"end": "FY2022"}}, "FY2022"),
        ({"period": {"end": "FY2023"}}, None),
        ({"period": {"end": "2024-02"}}, None),
        ({"period": {"start": 2015}}, None),
        ({}, None),
        ({"period": {"end": 2019}, "status": {"stage": "agreed", "source": "review"}}, "2019"),
        ({"period": {"end": 2019}, "status": {"stage": "not-stated", "source": "review"}}, "2019"),
        ({"period": {"end": 2019}, "status": {"stage": "completed", "source": "review"}}, None),
        ({"period": {"end": 2019}, "status": {"stage": "cancelled", "source": "review"}}, None),
    ],
)
def test_a_period_is_over_that_ended_before_that_day_unless_the_stage_says_so(
    fields: dict[str, Any], end: str | None
) -> None:
    made = catalogue(review("2024-02-29"))
    found = ended(record(Project, "ship", **fields), made)
    assert (str(found) if found else None) == end


def test_without_a_day_of_the_report_nothing_is_said() -> None:
    made = catalogue(edition="third")
    assert ended(record(Project, "ship", period={"end": 1999}), made) is None
