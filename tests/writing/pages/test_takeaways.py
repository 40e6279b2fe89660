"""The pages of charts and maps: each once, whatever pages they stand on, apart from all lists."""

from __future__ import annotations

from builders import catalogue, catalogue_of, flows, folder_of, record
from conftest import EXAMPLE
from oda_reports.charts.series import course
from oda_reports.maps.atlas import Atlas
from oda_reports.records.areas import Country, Region
from oda_reports.writing.pages.page import Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.pages.takeaways import takeaway_pages

WHOLE = catalogue_of(EXAMPLE)
ATLAS = Atlas(WHOLE, folder_of(EXAMPLE).geography)
TEXTS = {"home": "", "methodology": ""}
PAGES = plan_pages(WHOLE, folder_of(EXAMPLE).texts, atlas=ATLAS)


def taken_away(pages: tuple[Page, ...] = PAGES) -> list[Page]:
    return [page for page in pages if page.path.startswith("charts/")]


def test_each_chart_and_each_map_has_one_page() -> None:
    paths = [page.path for page in taken_away()]
    assert len(paths) == len(set(paths)) == 12
    assert {
        "charts/net-bilateral-oda-veymar.md",
        "charts/net-bilateral-oda-by-country-lorian-sea.md",
        "charts/net-bilateral-oda-courses-lorian-sea.md",
        "charts/trainees-editions-lorian-sea.md",
        "charts/net-bilateral-oda-map-lorian-sea.md",
        "charts/lorian-sea-map.md",
    } <= set(paths)


def test_every_chart_of_a_page_has_one() -> None:
    shown = {chart.name for page in PAGES for chart in page.charts}
    assert {f"charts/{name}.md" for name in shown} <= {page.path for page in taken_away()}


def test_a_report_without_a_map_has_pages_of_charts_alone() -> None:
    paths = [page.path for page in taken_away(plan_pages(WHOLE, folder_of(EXAMPLE).texts))]
    assert len(paths) == 10
    assert not [path for path in paths if path.endswith("-map.md")]


def test_they_stand_in_no_search_no_book_and_no_chain_of_pages() -> None:
    found = {
        (page.in_search, page.in_book, page.previous, page.next, page.parents)
        for page in taken_away()
    }
    assert found == {(False, False, None, None, ())}


def test_an_address_stays_when_another_year_is_the_newest() -> None:
    def paths(year: int) -> list[str]:
        entries = [{"area": area, "year": year} for area in ("one", "two")]
        isles = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
        sea = record(Region, "sea", groups=isles)
        known = catalogue(sea, record(Country, "two"), flows(*entries))
        return [page.path for page in taken_away(plan_pages(known, TEXTS))]

    assert paths(2021) == paths(2022)
    assert "charts/oda-by-country-sea.md" in paths(2021)


def test_two_charts_of_one_name_are_two_pages_so_that_the_clash_is_seen() -> None:
    one, other = flows({"year": 2001}, id="a-b"), flows({"year": 2001, "area": "b-one"}, id="a")
    known = catalogue(record(Country, "b-one", iso3="BON"), one, other)
    charts = (course(known, one, "one"), course(known, other, "b-one"))
    page = PAGES[0]
    holder = Page(page.path, page.title, page.context, charts=tuple(c for c in charts if c))
    assert [one.path for one in takeaway_pages(known, [holder], Atlas(known, None))] == [
        "charts/a-b-one.md",
        "charts/a-b-one.md",
    ]
