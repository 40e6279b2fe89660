"""Countries and projects as other pages show them: in short, with what a card prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue, GroupPlace
from oda_reports.catalogue.facets import ProjectTime, time_of
from oda_reports.catalogue.mentions import source_places
from oda_reports.charts.series import Row
from oda_reports.charts.shown_charts import lead_course
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.paging import LISTED
from oda_reports.writing.pages.project_rows import (
    ProjectRow,
    RowAmount,
    project_rows,
    row_amounts,
    said_ended,
)

MANY = 3
"""More projects than these stand in a table."""


@dataclass(frozen=True)
class ProjectCard:
    """A project in short."""

    project: Project
    """What is shown."""
    scheme: str
    """The name of its scheme; empty where it has none."""
    whole: Project | None
    """The framework or programme that it is a part of."""
    where: tuple[str, ...]
    """The names of its areas."""
    time: ProjectTime
    """From when to when, as far as its record says."""
    amounts: tuple[RowAmount, ...]
    """What the donor gives, without what is a part of another amount of its own."""
    ended: str
    """That its period is over, where no stage says so; else empty."""
    themes: tuple[str, ...]
    """The names of its themes."""


@dataclass(frozen=True)
class ProjectList:
    """Projects on a page, each in short or, where there are many, as a row of a table."""

    rows: tuple[ProjectRow, ...]
    """The newest of them first; none where there are few."""
    cards: tuple[ProjectCard, ...]
    """Each in short; none where there are many."""
    count: int
    """How many there are, those that are left out too."""
    url: str
    """Where all of them are listed, below the site's root."""


@dataclass(frozen=True)
class Course:
    """The values over the years that stand on the card of a country."""

    title: str
    """What is counted, in few words."""
    row: Row
    """The values."""
    latest: Figure
    """The last of them."""
    first_year: PartialDate
    """Where the drawing begins."""
    last_year: PartialDate
    """Where it ends."""


@dataclass(frozen=True)
class CountryCard:
    """A country in short."""

    country: Country
    """What is shown."""
    course: Course | None
    """Values over the years, where the region has a statistic with any."""
    projects: int
    """How many projects are for the country or its group."""
    regional: int
    """How many are for its whole region."""


@dataclass(frozen=True)
class CountryGroup:
    """A group of countries with all that is published of it."""

    id: str
    """Its id, which is its anchor too."""
    name: str
    """What it is called."""
    text: str | None
    """What its record says of it: Markdown."""
    region: Region
    """The region it lies in."""
    cards: tuple[CountryCard, ...]
    """Its published countries."""


@dataclass(frozen=True)
class CountryTable:
    """The countries of a region as rows, group by group."""

    groups: tuple[CountryGroup, ...]
    """All groups of it."""
    title: str
    """What the values are: their statistic, where it is one."""
    year: PartialDate | None
    """The year of the newest values, where it is one; else each says its own."""
    like: Figure | None
    """One of the values, where all are of one statistic: unit and sources stand at the head."""
    source_places: tuple[tuple[str, str | None], ...]
    """Where the values were read, each source and place once."""


def project_card(catalogue: Catalogue, project: Project) -> ProjectCard:
    """One project in short."""
    return ProjectCard(
        project,
        catalogue.get(Scheme, project.scheme).name if project.scheme else "",
        catalogue.relations.whole_of(project),
        tuple(catalogue.area_name(area) for area in project.all_areas),
        time_of(project),
        row_amounts(catalogue, project),
        said_ended(catalogue, project),
        tuple(catalogue.get(Theme, theme).name for theme in project.themes),
    )


def project_cards(catalogue: Catalogue, projects: Iterable[Project]) -> tuple[ProjectCard, ...]:
    """Projects in short."""
    return tuple(project_card(catalogue, project) for project in projects)


def project_list(
    catalogue: Catalogue, projects: Sequence[Project], url: str = "projects/"
) -> ProjectList | None:
    """Projects for a page, all of them listed at ``url``; None where there are none."""
    if not projects:
        return None
    if len(projects) > MANY:
        rows = project_rows(catalogue, projects, most=LISTED)
        return ProjectList(rows, (), len(projects), url)
    return ProjectList((), project_cards(catalogue, projects), len(projects), url)


def country_card(catalogue: Catalogue, country: Country) -> CountryCard:
    """One country in short."""
    return CountryCard(
        country,
        _course(catalogue, country),
        len(catalogue.projects_in(catalogue.areas_around(country.id))),
        len(catalogue.projects_of_region_around(country.id)),
    )


def _course(catalogue: Catalogue, country: Country) -> Course | None:
    chart = lead_course(catalogue, country)
    if chart is None:
        return None
    (row,) = chart.rows
    assert row.shown is not None
    title = chart.statistic.short_title or chart.statistic.title
    return Course(title, row, row.shown, chart.years[0], chart.years[-1])


def country_group(catalogue: Catalogue, place: GroupPlace) -> CountryGroup:
    """One group, with its published countries in short."""
    countries = [
        catalogue.get(Country, id)
        for id in place.group.countries
        if (Kind.COUNTRIES, id) in catalogue.records
    ]
    cards = tuple(country_card(catalogue, country) for country in countries)
    return CountryGroup(place.id, place.group.name, place.group.text, place.region, cards)


def country_groups(catalogue: Catalogue, region: Region) -> tuple[CountryGroup, ...]:
    """The groups of a region."""
    return tuple(country_group(catalogue, catalogue.groups[id]) for id in region.groups)


def country_table(catalogue: Catalogue, region: Region) -> CountryTable:
    """The countries of a region as rows."""
    groups = country_groups(catalogue, region)
    courses = [card.course for group in groups for card in group.cards if card.course]
    newest = [course.latest for course in courses]
    titles = {course.title for course in courses}
    years = {figure.year for figure in newest}
    title = messages.capitalised(titles.pop()) if len(titles) == 1 else messages.NEWEST_VALUE
    return CountryTable(
        groups,
        title,
        years.pop() if len(years) == 1 else None,
        newest[0] if len({figure.record for figure in newest}) == 1 else None,
        source_places(newest),
    )
