"""The list of themes, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Effort, Region
from oda_reports.records.glossary import Theme
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.cards import ProjectList, project_list
from oda_reports.writing.pages.page import Context, Page, list_page, record_page


@dataclass(frozen=True)
class ListedTheme:
    """A theme on the list."""

    theme: Theme
    """The record."""
    projects: int
    """How many projects have it."""


@dataclass(frozen=True)
class ThemeListContext(Context):
    """What stands on the list of themes."""

    template = "themes.md.jinja"

    definition: str
    """What a theme is."""
    themes: tuple[ListedTheme, ...]
    """Every theme, by name."""


@dataclass(frozen=True)
class EffortIn:
    """What is done in one field, and the region or country whose record says so."""

    record: Region | Country
    """Where it is done."""
    effort: Effort
    """What is done."""


@dataclass(frozen=True)
class ThemeContext(Context):
    """What stands on the page of a theme."""

    template = "theme.md.jinja"

    theme: Theme
    """The record."""
    in_regions: tuple[EffortIn, ...]
    """What is done in whole regions."""
    in_countries: tuple[EffortIn, ...]
    """What is done in single countries."""
    projects: ProjectList | None
    """The projects that have it."""
    others: tuple[Theme, ...]
    """All other themes."""


def theme_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of themes, and the page of each."""
    themes = catalogue.themes
    listed = (ListedTheme(one, len(catalogue.projects_of_theme(one.id))) for one in themes)
    overview = ThemeListContext(Kind.THEMES.definition, tuple(listed))
    yield list_page(Kind.THEMES, catalogue.report, overview)
    yield from (theme_page(catalogue, theme) for theme in themes)


def theme_page(catalogue: Catalogue, theme: Theme) -> Page:
    """The page of a theme."""
    context = ThemeContext(
        theme=theme,
        in_regions=_efforts(theme, catalogue.regions),
        in_countries=_efforts(theme, catalogue.countries),
        projects=project_list(
            catalogue, catalogue.projects_of_theme(theme.id), url=f"projects/?theme={theme.id}"
        ),
        others=tuple(other for other in catalogue.themes if other.id != theme.id),
    )
    return record_page(theme, context)


def _efforts(theme: Theme, records: Iterable[Region | Country]) -> tuple[EffortIn, ...]:
    return tuple(
        EffortIn(record, effort)
        for record in records
        for effort in record.efforts
        if effort.theme == theme.id
    )
