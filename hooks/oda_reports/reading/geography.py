"""The outlines of countries and of their neighbours: ``map.geojson`` into rings of positions.

A file that cannot be read becomes problems. How the outlines are drawn is left to ``maps``.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from oda_reports.problems.problem import Problem, Span

Position = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Position, ...]
"""A closed line; its first position is not repeated at its end."""


@dataclass(frozen=True)
class Territory:
    """A country or a neighbour; what lies in an odd number of its rings belongs to it."""

    id: str
    """The ISO 3166-1 code of three letters, or any other name for a neighbour."""
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Geography:
    """Territories in the order of their file, and where the outlines come from."""

    territories: tuple[Territory, ...]
    source: str | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Territory]:
        """Each territory by its id."""
        return {territory.id: territory for territory in self.territories}


class _Unreadable(ValueError):
    """A part of the file that cannot be drawn; the message says why."""


def read_geography(text: str, file: str) -> Geography | list[Problem]:
    """The outlines in a GeoJSON text, or every reason why there are none."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Span(error.lineno, error.colno, error.lineno, error.colno + 1)
        return [_no_map(file, f"this is not GeoJSON: {error.msg}", place)]
    except (RecursionError, ValueError):
        return [_no_map(file, "this is not GeoJSON: it is nested too deeply or has huge numbers")]
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        return [_no_map(file, "this is not GeoJSON with a FeatureCollection")]
    if not isinstance(features, list) or not features:
        return [_no_map(file, "this GeoJSON has no features: there is nothing to draw")]
    found: dict[str, Territory] = {}
    problems = []
    for number, feature in enumerate(features, 1):
        try:
            territory = _territory(feature, found)
            found[territory.id] = territory
        except _Unreadable as error:
            problems.append(_no_shape(feature, number, str(error), text, file))
    return problems or Geography(tuple(found.values()), _source(data))


def _no_map(file: str, message: str, span: Span = Span()) -> Problem:  # noqa: B008
    return Problem(
        file,
        span,
        "E130",
        message,
        "write the file anew with 'oda map', or remove it: the pages then have no maps",
    )


def _no_shape(feature: object, number: int, why: str, text: str, file: str) -> Problem:
    """What keeps a shape from being drawn, at the line that names it."""
    id = _id(feature)
    start = text.find(f'"{id}"') if id else -1
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Problem(
        file,
        Span(line, column, line, column + len(id or "") + 2) if start >= 0 else Span(),
        "E131",
        f"the shape of {id or f'feature {number}'} {why}",
        "mend the feature, or write the file anew with 'oda map'",
    )


def _source(data: Mapping[str, Any]) -> str | None:
    provenance = data.get("provenance")
    source = provenance.get("source") if isinstance(provenance, dict) else None
    return " ".join(source.split()) or None if isinstance(source, str) else None


def _id(feature: object) -> str | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return None
    names = (properties.get(key) for key in ("iso3", "id", "name"))
    return next((name for name in names if isinstance(name, str) and name), None)


def _territory(feature: object, known: Container[str]) -> Territory:
    id = _id(feature)
    if id is None:
        raise _Unreadable("has no iso3, id or name among its properties")
    if id in known:
        raise _Unreadable("stands in the file twice")
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise _Unreadable("is neither a Polygon nor a MultiPolygon")
    parts = geometry.get("coordinates")
    polygons = [parts] if kind == "Polygon" else _list(parts)
    rings = tuple(_ring(ring) for polygon in polygons for ring in _list(polygon))
    if not rings:
        raise _Unreadable("has no coordinates")
    return Territory(id, tuple(_joined(rings)))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise _Unreadable("has coordinates that are not nested as GeoJSON has it")
    return value


def _ring(value: object) -> Ring:
    ring = tuple(_position(position) for position in _list(value))
    ring = ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring
    if len(ring) < 3:
        raise _Unreadable("has a ring of less than three positions")
    return ring


def _position(value: object) -> Position:
    match value:
        case [int() | float() as longitude, int() | float() as latitude, *_] if not (
            isinstance(longitude, bool) or isinstance(latitude, bool)
        ):
            if abs(longitude) <= 180 and abs(latitude) <= 90:
                return float(longitude), float(latitude)
            raise _Unreadable(f"leaves the globe at [{longitude}, {latitude}]")
    raise _Unreadable("has a position that is not [longitude, latitude]")


def _joined(rings: Iterable[Ring]) -> list[Ring]:
    """The rings with those made one again that GeoJSON cuts at 180 degrees.

    The line of the cut would be drawn through the middle of a country otherwise.
    """
    whole = list(rings)
    while pair := _pair(whole):
        (one, here), (other, there) = pair
        first = (*whole[one][here + 1 :], *whole[one][: here + 1])
        second = (*whole[other][there + 1 :], *whole[other][: there + 1])
        others = (ring for index, ring in enumerate(whole) if index not in (one, other))
        whole = [*others, first + second]
    return whole


def _pair(rings: list[Ring]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two rings that run along the same stretch of 180 degrees, one up and the other down."""
    seen: dict[tuple[float, float], tuple[int, int]] = {}
    for index, ring in enumerate(rings):
        for edge, start, end in _edges_of_cut(ring):
            other = seen.get((end, start))
            if other and other[0] != index:
                return other, (index, edge)
            seen[start, end] = index, edge
    return None


def _edges_of_cut(ring: Ring) -> Iterator[tuple[int, float, float]]:
    """The edges that lie on 180 degrees: position in the ring, latitudes of both ends."""
    for index, (longitude, latitude) in enumerate(ring):
        if abs(longitude) == 180:
            after = ring[(index + 1) % len(ring)]
            if abs(after[0]) == 180 and after[1] != latitude:
                yield index, latitude, after[1]
