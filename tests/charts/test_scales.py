"""Axes: where zero and the values lie, and which round numbers stand beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.charts.scales import Axis, axis_of, round_step, year_step


def numbers(*written: str | int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, written))


@pytest.mark.parametrize(
    ("size", "step"),
    [
        ("1", "1"),
        ("1.01", "2"),
        ("2", "2"),
        ("2.1", "2.5"),
        ("2.5", "2.5"),
        ("2.6", "5"),
        ("5", "5"),
        ("5.1", "10"),
        ("9.9", "10"),
        ("10", "10"),
        ("340", "500"),
        ("0.03", "0.05"),
    ],
)
def test_a_step_is_the_next_round_number(size: str, step: str) -> None:
    assert round_step(Decimal(size)) == Decimal(step)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (numbers(8), numbers(0, 2, 4, 6, 8)),
        (numbers(9), numbers(0, "2.5", 5, "7.5", 10)),
        (numbers(3, 7), numbers(0, 2, 4, 6, 8)),
        (numbers(-8), numbers(-8, -6, -4, -2, 0)),
        (numbers(-3, 5), numbers(-4, -2, 0, 2, 4, 6)),
    ],
)
def test_an_axis_holds_zero_and_all_values_between_round_numbers(
    values: tuple[Decimal, ...], ticks: tuple[Decimal, ...]
) -> None:
    assert axis_of(values) == Axis(ticks[0], ticks[-1], ticks)


def test_an_axis_of_fewer_steps_has_wider_ones() -> None:
    assert axis_of(numbers(8), steps=2).ticks == numbers(0, 5, 10)


@pytest.mark.parametrize("values", [(), numbers(0), numbers(0, 0)])
def test_an_axis_of_nothing_but_zero_runs_to_one(values: tuple[Decimal, ...]) -> None:
    assert axis_of(values) == Axis(Decimal(0), Decimal(1), numbers(0))


@pytest.mark.parametrize(("value", "place"), [(-4, 0), (0, 80), (1, 100), (6, 200)])
def test_a_value_lies_as_far_along_as_it_is_above_the_lower_end(value: int, place: float) -> None:
    assert Axis(Decimal(-4), Decimal(6), ()).place(value, 200) == place


def test_a_place_is_a_plain_number_of_pixels() -> None:
    assert isinstance(axis_of(numbers(3)).place(Decimal(1), 10), float)


@pytest.mark.parametrize(
    ("years", "step"), [(1, 1), (6, 1), (7, 5), (32, 5), (33, 10), (65, 10), (67, 20), (900, 200)]
)
def test_years_that_have_no_room_for_each_are_marked_every_five_ten_or_twenty(
    years: int, step: int
) -> None:
    assert year_step(220 / years, 33.4) == step


@given(st.floats(0.01, 300), st.floats(1, 200))
def test_names_of_years_have_the_room_that_they_need(room: float, needed: float) -> None:
    step = year_step(room, needed)
    assert step * room >= needed or step == 2000
