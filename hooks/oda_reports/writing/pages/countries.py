"""The list of countries, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue, GroupPlace
from oda_reports.charts.series import Chart, course
from oda_reports.figures.figure import Figure
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.cards import CountryGroup, ProjectList, country_group, project_list
from oda_reports.writing.pages.comparison import countries_in_order, has_comparison
from oda_reports.writing.pages.efforts import ThemedEffort, themed_efforts
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.timeline import Timeline, timeline


@dataclass(frozen=True)
class CountryListContext(Context):
    """What stands on the list of countries."""

    template = "countries.md.jinja"

    groups: tuple[CountryGroup, ...]
    """Every group of every region."""
    has_comparison: bool
    """Whether there is a page of countries side by side to lead to."""


@dataclass(frozen=True)
class CountrySeries:
    """The values of a statistic for a country."""

    statistic: Statistic
    """Whose values they are."""
    first: Figure
    """The first value, which gives the unit and leads to the record."""
    chart: Chart | None
    """Those over the years, where there are any."""
    others: tuple[Figure, ...]
    """Those that the chart does not show."""


@dataclass(frozen=True)
class CountryContext(Context):
    """What stands on the page of a country."""

    template = "country.md.jinja"

    country: Country
    """The record."""
    region: Region | None
    """The region that lists it."""
    group: GroupPlace | None
    """The group that it stands in."""
    has_comparison: bool
    """Whether there is a page of countries side by side to lead to."""
    key_figures: tuple[Figure, ...]
    """The figures that it puts first."""
    series: tuple[CountrySeries, ...]
    """What the statistics hold of it."""
    efforts: tuple[ThemedEffort, ...]
    """What the donor does in it, field by field."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    projects: ProjectList | None
    """The projects for it or its group."""
    regional: ProjectList | None
    """The projects for its whole region."""
    families: tuple[Organisation, ...]
    """The families of organisations of which a member takes part in a project here."""
    timeline: Timeline
    """What happened in it, its group or its region, oldest first."""
    counts: tuple[Figure, ...]
    """The figures of its own record."""
    themes: tuple[Theme, ...]
    """Those of its projects, its region's projects and its efforts."""
    neighbours: tuple[Country, ...]
    """The other published countries of its group."""


def country_pages(
    catalogue: Catalogue, published: Mapping[str, PublishedPicture]
) -> Iterator[Page]:
    """The list of countries, and the page of each."""
    groups = tuple(country_group(catalogue, place) for place in catalogue.groups.values())
    overview = CountryListContext(groups, has_comparison(catalogue))
    yield list_page(Kind.COUNTRIES, catalogue.report, overview)
    yield from (_country_page(catalogue, one, published) for one in countries_in_order(catalogue))


def _country_page(
    catalogue: Catalogue, country: Country, published: Mapping[str, PublishedPicture]
) -> Page:
    region = catalogue.region_of(country.id)
    place = catalogue.group_of(country.id)
    wide = [region.id] if region else []
    areas = catalogue.areas_around(country.id)
    projects = catalogue.projects_in(areas)
    regional = catalogue.projects_in(wide)
    series = tuple(_series(catalogue, country))
    context = CountryContext(
        country=country,
        region=region,
        group=place,
        has_comparison=has_comparison(catalogue),
        key_figures=tuple(catalogue.figure(address, country) for address in country.key_figures),
        series=series,
        efforts=themed_efforts(catalogue, country),
        pictures=shown_pictures(country, published),
        projects=project_list(catalogue, projects, country.id),
        regional=project_list(catalogue, regional),
        families=catalogue.families.above_those_in([*projects, *regional]),
        timeline=timeline(catalogue, catalogue.events_in([*areas, *wide])),
        counts=catalogue.figures_of(country),
        themes=_themes(catalogue, country, (*projects, *regional)),
        neighbours=_neighbours(catalogue, country, place),
    )
    values = (figure for one in series for figure in _values(catalogue, one.statistic, country))
    amounts = (
        figure
        for project in projects
        for figure in catalogue.figures_of(project)
        if figure.is_money and country.id in catalogue.countries_in(catalogue.areas_of(figure))
    )
    page = record_page(
        country,
        context,
        figures=(*context.counts, *values, *amounts),
        charts=tuple(one.chart for one in series if one.chart),
    )
    return replace(page, anchors=tuple(effort.anchor for effort in context.efforts))


def _values(catalogue: Catalogue, statistic: Statistic, country: Country) -> tuple[Figure, ...]:
    return catalogue.printed_for(statistic, country.id)


def _series(catalogue: Catalogue, country: Country) -> Iterator[CountrySeries]:
    for statistic in catalogue.statistics:
        if figures := _values(catalogue, statistic, country):
            chart = course(catalogue, statistic, country.id)
            shown = chart.figures if chart else ()
            others = tuple(figure for figure in figures if figure not in shown)
            yield CountrySeries(statistic, figures[0], chart, others)


def _themes(
    catalogue: Catalogue, country: Country, projects: Iterable[Project]
) -> tuple[Theme, ...]:
    named = [theme for project in projects for theme in project.themes]
    named += [effort.theme for effort in country.efforts]
    return tuple(catalogue.get(Theme, theme) for theme in dict.fromkeys(named))


def _neighbours(
    catalogue: Catalogue, country: Country, place: GroupPlace | None
) -> tuple[Country, ...]:
    return tuple(
        catalogue.get(Country, id)
        for id in (place.group.countries if place else ())
        if id != country.id and (Kind.COUNTRIES, id) in catalogue.records
    )
