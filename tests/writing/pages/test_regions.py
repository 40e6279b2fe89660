"""What stands on the list of regions and on the page of each."""

from __future__ import annotations

from builders import catalogue, flows, record
from oda_reports.charts.series import Form
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.pages.regions import RegionContext, RegionListContext, region_pages
from planned import PAGES, addresses, body_of, given, ids

PAGE = PAGES["regions/lorian-sea.md"]
SEA = given(PAGE, RegionContext)

GROUPED = ["one", "two", "three"]
GROUPS = {"isles": {"name": "Isles", "countries": GROUPED}}
COUNTRIES = (record(Country, "two"), record(Country, "three"))


def region_context(*records: Project, **fields: object) -> RegionContext:
    region = record(Region, "sea", groups=GROUPS, **fields)
    _, page = region_pages(catalogue(region, *COUNTRIES, *records), {})
    return given(page, RegionContext)


def test_the_list_names_every_region() -> None:
    assert ids(given(PAGES["regions/index.md"], RegionListContext).regions) == ["lorian-sea"]


def test_a_region_prints_what_every_statistic_holds_of_it() -> None:
    assert [(one.figure.address, one.statistic.id) for one in SEA.figures] == [
        ("statistics/commitments/lorian-sea/2020@2023", "commitments"),
        ("statistics/net-bilateral-oda/lorian-sea/2020@2021", "net-bilateral-oda"),
        ("statistics/net-bilateral-oda/lorian-sea/2020@2023", "net-bilateral-oda"),
        ("statistics/net-bilateral-oda/lorian-sea/unallocated/2020@2023", "net-bilateral-oda"),
        ("statistics/trainees/lorian-sea@2018", "trainees"),
        ("statistics/trainees/lorian-sea@2021", "trainees"),
        ("statistics/trainees/lorian-sea@2023", "trainees"),
    ]


def test_the_figures_of_its_own_record_can_be_had_with_those() -> None:
    own = [
        "regions/lorian-sea/figures/dialogue-meetings",
        "regions/lorian-sea/figures/share-of-grants",
    ]
    assert addresses(SEA.counts) == own
    assert addresses(PAGE.figures) == [*own, *addresses(one.figure for one in SEA.figures)]


def test_a_key_of_the_record_is_a_key_figure() -> None:
    assert addresses(SEA.key_figures) == [
        "statistics/trainees/lorian-sea@2023",
        "regions/lorian-sea/figures/dialogue-meetings",
        "regions/lorian-sea/figures/share-of-grants",
        "projects/storm-relief-grant/amounts/total",
    ]


def test_charts_are_those_of_its_statistics_that_its_table_of_countries_does_not_hold() -> None:
    keys = [one.chart.key for one in SEA.charts_shown]
    assert keys == [chart.key for chart in PAGE.charts] == ["trainees/editions-lorian-sea"]


def test_countries_side_by_side_in_another_statistic_are_shown() -> None:
    values = [{"area": area, "year": year} for area in GROUPED for year in (2020, 2021)]
    region = record(Region, "sea", groups=GROUPS, statistics=["oda", "more"])
    made = catalogue(region, *COUNTRIES, flows(*values), flows(*values, id="more"))
    _, page = region_pages(made, {})
    shown = given(page, RegionContext).charts_shown
    assert [(one.chart.statistic.id, one.chart.form, one.table) for one in shown] == [
        ("more", Form.BARS, ""),
        ("more", Form.MULTIPLES, "statistics/more/#values"),
    ]


def test_the_parts_of_a_total_stand_only_where_nothing_else_can_be_shown() -> None:
    total = [{"area": "sea", "year": 2020, "value": 6}]
    parts = [{"area": area, "year": 2020, "value": 2} for area in ("one", "two", "three")]
    region = record(Region, "sea", groups=GROUPS, statistics=["oda"])
    made = catalogue(region, *COUNTRIES, flows(*total, *parts))
    _, page = region_pages(made, {})
    assert given(page, RegionContext).charts_shown == ()


def test_projects_for_the_region_or_a_group_stand_across_countries() -> None:
    areas = {"wide": ["sea"], "grouped": ["isles"], "own": ["one"]}
    context = region_context(*(record(Project, id, areas=each) for id, each in areas.items()))
    assert context.regional is not None
    assert ids(row.project for row in context.regional.newest) == ["grouped", "wide"]


def test_the_timeline_holds_what_happened_anywhere_in_it() -> None:
    assert ids(SEA.timeline.events) == [
        "school-ship-2023",
        "storm-odile-2022",
        "economic-programme-2022",
        "first-trainees-1988",
    ]


def test_regions_are_read_from_the_plan_with_their_countries_and_efforts() -> None:
    assert [group.id for group in SEA.countries.groups] == ["windward-isles", "outer-isles"]
    assert ids(effort.theme for effort in SEA.efforts.every) == [
        "sea-and-coast",
        "relief",
        "education",
    ]
    assert len(SEA.pictures) == 1
    texts = {"home": "", "methodology": ""}
    assert "regions/sea.md" in {page.path for page in plan_pages(catalogue(), texts)}


def test_its_countries_are_shown_without_what_their_own_pages_begin_with() -> None:
    countries = (record(Country, id, summary=f"What is done in {id}.") for id in GROUPED)
    made = catalogue(record(Region, "sea", groups=GROUPS), *countries)
    page = body_of(made, "regions/sea.md")
    assert page.count('<tr><th scope="row"><a href="../../countries/') == 3
    assert "What is done in" not in page
    assert "What is done in" in body_of(made, "countries/index.md")


def test_projects_are_counted_by_scheme_and_of_an_only_region_the_list_is_led_to() -> None:
    grant = record(Scheme, "grant")
    projects = [record(Project, id, areas=["one"], scheme="grant") for id in ("a", "b")]
    region = record(Region, "sea", groups=GROUPS)
    alone = region_pages(catalogue(region, *COUNTRIES, grant, *projects), {})
    (count,) = given([*alone][1], RegionContext).schemes
    assert (count.projects, count.path) == (2, "projects/?scheme=grant")
    beside = catalogue(region, record(Region, "lake"), *COUNTRIES, grant, *projects)
    contexts = (given(page, RegionContext) for page in [*region_pages(beside, {})][1:])
    assert {one.path for context in contexts for one in context.schemes} == {""}
