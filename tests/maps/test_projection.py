"""The projection: areas stay true, positions come back, any region finds its frame."""

from __future__ import annotations

from math import cos, hypot, radians

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oda_reports.maps.outlines import area
from oda_reports.maps.projection import ASPECTS, Projection, frame_for, projection_for
from oda_reports.reading.geography import Position

longitudes = st.floats(-180, 180)
latitudes = st.floats(-85, 85)


def around(longitude: float, latitude: float) -> tuple[Position, ...]:
    """A small square of a tenth of a degree, with its sides in steps."""
    steps = [n / 100 for n in range(11)]
    sides = [(x, 0.0) for x in steps] + [(0.1, y) for y in steps]
    sides += [(0.1 - x, 0.1) for x in steps] + [(0.0, 0.1 - y) for y in steps]
    return tuple(((longitude + x + 180) % 360 - 180, latitude + y) for x, y in sides)


@given(longitudes, latitudes, st.floats(-60, 60), st.floats(-30, 30))
def test_areas_are_true_wherever_they_lie(
    longitude: float, latitude: float, east: float, north: float
) -> None:
    assume(abs(latitude + north) < 84)
    projection = Projection(longitude, latitude)
    ring = around(longitude + east, latitude + north)
    drawn = area([projection.point(position) for position in ring])
    middle = radians(latitude + north + 0.05)
    assert drawn == pytest.approx(radians(0.1) ** 2 * cos(middle), rel=0.01)


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_point_leads_back_to_its_position(
    longitude: float, latitude: float, east: float, north: float
) -> None:
    projection = Projection(longitude, latitude)
    point = projection.point((east, north))
    assume(hypot(*point) < 1.9)
    there = projection.point(projection.position(point))
    assert hypot(there[0] - point[0], there[1] - point[1]) < 1e-6


def test_north_is_up_and_east_is_right() -> None:
    projection = Projection(179, 10)
    assert projection.point((179, 11))[1] < 0 < projection.point((-179, 10))[0]
    assert projection.point((179, 10)) == pytest.approx((0, 0), abs=1e-7)


@pytest.mark.parametrize(
    ("places", "middle"),
    [
        ([(40, 0), (88, 0)], 64),
        ([(170, 0), (-170, 0)], 180),
        ([(155, 0), (179, 0), (-150, 0)], -177.5),
        ([(12, 0)], 12),
    ],
)
def test_the_middle_of_a_region_is_found_across_180_degrees(
    places: list[Position], middle: float
) -> None:
    assert projection_for([tuple(places)]).longitude % 360 == pytest.approx(middle % 360)


@given(st.lists(st.tuples(st.floats(-0.9, 0.9), st.floats(-0.9, 0.9)), min_size=1))
def test_a_frame_holds_all_and_is_neither_too_wide_nor_too_tall(
    points: list[tuple[float, float]],
) -> None:
    frame = frame_for([points])
    assert all(frame.left <= x <= frame.right for x, _ in points)
    assert all(frame.top <= y <= frame.bottom for _, y in points)
    assert ASPECTS[0] - 1e-9 <= frame.width / frame.height <= ASPECTS[1] + 1e-9


def test_what_lies_on_the_far_side_of_the_globe_is_not_drawn() -> None:
    """The centre is in the South Pacific: a ring around its antipode would enclose all else."""
    rings = [((-8.0, 10.0), (4.0, 10.0), (4.0, 25.0), (-8.0, 25.0)), ((175.0, -15.0),) * 3]
    assert len(Projection(175, -15).rings(rings)) == 1
    assert hypot(*Projection(0, 0).point((180, 0))) == pytest.approx(2, abs=1e-3)
