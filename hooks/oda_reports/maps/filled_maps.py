"""The map of a region filled with values of its countries: colours, patterns and their list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.figures.figure import Figure
from oda_reports.maps.atlas import CountryShape, RegionMap
from oda_reports.maps.names import PlacedName
from oda_reports.maps.value_classes import ValueClass, colour_of
from oda_reports.maps.value_maps import MappedValues
from oda_reports.records.areas import Country

UNREPORTED = "none"
"""The name of the colour of a country without a value."""


@dataclass(frozen=True)
class FilledShape:
    """A country as it is drawn, and the value that its colour stands for, if it has one."""

    drawn: CountryShape
    figure: Figure | None
    colour: str
    """``above1`` and so on outwards from zero, ``below1`` and so on, ``zero``, or ``none``."""
    pattern: str | None
    """The id of the pattern that it is filled with: not for what is above zero."""


@dataclass(frozen=True)
class ListedCountry:
    """A country of the region, on the map or not, its value if it has one, and its colour."""

    country: Country
    figure: Figure | None
    colour: str


@dataclass(frozen=True)
class FilledMap:
    """Values of one statistic and year on the map of a region."""

    base: RegionMap
    id: str
    """Unique on the site."""
    shown: MappedValues
    shapes: tuple[FilledShape, ...]
    wide: tuple[tuple[Country, PlacedName], ...]
    """The names of countries on a wide page, with their values where there is room."""
    listed: tuple[ListedCountry, ...]
    """Every country of the region: the highest value first, those without one last."""

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


def fill_map(base: RegionMap, shown: MappedValues, write: Callable[[Figure], str]) -> FilledMap:
    """The map of a region filled with values of a statistic, which are written as they are told."""
    id = f"map-{shown.statistic.id}-{base.region.id}"
    return FilledMap(
        base,
        id,
        shown,
        tuple(_filled(drawn, id, shown) for drawn in base.countries),
        base.wide_with({area: write(figure) for area, figure in shown.figures.items()}),
        tuple(sorted((_listed(country, shown) for country in base.listed), key=_rank)),
    )


def _listed(country: Country, shown: MappedValues) -> ListedCountry:
    figure = shown.figures.get(country.id)
    colour = colour_of(shown.step(figure)) if figure else UNREPORTED
    return ListedCountry(country, figure, colour)


def _rank(listed: ListedCountry) -> tuple[bool, Decimal]:
    number = listed.figure.number if listed.figure else None
    return number is None, -(number or Decimal(0))


def _filled(drawn: CountryShape, id: str, shown: MappedValues) -> FilledShape:
    figure = shown.figures.get(drawn.country.id)
    if figure is None:
        return FilledShape(drawn, None, UNREPORTED, _pattern(id, UNREPORTED))
    step = shown.step(figure)
    colour = colour_of(step)
    return FilledShape(drawn, figure, colour, _pattern(id, colour) if step < 0 else None)


def _pattern(id: str, colour: str) -> str:
    return f"{id}-{colour}"
