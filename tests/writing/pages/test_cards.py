"""Projects and countries in short."""

from __future__ import annotations

import pytest
from builders import catalogue, flows, record
from oda_reports.catalogue.facets import ProjectTime
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.cards import (
    MANY,
    country_card,
    country_groups,
    country_table,
    project_card,
    project_list,
)
from planned import CATALOGUE, body_of, ids

YEARS = ({"year": 2020, "value": 3}, {"year": 2021, "value": 4})


def test_the_card_of_a_project_names_what_its_record_gives_by_id() -> None:
    card = project_card(CATALOGUE, CATALOGUE.get(Project, "school-at-sea-sao-lucio"))
    assert (card.scheme, card.where) == ("Project grant", ("São Lúcio",))
    assert card.themes == ("Education", "Sea and coast")
    assert card.time.period is card.project.period


def test_a_project_without_scheme_and_themes_has_a_card_all_the_same() -> None:
    card = project_card(catalogue(), record(Project, "alone"))
    assert (card.scheme, card.where, card.themes) == ("", ("One",), ())
    assert (card.time, card.amounts, card.ended) == (ProjectTime(), (), "")


@pytest.mark.parametrize(
    ("period", "there"),
    [
        ({"start": 2020}, True),
        ({"end": 2020}, True),
        ({"start": 2020, "end": 2021}, True),
        ({"duration": "three years"}, False),
        (None, False),
    ],
)
def test_a_card_says_when_only_where_a_start_or_an_end_is_known(
    period: dict[str, object] | None, there: bool
) -> None:
    boats = record(Project, "boats", period=period, themes=["sea"])
    made = catalogue(boats, record(Theme, "sea"))
    assert (project_card(made, boats).time.newest is not None) is there
    assert ("<dt>When</dt>" in body_of(made, "themes/sea.md")) is there


def test_a_card_says_for_how_much_a_project_is_and_that_its_period_is_over() -> None:
    grant = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
    boats = record(Project, "boats", themes=["sea"], period={"end": 2019}, amounts={"grant": grant})
    made = catalogue(boats, record(Theme, "sea"))
    (amount,) = project_card(made, boats).amounts
    assert (amount.figure.key, project_card(made, boats).ended) == ("grant", "Period ended 2019")
    body = body_of(made, "themes/sea.md")
    assert "<dt>When</dt> <dd>until 2019. Period ended 2019</dd>" in body
    assert '<dt>Amount</dt> <dd><span class="oda-row-amount"><data' in body


def test_phases_count_for_where_a_project_is() -> None:
    card = project_card(CATALOGUE, CATALOGUE.get(Project, "harbour-lights"))
    assert card.where == ("São Lúcio", "Veymar", "Côte d'Orlan", "Tessara")


@pytest.mark.parametrize(("count", "cards"), [(1, 1), (MANY, MANY), (MANY + 1, 0)])
def test_many_projects_stand_in_a_table_and_few_on_cards(count: int, cards: int) -> None:
    projects = [record(Project, f"p{number}") for number in range(count)]
    found = project_list(catalogue(*projects), projects)
    assert found is not None
    assert len(found.cards) == cards
    assert len(found.rows) == (0 if cards else count)
    shown = [card.project for card in found.cards] + [row.project for row in found.rows]
    assert shown == projects


def test_no_projects_make_no_list() -> None:
    assert project_list(catalogue(), ()) is None


def test_the_card_of_a_country_counts_what_is_for_it_its_group_and_its_region() -> None:
    projects = {"own": ["one"], "grouped": ["isles"], "wide": ["sea"], "wide-too": ["sea"]}
    made = catalogue(*(record(Project, id, areas=areas) for id, areas in projects.items()))
    card = country_card(made, made.get(Country, "one"))
    assert (card.projects, card.regional) == (2, 2)


def test_a_country_outside_of_all_regions_has_no_regional_projects() -> None:
    made = catalogue(record(Country, "far"), record(Project, "wide", areas=["sea"]))
    card = country_card(made, made.get(Country, "far"))
    assert (card.projects, card.regional, card.course) == (0, 0, None)


@pytest.mark.parametrize(("short", "title"), [("oda", "oda"), (None, "Net ODA")])
def test_the_values_on_a_card_are_those_of_the_first_statistic(
    short: str | None, title: str
) -> None:
    groups = {"isles": {"name": "Isles", "countries": ["one"]}}
    sea = record(Region, "sea", groups=groups, statistics=["oda"])
    made = catalogue(sea, flows(*YEARS, short_title=short))
    course = country_card(made, made.get(Country, "one")).course
    assert course is not None
    assert (course.title, str(course.first_year), str(course.last_year)) == (title, "2020", "2021")
    assert course.latest.address == "statistics/oda/one/2021"
    assert course.row.key == "one"


def test_a_region_that_names_no_statistic_has_cards_without_values() -> None:
    made = catalogue(flows(*YEARS))
    assert country_card(made, made.get(Country, "one")).course is None


def test_groups_hold_the_published_countries_in_their_order() -> None:
    groups = {"isles": {"name": "Isles", "text": "t", "countries": ["two", "gone", "one"]}}
    made = catalogue(record(Region, "sea", groups=groups), record(Country, "two"))
    (group,) = country_groups(made, made.get(Region, "sea"))
    assert (group.id, group.name, group.text, group.region.id) == ("isles", "Isles", "t", "sea")
    assert ids(card.country for card in group.cards) == ["two", "one"]


def test_a_card_names_themes_and_schemes_by_name_not_by_id() -> None:
    project = record(Project, "boats", scheme="grant", themes=["water"])
    made = catalogue(
        project, record(Scheme, "grant", name="Grant"), record(Theme, "water", name="Water")
    )
    card = project_card(made, project)
    assert (card.scheme, card.themes) == ("Grant", ("Water",))


def test_a_part_of_a_framework_says_so_on_its_card() -> None:
    frame, part = record(Project, "frame"), record(Project, "part", part_of="frame")
    known = catalogue(frame, part)
    assert project_card(known, part).whole == frame
    assert project_card(known, frame).whole is None


ISLES = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
SEA = record(Region, "sea", groups=ISLES, statistics=["oda", "more"])


def test_the_table_of_countries_says_once_what_its_values_have_in_common() -> None:
    values = [{"area": area, "year": 2021} for area in ("one", "two")]
    table = country_table(
        catalogue(SEA, record(Country, "two"), flows(*values, short_title="net aid")), SEA
    )
    assert (table.title, str(table.year)) == ("Net aid", "2021")
    assert table.like is not None
    assert table.source_places == (("review", None),)


def test_newest_values_of_several_years_say_each_its_own() -> None:
    values = [{"area": "one", "year": 2021}, {"area": "two", "year": 2020}]
    table = country_table(catalogue(SEA, record(Country, "two"), flows(*values)), SEA)
    assert table.year is None
    assert table.like is not None


def test_values_of_several_statistics_stand_under_no_unit() -> None:
    more = flows({"area": "two", "year": 2020}, id="more", title="More")
    table = country_table(catalogue(SEA, record(Country, "two"), flows({"year": 2021}), more), SEA)
    assert (table.title, table.like) == ("Newest value", None)


def test_a_region_without_values_has_a_table_of_names() -> None:
    bare = record(Region, "sea", groups=ISLES)
    table = country_table(catalogue(bare, record(Country, "two")), bare)
    assert (table.year, table.like, table.source_places) == (None, None, ())
