"""Positions on the globe to points of the plane: Lambert's azimuthal equal-area projection.

Its centre and frame come from what is to be seen, so that any region can be drawn: across 180
degrees, near a pole, in either hemisphere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from oda_reports.maps.outlines import Box, Point, box_around
from oda_reports.reading.geography import Position, Ring

MARGIN = 0.06
"""The room around what is to be seen, as a share of its longer side."""
ASPECTS = (1.25, 1.75)
"""Width to height of a frame, at least and at most."""
SMALLEST = 0.01
"""The least width of a frame, in radii of the Earth: about 64 kilometres."""
FARTHEST = 1.5
"""Radii from the centre (97 degrees) behind which nothing is drawn: rings turn inside out there."""


@dataclass(frozen=True)
class Projection:
    """Longitude and latitude of the centre, in degrees. Points are in radii, y grows southwards."""

    longitude: float
    latitude: float

    def point(self, position: Position) -> Point:
        """Where a position lies in the plane."""
        turn, height = radians(position[0] - self.longitude), radians(position[1])
        middle = radians(self.latitude)
        cosine = sin(middle) * sin(height) + cos(middle) * cos(height) * cos(turn)
        across = cos(height) * sin(turn)
        up = cos(middle) * sin(height) - sin(middle) * cos(height) * cos(turn)
        away, aside = sqrt(2 * max(0.0, 1 - cosine)), hypot(across, up)
        if aside < 1e-9:  # the centre itself, or what lies opposite of it, in any direction
            return away, 0.0
        return away * across / aside, -away * up / aside

    def position(self, point: Point) -> Position:
        """Which position lies at a point: longitude from -180 to 180."""
        x, y = point[0], -point[1]
        distance = hypot(x, y)
        if distance == 0:
            return self.longitude, self.latitude
        middle, angle = radians(self.latitude), 2 * asin(min(1.0, distance / 2))
        height = cos(angle) * sin(middle) + y * sin(angle) * cos(middle) / distance
        turn = atan2(
            x * sin(angle), distance * cos(middle) * cos(angle) - y * sin(middle) * sin(angle)
        )
        longitude = (self.longitude + degrees(turn) + 180) % 360 - 180
        return longitude, degrees(asin(max(-1.0, min(1.0, height))))

    def rings(self, rings: Iterable[Ring]) -> list[list[Point]]:
        """The rings in the plane, less those on the far side of the globe."""
        found = ([self.point(position) for position in ring] for ring in rings)
        return [ring for ring in found if any(hypot(*point) < FARTHEST for point in ring)]


def projection_for(rings: Iterable[Ring]) -> Projection:
    """The projection with the middle of all that is to be seen as its centre."""
    positions = [position for ring in rings for position in ring]
    latitudes = [latitude for _, latitude in positions]
    return Projection(
        _middle_longitude([longitude for longitude, _ in positions]),
        (min(latitudes) + max(latitudes)) / 2,
    )


def _middle_longitude(longitudes: Iterable[float]) -> float:
    """The middle of what is left of the circle without its widest empty stretch."""
    around = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(end - start, end) for start, end in pairwise((*around, around[0] + 360))]
    gap, start = max(gaps)
    return (start + (360 - gap) / 2 + 180) % 360 - 180


def frame_for(rings: Iterable[Iterable[Point]]) -> Box:
    """The frame around what is to be seen, with a margin, neither too wide nor too tall."""
    around = box_around(point for ring in rings for point in ring)
    room = 2 * MARGIN * max(around.width, around.height)
    width, height = max(around.width + room, SMALLEST), max(around.height + room, SMALLEST / 2)
    width = max(width, height * ASPECTS[0])
    height = max(height, width / ASPECTS[1])
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
