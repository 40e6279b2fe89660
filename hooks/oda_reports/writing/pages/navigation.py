"""The navigation of the site: regions, countries and lists, not each project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import page_messages
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.pages.changes import PATH as CHANGES
from oda_reports.writing.pages.comparison import PATH as COMPARISON
from oda_reports.writing.pages.comparison import has_comparison
from oda_reports.writing.pages.corrections import PATH as CORRECTIONS
from oda_reports.writing.pages.downloads import PATH as DOWNLOADS
from oda_reports.writing.pages.methodology import PATH as METHODOLOGY
from oda_reports.writing.pages.page import list_path, record_path

NavItem = str | dict[str, Any]
"""The path of a page, or a title with a path or with more of the same, as MkDocs takes it."""


def navigation(catalogue: Catalogue, hand_written: Sequence[NavItem]) -> list[NavItem]:
    """The site's navigation: regions, countries and lists, not each project.

    ``hand_written`` are entries for the pages that are not made from records.
    """
    regions = [record_path(Kind.REGIONS, region.id) for region in catalogue.regions]
    countries: list[NavItem] = [{page_messages.ALL_COUNTRIES: list_path(Kind.COUNTRIES)}]
    if has_comparison(catalogue):
        countries.append(COMPARISON)
    for place in catalogue.groups.values():
        paths = [
            record_path(Kind.COUNTRIES, id)
            for id in place.group.countries
            if (Kind.COUNTRIES, id) in catalogue.records
        ]
        countries.append({escape_title(place.group.name): paths})
    about: list[NavItem] = [
        METHODOLOGY,
        CHANGES,
        CORRECTIONS,
        list_path(Kind.GLOSSARY),
        list_path(Kind.ORGANISATIONS),
        *hand_written,
    ]
    return [
        {page_messages.HOME: "index.md"},
        {Kind.REGIONS.label: [*regions, {page_messages.ALL_REGIONS: list_path(Kind.REGIONS)}]},
        {Kind.COUNTRIES.label: countries},
        {Kind.PROJECTS.label: list_path(Kind.PROJECTS)},
        {Kind.STATISTICS.label: list_path(Kind.STATISTICS)},
        {Kind.THEMES.label: list_path(Kind.THEMES)},
        {Kind.SOURCES.label: list_path(Kind.SOURCES)},
        {page_messages.DATA: DOWNLOADS},
        {page_messages.ABOUT: about},
    ]


def titles_in(navigation: Sequence[NavItem]) -> Iterator[tuple[str, str]]:
    """The path of each page that the navigation calls by a title, and the title."""
    for item in navigation:
        for title, below in item.items() if isinstance(item, dict) else ():
            if isinstance(below, str):
                yield below, title
            else:
                yield from titles_in(below)
