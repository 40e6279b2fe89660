"""Which pages there are, in which order, with which neighbours; where old addresses lead."""

from __future__ import annotations

from itertools import groupby

from builders import catalogue, record
from oda_reports.records.areas import Country
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.plan import plan_pages, redirects
from planned import PAGES

TEXTS = {"home": "", "methodology": ""}


def test_pages_come_in_reading_order() -> None:
    folders = [path.partition("/")[0] for path in PAGES]
    assert [folder for folder, _ in groupby(folders)] == [
        "index.md",
        "regions",
        "countries",
        "compare.md",
        "projects",
        "statistics",
        "themes",
        "sources",
        "organisations",
        "glossary.md",
        "methodology.md",
        "data.md",
        "changes.md",
        "corrections.md",
        "charts",
    ]


def test_each_list_comes_before_its_records() -> None:
    lists = ["regions", "countries", "projects", "statistics", "themes", "sources", "organisations"]
    for name in lists:
        first = next(path for path in PAGES if path.startswith(f"{name}/"))
        assert first == f"{name}/index.md"


def test_neighbours_are_of_one_chapter() -> None:
    assert PAGES["themes/index.md"].previous is None
    assert PAGES["themes/index.md"].next == "themes/education.md"
    assert PAGES["themes/education.md"].previous == "themes/index.md"
    assert PAGES["themes/sea-and-coast.md"].next is None
    assert PAGES["glossary.md"].previous is None
    assert PAGES["methodology.md"].previous == "glossary.md"
    assert PAGES["changes.md"].previous == "data.md"
    assert (PAGES["index.md"].next, PAGES["compare.md"].previous) == (None, None)


def test_a_single_country_has_nothing_to_stand_beside() -> None:
    paths = [page.path for page in plan_pages(catalogue(), TEXTS)]
    assert "countries/one.md" in paths
    assert "compare.md" not in paths


def test_old_addresses_lead_to_records_that_have_a_page() -> None:
    made = catalogue(
        record(Country, "one", redirects=["uno", "eins"]),
        record(Project, "new", redirects=["old"]),
        record(Event, "storm", redirects=["gale"]),
    )
    assert redirects(made) == {
        "countries/uno/": (Kind.COUNTRIES, "one"),
        "countries/eins/": (Kind.COUNTRIES, "one"),
        "projects/old/": (Kind.PROJECTS, "new"),
    }


def test_a_page_of_a_record_with_figures_offers_them_as_files() -> None:
    assert [file.path for file in PAGES["countries/veymar.md"].data_files] == [
        "data/countries/veymar.csv"
    ]
    assert PAGES["themes/education.md"].data_files == ()
