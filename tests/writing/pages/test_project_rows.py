"""Projects as rows of a list: their order, their amounts, and the table that shows them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.paging import LISTED
from oda_reports.writing.pages.project_rows import SEEN_AT_ONCE, folded_projects, project_rows
from planned import body_of

GRANT = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
FRAME = record(Project, "frame", title="Frame", period={"start": 2001})
WELL = record(
    Project, "well", title="Well", part_of="frame", scheme="aid",
    dates=[{"kind": "agreement", "date": "2014-03-02", "source": "review"}],
    amounts={"grant": {**GRANT, "year": 2014}, "hoped": {**GRANT, "nature": "target"},
             "part": {**GRANT, "value": 2, "part_of": "grant"}},
)  # fmt: skip
LOAN = record(Project, "loan", title="Loan", areas=["one", "two"], amounts={
    "first": {**GRANT, "label": "First tranche", "year": 2019, "time_inferred": True},
    "second": {**GRANT, "label": "Second tranche", "value": 6}})  # fmt: skip
BARE = record(Project, "bare", title="Bare", status={"stage": "agreed", "source": "review"})
ISLES = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
CATALOGUE = catalogue(
    record(Region, "sea", groups=ISLES),
    record(Country, "two"),
    record(Scheme, "aid", name="Project aid"),
    *(FRAME, WELL, LOAN, BARE),
)


def test_the_newest_comes_first_and_what_bears_no_date_last() -> None:
    rows = project_rows(CATALOGUE, CATALOGUE.projects)
    assert [row.project.id for row in rows] == ["loan", "well", "frame", "bare"]


def test_a_row_has_the_whole_of_a_part_and_what_its_list_says_of_it() -> None:
    (row,) = project_rows(CATALOGUE, [WELL], {"well": "Channel", "loan": "Donor"})
    assert (row.whole, row.remark, row.where) == (FRAME, "Channel", ("One",))
    assert row.facets.scheme is not None
    assert row.facets.scheme.name == "Project aid"
    (other,) = project_rows(CATALOGUE, [FRAME])
    assert (other.whole, other.remark, other.amounts) == (None, "", ())


@pytest.mark.parametrize(
    ("amounts", "keys"),
    [
        ({"grant": {}, "part": {"part_of": "grant"}}, ["grant"]),
        ({"grant": {}, "aim": {"nature": "target"}}, ["grant"]),
        (
            {"cost": {"flow": "total-cost"}, "own": {"flow": "own-share", "part_of": "cost"}},
            ["own"],
        ),
        ({"grant": {}, "bank": {"flow": "cofinancing"}}, ["grant"]),
        ({"state": {"flow": "counterpart-share"}}, []),
    ],
    ids=["a part", "an aim", "a cost of all", "of a bank", "of the recipient"],
)
def test_amounts_are_what_the_donor_gives_no_part_beside_its_whole(
    amounts: dict[str, dict[str, Any]], keys: list[str]
) -> None:
    dam = record(Project, "dam", amounts={key: {**GRANT, **more} for key, more in amounts.items()})
    (row,) = project_rows(catalogue(dam), [dam])
    assert [one.figure.key for one in row.amounts] == keys


def cells(catalogue: Catalogue, path: str) -> list[list[str]]:
    """What the table of projects on a page says, row by row; numbers of sources left out."""
    body = body_of(catalogue, path)
    (table,) = re.findall('<table class="oda-projects[" ].*?</table>', body, re.S)
    rows = re.findall(
        "<tr.*?</tr>", re.sub(r'<a class="oda-ref".*?</a>|</?a\b[^>]*>', "", table), re.S
    )
    return [
        [
            " ".join(unescape(re.sub("<[^>]*>", " ", cell)).split())
            for cell in re.findall("<t[dh].*?</t[dh]>", row, re.S)
        ]
        for row in rows
    ]


def test_the_list_of_all_projects_says_when_what_where_under_what_and_for_how_much() -> None:
    assert cells(CATALOGUE, "projects/index.md") == [
        ["Year", "Project", "Where", "Scheme", "Amount"],
        [
            "2019 (inferred)",
            "Loan",
            "One, Two",
            "–",
            "$5 2019 (inferred); shared, counted once $6 Second tranche; shared, counted once",
        ],
        ["2014", "Well Part of Frame", "One", "Project aid", "$5"],
        ["since 2001", "Frame", "One", "–", "–"],
        ["–", "Bare Agreed", "One", "–", "–"],
    ]


def test_the_page_of_a_country_says_where_only_of_what_is_elsewhere_too() -> None:
    assert cells(CATALOGUE, "countries/one.md") == [
        ["Year", "Project", "Amount"],
        [
            "2019 (inferred)",
            "Loan One, Two",
            "$5 2019 (inferred); shared, counted once $6 Second tranche; shared, counted once",
        ],
        ["2014", "Well Part of Frame Project aid", "$5"],
        ["since 2001", "Frame", "–"],
        ["–", "Bare Agreed", "–"],
    ]


def test_a_country_has_the_amounts_that_are_for_it_and_each_says_for_whom_it_is() -> None:
    ship = record(
        Project, "ship", areas=["one", "two"], also_in=["Ardal"],
        status={"stage": "not-stated", "source": "review"},
        amounts={"old": {**GRANT, "year": 2010, "areas": ["two"]},
                 "new": {**GRANT, "year": "FY2011"}},
    )  # fmt: skip
    made = catalogue(record(Region, "sea", groups=ISLES), record(Country, "two"), ship)
    (row,) = project_rows(made, [ship])
    assert [(one.figure.key, one.areas, one.is_shared) for one in row.amounts] == [
        ("new", (), True),
        ("old", ("Two",), False),
    ]
    assert (row.where, row.facets.stage) == (("One", "Two", "Ardal"), None)
    (here,) = project_rows(made, [ship], here="one")
    assert [one.figure.key for one in here.amounts] == ["new"]


def test_a_stage_that_no_source_states_is_shown_nowhere_as_one() -> None:
    ship = record(
        Project, "ship", areas=["one"], status={"stage": "not-stated", "source": "review"}
    )
    made = catalogue(ship)
    assert "oda-status" not in body_of(made, "projects/index.md")
    assert "oda-status" not in body_of(made, "countries/one.md")
    page = body_of(made, "projects/ship.md")
    assert "oda-status" not in page
    assert "<dt>Status</dt> <dd>The source does not say how far it has come.<" in page


def test_a_row_and_a_page_say_of_a_project_that_its_period_is_over() -> None:
    ship = record(Project, "ship", period={"start": 2015, "end": 2019})
    made = catalogue(ship)
    assert cells(made, "projects/index.md")[1][:2] == ["2015 – 2019", "ship Period ended 2019"]
    page = body_of(made, "projects/ship.md")
    assert "<dt>Period</dt> <dd>2015 – 2019. Period ended 2019" in page


@pytest.mark.parametrize(
    ("count", "seen"),
    [(1, 1), (SEEN_AT_ONCE + 1, SEEN_AT_ONCE + 1), (SEEN_AT_ONCE + 2, SEEN_AT_ONCE)],
)
def test_on_the_page_of_an_area_all_but_the_newest_are_folded_away(count: int, seen: int) -> None:
    projects = [record(Project, f"p{number}") for number in range(count)]
    made = folded_projects(catalogue(*projects), projects)
    assert made is not None
    assert (len(made.newest), len(made.older)) == (seen, count - seen)
    assert folded_projects(catalogue(), []) is None


def test_the_newest_projects_stand_on_a_page_that_has_room_for_no_more() -> None:
    every = project_rows(CATALOGUE, CATALOGUE.projects)
    assert project_rows(CATALOGUE, CATALOGUE.projects, most=2) == every[:2]


def test_the_page_of_a_country_leads_to_the_projects_that_it_leaves_out() -> None:
    wells = [record(Project, f"well-{n}", period={"start": 2000 + n}) for n in range(LISTED + 1)]
    body = body_of(catalogue(*wells), "countries/one.md")
    assert body.count('<tr role="row"><td') == LISTED
    assert "../../projects/well-1/" in body
    assert "../../projects/well-0/" not in body
    assert (
        '<a href="../../projects/?country=one" data-number="count">'
        "All 21 projects: these are the newest 20</a>"
    ) in body
    fewer = body_of(catalogue(*wells[1:]), "countries/one.md")
    assert "these are the newest" not in fewer
