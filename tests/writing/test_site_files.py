"""The files of a site besides its pages: each has an address of its own, on every computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record, site_of
from checkings import Place
from conftest import EXAMPLE
from oda_reports.records.glossary import Theme
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.site_files import SiteFile, all_files, find_clashes

WATER, WIND = record(Theme, "water"), record(Theme, "wind")
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
