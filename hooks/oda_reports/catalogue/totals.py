"""Printed totals beside the sums of their parts: what a source adds up, and what we do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import parts_beside, printed_with
from oda_reports.figures.figure import Figure
from oda_reports.figures.sums import Sum, UnlikeFigures, add, rounding
from oda_reports.records.areas import Country
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import CEILINGS, FLOORS, Kind, Nature, Qualifier


@dataclass(frozen=True)
class PrintedTotal:
    """A total of an area that a source prints, and the parts of it that are known.

    ``unallocated`` are rows of the same source for no single country; they count as parts.
    """

    total: Figure
    sum: Sum
    countries: tuple[Figure, ...]
    unallocated: tuple[Figure, ...]
    missing: tuple[str, ...]
    """Countries of the area without a value for the year, of those that were recipients then."""

    @property
    def is_across_sources(self) -> bool:
        """Whether the parts were read elsewhere than the total."""
        return any(source != self.total.source for source in self.sum.sources)

    @property
    def difference(self) -> Decimal:
        """The total less the sum of its parts, in whole units."""
        assert self.total.value is not None
        return self.total.value - self.sum.value

    @property
    def has_limits(self) -> bool:
        """Whether of the total, or of a part, only a floor or a ceiling is printed."""
        return self.total.is_limit or any(part.is_limit for part in self.sum.parts)

    @property
    def agrees(self) -> bool:
        """Whether rounding explains all of the difference, or that there may be more or less."""
        apart = rounding(self.total, len(self.sum.parts))
        more = self.difference > apart and not _may_be(self.total, CEILINGS, self.sum, FLOORS)
        less = self.difference < -apart and not _may_be(self.total, FLOORS, self.sum, CEILINGS)
        return not more and not less

    @property
    def is_equal(self) -> bool:
        """Whether total and sum are one number, to the last digit that is printed."""
        return abs(self.difference) < rounding(self.total, 0)


def _may_be(
    total: Figure, of_total: Sequence[Qualifier], added: Sum, of_sum: Sequence[Qualifier]
) -> bool:
    """Whether a total, or the sum of its parts, may lie on that side of what is printed."""
    return total.qualifier in of_total or added.qualifier in of_sum


def printed_totals(
    catalogue: Catalogue, statistic: Statistic, *, with_limits: bool = False
) -> tuple[PrintedTotal, ...]:
    """The totals of a statistic for areas of several countries, in the record's order.

    Shares and cumulative counts are no parts of anything. Those of which only a floor or a ceiling
    is known, of the total or of a part, are left out unless asked for: what they come to is open.
    """
    if not statistic.measured.adds_up or statistic.measured.is_cumulative:
        return ()
    figures = catalogue.figures_of(statistic)
    found = []
    for total in figures:
        is_country = (Kind.COUNTRIES, total.area) in catalogue.records
        countries = catalogue.countries_in([total.area]) if total.area and not is_country else ()
        if len(countries) < 2 or total.year is None or total.value is None:
            continue
        if not total.is_of_all_its_area:
            continue
        made = _compared(catalogue, total, countries, figures)
        if made and (with_limits or not made.has_limits):
            found.append(made)
    return tuple(found)


def sums_of_areas(
    catalogue: Catalogue, statistic: Statistic, areas: Collection[str]
) -> dict[PartialDate, Sum | None]:
    """For each year, what the values that stand for several areas come to, oldest year first.

    None for a year in which one of them has no number, unless it was no recipient then. Shares and
    cumulative counts come to nothing together, nor does what ``add`` refuses.
    """
    if not statistic.measured.adds_up or statistic.measured.is_cumulative:
        return {}
    if statistic.unit and statistic.unit.value in _OF_SEVERAL:
        return {}
    standing = {area: catalogue.yearly(statistic.id, area) for area in areas}
    years = sorted({year for by_year in standing.values() for year in by_year})
    if len({year.fiscal for year in years}) > 1:
        return {}
    return {year: _sum_of_year(catalogue, standing, year) for year in years}


_OF_SEVERAL = ("meetings", "countries", "projects")
"""What can be counted in several areas and be one and the same."""


def _sum_of_year(
    catalogue: Catalogue, standing: Mapping[str, Mapping[PartialDate, Figure]], year: PartialDate
) -> Sum | None:
    parts = []
    for area, by_year in standing.items():
        figure = by_year.get(year)
        if figure is not None and figure.number is not None:
            parts.append(figure)
        elif figure is not None or may_receive(catalogue, area, year):
            return None
    try:
        return add(parts) if len(parts) > 1 else None
    except UnlikeFigures:
        return None


def may_receive(catalogue: Catalogue, area: str, year: PartialDate | None) -> bool:
    """Whether a country may have received aid in a year, by what its record says."""
    country = catalogue.records.get((Kind.COUNTRIES, area))
    period = country.recipient if isinstance(country, Country) else None
    if period is None or year is None:
        return True
    started = period.start is None or period.start.first_day <= year.last_day
    return started and (period.end is None or year.first_day <= period.end.last_day)


def _compared(
    catalogue: Catalogue, total: Figure, countries: tuple[str, ...], figures: tuple[Figure, ...]
) -> PrintedTotal | None:
    parts = parts_beside(total, [figure for figure in figures if figure.area in countries])
    rows = [figure for figure in figures if figure.unallocated and figure.area == total.area]
    unallocated = printed_with(total, rows)
    if len(parts) < 2:
        return None
    try:
        added = add((*parts, *unallocated))
    except UnlikeFigures:
        return None  # a floor beside a ceiling, or counts with different starts
    known = {part.area for part in parts}
    missing = tuple(
        area for area in countries if area not in known and may_receive(catalogue, area, total.year)
    )
    return PrintedTotal(total, added, parts, unallocated, missing)


def whole_of(catalogue: Catalogue, figure: Figure) -> str | None:
    """The address of what a figure is a part of: as it says, else the total printed with it.

    That is what the same print has of the same time for the group or the region around its
    country, or, of a row for no single country and of a part by sex, purpose or organisation, for
    its own area.
    """
    if figure.part_of or not figure.area or figure.measure is None:
        return figure.part_of
    if not figure.measure.adds_up or figure.nature is not Nature.ACTUAL:
        return None
    is_of_its_area = bool(figure.breakdown or figure.through)
    if figure.measure.is_cumulative and not is_of_its_area:
        return None
    around = (
        (figure.area,)
        if figure.unallocated or is_of_its_area
        else _areas_around(catalogue, figure.area)
    )
    return next(
        (
            total.address
            for area in around
            for total in catalogue.statistic_figures(figure.record, area)
            if _print_of(total) == _print_of(figure) and total.has_number
        ),
        None,
    )


def _areas_around(catalogue: Catalogue, area: str) -> tuple[str, ...]:
    """The group and the region that hold an area, the nearer one first."""
    if area in catalogue.groups:
        return (catalogue.groups[area].region.id,)
    place, region = catalogue.group_of(area), catalogue.region_of(area)
    return tuple(one.id for one in (place, region) if one)


def _print_of(figure: Figure) -> tuple[object, ...]:
    times = (figure.year, figure.start, figure.end, figure.since, figure.as_of)
    return (*times, figure.printing or figure.source)
