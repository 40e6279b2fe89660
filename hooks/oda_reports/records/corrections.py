"""Corrections: what stood at a figure, was published, and was wrong.

A value that a later source or edition prints otherwise was not wrong: it is a reading of its own.
"""

from __future__ import annotations

from oda_reports.records.field_types import OwnFigureRef, Stood, Wording
from oda_reports.records.model import Model, Record
from oda_reports.records.partial_dates import PartialDate

STATUS = "status"
"""What a correction names where not a figure was wrong, but how far a project has come."""


class Correction(Model):
    """A published value that was wrong: what stood there, how long, and why."""

    figure: OwnFigureRef
    """Its key in this record, or the rest of its address as on the page: area/2023@2024. Of a
    project also status."""
    was: Stood
    """What stood there: the number as the record wrote it, or the words if it was none."""
    since: PartialDate
    """From when on it stood on the site."""
    until: PartialDate
    """The day on which it was corrected."""
    why: Wording
    """What was wrong, in a sentence for readers."""
    removed: Wording | None = None
    """What the figure was called, if the record holds it no more."""


class FiguredRecord(Record):
    """A record that holds figures, which can have been wrong."""

    corrections: tuple[Correction, ...] = ()
    """Values of it that were published and wrong. A later edition's value is no correction."""
