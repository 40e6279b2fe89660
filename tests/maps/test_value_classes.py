"""Classes of values: every value in one of them, with the same round limits on both sides."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from oda_reports.maps.value_classes import STEPS, class_of, classes_of

values = st.lists(
    st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False), min_size=1
)


@given(values)
def test_every_value_is_in_one_class(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    for number in numbers:
        assert [one for one in classes if one.holds(number)] == [class_of(number, classes)]
    assert max(abs(one.step) for one in classes) <= STEPS


def test_a_class_names_its_side_of_zero_and_its_distance() -> None:
    classes = classes_of([Decimal(-10), Decimal(0), Decimal(20)])
    assert [(one.colour, one.is_below_zero) for one in classes] == [
        ("below2", True),
        ("below1", True),
        ("above1", False),
        ("above2", False),
        ("above3", False),
    ]


@given(values)
def test_classes_stand_from_low_to_high_without_gaps(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    steps = [one.step for one in classes]
    assert steps == sorted(steps)
    for one, other in pairwise(classes):
        above = other.near if other.step > 0 else other.far
        below = one.far if one.step > 0 else one.near
        assert above == below


def test_limits_are_round_and_a_side_without_values_has_no_class() -> None:
    numbers = [Decimal(n) for n in ("-31.2", "-2.1", "0.4", "7", "21", "190")]
    limits = [(one.step, int(one.near), one.far and int(one.far)) for one in classes_of(numbers)]
    assert [tuple(map(str, one)) for one in limits] == [
        ("-3", "-20", "None"),
        ("-2", "-5", "-20"),
        ("-1", "0", "-5"),
        ("1", "0", "5"),
        ("2", "5", "20"),
        ("3", "20", "None"),
    ]
    assert [one.step for one in classes_of([Decimal(3), Decimal(0)])] == [1, 2]
    assert [one.step for one in classes_of([Decimal(0)])] == [1]
