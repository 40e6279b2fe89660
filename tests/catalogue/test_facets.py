"""By what projects can be filtered: what each has, and what can be chosen."""

from __future__ import annotations

import pytest
from builders import catalogue_of
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import ProjectFacets, choices, facets_of
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project

CATALOGUE = catalogue_of(EXAMPLE)
EVERYWHERE = ("sao-lucio", "cote-d-orlan", "veymar", "tessara")


def facets(project: str) -> ProjectFacets:
    return facets_of(CATALOGUE, CATALOGUE.get(Project, project))


@pytest.mark.parametrize(
    ("project", "countries"),
    [
        ("school-at-sea-sao-lucio", ("sao-lucio",)),
        ("clinic-boats", ("veymar", "tessara")),
        ("sea-charts", EVERYWHERE),
        ("harbour-lights", EVERYWHERE),
    ],
    ids=["one country", "a group", "a region", "phases"],
)
def test_a_project_is_for_each_country_of_its_areas(
    project: str, countries: tuple[str, ...]
) -> None:
    assert facets(project).countries == countries


@pytest.mark.parametrize(
    ("project", "years"),
    [
        ("school-at-sea-sao-lucio", (2022, 2024)),
        ("harbour-lights", (2014, None)),
        ("fisheries-advice-tessara", (None, 2019)),
        ("sea-charts", (None, None)),
        ("storm-relief-grant", (2022, 2022)),
    ],
    ids=["both", "start alone", "end alone", "a length alone", "dates alone"],
)
def test_years_are_those_that_are_stated(project: str, years: tuple[int, int]) -> None:
    assert (facets(project).start, facets(project).end) == years


@pytest.mark.parametrize(
    ("project", "ends", "dates"),
    [
        ("school-at-sea-sao-lucio", ("2022-02", "2024-02"), []),
        ("harbour-lights", ("2014", "None"), []),
        ("fisheries-advice-tessara", ("None", "2019"), []),
        ("sea-charts", None, []),
        ("clinic-boats", None, ["2021-12", "2022"]),
    ],
    ids=["both", "start alone", "end alone", "a length alone", "dates alone"],
)
def test_dates_are_told_where_no_period_is_stated(
    project: str, ends: tuple[str, str] | None, dates: list[str]
) -> None:
    found = facets(project)
    assert (found.period and (str(found.period.start), str(found.period.end))) == ends
    assert [str(date.date) for date in found.dates] == dates


def test_a_project_with_a_period_and_dates_is_told_by_its_period() -> None:
    project = CATALOGUE.get(Project, "clinic-boats")
    period = Period.model_validate({"start": 2020})
    found = facets_of(CATALOGUE, project.model_copy(update={"period": period}))
    assert found.period is period
    assert found.dates == ()


def test_themes_and_scheme_are_the_records_named() -> None:
    found = facets("school-at-sea-sao-lucio")
    assert [theme.name for theme in found.themes] == ["Education", "Sea and coast"]
    assert found.scheme in CATALOGUE.schemes
    assert found.scheme.name == "Project grant"
    none = CATALOGUE.get(Project, "sea-charts").model_copy(update={"scheme": None, "themes": ()})
    assert facets_of(CATALOGUE, none).scheme is None
    assert facets_of(CATALOGUE, none).themes == ()


def test_a_fiscal_year_ends_in_the_next_calendar_year() -> None:
    project = CATALOGUE.get(Project, "school-at-sea-sao-lucio")
    period = Period.model_validate({"start": "FY2020", "end": "FY2021"})
    changed = project.model_copy(update={"period": period})
    found = facets_of(CATALOGUE, changed)
    assert (found.start, found.end) == (2020, 2022)


def test_a_period_that_ends_before_it_starts_runs_from_its_end() -> None:
    project = CATALOGUE.get(Project, "school-at-sea-sao-lucio")
    period = Period.model_validate({"start": "2012-09", "end": "2010-01"})
    found = facets_of(CATALOGUE, project.model_copy(update={"period": period}))
    assert (found.start, found.end) == (2010, 2012)


def test_what_can_be_chosen_fits_a_project() -> None:
    made = choices(CATALOGUE)
    assert [(name, [country.id for country in countries]) for name, countries in made.groups] == [
        ("Windward Isles", ["sao-lucio", "cote-d-orlan"]),
        ("Outer Isles", ["veymar", "tessara"]),
    ]
    assert all(CATALOGUE.projects_of_theme(theme.id) for theme in made.themes)
    assert all(CATALOGUE.projects_of_scheme(scheme.id) for scheme in made.schemes)
    assert made.years == tuple(range(2014, 2025))
    assert [country.id for country in made.countries] == list(EVERYWHERE)


def test_without_a_period_no_year_can_be_chosen() -> None:
    others = [record for record in CATALOGUE.records.values() if not isinstance(record, Project)]
    bare = Catalogue(CATALOGUE.report, others)
    assert choices(bare).years == ()
    assert choices(bare).themes == ()
