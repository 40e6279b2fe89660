"""The navigation of the site: regions, countries and lists, not each project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.pages.changes import CHANGES
from oda_reports.writing.pages.comparison import COMPARE
from oda_reports.writing.pages.page import list_path, record_path

NavItem = str | dict[str, Any]


def navigation(catalogue: Catalogue, hand_written: Sequence[NavItem]) -> list[NavItem]:
    """The site's navigation: regions, countries and lists, not each project.

    ``hand_written`` are entries for the pages that are not made from records.
    """
    regions = [record_path(Kind.REGIONS, region.id) for region in catalogue.regions]
    countries: list[NavItem] = [{"All countries": list_path(Kind.COUNTRIES)}]
    if len(catalogue.countries) > 1:
        countries.append(COMPARE)
    for place in catalogue.groups.values():
        paths = [
            record_path(Kind.COUNTRIES, id)
            for id in place.group.countries
            if (Kind.COUNTRIES, id) in catalogue.records
        ]
        countries.append({escape_title(place.group.name): paths})
    about: list[NavItem] = [
        "methodology.md",
        CHANGES,
        list_path(Kind.GLOSSARY),
        list_path(Kind.ORGANISATIONS),
        *hand_written,
    ]
    return [
        {"Home": "index.md"},
        {Kind.REGIONS.label: [*regions, {"All regions": list_path(Kind.REGIONS)}]},
        {Kind.COUNTRIES.label: countries},
        {Kind.PROJECTS.label: list_path(Kind.PROJECTS)},
        {Kind.STATISTICS.label: list_path(Kind.STATISTICS)},
        {Kind.THEMES.label: list_path(Kind.THEMES)},
        {Kind.SOURCES.label: list_path(Kind.SOURCES)},
        {"About": about},
    ]
