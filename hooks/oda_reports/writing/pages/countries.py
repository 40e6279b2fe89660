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
from oda_reports.writing.pages.cards import CountryGroup, country_group
from oda_reports.writing.pages.comparison import countries_in_order, has_comparison
from oda_reports.writing.pages.efforts import FoldedEfforts, folded_efforts
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.project_rows import FoldedProjects, folded_projects
from oda_reports.writing.pages.schemes import SchemeCount, scheme_counts
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
class OtherFigure:
    """A value for a country that no chart of its page shows."""

    statistic: Statistic
    """Whose value it is."""
    figure: Figure
    """What was printed."""


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
    series: tuple[Chart, ...]
    """What the statistics hold of it over the years."""
    others: tuple[OtherFigure, ...]
    """What else they hold of it, statistic by statistic."""
    schemes: tuple[SchemeCount, ...]
    """The schemes of its projects, those for its whole region among them."""
    efforts: FoldedEfforts
    """What the donor does in it, field by field."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    projects: FoldedProjects | None
    """The projects for it, its group or its whole region."""
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
    yield from (country_page(catalogue, one, published) for one in countries_in_order(catalogue))


def country_page(
    catalogue: Catalogue, country: Country, published: Mapping[str, PublishedPicture]
) -> Page:
    """The page of a country."""
    region = catalogue.region_of(country.id)
    place = catalogue.group_of(country.id)
    wide = [region.id] if region else []
    areas = catalogue.areas_around(country.id)
    projects = catalogue.projects_in(areas)
    every = (*projects, *catalogue.projects_of_region_around(country.id))
    held = [(one, _values(catalogue, one, country)) for one in catalogue.statistics]
    courses = (course(catalogue, one, country.id) for one, its in held if its)
    series = tuple(chart for chart in courses if chart)
    drawn = {figure.address for chart in series for figure in chart.figures}
    context = CountryContext(
        country=country,
        region=region,
        group=place,
        has_comparison=has_comparison(catalogue),
        key_figures=tuple(catalogue.figure(address, country) for address in country.key_figures),
        series=series,
        others=tuple(
            OtherFigure(statistic, figure)
            for statistic, its in held
            for figure in its
            if figure.address not in drawn
        ),
        schemes=scheme_counts(catalogue, every, f"country={country.id}"),
        efforts=folded_efforts(catalogue, country),
        pictures=shown_pictures(country, published),
        projects=folded_projects(catalogue, every, country.id),
        families=catalogue.families.above_those_in(every),
        timeline=timeline(catalogue, catalogue.events_in([*areas, *wide])),
        counts=catalogue.figures_of(country),
        themes=_themes(catalogue, country, every),
        neighbours=_neighbours(catalogue, country, place),
    )
    values = (figure for _, its in held for figure in its)
    amounts = (
        figure
        for project in projects
        for figure in catalogue.figures_of(project)
        if figure.is_money and country.id in catalogue.countries_in(catalogue.areas_of(figure))
    )
    figures = (*context.counts, *values, *amounts)
    page = record_page(country, context, figures=figures, charts=series)
    return replace(page, is_broad=True, anchors=context.efforts.anchors)


def _values(catalogue: Catalogue, statistic: Statistic, country: Country) -> tuple[Figure, ...]:
    return catalogue.printed_for(statistic, country.id)


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
