"""How fiscal years are counted: when they begin, after which year they are named, how written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field

from oda_reports.records.vocabulary import NamedAfter, WrittenAs

Day = tuple[int, int, int]
"""A day as year, month, day."""


@dataclass(frozen=True)
class FiscalYear:
    """A rule of fiscal years; two that differ only in how a year is written are the same."""

    first_month: int = 4
    named_after: NamedAfter = NamedAfter.START
    written: WrittenAs = field(default=WrittenAs.SINGLE, compare=False)

    @property
    def is_calendar_year(self) -> bool:
        """Whether such a year is a calendar year, and needs no other name."""
        return self.first_month == 1

    def begins_in(self, year: int) -> int:
        """The calendar year in which the fiscal year named after ``year`` begins."""
        return year - self._lead

    def beginning_in(self, year: int) -> int:
        """The year after which the fiscal year is named that begins in a calendar year."""
        return year + self._lead

    @property
    def _lead(self) -> int:
        return int(self.named_after is NamedAfter.END and not self.is_calendar_year)

    def first_day(self, year: int) -> Day:
        """The first day of the fiscal year named after ``year``."""
        return (self.begins_in(year), self.first_month, 1)

    def last_day(self, year: int) -> Day:
        """Its last day."""
        month = (self.first_month - 2) % 12 + 1
        ends_in = self.begins_in(year) + (0 if self.is_calendar_year else 1)
        return (ends_in, month, monthrange(ends_in, month)[1])

    def name(self, year: int) -> str:
        """The fiscal year named after ``year`` as it is written, by one year or by two."""
        if self.written is WrittenAs.SINGLE:
            return str(year)
        begins = self.begins_in(year)
        return f"{begins}\N{EN DASH}{(begins + 1) % 100:02}"


JAPANESE = FiscalYear()
"""From April, named after its start: the rule where a report names none."""
