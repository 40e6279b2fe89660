"""Sums and differences of figures: of like ones only, and each counted once.

Nothing else in the core adds or subtracts the values of figures. What makes two of them unlike is
said in the table of ``aspects``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from oda_reports.figures import messages
from oda_reports.figures.aspects import ASPECTS
from oda_reports.figures.figure import Figure
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Qualifier


class UnlikeFigures(ValueError):
    """Figures that must not be added or compared; the message says what tells them apart."""


@dataclass(frozen=True)
class Sum:
    """A number that is computed here and printed in no source; ``value`` is in whole units."""

    value: Decimal
    unit: Unit
    parts: tuple[Figure, ...]

    @property
    def qualifier(self) -> Qualifier | None:
        """How the sum is hedged if a part is: with a floor among them it is one, or a ceiling."""
        hedges = {part.qualifier for part in self.parts if part.qualifier}
        limit = next((hedge for hedge in _OF_SUMS if hedge in hedges), None)
        return limit or (Qualifier.APPROXIMATELY if hedges else None)

    def as_figure(self, like: Figure | None = None) -> Figure:
        """The sum, to be written as its parts or another figure are; hedged if a part is."""
        return replace((like or self.parts[0]).of_number(self.value), qualifier=self.qualifier)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the parts were read, each source once."""
        return tuple(dict.fromkeys(part.source for part in self.parts))


_OF_SUMS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.UP_TO)
"""The hedges that pass to a sum from a part, whatever others there are: the sharper one first."""


def differences(one: Figure, other: Figure) -> Iterator[str]:
    """What keeps two figures from being added or compared, in words; nothing if they are alike."""
    for aspect in ASPECTS:
        if aspect.unlike:
            said, also = aspect.unlike(one), aspect.unlike(other)
            if said and also and said != also:
                yield messages.listed([said, also])


def require_like(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, where they may be added or compared; raises ``UnlikeFigures``."""
    known = tuple(figures)
    for figure in known[1:]:
        if unlike := next(differences(known[0], figure), None):
            raise UnlikeFigures(f"{known[0].address} and {figure.address}: {unlike}")
    return known


def add(figures: Iterable[Figure]) -> Sum:
    """The sum of like figures; nil is zero, and one that has no value cannot be added.

    Raises ``UnlikeFigures``, for a figure given twice and for results too: a source seldom says
    whether the people it counts were counted before.
    """
    parts = require_like(figures)
    if not parts:
        raise UnlikeFigures("nothing is to be added")
    for figure in parts:
        if figure.number is None:
            raise UnlikeFigures(f"{figure.address} has no value")
    addresses = {part.address for part in parts}
    if len(addresses) < len(parts):
        raise UnlikeFigures("a figure is counted twice")
    for figure in parts:
        if figure.part_of in addresses:
            raise UnlikeFigures(f"{figure.address} is a part of {figure.part_of}")
    if len(parts) > 1 and any(part.may_contain_others for part in parts):
        raise UnlikeFigures(f"{parts[0].address}: one count may contain another")
    if len({part.is_limit for part in parts if part.qualifier}) > 1:
        raise UnlikeFigures("one part is near its number, another is only more or less than it")
    total = sum((part.number or Decimal(0) for part in parts), Decimal(0))
    return Sum(total, parts[0].unit, parts)


def subtract(before: Figure, after: Figure) -> Decimal:
    """The later of two like figures less the earlier, in whole units; raises ``UnlikeFigures``.

    Two cumulative values are never subtracted: their starts and wording move between editions.
    """
    require_like((before, after))
    if before.value is None or after.value is None:
        raise UnlikeFigures(f"{before.address} or {after.address} has no value")
    if after.measure and after.measure.is_cumulative:
        raise UnlikeFigures(f"{after.address}: a cumulative count less another is no flow")
    return after.value - before.value


def distance(one: Figure, other: Figure) -> Decimal:
    """How far two prints of one value lie apart, in whole units; raises ``UnlikeFigures``."""
    require_like((one, other))
    if one.value is None or other.value is None:
        raise UnlikeFigures(f"{one.address} or {other.address} has no value")
    return abs(one.value - other.value)


def rounding(total: Figure, parts: int) -> Decimal:
    """How far a sum of so many parts may lie from its total, each rounded as it is printed."""
    unit = Decimal(10) ** (total.exponent - total.decimals)
    return unit / 2 * (parts + 1)
