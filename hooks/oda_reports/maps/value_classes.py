"""Values in a few classes with round limits, for maps whose colours stand for values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

STEPS = 4
"""Classes on each side of zero, at most."""
_ROUND = ((1,), (2, 5), (3, 4, 6, 7, 8, 9))
"""First digits of limits, the roundest first; zeros follow."""


@dataclass(frozen=True)
class ValueClass:
    """Values from one limit up to another, the limit farther from zero not included.

    ``step`` counts from 1 beside zero; below zero it is negative, and 0 is the class of zero alone.
    ``far`` is None for the outermost class.
    """

    step: int
    near: Decimal
    far: Decimal | None

    @property
    def is_below_zero(self) -> bool:
        """Whether its values are negative."""
        return self.step < 0

    @property
    def is_zero(self) -> bool:
        """Whether zero is all that it holds."""
        return self.step == 0

    @property
    def colour(self) -> str:
        """The name of its colour in the style sheets."""
        return colour_of(self.step)

    def holds(self, value: Decimal) -> bool:
        """Whether a value belongs to the class."""
        if _sign(value) != _sign(self.step):
            return False
        return abs(value) >= abs(self.near) and (self.far is None or abs(value) < abs(self.far))


def colour_of(step: int) -> str:
    """The name of the colour of a class in the style sheets: ``above1``, ``below2``, ``zero``."""
    return f"{'below' if step < 0 else 'above'}{abs(step)}" if step else "zero"


def classes_of(values: Iterable[Decimal]) -> tuple[ValueClass, ...]:
    """The classes that the values fall into, lowest first, with the same limits on both sides.

    The limits are those with which the largest value of a class is as few times its smallest as
    can be: of all classes the one where it is the most times, then the next, and so on.
    """
    known = set(values)
    limits = (Decimal(0), *_limits(sorted({abs(value) for value in known if value})))
    classes: list[ValueClass] = []
    for sign in (-1, 1):
        ends = [*(sign * limit for limit in limits[1:]), None]
        side = [
            ValueClass(sign * step, sign * near, far)
            for step, (near, far) in enumerate(zip(limits, ends, strict=True), 1)
        ]
        used = [n for n, one in enumerate(side) if any(map(one.holds, known))]
        side = side[: max(used) + 1] if used else []
        classes += side[::-1] if sign < 0 else side
        if sign < 0 and Decimal(0) in known:
            classes.append(ValueClass(0, Decimal(0), None))
    return tuple(classes)


def class_of(value: Decimal, classes: Iterable[ValueClass]) -> ValueClass:
    """The class a value falls into, among those that were made of it and others."""
    return next(one for one in classes if one.holds(value))


def _sign(value: Decimal | int) -> int:
    return (value > 0) - (value < 0)


class _Plan(NamedTuple):
    """Some sizes parted into classes; of two plans for the same sizes the lesser is better."""

    spreads: tuple[Decimal, ...] = ()
    """How many times its smallest the largest of each class is, the most first."""
    limits: tuple[Decimal, ...] = ()
    """The limits below zero, so that where spreads are alike the larger values are parted."""


def _limits(sizes: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The limits that part sizes, lowest first, in as many classes as there may be."""
    between = {n: limit for n, limit in enumerate(_rounds_between(sizes), 1) if limit is not None}
    plans = {0: _Plan()}
    whole: list[_Plan] = []
    for _ in range(STEPS):
        longer: dict[int, _Plan] = {}
        for start, plan in plans.items():
            limits = (*plan.limits, -between[start]) if start else ()
            for end in (n for n in (*between, len(sizes)) if n > start):
                spreads = sorted((*plan.spreads, sizes[end - 1] / sizes[start]), reverse=True)
                found = _Plan(tuple(spreads), limits)
                longer[end] = min(longer.get(end, found), found)
        plans = longer
        whole += [plans.pop(len(sizes))] if len(sizes) in plans else []
    return tuple(-limit for limit in min(whole).limits) if whole else ()


def _rounds_between(sizes: Sequence[Decimal]) -> Iterator[Decimal | None]:
    """Of each size and the next, the roundest number that parts them, if there is one."""
    for below, above in pairwise(sizes):
        powers = [Decimal(1).scaleb(n) for n in range(below.adjusted(), above.adjusted() + 1)]
        numbers = (
            [n for power in powers for digit in digits if below < (n := digit * power) <= above]
            for digits in _ROUND
        )
        roundest = next(filter(None, numbers), None)
        yield _nearest(roundest, below * above) if roundest else None


def _nearest(numbers: Iterable[Decimal], square: Decimal) -> Decimal:
    """The one whose square is the nearest to this, by how many times the one is the other."""
    return min(numbers, key=lambda n: max(n * n / square, square / (n * n)))
