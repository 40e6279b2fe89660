"""Values in a few classes with round limits, for maps whose colours stand for values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

STEPS = 3
"""Classes on each side of zero, at most."""


@dataclass(frozen=True)
class ValueClass:
    """Values from one limit up to another, the limit farther from zero not included.

    ``step`` counts from 1 beside zero; below zero it is negative. ``far`` is None for the
    outermost class.
    """

    step: int
    near: Decimal
    far: Decimal | None

    @property
    def is_below_zero(self) -> bool:
        """Whether its values are negative."""
        return self.step < 0

    @property
    def colour(self) -> str:
        """The name of its colour in the style sheets."""
        return colour_of(self.step)

    def holds(self, value: Decimal) -> bool:
        """Whether a value belongs to the class; zero belongs above."""
        if (value < 0) != (self.step < 0):
            return False
        return abs(value) >= abs(self.near) and (self.far is None or abs(value) < abs(self.far))


def colour_of(step: int) -> str:
    """The name of the colour of a class in the style sheets: ``above1``, ``below2``."""
    return f"{'below' if step < 0 else 'above'}{abs(step)}"


def classes_of(values: Iterable[Decimal]) -> tuple[ValueClass, ...]:
    """The classes that the values fall into, lowest first, with the same limits on both sides."""
    known = sorted(values)
    sizes = sorted(abs(value) for value in known if value)
    thirds = (sizes[len(sizes) * part // STEPS] for part in range(1, STEPS)) if sizes else ()
    limits = [Decimal(0), *sorted({_round_number(size) for size in thirds})]
    classes: list[ValueClass] = []
    for sign in (-1, 1):
        ends = [*(sign * limit for limit in limits[1:]), None]
        side = [
            ValueClass(sign * step, sign * near, far)
            for step, (near, far) in enumerate(zip(limits, ends, strict=True), 1)
        ]
        used = [n for n, one in enumerate(side) if any(one.holds(value) for value in known)]
        side = side[: max(used) + 1] if used else []
        classes += side[::-1] if sign < 0 else side
    return tuple(classes)


def class_of(value: Decimal, classes: Iterable[ValueClass]) -> ValueClass:
    """The class a value falls into, among those that were made of it and others."""
    return next(one for one in classes if one.holds(value))


def _round_number(size: Decimal) -> Decimal:
    """The greatest of 1, 2, 5, 10, 20, 50 … that is not above a size."""
    power = Decimal(1).scaleb(size.adjusted())
    return max(step * power for step in (1, 2, 5) if step * power <= size)
