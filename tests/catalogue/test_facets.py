"""By what projects can be filtered: what each has, and what can be chosen."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, catalogue_of, record
from conftest import EXAMPLE
from oda_reports.catalogue.facets import (
    ProjectFacets,
    ProjectTime,
    facets_of,
    time_of,
    time_of_amount,
)
from oda_reports.figures.figure import record_figures
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation

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


def span(time: ProjectTime) -> tuple[str, str, str]:
    """From when to when, and what is newest."""
    return (str(time.first), str(time.last), str(time.newest))


@pytest.mark.parametrize(
    ("project", "times", "states_period"),
    [
        ("school-at-sea-sao-lucio", ("2022-02", "2024-02", "2022-02"), True),
        ("harbour-lights", ("2014", "None", "2014"), True),
        ("fisheries-advice-tessara", ("None", "2019", "2019"), True),
        ("sea-charts", ("None", "None", "None"), False),
        ("clinic-boats", ("2021-12", "2021-12", "2021-12"), False),
    ],
    ids=["both", "start alone", "end alone", "a length alone", "dates alone"],
)
def test_what_is_dated_counts_where_no_period_is_stated(
    project: str, times: tuple[str, str, str], states_period: bool
) -> None:
    time = time_of(CATALOGUE.get(Project, project))
    assert span(time) == times
    assert (time.period is not None) == states_period


def test_a_project_with_a_period_and_dates_is_told_by_its_period() -> None:
    project = CATALOGUE.get(Project, "clinic-boats")
    period = Period.model_validate({"start": 2020})
    time = time_of(project.model_copy(update={"period": period}))
    assert time.period is period
    assert span(time) == ("2020", "None", "2020"), "what is newest is what is shown"


NOTE = {"kind": "exchange-of-notes", "source": "review"}
GRANT = {"value": 1, "currency": "USD", "source": "review"}


@pytest.mark.parametrize(
    ("fields", "times", "is_inferred"),
    [
        ({"amounts": {"grant": {**GRANT, "year": 2013}}}, ("2013", "2013", "2013"), False),
        (
            {"amounts": {"grant": {**GRANT, "year": 2013, "time_inferred": True}}},
            ("2013", "2013", "2013"),
            True,
        ),
        (
            {
                "amounts": {"grant": {**GRANT, "year": 2013, "time_inferred": True}},
                "dates": [{**NOTE, "date": "2013-05-02"}],
            },
            ("2013-05-02", "2013-05-02", "2013-05-02"),
            False,
        ),
        (
            {
                "amounts": {"grant": {**GRANT, "year": 2013, "time_inferred": True}},
                "dates": [{**NOTE, "kind": "visit", "date": "2013-05-02"}],
            },
            ("2013", "2013", "2013"),
            True,
        ),
        (
            {
                "amounts": {"grant": {**GRANT, "year": "FY2012"}},
                "dates": [{**NOTE, "date": "2013-05-02"}],
            },
            ("FY2012", "2013-05-02", "2013-05-02"),
            False,
        ),
        ({"dates": [{**NOTE, "date": "2013-05", "inferred": True}]}, ("2013-05",) * 3, True),
        ({"amounts": {"grant": GRANT}}, ("None", "None", "None"), False),
        ({"period": {"duration": "a year"}}, ("None", "None", "None"), False),
    ],
    ids=[
        "an amount",
        "an inferred year",
        "a day of agreement in that year",
        "another day in that year",
        "a date after that year",
        "an inferred date",
        "no year",
        "a length",
    ],
)
def test_years_of_amounts_count_unless_the_day_is_known_and_dates_that_lie_in_none_of_them(
    fields: dict[str, Any], times: tuple[str, str, str], is_inferred: bool
) -> None:
    time = time_of(record(Project, "ship", **fields))
    assert span(time) == times
    assert time.is_inferred is is_inferred


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"year": 2013}, ("2013", "2013", "2013")),
        ({"start": 2013, "end": 2015}, ("2013", "2015", "2015")),
        ({"as_of": "2014-02"}, ("2014-02", "2014-02", "2014-02")),
        ({}, ("2010", "2012", "2010")),
    ],
    ids=["a year", "from and to", "a day", "nothing"],
)
def test_an_amount_has_a_time_of_its_own_or_that_of_its_project(
    fields: dict[str, Any], times: tuple[str, str, str]
) -> None:
    ship = record(
        Project, "ship", period={"start": 2010, "end": 2012}, amounts={"grant": GRANT | fields}
    )
    (figure,) = record_figures(ship)
    time = time_of_amount(figure, ship)
    assert span(time) == times
    assert (time.period is None) == bool(fields)


def test_an_amount_says_that_its_time_is_inferred() -> None:
    amount = {**GRANT, "year": 2013, "time_inferred": True}
    (figure,) = record_figures(ship := record(Project, "ship", amounts={"grant": amount}))
    assert time_of_amount(figure, ship).is_inferred


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    years: dict[str, object] = {"old": 2001, "none": None, "new": "2014-02", "end": 2014}
    times = {
        name: ProjectTime(newest=PartialDate.parse(year) if year else None)
        for name, year in years.items()
    }
    in_order = sorted(times, key=lambda name: times[name].newest_first)
    assert in_order == ["end", "new", "old", "none"]


def test_an_organisation_finds_what_it_and_its_members_do() -> None:
    part = {"organisation": "office", "role": "channel"}
    ship = record(Project, "ship", organisations=[part])
    made = catalogue(
        ship,
        record(Organisation, "office", part_of="union"),
        record(Organisation, "union"),
        record(Organisation, "idle"),
    )
    assert facets_of(made, ship).organisations == ("office", "union")


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


def test_the_kinds_of_those_that_take_part_are_facets_and_not_those_of_their_families() -> None:
    parts = [{"organisation": id, "role": "channel"} for id in ("office", "aid", "club")]
    ship = record(Project, "ship", organisations=parts)
    made = catalogue(
        ship,
        record(Organisation, "office", part_of="union", type="agency"),
        record(Organisation, "union", type="united-nations"),
        record(Organisation, "aid", type="ngo"),
        record(Organisation, "club"),
    )
    assert [kind.value for kind in facets_of(made, ship).kinds] == ["agency", "ngo"]


@pytest.mark.parametrize(("stage", "there"), [("agreed", True), ("not-stated", False)])
def test_a_stage_is_one_that_a_source_states(stage: str, there: bool) -> None:
    ship = record(Project, "ship", status={"stage": stage, "source": "review"})
    assert (facets_of(catalogue(ship), ship).stage is not None) is there


def test_of_each_currency_the_largest_amount_counts_and_none_is_added() -> None:
    amounts = {
        "first": {**GRANT, "value": 5},
        "second": {**GRANT, "value": 7},
        "yen": {**GRANT, "currency": "JPY", "value": 3},
        "bank": {**GRANT, "flow": "cofinancing", "value": 90},
        "open": {**GRANT, "currency": "EUR", "value": None, "state": "not-reported"},
    }
    given = {
        key: {name: each for name, each in one.items() if each is not None}
        for key, one in amounts.items()
    }
    ship = record(Project, "ship", amounts=given)
    found = facets_of(catalogue(ship), ship).amounts
    assert {unit.value: number for unit, number in found.items()} == {"USD": 7, "JPY": 3}
