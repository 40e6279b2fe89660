"""By what projects can be found: what each of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import DateKind, OrganisationType, Stage


@dataclass(frozen=True)
class ProjectTime:
    """From when to when a project runs, as far as its record says."""

    first: PartialDate | None = None
    last: PartialDate | None = None
    period: Period | None = None
    """The period that its record states; without one, the two are the ends of what is dated."""
    newest: PartialDate | None = None
    """The start of its period, for a planned end is not news; else the last that is dated."""
    is_inferred: bool = False
    """Whether one of the two ends is a conclusion of ours."""

    @property
    def newest_first(self) -> tuple[int, ...]:
        """A key for sorting: by the year that is named, a fiscal one after the calendar's.

        What has no date comes last.
        """
        if self.newest is None:
            return (1,)
        days = (-part for part in self.newest.last_day)
        return (0, -self.newest.year, int(self.newest.fiscal is not None), *days)


@dataclass(frozen=True)
class ProjectFacets:
    """What a project has. ``start`` and ``end`` are calendar years; None where nothing is said."""

    countries: tuple[str, ...]
    """The countries it is for; a group or a region counts for each of its countries."""
    themes: tuple[Theme, ...]
    scheme: Scheme | None
    organisations: tuple[str, ...]
    """Those that take part, with the families they belong to, by their ids."""
    kinds: tuple[OrganisationType, ...]
    """What kinds of bodies take part."""
    stage: Stage | None
    """How far it has come, where a source says so."""
    amounts: Mapping[Unit, Decimal]
    """In each currency, the largest number that is named of what the donor gives: none is added.

    A ceiling names one too, and grants are often printed as nothing else.
    """
    time: ProjectTime
    start: int | None
    end: int | None


def facets_of(catalogue: Catalogue, project: Project) -> ProjectFacets:
    """What one project can be found by."""
    time = time_of(project)
    organisations = [catalogue.families.above(one.organisation) for one in project.organisations]
    types = (catalogue.get(Organisation, one.organisation).type for one in project.organisations)
    stage = project.status.stage if project.status else None
    return ProjectFacets(
        catalogue.countries_in(project.all_areas),
        tuple(catalogue.get(Theme, id) for id in project.themes),
        catalogue.get(Scheme, project.scheme) if project.scheme else None,
        tuple(dict.fromkeys(id for family in organisations for id in family)),
        tuple(dict.fromkeys(type for type in types if type)),
        stage if stage and stage.is_stated else None,
        _largest(catalogue.amounts_of(project)),
        time,
        time.first.first_day[0] if time.first else None,
        time.last.last_day[0] if time.last else None,
    )


def _largest(amounts: Iterable[Figure]) -> Mapping[Unit, Decimal]:
    found: dict[Unit, Decimal] = {}
    for figure in amounts:
        for number in figure.numbers:
            found[figure.unit] = max(found.get(figure.unit, number), number)
    return found


def time_of(project: Project) -> ProjectTime:
    """From when to when a project runs: its period, else the first and last of what is dated.

    That is its own dates and the years of its amounts. A source may print an end before the start
    of a period: then from that end on.
    """
    dated = _dated(project)
    period = project.period
    if period and (period.start or period.end):
        start, end = period.start, period.end
        if start and end and end.last_day < start.first_day:
            start, end = end, start
        return ProjectTime(start, end, period, start or end)
    if not dated:
        return ProjectTime()
    first, last = min(dated), max(dated)
    return ProjectTime(first[0], last[0], newest=last[0], is_inferred=first[1] or last[1])


def time_of_amount(figure: Figure, project: Project) -> ProjectTime:
    """When an amount of a project was: its own time, else that of its project."""
    own = own_time(figure)
    return own if own.newest else time_of(project)


def own_time(figure: Figure) -> ProjectTime:
    """When an amount was, as far as it says so itself."""
    first = figure.year or figure.start or figure.as_of
    last = figure.year or figure.end or figure.as_of or first
    return ProjectTime(first, last, newest=last, is_inferred=figure.time_inferred)


_AGREED = (DateKind.EXCHANGE_OF_NOTES, DateKind.AGREEMENT)


def _dated(project: Project) -> list[tuple[PartialDate, bool]]:
    """The years of its amounts, and its dates; of a year and a day in it one, with "inferred".

    What was agreed on a day is of that day, not of any in the year that a budget counts it to; any
    other day says nothing that its year does not.
    """
    years = [(one.year, one.time_inferred) for one in project.amounts.values() if one.year]
    agreed = [one.date for one in project.dates if one.kind in _AGREED]
    own = [one for one in project.dates if one.kind is not DateKind.VISIT]
    dates = [
        (one.date, one.inferred)
        for one in own or project.dates
        if one.date in agreed or not any(year.holds(one.date) for year, _ in years)
    ]
    return dates + [
        (year, inferred) for year, inferred in years if not any(map(year.holds, agreed))
    ]
