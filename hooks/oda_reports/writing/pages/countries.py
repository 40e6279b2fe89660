"""The page of a country."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import course
from oda_reports.records.areas import Country
from oda_reports.records.terms import Theme
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, key_figures, record_path


def country_page(catalogue: Catalogue, country: Country) -> Page:
    """The page of one country."""
    region = catalogue.region_of(country.id)
    place = catalogue.group_of(country.id)
    areas = catalogue.areas_around(country.id)
    projects = catalogue.projects_in(areas)
    regional = catalogue.projects_in([region.id]) if region else ()
    series = [
        (statistic, figures, course(catalogue, statistic, country.id))
        for statistic in catalogue.statistics
        if (figures := catalogue.statistic_figures(statistic.id, country.id))
    ]
    themes = dict.fromkeys(theme for project in (*projects, *regional) for theme in project.themes)
    themes |= dict.fromkeys(effort.theme for effort in country.efforts)
    amounts = tuple(f for project in projects for f in catalogue.figures_of(project) if f.measure)
    context = {
        "country": country,
        "region": region,
        "group": place,
        "neighbours": [
            catalogue.get(Country, id)
            for id in (place.group.countries if place else ())
            if id != country.id and (Kind.COUNTRIES, id) in catalogue.records
        ],
        "key_figures": key_figures(catalogue, country.key_figures, country),
        "projects": projects,
        "regional": regional,
        "events": catalogue.events_in([*areas, *([region.id] if region else [])]),
        "series": series,
        "themes": [catalogue.get(Theme, theme) for theme in themes],
    }
    return Page(
        record_path(Kind.COUNTRIES, country.id),
        country.name,
        "country.md.jinja",
        context,
        figures=(
            *catalogue.figures_of(country),
            *(figure for _, figures, _ in series for figure in figures),
            *amounts,
        ),
        charts=tuple(chart for _, _, chart in series if chart),
    )


def countries_in_order(catalogue: Catalogue) -> tuple[Country, ...]:
    """Every country, region by region and group by group."""
    return tuple(
        country for region in catalogue.regions for country in catalogue.countries_of(region)
    )
