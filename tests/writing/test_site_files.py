"""The files of a site besides its pages: each has an address of its own, on every computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import catalogue, check_report, flows, folder_of, record, site_of
from checkings import Place
from conftest import EXAMPLE
from oda_reports.charts.series import course
from oda_reports.exports.sheets import picture_of
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Theme
from oda_reports.records.statistics import Statistic
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.pages.takeaways import ChartContext
from oda_reports.writing.rendering import Renderer
from oda_reports.writing.site_files import SiteFile, all_files, files_of_page, find_clashes

WATER, WIND = record(Theme, "water"), record(Theme, "wind")
CLASHING = (("a-b", "one"), ("a", "b-one"))
"""A statistic and an area whose ids make one name, twice."""
ORIGINS = {
    ("report", "report"): Place(Path("report"), "report"),
    ("themes", "water"): Place(Path("water"), "themes/water"),
    ("themes", "wind"): Place(Path("wind"), "themes/wind"),
}


def page(path: str, of: Theme | None = None) -> Page:
    return Page(path, "T", Context(), record=of)


def said(*things: Page | SiteFile) -> list[tuple[str, str, str]]:
    pages = [thing for thing in things if isinstance(thing, Page)]
    files = [thing for thing in things if isinstance(thing, SiteFile)]
    return [(p.file, p.code, p.message) for p in find_clashes(pages, files, ORIGINS)]


def test_a_page_does_not_lie_where_another_lies() -> None:
    assert said(page("themes/index.md"), page("themes/index.md", WATER)) == [
        (
            "themes/water",
            "E146",
            "its file themes/index.html would lie where themes/index.html lies already, "
            "a file of the site itself",
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("images/a.png", "images/A.PNG"), ("a/\u00e9.csv", "a/e\u0301.csv")]
)
def test_neither_capitals_nor_ways_to_write_accents_tell_two_files_apart(
    one: str, other: str
) -> None:
    found = said(SiteFile(one, b"1", WATER), SiteFile(other, b"2", WIND))
    assert [(file, code) for file, code, _ in found] == [("themes/wind", "E146")]
    assert f"would lie where {one} lies already, a file of themes/water" in found[0][2]


def test_a_chart_on_two_pages_is_one_file() -> None:
    assert said(SiteFile("a.csv", b"1", WATER), SiteFile("a.csv", b"1", WATER)) == []


@pytest.mark.parametrize("name", ["con.csv", f"{'a' * 252}.csv", "a:b.csv"])
def test_a_file_that_not_every_computer_can_hold_is_told(name: str) -> None:
    assert [found[:2] for found in said(SiteFile(f"data/{name}", b"", WATER))] == [
        ("themes/water", "E145")
    ]


def test_a_file_under_an_old_name_gives_way_to_one_of_today() -> None:
    files = [SiteFile("a.csv", b"old", gives_way=True), SiteFile("a.csv", b"new", WATER)]
    assert said(*files) == []
    assert all_files(files) == {"a.csv": b"new"}
    assert all_files(files[:1]) == {"a.csv": b"old"}


def test_figures_of_pages_charts_and_events_and_sizes_of_pictures_are_files() -> None:
    names = site_of(EXAMPLE).assets.keys()
    assert {
        "data/projects/school-at-sea-sao-lucio.bib",
        "data/projects/school-at-sea-sao-lucio.csl.json",
        "data/statistics/trainees-editions.csv",
        "data/events/storm-odile-2022.csv",
        "images/school-ship.png",
    } <= names
    assert any(name.startswith("data/charts/") for name in names)
    flows = "charts/net-bilateral-oda-veymar"
    assert {f"{flows}.svg", f"{flows}.png", f"{flows}.csv"} <= names


def files_of_charts() -> tuple[list[Page], list[SiteFile]]:
    """The pages and files of a report whose statistic had another id."""
    known = catalogue(
        flows({"year": 2001}, id="oda", redirects=["aid"]), site_url="https://a.example"
    )
    pages = [*plan_pages(known, {"home": "", "methodology": ""})]
    renderer = Renderer(known, {page.path: page for page in pages})
    return pages, [file for page in pages for file in files_of_page(renderer, page)]


def test_a_chart_is_three_files_and_the_table_is_under_its_older_addresses_too() -> None:
    files = all_files(files_of_charts()[1])
    assert [name for name in files if name.startswith("charts/oda-one.")] == [
        "charts/oda-one.svg",
        "charts/oda-one.png",
        "charts/oda-one.csv",
    ]
    assert files["charts/oda-one.svg"].startswith(b"<svg")
    assert files["charts/oda-one.png"].startswith(b"\x89PNG")
    values = files["charts/oda-one.csv"]
    assert files["data/charts/oda/one.csv"] == files["data/charts/aid/one.csv"] == values


def test_what_was_linked_before_a_record_got_another_id_leads_on() -> None:
    files = all_files(files_of_charts()[1])
    assert files["charts/aid-one.png"] == files["charts/oda-one.png"]
    assert b'href="../../charts/oda-one/"' in files["charts/aid-one/index.html"]


def test_two_charts_of_one_name_are_a_clash_of_their_records() -> None:
    known = catalogue(
        record(Country, "b-one", iso3="BON"),
        flows({"year": 2001, "value": 1}, id="a-b"),
        flows({"year": 2001, "area": "b-one", "value": 2}, id="a"),
    )
    pages = plan_pages(known, {"home": "", "methodology": ""})
    renderer = Renderer(known, {page.path: page for page in pages})
    charts = [course(known, known.get(Statistic, id), area) for id, area in CLASHING]
    files = [
        file
        for chart in charts
        if chart
        for file in files_of_page(renderer, Page("charts/x.md", "T", ChartContext(chart)))
    ]
    origins = {("statistics", id): Place(Path(id), id) for id, _ in CLASHING}
    found = [(p.file, p.code) for p in find_clashes((), files, {**ORIGINS, **origins})]
    assert ("a", "E146") in found


def test_a_picture_is_drawn_when_it_is_written_and_once_for_all_its_names() -> None:
    _, made = files_of_charts()
    picture_of.cache_clear()
    files = all_files(made)
    assert picture_of.cache_info().misses == 0
    assert files["charts/oda-one.png"] == files["charts/aid-one.png"]
    assert picture_of.cache_info().misses == 1


def test_whoever_checks_a_report_draws_no_picture() -> None:
    picture_of.cache_clear()
    check_report(EXAMPLE)
    assert picture_of.cache_info().currsize == 0


def test_no_chart_of_a_draft_is_published() -> None:
    drawn = [name for name in site_of(EXAMPLE).assets if name.startswith("charts/")]
    drafts = [one for one in folder_of(EXAMPLE).records if one.draft]
    assert drawn
    assert drafts
    assert not [name for name in drawn for one in drafts if one.id in name]
