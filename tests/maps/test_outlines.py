"""Rings in the plane: cut, simplified, measured, written as paths."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.maps.outlines import (
    Box,
    Point,
    area,
    clip,
    distance_to_line,
    path,
    rounded,
    simplify,
)

numbers = st.floats(-50, 50).map(lambda number: round(number, 2))
points = st.tuples(numbers, numbers)
rings = st.lists(points, min_size=3, max_size=20)
FRAME = Box(-10, -20, 30, 20)


@given(rings)
def test_what_is_cut_stays_in_the_box(ring: list[Point]) -> None:
    cut = clip(ring, FRAME)
    assert cut or not any(FRAME.holds(Box(x, y, x, y)) for x, y in ring)
    for x, y in cut:
        assert FRAME.left - 1e-6 <= x <= FRAME.right + 1e-6
        assert FRAME.top - 1e-6 <= y <= FRAME.bottom + 1e-6


def test_what_lies_within_is_not_cut() -> None:
    ring = [(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)]
    assert clip(ring, FRAME) == ring


def test_what_lies_around_the_box_fills_it() -> None:
    assert area(clip([(-99, -99), (99, -99), (99, 99), (-99, 99)], FRAME)) == pytest.approx(1600)


def test_what_lies_beside_the_box_is_gone() -> None:
    assert clip([(40, 0), (50, 0), (50, 9)], FRAME) == []


@given(rings, st.floats(0.1, 10))
def test_no_point_is_farther_from_the_simpler_line_than_the_tolerance(
    line: list[Point], tolerance: float
) -> None:
    simpler = simplify(line, tolerance)
    assert (simpler[0], simpler[-1]) == (line[0], line[-1])
    for point in line:
        assert min(distance_to_line(point, a, b) for a, b in pairwise(simpler)) <= tolerance + 1e-9


@given(st.lists(rings, max_size=4))
def test_a_path_leads_through_the_rounded_points(parts: list[list[Point]]) -> None:
    drawn = []
    for part in re.findall(r"M[^z]*z", path(parts)):
        steps = [int(number) for number in re.findall(r"-?\d+", part)]
        x = y = 0
        ring = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        drawn.append(ring)
    assert drawn == [ring for ring in map(rounded, parts) if len(ring) > 2]
