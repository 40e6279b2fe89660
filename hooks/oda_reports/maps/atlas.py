"""The maps of a report as values: paths, markers and the places of names, for templates to draw.

Each map is drawn once for a catalogue, however many pages show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.maps.names import Grid, PlacedName, Wanted, place_names
from oda_reports.maps.outlines import Box, Point, area, box_around, clip, path, simplify
from oda_reports.maps.projection import Projection, frame_for, projection_for
from oda_reports.reading.geography import Geography, Ring
from oda_reports.records.areas import Country, Region

UNITS = 6000
"""The width of a map in its own units: tenths of a CSS pixel on a wide screen."""
WIDTHS = (288, 520)
"""CSS pixels from which names are placed for a narrow and for a wide map."""
TOO_SMALL = 5 * UNITS / 320
"""A country no longer than this gets a marker: 5 CSS pixels on a phone."""
SPECK = 40.0
"""Isles of less than this area are left out beside greater ones, in units of the map, squared."""
LOCATOR = 240
"""The width of a small map in its own units: halves of a CSS pixel."""
FINE = 5.0
"""What is nearer to a line than this is left out on a map: half a CSS pixel."""
ROUGH = 1.8
"""What is nearer to a line than this is left out on a small map, in its own units."""


@dataclass(frozen=True)
class CountryShape:
    """A country as it is drawn; ``marker`` is a point, where there is little else to see."""

    country: Country
    path: str
    marker: Point | None = None


@dataclass(frozen=True)
class RegionMap:
    """A region with what lies around it, in units of its width and height.

    Names are given by width of the page, each with the country it is that of.
    """

    region: Region
    width: int
    height: int
    neighbours: str
    countries: tuple[CountryShape, ...]
    listed: tuple[Country, ...]
    """All countries of the region, with those that the geography does not have."""
    narrow: tuple[tuple[Country, PlacedName], ...]
    wide: tuple[tuple[Country, PlacedName], ...]
    note: str | None
    """What the report says below each of its maps."""
    source: str | None
    """Where the outlines come from."""
    wanted: tuple[Wanted, ...]
    """The names of the countries that are drawn, in their order."""
    grid: Grid
    """Where these lie."""
    _placed: dict[tuple[str, ...], tuple[tuple[Country, PlacedName], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def wide_with(self, values: Mapping[str, str]) -> tuple[tuple[Country, PlacedName], ...]:
        """The names for a wide page with what is written below them, by country.

        They are placed once, however many pages show them.
        """
        shown = [one.country for one in self.countries]
        below = tuple(values.get(country.id, "") for country in shown)
        if below not in self._placed:
            wanted = [
                want._replace(value=value) for value, want in zip(below, self.wanted, strict=True)
            ]
            self._placed[below] = _named(shown, wanted, self.grid, WIDTHS[1])
        return self._placed[below]

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return f"{self.region.id}-map"


@dataclass(frozen=True)
class Locator:
    """Where in its region a country lies: the outlines of all of them, and its own."""

    width: int
    height: int
    region: str
    country: str
    marker: Point | None = None


@dataclass(frozen=True)
class _View:
    """A region in the plane: its projection, its frame and the rings of its countries."""

    region: str
    projection: Projection
    frame: Box
    countries: tuple[tuple[Country, tuple[Ring, ...]], ...]

    def rings(self, rings: Iterable[Ring], width: float) -> list[list[Point]]:
        """The rings on a map of that width; what is outside is cut off a little beyond its edge."""
        scale = width / self.frame.width
        around = self.frame.grown(self.frame.width * 0.02)
        cut = (clip(ring, around) for ring in self.projection.rings(rings))
        left, top = self.frame.left, self.frame.top
        return [[((x - left) * scale, (y - top) * scale) for x, y in ring] for ring in cut if ring]

    def height(self, width: float) -> int:
        return round(self.frame.height / self.frame.width * width)


class Atlas:
    """The maps of a catalogue; without a geography there are none."""

    def __init__(self, catalogue: Catalogue, geography: Geography | None) -> None:
        self.catalogue = catalogue
        self.geography = geography or Geography(())
        self._views: dict[str, _View | None] = {}
        self._regions: dict[str, RegionMap | None] = {}
        self._outlines: dict[str, str] = {}
        self._locators: dict[str, Locator | None] = {}

    def region(self, region: Region) -> RegionMap | None:
        """The map of a region, if any of its countries can be drawn."""
        if region.id not in self._regions:
            view = self._view(region)
            self._regions[region.id] = self._draw(region, view) if view else None
        return self._regions[region.id]

    def locator(self, country: Country) -> Locator | None:
        """The small map that shows a country in its region, if it can be drawn."""
        if country.id not in self._locators:
            region = self.catalogue.region_of(country.id)
            view = self._view(region) if region else None
            self._locators[country.id] = self._locate(country, view) if view else None
        return self._locators[country.id]

    def _view(self, region: Region) -> _View | None:
        if region.id not in self._views:
            known = self.geography.by_id
            countries = tuple(
                (country, known[country.iso3].rings)
                for country in self.catalogue.countries_of(region)
                if country.iso3 in known
            )
            self._views[region.id] = _view(region.id, countries) if countries else None
        return self._views[region.id]

    def _draw(self, region: Region, view: _View) -> RegionMap:
        shown = [country for country, _ in view.countries]
        own = {country.iso3 for country in shown}
        around = [
            ring
            for territory in self.geography.territories
            if territory.id not in own
            for ring in view.rings(territory.rings, UNITS)
        ]
        rings = [_main_parts(view.rings(rings, UNITS)) for _, rings in view.countries]
        grid = Grid(UNITS, view.height(UNITS), rings)
        wanted = _wanted(shown, rings, grid)
        narrow, wide = (_named(shown, wanted, grid, width) for width in WIDTHS)
        return RegionMap(
            region=region,
            width=UNITS,
            height=view.height(UNITS),
            neighbours=path(_smooth(ring, FINE) for ring in around if area(ring) > SPECK),
            countries=tuple(
                CountryShape(
                    country,
                    path(_smooth(ring, FINE) for ring in parts),
                    _whole(want.point) if want.is_dot else None,
                )
                for country, parts, want in zip(shown, rings, wanted, strict=True)
            ),
            listed=self.catalogue.countries_of(region),
            narrow=narrow,
            wide=wide,
            note=self.catalogue.report.map_note,
            source=self.geography.source,
            wanted=tuple(wanted),
            grid=grid,
        )

    def _locate(self, country: Country, view: _View) -> Locator | None:
        own = next((rings for other, rings in view.countries if other.id == country.id), None)
        if own is None:
            return None
        if view.region not in self._outlines:
            self._outlines[view.region] = path(
                _smooth(ring, ROUGH)
                for _, parts in view.countries
                for ring in _great(view.rings(parts, LOCATOR))
            )
        rings = view.rings(own, LOCATOR)
        return Locator(
            LOCATOR,
            view.height(LOCATOR),
            self._outlines[view.region],
            path(_smooth(ring, ROUGH) for ring in _great(rings)),
            _whole(_middle(rings)) if _is_small(rings, 14) else None,
        )


def _view(region: str, countries: Sequence[tuple[Country, tuple[Ring, ...]]]) -> _View:
    projection = projection_for([ring for _, parts in countries for ring in parts])
    seen = [(country, parts) for country, parts in countries if projection.rings(parts)]
    rings = [ring for _, parts in seen for ring in parts]
    return _View(region, projection, frame_for(projection.rings(rings)), tuple(seen))


def _wanted(
    countries: Sequence[Country], rings: Sequence[Sequence[list[Point]]], grid: Grid
) -> list[Wanted]:
    """The names of countries with what is drawn of them: each at a marker, or far inside."""
    wanted = []
    for index, (country, parts) in enumerate(zip(countries, rings, strict=True)):
        middle, small = _middle(parts), _is_small(parts)
        point = middle if small else grid.inner_point(index) or middle
        wanted.append(Wanted(country.name, index, point, small))
    return wanted


def _named(
    countries: Sequence[Country], wanted: Sequence[Wanted], grid: Grid, width: float
) -> tuple[tuple[Country, PlacedName], ...]:
    return tuple((countries[index], name) for index, name in place_names(wanted, grid, width))


def _main_parts(rings: Sequence[list[Point]]) -> list[list[Point]]:
    """The rings without specks, but always the greatest."""
    greatest = _greatest(rings)
    return [ring for ring in rings if ring is greatest or area(ring) > SPECK]


def _greatest(rings: Sequence[list[Point]]) -> list[Point]:
    return max(rings, key=area)


def _is_small(rings: Sequence[list[Point]], limit: float = TOO_SMALL) -> bool:
    box = box_around(_greatest(rings))
    return max(box.width, box.height) < limit


def _middle(rings: Sequence[list[Point]]) -> Point:
    """The middle of the greatest ring."""
    box = box_around(_greatest(rings))
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _whole(point: Point) -> Point:
    return round(point[0]), round(point[1])


def _great(rings: Sequence[list[Point]]) -> list[list[Point]]:
    """The rings that can be seen on a small map."""
    return [ring for ring in rings if area(ring) > 8]


def _smooth(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """A ring with no more detail than a map can show."""
    return simplify([*ring, ring[0]], tolerance)[:-1]
