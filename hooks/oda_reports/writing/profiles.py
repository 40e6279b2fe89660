"""Countries side by side: the same questions asked of each, answered from its records.

Nothing is added up. Values of a statistic share a scale only where ``charts`` puts them on one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue, GroupPlace
from oda_reports.charts.series import Chart, Row, course, courses, state_of
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import CEILINGS, FLOORS, OF_THE_DONOR, Match, Nature, Stage
from oda_reports.writing.captions import sharing

LATEST = 3
"""How many events stand in a profile."""
NAMED = 4
"""How many projects a profile names; of more it gives the number."""


@dataclass(frozen=True)
class LargestAmount:
    """The largest amount of its currency and flow, and the project that names it."""

    project: Project
    figure: Figure
    shared: str
    """For which countries it is, where several share it; else empty."""
    areas: str
    """All that the project is for, as a list in a sentence; empty if only the profile's country."""
    scheme: str
    """The form in which it is given, such as a loan; empty where no record says so."""

    @property
    def is_inferred(self) -> bool:
        """Whether that the amount is the project's is an inference."""
        return self.figure.match is Match.INFERRED


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
    amounts: tuple[LargestAmount, ...]
    """Of each currency and flow, the largest that its projects name."""
    events: tuple[Event, ...]
    """The latest in the country or its group, newest first."""

    @property
    def named_projects(self) -> tuple[Project, ...]:
        """Those of its projects that there is room to name."""
        return self.projects[:NAMED]

    @property
    def names_all_projects(self) -> bool:
        """Whether these are all of them."""
        return len(self.projects) <= NAMED


@dataclass(frozen=True)
class Compared:
    """A statistic over the years: a row for each country that has values.

    ``chart`` holds all of them on one scale; None where they must not share one.
    """

    statistic: Statistic
    chart: Chart | None
    rows: Mapping[str, Row]

    def reported_row(self, country: Country) -> Row | None:
        """The row of a country, if a value in it can be drawn."""
        row = self.rows.get(country.id)
        return row if row and row.shown else None

    def reason(self, country: Country) -> str:
        """Why there is nothing to draw: what its last year says, else that nothing is reported."""
        row = self.rows.get(country.id)
        return state_of(row.figures[-1] if row else None).label


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
        catalogue.projects_of_region_around(country.id),
        tuple(sorted((catalogue.get(Theme, id) for id in themes), key=lambda theme: theme.name)),
        _largest_amounts(catalogue, country, projects),
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
    catalogue: Catalogue, country: Country, projects: Sequence[Project]
) -> tuple[LargestAmount, ...]:
    """A ceiling is not measured against a fixed amount, yen against dollars, nor what is shared.

    What is cancelled was not given, and is none of them.
    """
    largest: dict[object, Figure] = {}
    for figure in _amounts_here(catalogue, country, projects):
        shared = len(catalogue.countries_in(catalogue.areas_of(figure))) > 1
        is_range = figure.value is None
        side = (is_range, figure.qualifier in FLOORS, figure.qualifier in CEILINGS)
        alike = (figure.unit, figure.flow, side, shared)
        known = largest.get(alike)
        if known is None or max(known.numbers) < max(figure.numbers):
            largest[alike] = figure
    return tuple(
        LargestAmount(
            project := catalogue.get(Project, figure.record),
            figure,
            sharing(figure, catalogue),
            _areas_beyond(catalogue, country, project),
            catalogue.get(Scheme, project.scheme).name if project.scheme else "",
        )
        for figure in largest.values()
    )


def _amounts_here(
    catalogue: Catalogue, country: Country, projects: Sequence[Project]
) -> tuple[Figure, ...]:
    """The amounts for a country, without parts of each other.

    Of one that is divided among countries, the part of this country stands for the whole.
    """

    def is_here(figure: Figure) -> bool:
        return country.id in catalogue.countries_in(catalogue.areas_of(figure))

    def is_divided(figure: Figure) -> bool:
        among = catalogue.countries_in(catalogue.areas_of(figure))
        parts = [part for part in catalogue.parts_of(figure) if part.areas and is_here(part)]
        return any(catalogue.countries_in(part.areas) != among for part in parts)

    return catalogue.wholes_among(
        figure
        for project in projects
        if not (project.status and project.status.stage is Stage.CANCELLED)
        for figure in catalogue.figures_of(project)
        if figure.is_money and figure.has_number and figure.nature is Nature.ACTUAL
        if figure.flow in OF_THE_DONOR
        if is_here(figure) and not is_divided(figure)
    )


def _areas_beyond(catalogue: Catalogue, country: Country, project: Project) -> str:
    if project.all_areas == (country.id,):
        return ""
    return messages.listed([catalogue.area_name(area) for area in project.all_areas])
