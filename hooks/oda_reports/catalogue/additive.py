"""Which values of a statistic a naive sum may take: each area and day once, no area in another.

- Of an area stands what the newest edition prints of each period; of a count since a start, which
  a later value holds too, the newest alone. Whole years come first, of calendar and fiscal years
  those of the last; other periods stand beside them where they share no day with them.
- An area is a total where the statistic has numbers for areas inside it. What the donor, the world
  or another area holds nobody here knows: beside anything else, each is a total.
- A row for no single country belongs to its area's total. A target, a part by sex or purpose, and
  what went through one organisation is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import newest, order_of_print
from oda_reports.figures.figure import Figure
from oda_reports.figures.gaps import gap
from oda_reports.records.areas import Region
from oda_reports.records.editions import Printing, is_known
from oda_reports.records.fiscal_years import Day
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, Nature


@dataclass(frozen=True)
class AdditiveValues:
    """The values of a statistic, by area and in the order of their time.

    ``values`` may be added within a period; a year between them of which no record says anything
    is a gap among them. ``totals`` hold some of them, or belong to no single country.
    """

    values: tuple[Figure, ...]
    totals: tuple[Figure, ...]


def additive_values(catalogue: Catalogue, statistic: Statistic) -> AdditiveValues:
    """The values of a statistic that may be added, and its totals.

    Amounts of projects, of which one is compiled, are none the part of another.
    """
    figures = catalogue.figures_of(statistic)
    if statistic.compiled_from:
        return AdditiveValues(figures, ())
    own, cumulative = catalogue.editions.own, statistic.measured.is_cumulative
    known = [figure for figure in figures if is_known(figure.printing, own)]
    rows = {
        area: _standing(its, own, cumulative=cumulative)
        for (area, _), its in _grouped(f for f in known if f.is_of_all_its_area).items()
    }
    extents = {area: _extent(catalogue, area) for area in rows}
    counted = [extents[area] for area, its in rows.items() if any(f.prints_number for f in its)]
    values: list[Figure] = []
    totals: list[Figure] = []
    for area, its in rows.items():
        if extents[area].is_total_beside(counted):
            totals += its
        else:
            values += _with_gaps(its)
    for its in _grouped(f for f in known if _is_row_for_none(f)).values():
        totals += _standing(its, own, cumulative=cumulative)
    return AdditiveValues(tuple(values), tuple(totals))


def _grouped(figures: Iterable[Figure]) -> dict[tuple[str, str | None], list[Figure]]:
    """Figures by their area and, of those for no single country, the name of their row."""
    found: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in figures:
        if figure.area:
            found.setdefault((figure.area, figure.unallocated), []).append(figure)
    return found


def _is_row_for_none(figure: Figure) -> bool:
    return bool(
        figure.unallocated
        and figure.nature is Nature.ACTUAL
        and not (figure.breakdown or figure.through)
    )


# Areas inside others.


@dataclass(frozen=True)
class _Extent:
    """The countries that an area is or holds, None where nobody here knows them.

    ``rank`` tells a group from a region of the same countries.
    """

    area: str
    countries: frozenset[str] | None
    rank: int

    def is_total_beside(self, others: Iterable[_Extent]) -> bool:
        """Whether it shares a country with another area, and does not lie inside it."""
        return any(
            other.area != self.area and self._overlaps(other) and not self._lies_in(other)
            for other in others
        )

    def _overlaps(self, other: _Extent) -> bool:
        if self.countries is None or other.countries is None:
            return True
        return not self.countries.isdisjoint(other.countries)

    def _lies_in(self, other: _Extent) -> bool:
        if self.countries is None or other.countries is None:
            return self.countries is not None
        if self.countries == other.countries:
            return self.rank < other.rank
        return self.countries < other.countries


def _extent(catalogue: Catalogue, area: str) -> _Extent:
    if area in catalogue.groups:
        return _Extent(area, frozenset(catalogue.groups[area].group.countries), 1)
    region = catalogue.records.get((Kind.REGIONS, area))
    if isinstance(region, Region):
        return _Extent(area, frozenset(region.country_ids), 2)
    other = catalogue.report.other_areas.get(area)
    is_country = other is None or other.iso3 is not None
    return _Extent(area, frozenset((area,)) if is_country else None, 0)


# Of one area, each day once.

Days = tuple[Day, Day]


def _standing(figures: Sequence[Figure], own: Printing | None, *, cumulative: bool) -> list[Figure]:
    """The values of one area that stand, no two of which are about the same day, by their time."""
    if cumulative:
        last = newest(figures, own) or _last_print(figures)
        return [last] if last else []
    by_period: dict[Days, Figure] = {}
    for figure in figures:
        days = days_of(figure)
        if days and (days not in by_period or by_period[days].rank <= figure.rank):
            by_period[days] = figure
    has_numbers = any(figure.prints_number for figure in by_period.values())
    if not has_numbers and (last := _last_print(figures)):
        return [last]
    main = max(by_period.values(), key=_is_whole_year_and_end, default=None)
    taken: dict[Days, Figure] = {}
    for days, figure in sorted(by_period.items(), reverse=True, key=lambda one: _order(one, main)):
        if not any(_share_a_day(days, other) for other in taken):
            taken[days] = figure
    return [taken[days] for days in sorted(taken)]


def _last_print(figures: Iterable[Figure]) -> Figure | None:
    """What the newest edition prints, a range too."""
    return max((f for f in figures if f.prints_number), key=order_of_print, default=None)


def days_of(figure: Figure) -> Days | None:
    """The first and the last day of the period that a figure is about, where it has both."""
    first, last = figure.year or figure.start, figure.year or figure.end
    return (first.first_day, last.last_day) if first and last else None


def _is_whole_year(figure: Figure) -> bool:
    return figure.year is not None and figure.year.month is None


def _is_whole_year_and_end(figure: Figure) -> tuple[bool, Days | None]:
    return (_is_whole_year(figure), days_of(figure))


def _order(one: tuple[Days, Figure], main: Figure | None) -> tuple[bool, bool, Days]:
    """Numbers before gaps, whole years of the calendar of the last one first, later ones first."""
    days, figure = one
    is_of_axis = _is_whole_year(figure) and _calendar(figure) == _calendar(main)
    return (figure.prints_number, is_of_axis, days)


def _calendar(figure: Figure | None) -> object:
    return figure.year.fiscal if figure and figure.year else None


def _share_a_day(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _with_gaps(figures: list[Figure]) -> list[Figure]:
    """The values of one area, with a gap for each year between that nothing is said of."""
    years = [figure.year for figure in figures if figure.year and _is_whole_year(figure)]
    found = {days: figure for figure in figures if (days := days_of(figure))}
    if not years:
        return figures
    first, last = years[0], years[-1]
    for number in range(first.year + 1, last.year):
        year = PartialDate(number, fiscal=last.fiscal)
        days = (year.first_day, year.last_day)
        if not any(_share_a_day(days, other) for other in found):
            found[days] = gap(figures[0], figures[0].area or "", year)
    return [found[days] for days in sorted(found)]
