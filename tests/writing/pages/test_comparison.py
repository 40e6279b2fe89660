"""What stands on the page of countries side by side."""

from __future__ import annotations

from oda_reports.writing.pages.comparison import ComparisonContext
from planned import PAGES, given, ids

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
