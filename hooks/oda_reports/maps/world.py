"""The map of a report, cut from a TopoJSON file of the whole world.

Shared borders are one arc in TopoJSON; they are simplified there, so that neighbours still meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from oda_reports.figures.formatting import two_letter_code
from oda_reports.maps.outlines import Box, Point, area, clip, simplify
from oda_reports.maps.projection import Projection, frame_for, projection_for
from oda_reports.reading.geography import Geography, Position, Ring, read_geography

DETAIL = 1 / 3000
"""What is nearer to a line than this is left out, as a share of the frame's width."""
SMALLEST_ISLE = 1 / 900
"""The side of the smallest isle of a neighbour that is kept, as a share of the frame's width."""
_ROOM = 0.08
"""What is kept around the frame, as a share of its width."""


class CannotCut(Exception):
    """The file is no map of the world, or none of the countries is in it."""


_Number = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
_Point = Annotated[tuple[_Number, ...], Field(min_length=2, max_length=4)]
_Ring = Annotated[tuple[int, ...], Field(min_length=1)]
_Polygon = tuple[_Ring, ...]
_FARTHEST = 360.5
"""Degrees east or west of Greenwich, for worlds that begin elsewhere and are rounded."""


class _Read(BaseModel):
    """A part of a file of the world; what else it says does not matter."""

    model_config = ConfigDict(strict=True, frozen=True)


class _Properties(_Read):
    a3: str | int | None = None
    name: str | int | None = None


class _Shape(_Read):
    id: str | int | None = None
    properties: _Properties | None = None

    @property
    def polygons(self) -> tuple[_Polygon, ...]:
        """What it consists of; nothing where it is a point, a line or nothing at all."""
        return ()


class _PolygonShape(_Shape):
    type: Literal["Polygon"]
    arcs: _Polygon

    @property
    def polygons(self) -> tuple[_Polygon, ...]:
        """The one that it is."""
        return (self.arcs,)


class _MultiPolygonShape(_Shape):
    type: Literal["MultiPolygon"]
    arcs: tuple[_Polygon, ...]

    @property
    def polygons(self) -> tuple[_Polygon, ...]:
        """All of its parts."""
        return self.arcs


class _OtherShape(_Shape):
    type: Literal["Point", "MultiPoint", "LineString", "MultiLineString", None] = None


class _Collection(_Read):
    geometries: tuple[
        Annotated[_PolygonShape | _MultiPolygonShape | _OtherShape, Field(discriminator="type")],
        ...,
    ] = ()
    """None where an object of the file is a single shape."""


class _Transform(_Read):
    scale: tuple[_Number, _Number]
    translate: tuple[_Number, _Number]


class Topology(_Read):
    """What is read of a TopoJSON file, as its specification has it."""

    arcs: tuple[Annotated[tuple[_Point, ...], Field(min_length=2)], ...]
    objects: Annotated[dict[str, _Collection], Field(min_length=1)]
    transform: _Transform | None = None

    @property
    def countries(self) -> tuple[_Shape, ...]:
        """The shapes of the object of that name, else of the first one."""
        first = next(iter(self.objects.values()))
        return self.objects.get("countries", first).geometries


class WorldShape(NamedTuple):
    """A country of the world by its arcs: numbers of arcs, ``~n`` is arc n backwards."""

    codes: tuple[str, ...]
    name: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]
    """Each an outer ring and its holes."""

    @property
    def rings(self) -> Iterator[tuple[int, ...]]:
        """Outer rings and holes alike."""
        return (ring for polygon in self.polygons for ring in polygon)


class World(NamedTuple):
    """A TopoJSON file, decoded."""

    arcs: tuple[tuple[Position, ...], ...]
    shapes: tuple[WorldShape, ...]


_LARGEST = 50 * 1024 * 1024
"""Bytes of a file of the world; the finest one of Natural Earth has some four million."""


