"""From values to places: where zero lies, which round numbers stand at the side of a chart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


@dataclass(frozen=True)
class Axis:
    """A stretch of values, zero always in it, over a length that may be pixels or percent.

    ``ticks`` are round numbers from its lower end to its upper.
    """

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def place(self, value: Decimal | int, length: float) -> float:
        """How far from the lower end a value lies, of ``length`` in all."""
        return float((value - self.low) / (self.high - self.low)) * length


def axis_of(values: Iterable[Decimal], steps: int = 4) -> Axis:
    """An axis that holds zero and all the values, with about so many steps.

    Values that are all zero, or none, get one from zero to one.
    """
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    if low == high:
        return Axis(Decimal(0), Decimal(1), (Decimal(0),))
    step = round_step((high - low) / steps)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(step * number for number in range(int(first), int(last) + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def round_step(size: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below ``size``."""
    power = Decimal(1).scaleb(size.adjusted())
    for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5)):
        if factor * power >= size:
            return factor * power
    return 10 * power


def year_step(room: float, needed: float) -> int:
    """Of how many years one is written, where each has so much room, and its name needs so much.

    That is every one, or else every fifth, tenth, twentieth and so on: years that end in 5 or 0.
    """
    if room >= needed:
        return 1
    steps = (step * power for power in (1, 10, 100) for step in (5, 10, 20))
    return next((step for step in steps if step * room >= needed), 2000)
