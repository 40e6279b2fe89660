"""What stands on the list of countries and on the page of each."""

from __future__ import annotations

import re

from builders import catalogue, flows, record, statistic
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.countries import CountryContext, CountryListContext, country_pages
from planned import PAGES, addresses, body_of, given, ids

PAGE = PAGES["countries/sao-lucio.md"]
LUCIO = given(PAGE, CountryContext)


def test_the_list_goes_group_by_group_and_leads_to_the_comparison() -> None:
    context = given(PAGES["countries/index.md"], CountryListContext)
    assert [(group.id, ids(card.country for card in group.cards)) for group in context.groups] == [
        ("windward-isles", ["sao-lucio", "cote-d-orlan"]),
        ("outer-isles", ["veymar", "tessara"]),
    ]
    assert context.has_comparison


def test_a_single_country_is_not_led_to_a_comparison() -> None:
    overview, page = country_pages(catalogue(), {})
    assert not given(overview, CountryListContext).has_comparison
    assert not given(page, CountryContext).has_comparison


def test_a_key_figure_can_be_of_the_record_of_a_project_or_of_a_statistic() -> None:
    assert addresses(LUCIO.key_figures) == [
        "projects/school-at-sea-sao-lucio/results/pupils",
        "statistics/net-bilateral-oda/sao-lucio/2022",
        "countries/sao-lucio/figures/islands-served",
    ]


def test_a_country_stands_in_its_region_and_group_beside_its_neighbours() -> None:
    assert LUCIO.region is not None
    assert LUCIO.group is not None
    assert (LUCIO.region.id, LUCIO.group.id) == ("lorian-sea", "windward-isles")
    assert ids(LUCIO.neighbours) == ["cote-d-orlan"]


def test_a_country_that_no_region_lists_has_a_page_without_them() -> None:
    sea = record(Region, "sea", groups={"isles": {"name": "Isles", "countries": ["one"]}})
    pages = country_pages(catalogue(sea, record(Country, "far")), {})
    assert "countries/far.md" not in {page.path for page in pages}


def test_values_stand_in_the_chart_or_among_the_others() -> None:
    printed = {"value": 5, "as_of": 2019, "edition": "2020"}
    _, page = country_pages(catalogue(flows(printed, {"year": 2020}, {"year": 2021})), {})
    context = given(page, CountryContext)
    (chart,) = context.series
    assert addresses(chart.figures) == ["statistics/oda/one/2020", "statistics/oda/one/2021"]
    assert addresses(other.figure for other in context.others) == ["statistics/oda/one@2020"]
    assert page.charts == (chart,)


def test_values_without_a_year_make_no_chart() -> None:
    _, page = country_pages(catalogue(flows({"value": 5, "as_of": 2019})), {})
    context = given(page, CountryContext)
    assert context.series == ()
    assert [(other.statistic.id, other.figure.address) for other in context.others] == [
        ("oda", "statistics/oda/one/2019")
    ]
    assert page.charts == ()


def test_a_value_of_which_no_more_is_said_has_a_cell_all_the_same() -> None:
    body = body_of(catalogue(statistic({"value": 5})), "countries/one.md")
    assert re.search(r'<td[^>]*>–</td>\s*<td class="oda-number"', body)


def test_what_can_be_had_is_its_own_figures_its_values_and_its_projects_amounts() -> None:
    kinds = [address.split("/")[0] for address in addresses(PAGE.figures)]
    assert kinds == ["countries", *["statistics"] * 6, *["projects"] * 6]
    assert addresses(LUCIO.counts) == ["countries/sao-lucio/figures/islands-served"]
    amounts = addresses(PAGE.figures)[7:]
    assert amounts == [
        "projects/school-at-sea-sao-lucio/amounts/ship",
        "projects/harbour-lights/amounts/first-phase",
        "projects/harbour-lights/amounts/second-phase",
        "projects/harbour-lights/amounts/third-phase",
        "projects/harbour-lights/amounts/spare-parts",
        "projects/storm-relief-grant/amounts/total",
    ]


def test_projects_for_the_whole_region_stand_among_those_of_the_country() -> None:
    assert LUCIO.projects is not None
    assert ids(row.project for row in LUCIO.projects.newest) == [
        "storm-relief-grant",
        "school-at-sea-sao-lucio",
        "harbour-lights",
        "sea-charts",
    ]
    assert sum(one.projects for one in LUCIO.schemes) == 4
    assert LUCIO.schemes[0].path.startswith("projects/?country=sao-lucio&scheme=")


def test_the_timeline_holds_what_happened_in_it_in_its_group_and_in_its_region() -> None:
    own, far = {"name": "Isles", "countries": ["one"]}, {"name": "Far", "countries": ["two"]}
    sea = record(Region, "sea", groups={"isles": own, "far": far})
    areas = {"own": "one", "grouped": "isles", "wide": "sea", "other": "two", "others": "far"}
    events = (record(Event, id, areas=[area]) for id, area in areas.items())
    made = catalogue(sea, record(Country, "two"), *events)
    _, page, _ = country_pages(made, {})
    told = given(page, CountryContext).timeline
    assert sorted(ids(told.events)) == ["grouped", "own", "wide"]


def test_themes_are_those_of_projects_of_regional_projects_and_of_efforts_each_once() -> None:
    made = catalogue(
        *(record(Theme, id) for id in ("a", "b", "c", "d")),
        record(Project, "own", themes=["c"]),
        record(Project, "wide", areas=["sea"], themes=["b", "c"]),
        record(Country, "one", efforts=[{"theme": "a", "text": "t"}, {"theme": "b", "text": "t"}]),
    )
    _, page = country_pages(made, {})
    context = given(page, CountryContext)
    assert ids(context.themes) == ["c", "b", "a"]
    assert ids(effort.theme for effort in context.efforts.every) == ["a", "b"]


def test_a_target_a_start_and_a_part_stand_among_the_others() -> None:
    values = flows(
        {"year": 2010, "nature": "baseline"},
        {"year": 2020},
        {"year": 2020, "breakdown": {"purpose": "Health"}},
        {"year": 2030, "nature": "target"},
    )
    _, page = country_pages(catalogue(values), {})
    others = given(page, CountryContext).others
    assert addresses(other.figure for other in others) == [
        "statistics/oda/one/baseline/2010",
        "statistics/oda/one/health/2020",
        "statistics/oda/one/target/2030",
    ]
