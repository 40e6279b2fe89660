"""A page before it is written: its address, its place in the site, its files."""

from __future__ import annotations

import pytest
from builders import figure, record, report
from oda_reports.records.areas import Country, Region
from oda_reports.records.sources import Organisation
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import (
    Context,
    Page,
    list_page,
    list_path,
    page_url,
    record_page,
    record_path,
)

COUNTRY = record(Country, "one", name="One")


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("changes.md", "changes/"),
        ("countries/index.md", "countries/"),
        ("countries/one.md", "countries/one/"),
        ("countries/myindex.md", "countries/myindex/"),
    ],
)
def test_a_file_is_read_at_the_address_of_a_folder(path: str, url: str) -> None:
    assert page_url(path) == url
    assert Page(path, "t", Context()).url == url


def test_a_page_is_found_by_search_and_has_no_room_or_script_of_its_own_unless_it_says_so() -> None:
    page = Page("one.md", "t", Context())
    assert (page.in_search, page.wide, page.script, page.explains_names) == (
        True,
        False,
        None,
        False,
    )


def test_the_glossary_is_one_file_and_other_lists_open_a_folder() -> None:
    assert list_path(Kind.GLOSSARY) == "glossary.md"
    assert list_path(Kind.SOURCES) == "sources/index.md"
    assert record_path(Kind.SOURCES, "review") == "sources/review.md"


def test_a_list_stands_below_the_front_page_and_names_the_report() -> None:
    page = list_page(Kind.STATISTICS, report(site_name="Report"), Context())
    assert (page.path, page.title, page.description) == (
        "statistics/index.md",
        "Figures",
        "Figures: Report",
    )
    assert page.parents == ("index.md",)
    assert page.record is None
    assert page.in_navigation


def test_the_page_of_a_record_stands_below_its_list_and_is_edited_in_its_file() -> None:
    shown = (figure(),)
    page = record_page(COUNTRY, Context(), shown)
    assert (page.path, page.title, page.file) == ("countries/one.md", "One", "countries/one.yml")
    assert page.parents == ("index.md", "countries/index.md")
    assert page.record is COUNTRY
    assert (page.figures, page.charts) == (shown, ())


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (record_page(COUNTRY, Context(), (figure(),)), "data/countries/one"),
        (record_page(COUNTRY, Context()), None),
        (Page("index.md", "t", Context(), figures=(figure(),)), None),
    ],
)
def test_the_figures_of_a_record_can_be_had_as_files(page: Page, path: str | None) -> None:
    assert page.data_path == path


def test_the_navigation_names_areas_and_no_other_records() -> None:
    assert record_page(COUNTRY, Context()).in_navigation
    assert record_page(record(Region, "sea"), Context()).in_navigation
    assert not record_page(record(Organisation, "agency"), Context()).in_navigation
