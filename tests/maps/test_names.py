"""Names on a map: clear of each other and inside of it, at the width they are placed for and up."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.maps.names import (
    DOT,
    LONGEST,
    Grid,
    PlacedName,
    Wanted,
    place_names,
    width_of,
)
from oda_reports.maps.outlines import Box, Point

WIDTH, HEIGHT = 600.0, 400.0


def rectangle(left: float, top: float, width: float, height: float) -> list[Point]:
    right, bottom = left + width, top + height
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


rectangles = st.builds(
    rectangle,
    st.floats(0, WIDTH - 20),
    st.floats(0, HEIGHT - 20),
    st.floats(5, 200),
    st.floats(5, 200),
)
names = st.text(min_size=1, max_size=40).filter(str.strip)
countries = st.lists(st.tuples(names, rectangles, st.booleans()), min_size=1, max_size=9)


def placed(
    given: list[tuple[str, list[Point], bool]], width: float
) -> tuple[list[Wanted], list[tuple[int, PlacedName]]]:
    grid = Grid(WIDTH, HEIGHT, [[ring] for _, ring, _ in given])
    wanted = []
    for number, (name, ring, is_dot) in enumerate(given):
        point = grid.inner_point(number) or ring[0]
        wanted.append(Wanted(name, number, point, is_dot))
    return wanted, place_names(wanted, grid, width)


@given(countries, st.sampled_from([288.0, 600.0]), st.floats(1, 3))
def test_names_never_overlap_nor_leave_the_map_at_any_width(
    given: list[tuple[str, list[Point], bool]], width: float, wider: float
) -> None:
    wanted, found = placed([("A", rectangle(250, 150, 100, 100), False), *given], width)
    assert found
    wide, tall = width * wider, width * wider * HEIGHT / WIDTH
    frame = Box(0, 0, wide, tall)
    boxes = [name.box(wide, tall) for _, name in found]
    assert all(frame.grown(1e-6).holds(box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.grown(-1e-6).overlaps(other)
    for number, name in found:
        for want in wanted:
            if want.is_dot and want.number != number:
                x, y = want.point[0] * wide / WIDTH, want.point[1] * wide / WIDTH
                dot = Box(x, y, x, y).grown(DOT - 1e-6)
                assert not name.box(wide, tall).overlaps(dot)


def test_a_name_stands_in_its_country_where_there_is_room() -> None:
    square = [(100.0, 100.0), (500.0, 100.0), (500.0, 300.0), (100.0, 300.0)]
    _, [(_, name)] = placed([("Veymar", square, False)], 600)
    assert (name.lines, name.leader) == (("Veymar",), None)
    assert Box(100, 100, 500, 300).holds(name.box(600, 400))


def test_a_name_too_wide_for_its_place_takes_two_lines_or_a_leader_line() -> None:
    strip = [(280.0, 10.0), (320.0, 10.0), (320.0, 390.0), (280.0, 390.0)]
    left = [(0.0, 0.0), (279.0, 0.0), (279.0, 400.0), (0.0, 400.0)]
    _, found = placed([("Saint Lucia and Veymar", strip, False), ("Left", left, False)], 600)
    name = dict(found)[0]
    assert len(name.lines) == 2 or name.leader


def test_a_long_name_is_cut_off_and_one_without_any_room_is_left_out() -> None:
    square = [(0.0, 0.0), (600.0, 0.0), (600.0, 400.0), (0.0, 400.0)]
    _, [(_, name)] = placed([("Long " * 40, square, False)], 600)
    assert " ".join(name.lines).endswith("…")
    assert len(" ".join(name.lines)) <= LONGEST
    assert placed([("長" * 200, square, False)], 288)[1] == []


@pytest.mark.parametrize(("text", "least"), [("日本", 26), ("Veymar", 35), ("e\u0301e", 13)])
def test_wide_characters_count_whole_and_accents_nothing(text: str, least: float) -> None:
    assert least <= width_of(text) < 2 * least


def test_a_country_in_the_grid_has_its_inner_point_within() -> None:
    ring = [(0.0, 0.0), (300.0, 0.0), (300.0, 50.0), (50.0, 50.0), (50.0, 400.0), (0.0, 400.0)]
    point = Grid(WIDTH, HEIGHT, [[ring]]).inner_point(0)
    assert point
    assert point[0] < 50 or point[1] < 50
    assert Grid(WIDTH, HEIGHT, [[[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]]]).inner_point(0) is None


def test_a_name_hangs_on_a_point_in_percent_of_the_map() -> None:
    name = PlacedName(("Sant'", "Elena"), 0.12345, 0.5, leader=(1 / 3, 0.25))
    assert name.place == ("12.35%", "50.0%")
    assert name.leader_start == ("33.33%", "25.0%")
    assert PlacedName(("Elena",), 0.1, 0.2).leader_start is None


def crowd(side: int) -> list[tuple[str, list[Point], bool]]:
    """Small countries in a row, so near each other that names have to be led to."""
    return [
        (f"Country {at:02}", rectangle(40 + at * side, 190, side, side), True) for at in range(10)
    ]


@pytest.mark.parametrize(
    ("side", "width", "names", "led"),
    [(14, 600.0, 7, 6), (16, 600.0, 8, 7), (24, 288.0, 7, 5), (24, 600.0, 10, 9)],
)
def test_in_a_crowd_so_many_names_find_room(side: int, width: float, names: int, led: int) -> None:
    wide = ("Wide land", rectangle(0, 0, 600, 180), False)
    _, found = placed([*crowd(side), wide], width)
    assert (len(found), sum(name.leader is not None for _, name in found)) == (names, led)
