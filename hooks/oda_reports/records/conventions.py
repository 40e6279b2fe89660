"""What a report counts with: told once in ``report.yml``, and needed to read all its records.

Whoever validates a model hands them over as pydantic's context; without them the defaults hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from oda_reports.records.report import Report


@dataclass(frozen=True)
class Conventions:
    """What holds for all records of a report."""

    @classmethod
    def of(cls, report: Report | None) -> Conventions:
        """Those that a report names; of one that could not be read, the defaults."""
        return cls()

    @classmethod
    def within(cls, context: Any) -> Conventions:
        """Those of a validation, by its context."""
        return context if isinstance(context, cls) else DEFAULT


DEFAULT = Conventions()
"""Those of a report that names none."""
