"""What stands on the list of regions and on the page of each."""

from __future__ import annotations

from builders import catalogue, flows, record, statistic
from oda_reports.charts.series import Form
from oda_reports.records.areas import Country, Region
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


def test_charts_are_those_of_the_statistics_that_the_record_names() -> None:
    assert [shown.statistic.id for shown in SEA.pictured] == ["net-bilateral-oda", "trainees"]
    keys = [one.chart.key for shown in SEA.pictured for one in shown.charts]
    assert keys == [chart.key for chart in PAGE.charts]
    assert keys == [
        "net-bilateral-oda/2022-lorian-sea",
        "net-bilateral-oda/courses-lorian-sea",
        "trainees/editions-lorian-sea",
    ]
    firsts = [shown.first for shown in SEA.pictured]
    assert [one.area for one in firsts] == ["veymar", "lorian-sea"]


def test_small_drawings_lead_to_the_table_on_the_page_of_their_statistic() -> None:
    tables = {one.chart.form: one.table for shown in SEA.pictured for one in shown.charts}
    assert tables == {
        Form.BARS: "",
        Form.MULTIPLES: "statistics/net-bilateral-oda/#values",
        Form.EDITIONS: "",
    }


def test_the_parts_of_a_total_stand_only_where_nothing_else_can_be_shown() -> None:
    total = [{"area": "sea", "year": 2020, "value": 6}]
    parts = [{"area": area, "year": 2020, "value": 2} for area in ("one", "two", "three")]
    region = record(Region, "sea", groups=GROUPS, statistics=["oda"])
    made = catalogue(region, *COUNTRIES, flows(*total, *parts))
    _, page = region_pages(made, {})
    (shown,) = given(page, RegionContext).pictured
    assert Form.PARTS not in {one.chart.form for one in shown.charts}
    assert Form.BARS in {one.chart.form for one in shown.charts}


def test_a_statistic_that_has_nothing_to_show_is_not_pictured() -> None:
    region = record(Region, "sea", groups=GROUPS, statistics=["oda"])
    made = catalogue(region, *COUNTRIES, statistic({"area": "one", "year": 2020}))
    _, page = region_pages(made, {})
    assert given(page, RegionContext).pictured == ()


def test_projects_for_the_region_or_a_group_stand_across_countries() -> None:
    areas = {"wide": ["sea"], "grouped": ["isles"], "own": ["one"]}
    context = region_context(*(record(Project, id, areas=each) for id, each in areas.items()))
    assert context.regional is not None
    assert ids(card.project for card in context.regional.cards) == ["grouped", "wide"]
    assert context.featured == ()


def test_a_featured_project_stands_among_the_featured_alone() -> None:
    feature = {"heading": "h"}
    context = region_context(
        record(Project, "wide", areas=["sea"], feature=feature),
        record(Project, "own", areas=["one"], feature=feature),
    )
    assert ids(card.project for card in context.featured) == ["own", "wide"]
    assert context.regional is None


def test_the_timeline_holds_what_happened_anywhere_in_it() -> None:
    assert ids(SEA.timeline.events) == [
        "school-ship-2023",
        "storm-odile-2022",
        "economic-programme-2022",
        "first-trainees-1988",
    ]


def test_regions_are_read_from_the_plan_with_their_countries_and_efforts() -> None:
    assert [group.id for group in SEA.groups] == ["windward-isles", "outer-isles"]
    assert ids(effort.theme for effort in SEA.efforts) == ["sea-and-coast", "relief", "education"]
    assert len(SEA.pictures) == 1
    texts = {"home": "", "methodology": ""}
    assert "regions/sea.md" in {page.path for page in plan_pages(catalogue(), texts)}


def test_its_countries_are_shown_without_what_their_own_pages_begin_with() -> None:
    countries = (record(Country, id, summary=f"What is done in {id}.") for id in GROUPED)
    made = catalogue(record(Region, "sea", groups=GROUPS), *countries)
    page = body_of(made, "regions/sea.md")
    assert page.count('<li class="oda-card">') == 3
    assert "What is done in" not in page
    assert "What is done in" in body_of(made, "countries/index.md")
