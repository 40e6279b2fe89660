"""Countries side by side: the same questions asked of each, answered from its records.

Nothing is added up. Values of a statistic share a scale only where ``charts`` puts them on one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue, GroupPlace
from oda_reports.charts.series import Chart, Row, course, courses
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.terms import Theme

LATEST = 3
"""How many events stand in a profile."""


@dataclass(frozen=True)
class Profile:
    """What is compared of a country, besides the values of statistics."""

    country: Country
    region: Region | None
    group: GroupPlace | None
    projects: tuple[Project, ...]
    """Those for the country or its group."""
    regional: tuple[Project, ...]
    """Those for its whole region."""
    themes: tuple[Theme, ...]
    """Those of its projects, and of what is said to be done in it."""
    amounts: tuple[tuple[Project, Figure], ...]
    """Of each currency, kind and measure, the largest that its projects name."""
    events: tuple[Event, ...]
    """The latest in the country or its group, newest first."""


@dataclass(frozen=True)
class Compared:
    """A statistic over the years: a row for each country that has values.

    ``chart`` holds all of them on one scale; None where they must not share one.
    """

    statistic: Statistic
    chart: Chart | None
    rows: Mapping[str, Row]


def profile(catalogue: Catalogue, country: Country) -> Profile:
    """What is compared of one country."""
    region = catalogue.region_of(country.id)
    areas = catalogue.areas_around(country.id)
    projects = catalogue.projects_in(areas)
    themes = dict.fromkeys(theme for project in projects for theme in project.themes)
    themes |= dict.fromkeys(effort.theme for effort in country.efforts)
    return Profile(
        country,
        region,
        catalogue.group_of(country.id),
        projects,
        catalogue.projects_in([region.id]) if region else (),
        tuple(sorted((catalogue.get(Theme, id) for id in themes), key=lambda theme: theme.name)),
        _largest_amounts(catalogue, projects),
        catalogue.events_in(areas)[: -LATEST - 1 : -1],
    )


def compared(catalogue: Catalogue, countries: Sequence[Country]) -> tuple[Compared, ...]:
    """The statistics that have yearly values of some country."""
    found = []
    for statistic in catalogue.statistics:
        chart = courses(catalogue, statistic, [country.id for country in countries])
        alone = [course(catalogue, statistic, country.id) for country in countries]
        rows = chart.rows if chart else [row for one in alone if one for row in one.rows]
        if rows:
            found.append(Compared(statistic, chart, {row.key: row for row in rows}))
    return tuple(found)


def _largest_amounts(
    catalogue: Catalogue, projects: Sequence[Project]
) -> tuple[tuple[Project, Figure], ...]:
    """A ceiling is not measured against a fixed amount, yen against dollars, nor what is shared."""
    largest: dict[object, tuple[Project, Figure]] = {}
    for project in projects:
        for figure in catalogue.figures_of(project):
            if "/amounts/" not in figure.address or figure.value is None:
                continue
            shared = len(catalogue.countries_in(project.all_areas)) > 1
            alike = (figure.unit, figure.amount_kind, figure.measure, shared)
            known = largest.get(alike)
            if known is None or (known[1].value or 0) < figure.value:
                largest[alike] = (project, figure)
    return tuple(largest.values())
