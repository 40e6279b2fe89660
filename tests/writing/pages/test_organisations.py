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
from planned import PAGES, body_of, given, ids


def test_the_list_of_organisations_counts_their_projects() -> None:
    context = given(PAGES["organisations/index.md"], OrganisationListContext)
    assert {one.organisation.id: one.projects for one in context.organisations} == {
        "harbour-school-trust": 1,
        "islands-relief-fund": 1,
        "varland-mec": 3,
        "lorian-sea-secretariat": 1,
        "varland-cooperation-agency": 2,
    }


def test_an_organisation_is_shown_with_its_part_in_projects_and_what_it_publishes() -> None:
    context = given(PAGES["organisations/varland-mec.md"], OrganisationContext)
    assert [(row.project.id, row.remark) for row in context.rows] == [
        ("school-at-sea-sao-lucio", "MEC: Donor (Through the embassy)"),
        ("fisheries-advice-tessara", "VCA: Implementing organisation"),
        ("harbour-lights", "VCA: Implementing organisation"),
    ]
    assert ids(context.members) == ["varland-cooperation-agency"]
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
        ({"part_of": "union"}, True),
        ({"type": "ngo"}, True),
    ],
)
def test_an_organisation_has_facts_beside_its_name_and_text(
    fields: dict[str, Any], there: bool
) -> None:
    union = record(Organisation, "union")
    _, page, _ = organisation_pages(catalogue(record(Organisation, "agency", **fields), union))
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


def test_an_organisation_says_what_kind_of_body_it_is() -> None:
    aid = record(Organisation, "aid", type="ngo")
    made = catalogue(aid, record(Project, "ship", organisations=[part("aid", "channel")]))
    assert "<dt>Kind</dt> <dd>NGO</dd>" in body_of(made, "organisations/aid.md")
    assert ">NGO · 1 project</span>" in body_of(made, "organisations/index.md")


def part(organisation: str, role: str, **fields: Any) -> dict[str, Any]:
    return {"organisation": organisation, "role": role, **fields}


SHIP = record(
    Project, "ship", period={"start": 2014},
    organisations=[part("office", "channel"), part("fund", "donor", note="For the hull")],
)  # fmt: skip
PIER = record(Project, "pier", period={"start": 2019}, organisations=[part("office", "donor")])
FAMILY = catalogue(
    SHIP,
    PIER,
    record(Organisation, "fund", name="Fund", part_of="union"),
    record(Organisation, "office", name="Sea Office", short_name="SO", part_of="union"),
    record(Organisation, "union", name="Union"),
)
PAGES_OF_FAMILY = {page.path: page for page in organisation_pages(FAMILY)}


def of_family(organisation: str) -> OrganisationContext:
    return given(PAGES_OF_FAMILY[f"organisations/{organisation}.md"], OrganisationContext)


def test_a_family_shows_its_members_and_which_of_them_does_what() -> None:
    union = of_family("union")
    assert (union.family, ids(union.members)) == (None, ["fund", "office"])
    assert [(row.project.id, row.remark) for row in union.rows] == [
        ("pier", "SO: Donor"),
        ("ship", "Fund: Donor (For the hull); SO: Channel of delivery"),
    ]


def test_a_member_names_its_family_and_shows_its_own_projects_alone() -> None:
    fund = of_family("fund")
    assert fund.family is not None
    assert (fund.family.id, fund.members) == ("union", ())
    assert [(row.project.id, row.remark) for row in fund.rows] == [("ship", "Donor (For the hull)")]


def test_a_family_is_listed_with_the_projects_of_its_members() -> None:
    overview = given(PAGES_OF_FAMILY["organisations/index.md"], OrganisationListContext)
    counted = {one.organisation.id: one.projects for one in overview.organisations}
    assert counted == {"fund": 1, "office": 2, "union": 2}


def test_the_page_of_a_family_leads_to_its_projects_in_the_list_of_all() -> None:
    union = body_of(FAMILY, "organisations/union.md")
    assert 'href="../../projects/?organisation=union"' in union
    assert '<a href="../../organisations/office/">Sea Office</a>' in union
    fund = body_of(FAMILY, "organisations/fund.md")
    assert '<dt>Part of</dt> <dd><a href="../../organisations/union/">Union</a>' in fund
