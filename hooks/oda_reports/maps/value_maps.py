"""The values of a statistic as a map shows them: those of one year, in classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import shared_year
from oda_reports.catalogue.totals import may_receive
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_classes import ValueClass, class_of, classes_of
from oda_reports.records.areas import Region
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ValueState

ENOUGH = 3
"""With fewer values there is no map: two are told apart more easily as bars."""


@dataclass(frozen=True)
class MappedValues:
    """The values of one year for the countries of a region, by country, and their classes."""

    statistic: Statistic
    region: Region
    year: PartialDate
    figures: Mapping[str, Figure]
    classes: tuple[ValueClass, ...]
    is_partial: bool
    """Whether a country of the region has no value."""
    without_number: Mapping[str, Figure] = field(default_factory=dict)
    """What is printed of the others in place of a number: a range, or that it is withheld."""
    no_recipients: frozenset[str] = frozenset()
    """Those of the others that were no recipients in that year."""

    @property
    def lacks_reports_alone(self) -> bool:
        """Whether that it is not reported is why a country has no value, for each of them."""
        return not self.no_recipients and all(
            figure.state is ValueState.NOT_REPORTED for figure in self.without_number.values()
        )

    @property
    def sources(self) -> tuple[tuple[str, str | None], ...]:
        """Where the values were read, each source and place once."""
        return tuple(dict.fromkeys((f.source, f.place) for f in self.figures.values()))

    @property
    def has_one_source(self) -> bool:
        """Whether all values were read in one place, so that its mark need not follow each."""
        return len(self.sources) == 1

    def step(self, figure: Figure) -> int:
        """The class of a figure: how far from zero, negative below it."""
        assert figure.number is not None
        return class_of(figure.number, self.classes).step


def mapped_values(catalogue: Catalogue, statistic: Statistic) -> Iterator[MappedValues]:
    """For each region the year in which its countries are compared, where that makes a map."""
    found = (values_in(catalogue, statistic, region) for region in catalogue.regions)
    yield from (one for one in found if one)


def main_values(catalogue: Catalogue, region: Region) -> MappedValues | None:
    """The values that stand for a region: of the first of its statistics that make a map."""
    found = (values_in(catalogue, catalogue.get(Statistic, id), region) for id in region.statistics)
    return next(filter(None, found), None)


def values_in(catalogue: Catalogue, statistic: Statistic, region: Region) -> MappedValues | None:
    """The values of the newest year in which the countries of a region are compared.

    None where that makes no map.
    """
    areas = [country.id for country in catalogue.countries_of(region)]
    standing = {area: catalogue.yearly(statistic.id, area) for area in areas}
    year = shared_year(standing.values())
    if year is None:
        return None
    figures = {area: by_year[year] for area, by_year in standing.items() if year in by_year}
    numbers = {area: figure.number for area, figure in figures.items()}
    known = {area: number for area, number in numbers.items() if number is not None}
    if len(known) < ENOUGH:
        return None
    return MappedValues(
        statistic,
        region,
        year,
        {area: figures[area] for area in known},
        classes_of(known.values()),
        len(known) < len(areas),
        {area: figure for area, figure in figures.items() if area not in known},
        frozenset(
            area for area in areas if area not in figures and not may_receive(catalogue, area, year)
        ),
    )
