"""What a report counts with: told once in ``report.yml``, and needed to read all its records.

Whoever validates a model hands them over as pydantic's context; without them the defaults hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from oda_reports.records.units import Unit, unit_of


class Naming(Protocol):
    """What of a report says what it counts with; the model of the report itself is read by it."""

    @property
    def own_units(self) -> tuple[Unit, ...]:
        """The units that it adds."""


@dataclass(frozen=True)
class Conventions:
    """What holds for all records of a report."""

    units: tuple[Unit, ...] = ()
    """The report's own, beside those that every report has."""
    is_known: bool = True
    """Whether the report could be read; of one that could not, any word may be a unit."""

    @classmethod
    def of(cls, report: Naming | None) -> Conventions:
        """Those that a report names."""
        if report is None:
            return cls(is_known=False)
        return cls(units=report.own_units)

    @classmethod
    def within(cls, context: Any) -> Conventions:
        """Those of a validation, by its context."""
        return context if isinstance(context, cls) else DEFAULT

    def unit(self, code: str) -> Unit | None:
        """The unit that a record means by a code: the report's own comes first."""
        own = next((unit for unit in self.units if unit.value == code), None)
        found = own or unit_of(code)
        if found is None and not self.is_known and code.islower():
            return Unit(code, code, code)
        return found


DEFAULT = Conventions()
"""Those of a report that names none."""
