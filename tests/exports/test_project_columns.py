"""The columns of the list of projects."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.catalogue.facets import facets_of
from oda_reports.exports.columns import COLUMNS
from oda_reports.exports.project_columns import AMOUNT_COLUMNS, PROJECT_COLUMNS
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source

PUBLISHED = """
project title page first_date last_date dates_of period_ended status areas countries themes
organisations kinds_of_organisation part_of_project project_scheme
"""
"""The columns that have been published. New ones are added at the end, and none is renamed."""

WELL = record(
    Project, "well", title="Well", part_of="frame", scheme="aid", themes=["water"],
    also_in=["Ardal"], period={"start": "2015-02", "end": 2019},
    status={"stage": "agreed", "source": "review"},
    organisations=[{"organisation": "trust", "role": "channel"}],
)  # fmt: skip
FRAME = record(Project, "frame", dates=[
    {"kind": "agreement", "date": "2021-05", "source": "review"}])  # fmt: skip
MADE = catalogue(
    record(Source, "review", published=2024),
    record(Scheme, "aid", name="Project aid"),
    record(Theme, "water", name="Water"),
    record(Organisation, "trust", name="Trust", type="ngo"),
    WELL,
    FRAME,
)


def cells(project: Project, **fields: str) -> dict[str, str]:
    made = catalogue(*MADE.records.values(), **fields)
    facets = facets_of(made, project)
    return {column.name: column.cell(project, facets, made) for column in PROJECT_COLUMNS}


def test_columns_are_those_that_were_published() -> None:
    assert [column.name for column in PROJECT_COLUMNS] == PUBLISHED.split()
    assert set(AMOUNT_COLUMNS) < set(COLUMNS)
    assert not {one.name for one in AMOUNT_COLUMNS} & {one.name for one in PROJECT_COLUMNS}


def test_a_project_says_what_its_record_says() -> None:
    assert cells(WELL) == {
        "project": "well",
        "title": "Well",
        "page": "projects/well/",
        "first_date": "2015-02",
        "last_date": "2019",
        "dates_of": "period",
        "period_ended": "yes",
        "status": "agreed",
        "areas": "One; Ardal",
        "countries": "one",
        "themes": "Water",
        "organisations": "Trust (channel)",
        "kinds_of_organisation": "ngo",
        "part_of_project": "frame",
        "project_scheme": "Project aid",
    }


def test_of_a_project_without_a_period_the_dates_are_those_of_what_is_dated() -> None:
    found = cells(FRAME)
    assert (found["first_date"], found["dates_of"], found["status"]) == ("2021-05", "dated", "")


def test_a_page_has_its_whole_address_where_the_site_has_one() -> None:
    assert cells(FRAME, site_url="https://example.org/sea")["page"] == (
        "https://example.org/sea/projects/frame/"
    )
