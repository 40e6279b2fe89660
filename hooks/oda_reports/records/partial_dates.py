"""Dates as sources print them: a year, a month, a day or a fiscal year, compared and ordered."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_FORM = re.compile(
    r"(?:FY(?P<fiscal>\d{4})|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)\Z",
    re.ASCII,
)


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
