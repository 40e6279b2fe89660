"""What a report counts with: told once in ``report.yml``, and needed to read all its records.

Whoever validates a model hands them over as pydantic's context; without them the defaults hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.units import Unit, unit_of


@dataclass(frozen=True)
class Conventions:
    """What holds for all records of a report."""

    fiscal_year: FiscalYear = JAPANESE
    """How its fiscal years are counted."""
    of_sources: Mapping[str, FiscalYear] = field(default_factory=dict)
    """How sources count theirs that count otherwise, by their ids."""
    units: tuple[Unit, ...] = ()
    """The report's own, beside those that every report has."""
    is_known: bool = True
    """Whether the report could be read; of one that could not, any word may be a unit."""

    @classmethod
    def within(cls, context: Any) -> Conventions:
        """Those of a validation, by its context."""
        return context if isinstance(context, cls) else DEFAULT

    def fiscal_year_of(self, source: object) -> FiscalYear:
        """How the fiscal years are counted of what was read in a source, where it has one."""
        own = self.of_sources.get(source) if isinstance(source, str) else None
        return own or self.fiscal_year

    def unit(self, code: str) -> Unit | None:
        """The unit that a record means by a code: the report's own comes first."""
        own = next((unit for unit in self.units if unit.value == code), None)
        found = own or unit_of(code)
        if found is None and not self.is_known and code.islower():
            return Unit(code, code, code)
        return found


DEFAULT = Conventions()
"""Those of a report that names none."""
