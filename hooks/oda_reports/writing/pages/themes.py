"""The page of a theme."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Effort, Region
from oda_reports.records.terms import Theme
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, record_path


def theme_page(catalogue: Catalogue, theme: Theme) -> Page:
    """The page of one theme."""
    records: tuple[Region | Country, ...] = (*catalogue.regions, *catalogue.countries)
    context = {
        "theme": theme,
        "efforts": [
            EffortIn(record, effort)
            for record in records
            for effort in record.efforts
            if effort.theme == theme.id
        ],
        "projects": catalogue.projects_of_theme(theme.id),
        "others": [other for other in catalogue.themes if other.id != theme.id],
    }
    return Page(record_path(Kind.THEMES, theme.id), theme.name, "theme.md.jinja", context)


@dataclass(frozen=True)
class EffortIn:
    """The page of one theme."""

    """What is done in one field, and the region or country whose record says so."""

    record: Region | Country
    effort: Effort
