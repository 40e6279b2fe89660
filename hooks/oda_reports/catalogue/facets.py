"""By what the list of projects can be filtered, and what each project has of it."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.terms import Scheme, Theme


@dataclass(frozen=True)
class Facets:
    """What a project has. ``start`` and ``end`` are calendar years; None where nothing is said."""

    countries: tuple[str, ...]
    """The countries it is for; a group or a region counts for each of its countries."""
    themes: tuple[str, ...]
    scheme: str | None
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


def facets_of(catalogue: Catalogue, project: Project) -> Facets:
    """What one project can be found by."""
    start, end = time_of(project)
    return Facets(
        catalogue.countries_in(project.all_areas),
        project.themes,
        project.scheme,
        start.first_day[0] if start else None,
        end.last_day[0] if end else None,
    )


def time_of(project: Project) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when a project runs: its period, else the first and last of its own dates."""
    if project.period and (project.period.start or project.period.end):
        return project.period.start, project.period.end
    dates = [date.date for date in project.dates]
    return (min(dates), max(dates)) if dates else (None, None)


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
