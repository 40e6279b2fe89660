"""By what the list of projects can be filtered, and what each project has of it."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project, ProjectDate


@dataclass(frozen=True)
class ProjectFacets:
    """What a project has. ``start`` and ``end`` are calendar years; None where nothing is said."""

    countries: tuple[str, ...]
    """The countries it is for; a group or a region counts for each of its countries."""
    themes: tuple[Theme, ...]
    scheme: Scheme | None
    period: Period | None
    """Its period, where that has a start or an end."""
    dates: tuple[ProjectDate, ...]
    """Its own dates, where there is no such period."""
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Choices:
    """What can be chosen: all countries, and the themes, schemes and years that projects have."""

    groups: tuple[tuple[str, tuple[Country, ...]], ...]
    """Groups by name, each with its countries."""
    themes: tuple[Theme, ...]
    schemes: tuple[Scheme, ...]
    years: tuple[int, ...]

    @property
    def countries(self) -> tuple[Country, ...]:
        """All countries, group by group."""
        return tuple(country for _, countries in self.groups for country in countries)


def facets_of(catalogue: Catalogue, project: Project) -> ProjectFacets:
    """What one project can be found by."""
    start, end = time_of(project)
    period = _dated_period(project)
    return ProjectFacets(
        catalogue.countries_in(project.all_areas),
        tuple(catalogue.get(Theme, id) for id in project.themes),
        catalogue.get(Scheme, project.scheme) if project.scheme else None,
        period,
        () if period else project.dates,
        start.first_day[0] if start else None,
        end.last_day[0] if end else None,
    )


def time_of(project: Project) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when a project runs: its period, else the first and last of its own dates.

    A source may print an end before the start: then from that end on.
    """
    if period := _dated_period(project):
        start, end = period.start, period.end
        return (end, start) if start and end and end.last_day < start.first_day else (start, end)
    dates = [date.date for date in project.dates]
    return (min(dates), max(dates)) if dates else (None, None)


def _dated_period(project: Project) -> Period | None:
    period = project.period
    return period if period and (period.start or period.end) else None


def choices(catalogue: Catalogue) -> Choices:
    """What a reader of a report can choose from; each choice but a country fits some project."""
    grouped: dict[str, list[Country]] = {}
    for country in (catalogue.get(Country, id) for id in catalogue.countries_in(catalogue.groups)):
        place = catalogue.group_of(country.id)
        grouped.setdefault(place.group.name if place else "", []).append(country)
    return Choices(
        tuple((name, tuple(countries)) for name, countries in grouped.items()),
        tuple(theme for theme in catalogue.themes if catalogue.projects_of_theme(theme.id)),
        tuple(scheme for scheme in catalogue.schemes if catalogue.projects_of_scheme(scheme.id)),
        _years(catalogue),
    )


def _years(catalogue: Catalogue) -> tuple[int, ...]:
    """Every year from the first that a project names to the last."""
    known = [date for project in catalogue.projects for date in time_of(project) if date]
    if not known:
        return ()
    first = min(date.first_day[0] for date in known)
    last = max(date.last_day[0] for date in known)
    return tuple(range(first, last + 1))
