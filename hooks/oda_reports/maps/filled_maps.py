"""The map of a region filled with values of its countries: colours, patterns and their list."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.figures.figure import Figure
from oda_reports.maps.atlas import CountryShape, RegionMap
from oda_reports.maps.value_classes import ValueClass, colour_of
from oda_reports.maps.value_maps import MappedValues
from oda_reports.records.areas import Country
from oda_reports.records.statistics import Statistic

UNREPORTED = "none"
"""The name of the colour of a country without a value."""


@dataclass(frozen=True)
class FilledShape:
    """A country as it is drawn, and the value that its colour stands for, if it has one."""

    drawn: CountryShape
    figure: Figure | None
    colour: str
    """``above1`` and so on outwards from zero, ``below1`` and so on, or ``none``."""
    pattern: str | None
    """The id of the pattern that it is filled with: not for what is above zero."""


@dataclass(frozen=True)
class FilledMap:
    """Values of one statistic and year on the map of a region."""

    base: RegionMap
    id: str
    """Unique on the site."""
    shown: MappedValues
    shapes: tuple[FilledShape, ...]
    listed: tuple[tuple[Country, Figure | None], ...]
    """Every country of the region, on the map or not, and its value."""

    @property
    def name(self) -> str:
        """Its name in addresses, which stays when another year is the newest."""
        return f"{self.first.record}-map-{self.base.region.id}"

    @property
    def first(self) -> Figure:
        """The first value: its unit and its scale are those of all."""
        return next(iter(self.shown.figures.values()))

    @property
    def hatched(self) -> tuple[ValueClass, ...]:
        """The classes that a pattern tells apart from the others: those below zero."""
        return tuple(one for one in self.shown.classes if one.is_below_zero)

    def pattern(self, colour: str) -> str:
        """The id of the pattern for a colour."""
        return _pattern(self.id, colour)


def fill_map(base: RegionMap, statistic: Statistic, shown: MappedValues) -> FilledMap:
    """The map of a region filled with values of a statistic."""
    id = f"map-{statistic.id}-{base.region.id}"
    return FilledMap(
        base,
        id,
        shown,
        tuple(_filled(drawn, id, shown) for drawn in base.countries),
        tuple((country, shown.figures.get(country.id)) for country in base.listed),
    )


def _filled(drawn: CountryShape, id: str, shown: MappedValues) -> FilledShape:
    figure = shown.figures.get(drawn.country.id)
    if figure is None:
        return FilledShape(drawn, None, UNREPORTED, _pattern(id, UNREPORTED))
    step = shown.step(figure)
    colour = colour_of(step)
    return FilledShape(drawn, figure, colour, _pattern(id, colour) if step < 0 else None)


def _pattern(id: str, colour: str) -> str:
    return f"{id}-{colour}"
