"""How much a region received, all its countries together: the newest year, and the course.

The numbers are sums of ours, which no source prints; each stands with the values it is made from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.mentions import source_places
from oda_reports.catalogue.totals import sums_of_areas
from oda_reports.charts.headlines import row_headline
from oda_reports.charts.series import Row, size
from oda_reports.figures.figure import Figure
from oda_reports.figures.sums import Sum
from oda_reports.records.areas import Region
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Flow


@dataclass(frozen=True)
class Overview:
    """What the countries of a region come to in a statistic."""

    region: Region
    """Of whose countries."""
    statistic: Statistic
    """Whose values are added."""
    sum: Sum
    """What they come to in the newest year of which all have a number."""
    year: PartialDate
    """That year."""
    row: Row
    """The sums over the years, for a drawing: no figure of it has an address of its own."""
    years: tuple[PartialDate, ...]
    """From the first year with a sum to the last."""
    sums: tuple[Sum | None, ...]
    """What they came to in each of these years; None where it is not known of all."""
    countries: tuple[str, ...]
    """All countries of the region, by id; one that was no recipient then is in no sum."""

    @property
    def before(self) -> Sum | None:
        """What the same countries came to in the year before the newest; None if that is open."""
        before = self.sums[-2] if len(self.sums) > 1 else None
        return before if before and _areas(before) == _areas(self.sum) else None

    @property
    def is_of_all(self) -> bool:
        """Whether the newest sum is that of all countries of the region."""
        return len(self.sum.parts) == len(self.countries)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The countries that the newest sum is without."""
        return tuple(id for id in self.countries if id not in _areas(self.sum))

    @property
    def is_of_the_same(self) -> bool:
        """Whether the sums of all years are of the same countries, so that they can be compared."""
        return len({_areas(one) for one in self.sums if one}) == 1

    @property
    def source_places(self) -> tuple[tuple[str, str | None], ...]:
        """Where the values of the newest year were read."""
        return source_places(self.sum.parts)

    @property
    def below_zero(self) -> tuple[Figure, ...]:
        """The values of the newest year that are below zero, the lowest first."""
        negative = [part for part in self.sum.parts if (size(part) or 0) < 0]
        return tuple(sorted(negative, key=lambda part: size(part) or 0))

    @property
    def areas_below_zero(self) -> tuple[str, ...]:
        """Whose they are, by id."""
        return tuple(part.area for part in self.below_zero if part.area)

    @property
    def is_net(self) -> bool:
        """Whether repayments are taken off, so that a value below zero is one of them."""
        return self.statistic.flow is Flow.NET_DISBURSEMENT

    @property
    def headline(self) -> str | None:
        """What the course shows; None where it is not one of the same countries."""
        if not self.is_of_the_same:
            return None
        return row_headline(self.row, self.years, net=self.is_net)


def overview(catalogue: Catalogue, region: Region) -> Overview | None:
    """Of the first statistic that the region's record names whose values can be added."""
    countries = [country.id for country in catalogue.countries_of(region)]
    for id in region.statistics:
        statistic = catalogue.get(Statistic, id)
        sums = sums_of_areas(catalogue, statistic, countries)
        known = [year for year, added in sums.items() if added]
        if known:
            return _overview(statistic, region, sums, known, tuple(countries))
    return None


def _overview(
    statistic: Statistic,
    region: Region,
    sums: dict[PartialDate, Sum | None],
    known: list[PartialDate],
    countries: tuple[str, ...],
) -> Overview:
    first, last = known[0], known[-1]
    years = tuple(
        PartialDate(year, fiscal=first.fiscal) for year in range(first.year, last.year + 1)
    )
    newest = sums[last]
    assert newest
    figures = tuple(_drawn(sums.get(year), year, region) for year in years)
    row = Row(region.id, region.name, figures)
    by_year = tuple(sums.get(year) for year in years)
    return Overview(region, statistic, newest, last, row, years, by_year, countries)


def _areas(added: Sum) -> frozenset[str]:
    """Whose values a sum is made from."""
    return frozenset(part.area for part in added.parts if part.area)


def _drawn(added: Sum | None, year: PartialDate, region: Region) -> Figure | None:
    """A sum in the form in which values are drawn."""
    if added is None:
        return None
    return replace(added.as_figure(), year=year, area=region.id, areas=(region.id,))
