"""In which forms help comes."""

from __future__ import annotations

import pytest
from builders import catalogue, record
from oda_reports.figures.page_messages import NO_SCHEME
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.schemes import scheme_counts

PROJECTS = [
    record(Project, "one", scheme="loan"),
    record(Project, "two", scheme="grant"),
    record(Project, "three", scheme="grant"),
    record(Project, "four"),
]
MADE = catalogue(*(record(Scheme, id) for id in ("grant", "loan", "unused")), *PROJECTS)


def test_the_scheme_of_most_projects_comes_first_and_those_that_state_none_come_last() -> None:
    counts = [(one.name, one.projects) for one in scheme_counts(MADE, PROJECTS, "")]
    assert counts == [("grant", 2), ("loan", 1), (NO_SCHEME, 1)]
    assert scheme_counts(MADE, PROJECTS[3:], "") == ()


@pytest.mark.parametrize(
    ("way", "path"),
    [
        ("", "projects/?scheme=grant"),
        ("country=one", "projects/?country=one&scheme=grant"),
        (None, ""),
    ],
)
def test_each_leads_to_the_list_of_just_these(way: str | None, path: str) -> None:
    assert scheme_counts(MADE, PROJECTS, way)[0].path == path