def read_world(path: Path) -> World:
    """The countries of a TopoJSON file; raises ``CannotCut``."""
    if path.exists() and not path.is_file():
        raise CannotCut(f"{path} cannot be read: it is no file")
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise CannotCut(f"{path} cannot be read ({error.strerror})") from error
    if len(content) > _LARGEST:
        raise CannotCut(f"{path} is larger than {_LARGEST // 1024**2} MB: name a coarser map")
    try:
        topology = Topology.model_validate_json(content)
    except ValidationError as error:
        raise CannotCut(f"{path} is no TopoJSON with countries: {_first_fault(error)}") from error
    shapes = [_world_shape(each, len(topology.arcs)) for each in topology.countries]
    return World(tuple(_arcs(topology)), tuple(shapes))


def _first_fault(error: ValidationError) -> str:
    """Where in the file the first thing stands that is not as it should be, and what is wrong."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = "/".join(map(str, fault["loc"]))
    said = fault["msg"][:1].lower() + fault["msg"][1:]
    return f"{where}: {said}" if where else said


def origin_of(path: Path, date: str | None = None) -> dict[str, str]:
    """Where a file of the world comes from, as the npm package around it says."""
    package: Mapping[str, str] = {}
    for folder in path.resolve().parents[:2]:
        if (folder / "package.json").is_file():
            package = _package(folder / "package.json")
            break
    name, version = package.get("name"), package.get("version")
    scale = f", 1:{found[1]}" if (found := re.search(r"([0-9]+m)", path.stem)) else ""
    through = f", through {name} {version}" if name else ""
    told = {
        "source": f"Natural Earth{scale}{through}" if "atlas" in str(name) else path.name,
        "version": version,
        "licence": package.get("license"),
        "cut": "by `oda map`: Lambert azimuthal equal-area frame around the countries, "
        "lines simplified to 1/3000 of its width, positions to 0.001 degrees",
        "date": date,
    }
    return {key: value for key, value in told.items() if value}


def _package(path: Path) -> Mapping[str, str]:
    """The words of a ``package.json``; of one that cannot be read nothing is told."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = told.items() if isinstance(told, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


def _arcs(topology: Topology) -> Iterator[tuple[Position, ...]]:
    """The arcs as positions: with a transform, each point is a step from the one before."""
    for number, arc in enumerate(topology.arcs):
        points: Iterable[tuple[float, float]] = ((x, y) for x, y, *_ in arc)
        if topology.transform:
            (sx, sy), (tx, ty) = topology.transform.scale, topology.transform.translate
            steps = accumulate(points, lambda at, step: (at[0] + step[0], at[1] + step[1]))
            points = ((x * sx + tx, y * sy + ty) for x, y in steps)
        positions = tuple((x, max(-90.0, min(90.0, y))) for x, y in points)
        if any(abs(longitude) > _FARTHEST for longitude, _ in positions):
            raise CannotCut(f"arc {number} lies outside of the world: degrees are needed")
        yield positions


def _world_shape(geometry: _Shape, arcs: int) -> WorldShape:
    for ring in (ring for polygon in geometry.polygons for ring in polygon):
        if wrong := [number for number in ring if not -arcs <= number < arcs]:
            raise CannotCut(f"a country has the arc {wrong[0]}, and the file has {arcs} arcs")
    properties = geometry.properties or _Properties()
    codes = (properties.a3, geometry.id)
    return WorldShape(
        tuple(str(code) for code in codes if code),
        str(properties.name or geometry.id or ""),
        geometry.polygons,
    )


