"""Dates as sources print them: a year, a month, a day or a fiscal year, compared and ordered."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any
from unicodedata import normalize

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_FORM = re.compile(
    r"(?:FY(?P<fiscal>\d{4})|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)\Z",
    re.ASCII,
)


_MONTHS = [name.casefold() for name in month_name]
_PARTS = re.compile(
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})(?:[-/.](?P<d1>\d{1,2}))?"
    r"|(?:(?P<d2>\d{1,2})\s+)?(?P<n2>[a-z]{3,9})\.?,?\s+(?P<y2>\d{4})"
    r"|(?P<n3>[a-z]{3,9})\.?\s+(?P<d3>\d{1,2}),?\s+(?P<y3>\d{4})"
    r"|(?:fy|fiscal(?: year)?|jfy)\s*-?(?P<fiscal>\d{4})",
    re.ASCII,
)


def suggest_date(text: str) -> str | None:
    """The date that other ways of writing mean: 2024/8/8, 8 August 2024, FY 2023.

    None where it could be two, as 08/09/2024, or is none.
    """
    found = len(text) < 50 and _PARTS.fullmatch(
        " ".join(normalize("NFKC", text).casefold().split())
    )
    if not found:
        return None
    if found["fiscal"]:
        return f"FY{found['fiscal']}"
    year = found["y1"] or found["y2"] or found["y3"]
    day = found["d1"] or found["d2"] or found["d3"]
    name = found["n2"] or found["n3"]
    month = int(found["m1"] or 0)
    if name:
        month = next((n for n in range(1, 13) if _MONTHS[n] == name or _MONTHS[n][:3] == name), 0)
    written = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        PartialDate.parse(written)
    except ValueError:
        return None
    return written


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date known to the year, month or day; ``fiscal`` marks a Japanese fiscal year.

    A fiscal year runs from 1 April of the year it is named after to 31 March of the next.
    """

    year: int
    month: int | None = None
    day: int | None = None
    fiscal: bool = False

    @classmethod
    def parse(cls, value: object) -> PartialDate:
        """``2024``, ``2024-02``, ``2024-02-29`` or ``FY2023``; raises ``ValueError`` otherwise."""
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        found = _FORM.match(text) if isinstance(text, str) else None
        if not found:
            raise ValueError("must be a date such as 2024, 2024-02, 2024-02-29 or FY2023")
        if found["fiscal"]:
            return cls(int(found["fiscal"]), fiscal=True)
        year, month, day = (int(part) if part else None for part in found.group(2, 3, 4))
        assert year is not None
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            message = "is a date that no calendar has"
            if year and month is not None and 1 <= month <= 12:
                days = monthrange(year, month)[1]
                message += f": {month_name[month]} {year} has {days} days"
            raise ValueError(message) from None
        return cls(year, month, day)

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The first day it can mean, as year, month, day."""
        return (self.year, 4 if self.fiscal else self.month or 1, self.day or 1)

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The last day it can mean; the 31st stands for the end of any month."""
        if self.fiscal:
            return (self.year + 1, 3, 31)
        return (self.year, self.month or 12, self.day or 31)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    def __str__(self) -> str:
        if self.fiscal:
            return f"FY{self.year:04}"
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        def validate(value: object) -> PartialDate:
            try:
                return value if isinstance(value, cls) else cls.parse(value)
            except ValueError as error:
                raise PydanticCustomError("E205", "{error}", {"error": str(error)}) from error

        return core_schema.no_info_plain_validator_function(validate)
