"""The front page: what the report is, and the ways in."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Region
from oda_reports.writing.pages.page import Page, key_figures, sections_of
from oda_reports.writing.pages.regions import country_groups


def home_page(catalogue: Catalogue, text: str) -> Page:
    """The front page; ``text`` is that of pages/home.md."""
    report = catalogue.report
    region = catalogue.get(Region, report.region)
    featured = tuple(project for project in catalogue.projects if project.feature)
    context = {
        "region": region,
        "key_figures": key_figures(catalogue, report.key_figures, None),
        "sections": sections_of(text),
        "featured": featured,
        "groups": country_groups(catalogue, region),
        "themes": catalogue.themes,
    }
    return Page(
        "index.md",
        report.site_name,
        "home.md.jinja",
        context,
        report.description,
        file="pages/home.md",
    )
