"""What stands on the page of countries side by side."""

from __future__ import annotations

from dataclasses import replace

from oda_reports.writing.pages.comparison import ComparisonContext, comparison_pages
from planned import CATALOGUE, PAGES, given, ids

PAGE = PAGES["compare.md"]


def test_countries_stand_in_the_order_of_regions_and_groups() -> None:
    context = given(PAGE, ComparisonContext)
    assert ids(profile.country for profile in context.profiles) == [
        "sao-lucio",
        "cote-d-orlan",
        "veymar",
        "tessara",
    ]


def test_statistics_with_yearly_values_of_a_country_are_compared() -> None:
    context = given(PAGE, ComparisonContext)
    assert ids(item.statistic for item in context.compared) == ["fellows", "net-bilateral-oda"]


def test_the_page_is_wide_below_the_list_of_countries_and_chooses_two_by_script() -> None:
    assert (PAGE.wide, PAGE.script) == (True, "assets/compare.js")
    assert PAGE.parents == ("index.md", "countries/index.md")


def test_each_country_has_the_file_of_the_figures_on_its_page() -> None:
    context = given(PAGE, ComparisonContext)
    assert {id: file.path for id, file in context.files.items()} == {
        id: f"data/countries/{id}.csv" for id in ("sao-lucio", "cote-d-orlan", "veymar", "tessara")
    }


def test_a_country_without_figures_has_no_file() -> None:
    without = [replace(page, data_files=()) for page in PAGES.values() if page.record]
    (page,) = comparison_pages(CATALOGUE, without)
    assert given(page, ComparisonContext).files == {}
