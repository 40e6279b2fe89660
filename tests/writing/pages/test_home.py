"""What stands on the front page."""

from __future__ import annotations

import re

from oda_reports.writing.pages.home import HomeContext
from oda_reports.writing.rendering import Renderer
from planned import CATALOGUE, PAGES, addresses, given, ids

PAGE = PAGES["index.md"]
HOME = given(PAGE, HomeContext)


def test_the_front_page_is_edited_in_the_file_of_its_text() -> None:
    assert PAGE.file == "pages/home.md"
    assert (PAGE.title, PAGE.description) == (
        CATALOGUE.report.site_name,
        CATALOGUE.report.description,
    )


def test_the_text_before_the_first_heading_opens_the_page() -> None:
    assert HOME.lead.startswith("Varland works with the countries")
    assert "##" not in HOME.lead
    assert [section.title for section in HOME.sections] == ["Where to begin"]


def test_the_figures_of_the_report_come_first_as_the_report_names_them() -> None:
    assert addresses(HOME.key_figures) == [
        "statistics/trainees/lorian-sea@2023",
        "regions/lorian-sea/figures/dialogue-meetings",
        "projects/storm-relief-grant/amounts/total",
        "statistics/net-bilateral-oda/veymar/2022",
    ]


def test_it_leads_to_countries_featured_projects_and_themes() -> None:
    assert HOME.region.id == "lorian-sea"
    assert [group.id for group in HOME.countries.groups] == ["windward-isles", "outer-isles"]
    assert [card.project.id for card in HOME.featured] == ["school-at-sea-sao-lucio"]
    assert ids(HOME.themes) == ["education", "health", "relief", "sea-and-coast"]


def test_it_says_how_much_in_all_and_in_which_forms() -> None:
    assert HOME.overview is not None
    assert (HOME.overview.statistic.id, HOME.overview.year.year) == ("net-bilateral-oda", 2018)
    assert HOME.schemes[0].path == "projects/?scheme=project-grant"


def test_a_sum_opens_to_the_values_that_make_it_each_with_its_trail() -> None:
    assert HOME.overview is not None
    body = Renderer(CATALOGUE, PAGES).render(PAGE).body
    opened = body.partition('<details class="oda-details oda-overview-parts"')[2]
    opened = opened.partition("</details>")[0]
    parts = [part.address for part in HOME.overview.sum.parts]
    assert parts
    assert re.findall('<data class="oda-figure"[^>]*data-figure="([^"]*)"', opened) == parts