def _ring(numbers: Iterable[int], arcs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """The arcs of a ring one after the other; each starts where the one before ends."""
    points: list[Point] = []
    for number in numbers:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return tuple(points)


def cut(world: World, countries: Mapping[str, str], provenance: Mapping[str, str]) -> str:
    """The GeoJSON of the countries, names by iso3, and of what lies around them.

    Raises ``CannotCut`` where the world has none of them. A country that is not there is left out.
    """
    matches = enumerate(_matches(world, countries))
    own = {index: iso3 for index, iso3 in matches if iso3 and any(world.shapes[index].rings)}
    if not own:
        raise CannotCut("none of the countries is in the file")
    rings = [_ring(ring, world.arcs) for index in own for ring in world.shapes[index].rings]
    projection = projection_for(rings)
    frame = frame_for(projection.rings(rings))
    arcs = [_simpler(arc, projection, frame.width * DETAIL) for arc in world.arcs]
    features = []
    for index, shape in enumerate(world.shapes):
        iso3 = own.get(index)
        kept = _within(shape, world, arcs, projection, frame, is_own=iso3 is not None)
        if not kept:
            continue
        id = iso3 or shape.codes[0] if shape.codes else ""
        key = "iso3" if len(id) == 3 and id.isalpha() else "id"
        properties = {key: id or shape.name, "name": countries.get(iso3 or "", shape.name)}
        features.append((iso3 is None, properties[key], properties, kept))
    features.sort(key=lambda feature: feature[:2])
    text = _geojson([feature[2:] for feature in features], provenance)
    if not isinstance(found := read_geography(text, ""), Geography):
        raise CannotCut(f"the map that comes of it cannot be used: {found[0].message}")
    return text


def _matches(world: World, countries: Mapping[str, str]) -> Iterator[str | None]:
    """For each shape of the world, the code of the country that it is."""
    known = {name: iso3 for iso3 in countries for name in (iso3, two_letter_code(iso3)) if name}
    for shape in world.shapes:
        names = [name for code in shape.codes for name in (code, two_letter_code(code)) if name]
        yield next((known[name] for name in names if name in known), None)


def _simpler(arc: Sequence[Position], projection: Projection, tolerance: float) -> list[Point]:
    """An arc in the plane; the ends of cuts at 180 degrees stay, so that they meet again."""
    points = [projection.point(position) for position in arc]
    fixed = [n for n, (longitude, _) in enumerate(arc) if abs(longitude) > 179.999]
    fixed = sorted({0, *fixed, len(arc) - 1})
    line = [points[0]]
    for start, end in pairwise(fixed):
        line += simplify(points[start : end + 1], tolerance)[1:]
    return line


def _within(
    shape: WorldShape,
    world: World,
    arcs: Sequence[Sequence[Point]],
    projection: Projection,
    frame: Box,
    *,
    is_own: bool,
) -> list[list[Ring]]:
    """The polygons of a shape as far as they lie in the frame, or near it."""
    around = frame.grown(frame.width * _ROOM)
    least = 0.0 if is_own else (frame.width * SMALLEST_ISLE) ** 2
    found = []
    for polygon in shape.polygons:
        rings = []
        for numbers in polygon:
            whole = projection.rings([_ring(numbers, world.arcs)])
            ring = clip(_ring(numbers, arcs), around) if whole else []
            if is_own and whole and len(ring) < 4:  # an isle that is smaller than the detail
                ring = clip(whole[0], around)
            positions = [_rounded(projection.position(point)) for point in ring]
            if len(dict.fromkeys(positions)) > 2 and area(ring) > least:
                rings.append(tuple(positions))
            elif not rings:
                break  # without its outer ring, a polygon has no holes
        if rings:
            found.append(rings)
    return found


def _rounded(position: Position) -> Position:
    """A position to a thousandth of a degree: some 100 metres."""
    return round(position[0], 3), round(position[1], 3)


def _geojson(
    features: Iterable[tuple[Mapping[str, str], Sequence[Sequence[Ring]]]],
    provenance: Mapping[str, str],
) -> str:
    """One feature on a line, so that changes can be read."""

    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    lines = []
    for properties, parts in features:
        polygons = [[[*ring, ring[0]] for ring in polygon] for polygon in parts]
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        lines.append(
            f'{{"type":"Feature","properties":{written(properties)},"geometry":{written(geometry)}}}'
        )
    head = f'{{"type":"FeatureCollection",\n"provenance":{written(provenance)},\n"features":[\n'
    return head + ",\n".join(lines) + "\n]}\n"
