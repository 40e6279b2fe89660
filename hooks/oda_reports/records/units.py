"""What a number counts: units that every report has, and every currency that CLDR knows.

A report's own units stand in ``report.yml``; ``conventions`` has all that one report counts with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts."""

    value: str
    """The code that records write."""
    singular: str
    """What one is called."""
    label: str
    """What several are called."""
    definition: str = ""
    is_counted: bool = False
    """Whether there are only whole ones: persons, schools."""
    symbol: str = ""
    """What stands behind each number of a report's own unit; the others have none."""
    decimals: int = 0
    """The decimals in which parts of it are written: of money, cents are two."""

    def __str__(self) -> str:
        return self.value

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency (its value is then an ISO 4217 code)."""
        return self.value.isupper()

    @property
    def is_percent(self) -> bool:
        """Whether it is parts of a hundred."""
        return self.value == "percent"

    @property
    def is_unnamed(self) -> bool:
        """Whether it counts things for which only a label has a word."""
        return self.value == "items"

    @property
    def is_printed(self) -> bool:
        """Whether a figure is written with it; other units are words of the text around it."""
        return self.is_money or self.is_percent or bool(self.symbol)

    def named(self, value: Decimal) -> str:
        """What so many of it are called: 1 school, 2 schools."""
        return self.singular if value == 1 else self.label


_COUNTED = (
    ("persons", "person", "People: pupils, trainees, experts."),
    ("households", "household", "Families that keep house together."),
    ("meetings", "meeting", "Meetings and conferences."),
    ("countries", "country", "Countries."),
    ("projects", "project", "Projects, grants, programmes."),
    ("schools", "school", "Schools of any level."),
    ("facilities", "facility", "Buildings and plants: clinics, wells, stations."),
    ("villages", "village", "Villages and other settlements."),
    ("items", "item", "Things without a unit of their own here; the label says what."),
)
_MEASURED = (
    ("kilometres", "kilometre", "Lengths: roads, pipes, lines."),
    ("square-metres", "square metre", "Floors and plots."),
    ("hectares", "hectare", "Stretches of land."),
    ("cubic-metres", "cubic metre", "Volumes: water, concrete."),
    ("tonnes", "tonne", "Weights, in metric tonnes."),
    ("megawatts", "megawatt", "What a plant or line can carry."),
    ("kilowatt-hours", "kilowatt-hour", "Energy made or saved."),
    ("minutes", "minute", "Lengths of time."),
    ("hours", "hour", "Lengths of time."),
    ("days", "day", "Lengths of time."),
    ("percent", "percent", "Parts of a hundred: 2.5 for 2.5%."),
)


def _plural(code: str) -> str:
    return code if code == "kilowatt-hours" else code.replace("-", " ")


UNITS: Mapping[str, Unit] = {
    code: Unit(code, singular, _plural(code), definition, is_counted)
    for units, is_counted in ((_COUNTED, True), (_MEASURED, False))
    for code, singular, definition in units
}
"""The units that every report has, beside money."""

_NO_MONEY = frozenset(["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XTS", "XXX"])
"""Codes of ISO 4217 for metals, for bonds, for tests and for what has no currency."""


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes of all currencies, those of the past too."""
    return frozenset(get_global("all_currencies")) - _NO_MONEY


@cache
def unit_of(code: str) -> Unit | None:
    """The unit that a code means in any report: one of its own, or money."""
    if code not in currency_codes():
        return UNITS.get(code)
    singular, plural = (get_currency_name(code, count, "en") for count in (1, 2))
    decimals = get_currency_precision(code)
    return Unit(code, singular, plural, "Money, by its ISO 4217 code.", decimals=decimals)


def sign_of(code: str) -> str:
    """The sign of a currency in English; its code where it has none."""
    return get_currency_symbol(code, "en")
