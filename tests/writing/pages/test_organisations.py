"""What stands on the list of organisations and on the page of each."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.writing.pages.organisations import (
    OrganisationContext,
    OrganisationListContext,
    organisation_pages,
)
from planned import PAGES, given, ids


def test_the_list_of_organisations_counts_their_projects() -> None:
    context = given(PAGES["organisations/index.md"], OrganisationListContext)
    assert {one.organisation.id: one.projects for one in context.organisations} == {
        "harbour-school-trust": 1,
        "islands-relief-fund": 1,
        "varland-mec": 1,
        "lorian-sea-secretariat": 1,
        "varland-cooperation-agency": 2,
    }


def test_an_organisation_is_shown_with_its_part_in_projects_and_what_it_publishes() -> None:
    context = given(PAGES["organisations/varland-mec.md"], OrganisationContext)
    assert [(one.project.id, one.part.role.value) for one in context.parts] == [
        ("school-at-sea-sao-lucio", "donor")
    ]
    assert ids(context.published) == [
        "cooperation-review-2023",
        "cooperation-review-2021",
        "cooperation-review-2018",
        "press-note-14",
    ]


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, False),
        ({"text": "t"}, False),
        ({"short_name": "A"}, True),
        ({"other_names": ["B"]}, True),
        ({"url": "https://example.org/"}, True),
    ],
)
def test_an_organisation_has_facts_beside_its_name_and_text(
    fields: dict[str, Any], there: bool
) -> None:
    _, page = organisation_pages(catalogue(record(Organisation, "agency", **fields)))
    assert given(page, OrganisationContext).has_facts is there


def test_what_went_through_an_organisation_stands_on_its_page() -> None:
    amounts = {
        "own": {"value": 1, "currency": "USD", "source": "review"},
        "sent": {"value": 2, "currency": "USD", "source": "review", "through": "agency"},
    }
    ship = record(Project, "ship", amounts=amounts)
    _, page = organisation_pages(catalogue(ship, record(Organisation, "agency")))
    through = given(page, OrganisationContext).through
    assert [(one.figure.key, one.record.id) for one in through] == [("sent", "ship")]
