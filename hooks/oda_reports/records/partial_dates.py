"""Dates as sources print them: a year, a month, a day or a fiscal year, compared and ordered."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from functools import total_ordering
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from oda_reports.records.conventions import Conventions
from oda_reports.records.fiscal_years import JAPANESE, Day, FiscalYear
from oda_reports.records.vocabulary import WrittenAs

_FORM = re.compile(
    r"(?:FY(?P<fiscal>\d{4})(?:[-/](?P<next>\d\d))?"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)\Z",
    re.ASCII,
)
_SPAN = re.compile(r"(\d{4})[-/](\d\d)\Z", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date known to the year, month or day; ``fiscal`` is the rule of a fiscal year.

    The ``year`` of a fiscal year is the one that it is named after. A fiscal year that is the
    calendar year is read as that, so that it is the same as one.
    """

    year: int
    month: int | None = None
    day: int | None = None
    fiscal: FiscalYear | None = None
    as_written: str | None = field(default=None, compare=False, repr=False)
    """How its record has it, where that is not what ``str`` gives."""

    @classmethod
    def parse(cls, value: object, rule: FiscalYear = JAPANESE) -> PartialDate:
        """``2024``, ``2024-02``, ``2024-02-29``, ``FY2023`` or ``FY2004-05``, by a rule.

        Raises ``ValueError`` of any other form, and of what no calendar has.
        """
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        found = _FORM.match(text) if isinstance(text, str) else None
        if not found:
            raise ValueError("must be a date such as 2024, 2024-02, 2024-02-29 or FY2023")
        if found["fiscal"]:
            assert isinstance(text, str)
            return cls._fiscal_year(text, int(found["fiscal"]), found["next"], rule)
        year, month, day = (int(found[part]) if found[part] else None for part in _PARTS)
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

    @classmethod
    def _fiscal_year(cls, text: str, year: int, next: str | None, rule: FiscalYear) -> PartialDate:
        if next is not None:
            if int(next) != (year + 1) % 100:
                raise ValueError(f"is no fiscal year: the one after {year} is {year + 1}")
            if rule.is_calendar_year:
                raise ValueError("is two years, and the fiscal years here are calendar years")
            year = rule.beginning_in(year)
        meant = cls(year, fiscal=None if rule.is_calendar_year else rule)
        if year < 1 or meant.first_day[0] < date.min.year or meant.last_day[0] > date.max.year:
            raise ValueError(
                "must be a fiscal year that can be: its days have years of four digits"
            )
        return meant if str(meant) == text else replace(meant, as_written=text)

    @property
    def names(self) -> tuple[str, ...]:
        """What it can be called: as its record has it, and as addresses do, the latter last."""
        return tuple(filter(None, dict.fromkeys((self.as_written, str(self)))))

    @property
    def first_day(self) -> Day:
        """The first day it can mean, as year, month, day."""
        if self.fiscal:
            return self.fiscal.first_day(self.year)
        return (self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> Day:
        """The last day it can mean."""
        if self.fiscal:
            return self.fiscal.last_day(self.year)
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    def holds(self, other: PartialDate) -> bool:
        """Whether all that another date can mean lies in it."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    @property
    def year_name(self) -> str:
        """Its year in words for readers; of a fiscal year as its rule has it, by one or by two."""
        return self.fiscal.name(self.year) if self.fiscal else str(self.year)

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
        def validate(value: object, info: ValidationInfo) -> PartialDate:
            try:
                return value if isinstance(value, cls) else cls.parse(value, _rule(info))
            except ValueError as error:
                raise PydanticCustomError("E205", "{error}", {"error": str(error)}) from error

        return core_schema.with_info_plain_validator_function(validate)


_PARTS = ("year", "month", "day")


def _rule(info: ValidationInfo) -> FiscalYear:
    """The rule of fiscal years that holds where a value is read: its source's, or the report's."""
    return Conventions.within(info.context).fiscal_year_of((info.data or {}).get("source"))


def _as_span(value: object, info: ValidationInfo) -> object:
    """2004-05 where fiscal years are written so, which would be a month elsewhere."""
    found = _SPAN.match(value) if isinstance(value, str) else None
    rule = _rule(info)
    if not found or rule.written is WrittenAs.SINGLE or rule.is_calendar_year:
        return value
    if int(found[2]) != (int(found[1]) + 1) % 100:
        return value
    return replace(PartialDate.parse(f"FY{found[0]}", rule), as_written=found[0])


YearOf = Annotated[PartialDate, BeforeValidator(_as_span)]
"""What a value of a statistic is about, where two years mean the fiscal year that spans them."""
