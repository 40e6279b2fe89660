"""The front page: what the report is, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.overviews import Overview, overview
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_maps import MappedValues, main_values
from oda_reports.records.areas import Region
from oda_reports.records.glossary import Theme
from oda_reports.records.parts import Section
from oda_reports.writing.pages.cards import CountryTable, ProjectCard, country_table, project_cards
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.schemes import SchemeCount, scheme_counts
from oda_reports.writing.pages.texts import page_text


@dataclass(frozen=True)
class HomeContext(Context):
    """What stands on the front page."""

    template = "home.md.jinja"

    lead: str
    """What the text of the page says first: Markdown, can be empty."""
    region: Region
    """The region whose overview the page leads to, and whose map it shows."""
    mapped: MappedValues | None
    """The values that stand for the region on its map, if any make one."""
    key_figures: tuple[Figure, ...]
    """The figures that the report puts first."""
    overview: Overview | None
    """What its countries received together, where their values can be added."""
    countries: CountryTable
    """The countries of the region with the newest value of each, group by group."""
    schemes: tuple[SchemeCount, ...]
    """The schemes of all projects."""
    featured: tuple[ProjectCard, ...]
    """The projects that this edition features."""
    themes: tuple[Theme, ...]
    """All of them."""
    sections: tuple[Section, ...]
    """The rest of the page's text."""


def home_page(catalogue: Catalogue, text: str) -> Page:
    """The front page; ``text`` is that of pages/home.md."""
    report = catalogue.report
    region = catalogue.get(Region, report.region)
    own = page_text(text)
    context = HomeContext(
        lead=own.lead,
        region=region,
        mapped=main_values(catalogue, region),
        key_figures=tuple(catalogue.figure(address) for address in report.key_figures),
        overview=overview(catalogue, region),
        countries=country_table(catalogue, region),
        schemes=scheme_counts(catalogue, catalogue.projects, ""),
        featured=project_cards(catalogue, (one for one in catalogue.projects if one.feature)),
        themes=catalogue.themes,
        sections=own.sections,
    )
    return Page(
        "index.md",
        report.site_name,
        context,
        report.description,
        file="pages/home.md",
        anchors=tuple(region.groups),
    )
