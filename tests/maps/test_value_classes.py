"""Classes of values: every value in one of them, with the same round limits on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.maps.value_classes import STEPS, ValueClass, class_of, classes_of

numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
values = st.lists(numbers, min_size=1)
few_values = st.lists(
    st.one_of(st.integers(-12, 40), st.integers(-2000, 90_000)).map(Decimal),
    min_size=1,
    max_size=9,
)


def limits_of(classes: Sequence[ValueClass]) -> list[Decimal]:
    """The limits between classes, without their sides."""
    return sorted({abs(one.near) for one in classes if one.near})


def spreads(sizes: Sequence[Decimal], limits: Sequence[Decimal]) -> list[Decimal]:
    """How many times its smallest size the largest of each class is, the most first."""
    ends = [Decimal(0), *limits, Decimal("Infinity")]
    held = [[n for n in sizes if low <= n < high] for low, high in pairwise(ends)]
    return sorted((max(one) / min(one) for one in held if one), reverse=True)


@given(values)
def test_every_value_is_in_one_class(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    for number in numbers:
        assert [one for one in classes if one.holds(number)] == [class_of(number, classes)]
    assert max(abs(one.step) for one in classes) <= STEPS


@given(values)
def test_of_two_values_the_higher_is_in_no_lower_class(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    steps = [class_of(number, classes).step for number in sorted(numbers)]
    assert steps == sorted(steps)


@given(values)
def test_classes_stand_from_low_to_high_without_gaps(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    steps = [one.step for one in classes]
    assert steps == sorted(steps)
    for one, other in pairwise([one for one in classes if not one.is_zero]):
        above = other.near if other.step > 0 else other.far
        below = one.far if one.step > 0 else one.near
        assert above == below


@given(values)
def test_a_limit_has_one_digit_that_is_not_zero(numbers: list[Decimal]) -> None:
    limits = limits_of(classes_of(numbers))
    assert [limit for limit in limits if len(limit.normalize().as_tuple().digits) > 1] == []


@given(values)
def test_zero_shares_a_class_with_nothing(numbers: list[Decimal]) -> None:
    classes = classes_of(numbers)
    for number in numbers:
        one = class_of(number, classes)
        assert (one.step > 0) - (one.step < 0) == (number > 0) - (number < 0)
        assert one.is_zero == (number == 0)
        assert one.is_below_zero == (number < 0)
    assert any(one.is_zero for one in classes) == (0 in numbers)


@given(few_values)
def test_no_other_limits_bring_the_values_of_each_class_nearer(numbers: list[Decimal]) -> None:
    sizes = sorted({abs(number) for number in numbers if number})
    rounds = [Decimal(digit).scaleb(power) for power in range(6) for digit in range(1, 10)]
    parting = {
        tuple(n >= limit for n in sizes): limit
        for limit in rounds
        if sizes and sizes[0] < limit <= sizes[-1]
    }
    best = min(
        spreads(sizes, sorted(chosen))
        for count in range(STEPS)
        for chosen in combinations(parting.values(), count)
    )
    assert spreads(sizes, limits_of(classes_of(numbers))) == best


@given(few_values)
def test_values_that_are_far_apart_share_a_class_only_where_all_are_needed(
    numbers: list[Decimal],
) -> None:
    sizes = sorted({abs(number) for number in numbers if number})
    classes = classes_of(sizes)
    together = [
        (one, other)
        for one, other in pairwise(sizes)
        if class_of(one, classes) == class_of(other, classes)
    ]
    assert len(classes) == STEPS or all(other < 2 * one for one, other in together)


def test_a_class_names_its_side_of_zero_and_its_distance() -> None:
    classes = classes_of([Decimal(-10), Decimal(0), Decimal(20)])
    assert [(one.colour, one.is_below_zero) for one in classes] == [
        ("below1", True),
        ("zero", False),
        ("above1", False),
        ("above2", False),
    ]


@pytest.mark.parametrize(
    ("numbers", "limits"),
    [
        ("-27.89 -13.40 -4.64 -1.67 -0.75 15.57 24.64 238.66", "2 10 100"),
        ("24.64 238.66", "100"),
        ("15 24 27 238", "20 100"),
        ("51 58 64 77 83 91", "60 70 90"),
        ("1 10 100 1000 10000", "100 1000 10000"),
        ("0.021 0.022 0.4", "0.1"),
        ("7", ""),
        ("7 7 7", ""),
        ("0", ""),
        ("0 0 -3", ""),
        ("3.11 3.12 3.13", ""),
    ],
)
def test_limits_are_the_roundest_numbers_between_values_that_lie_far_apart(
    numbers: str, limits: str
) -> None:
    classes = classes_of(map(Decimal, numbers.split()))
    assert limits_of(classes) == [Decimal(limit) for limit in limits.split()]


def test_a_side_without_values_has_no_class_and_both_have_the_same_limits() -> None:
    def written(*numbers: int) -> list[tuple[int, str, str]]:
        made = classes_of(map(Decimal, numbers))
        return [(one.step, f"{one.near:f}", f"{one.far:f}" if one.far else "") for one in made]

    assert written(-31, -2, 7, 190) == [
        (-3, "-10", "-100"),
        (-2, "-5", "-10"),
        (-1, "-0", "-5"),
        (1, "0", "5"),
        (2, "5", "10"),
        (3, "10", "100"),
        (4, "100", ""),
    ]


@pytest.mark.parametrize(
    ("numbers", "steps"), [([3, 0], [0, 1]), ([-3, -30], [-2, -1]), ([0], [0]), ([-2, 2], [-1, 1])]
)
def test_a_side_has_classes_up_to_its_outermost_value(numbers: list[int], steps: list[int]) -> None:
    assert [one.step for one in classes_of(map(Decimal, numbers))] == steps
