"""Rings in the plane: cut to a box, simplified, measured, written as the path of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle with sides along the axes; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def grown(self, by: float) -> Box:
        """The box with more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def box_around(points: Iterable[Point]) -> Box:
    """The smallest box that holds the points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in the box, by Sutherland and Hodgman; empty where nothing does.

    Parts that the box takes apart stay joined by lines on its sides.
    """
    points = list(ring)
    sides = ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1))
    for axis, limit, sign in sides:
        inside = [sign * (point[axis] - limit) >= 0 for point in points]
        if all(inside):
            continue
        kept: list[Point] = []
        for index, point in enumerate(points):
            if inside[index] != inside[index - 1]:
                kept.append(_crossing(points[index - 1], point, axis, limit))
            if inside[index]:
                kept.append(point)
        points = kept
        if not points:
            break
    return points


def _crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    """Where a line meets a side of a box."""
    along = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + along * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points that are nearer to it than the tolerance, by Douglas and Peucker.

    Both ends stay; of a closed line the end is where it starts.
    """
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        farthest, most = 0, tolerance
        for index in range(first + 1, last):
            away = distance_to_line(line[index], line[first], line[last])
            if away > most:
                farthest, most = index, away
        if farthest:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]


def distance_to_line(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


def area(ring: Iterable[Point]) -> float:
    """The area within a ring, in units of its coordinates, squared."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(ring))) / 2


def _sides(ring: Iterable[Point]) -> Iterable[tuple[Point, Point]]:
    points = list(ring)
    return pairwise((*points, *points[:1]))


def rounded(ring: Iterable[Point]) -> list[tuple[int, int]]:
    """The ring on whole numbers, without points that fall onto the one before."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not points or points[-1] != point:
            points.append(point)
    while len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def path(rings: Iterable[Iterable[Point]]) -> str:
    """The rings as the ``d`` of an SVG path, on whole numbers, each point from the one before."""
    parts = []
    for ring in rings:
        points = rounded(ring)
        if len(points) < 3:
            continue
        parts.append(f"M{points[0][0]},{points[0][1]}l")
        steps = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(points)]
        parts.append(" ".join(steps).replace(" -", "-").replace(",-", "-"))
        parts.append("z")
    return "".join(parts)
