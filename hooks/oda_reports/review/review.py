"""A review as plain values: what whoever looks at a change is told, in whatever form."""

from __future__ import annotations

from dataclasses import dataclass, field

from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.figure_changes import Doubt
from oda_reports.review.reading_changes import ReadingChanges
from oda_reports.review.record_changes import RecordChanges


@dataclass(frozen=True)
class ToldValue:
    """A figure on one side of a change."""

    text: str
    """As it is written, with its unit, its hedge and every decimal of its record."""
    value: str | None
    """Its value in whole units, as digits; None where none is reported."""
    unit: str
    source: str
    place: str
    """Where in the source; empty where nothing is said."""


@dataclass(frozen=True)
class ToldChange:
    """One figure before and after; None where it was not there yet, or is gone."""

    address: str
    about: str
    """What it counts and where."""
    moment: str
    """When, and in which edition; empty where nothing is said."""
    before: ToldValue | None
    after: ToldValue | None
    difference: str = ""
    """After less before, as it is written; empty where the two cannot be compared."""
    percent: str = ""
    """The same in percent of the value before; empty where that says nothing."""
    doubts: tuple[Doubt, ...] = ()
    aspects: tuple[AspectChange, ...] = ()
    """What is said of it before and after; of one that is new or gone, all that is said."""
    is_beside: bool = False
    """Whether it is printed as before, and only what stands beside it changes."""


@dataclass(frozen=True)
class ToldState:
    """What a reviewer has to know first of one of the two states."""

    is_there: bool = True
    """Whether there is a data folder at all."""
    errors: int = 0


@dataclass(frozen=True)
class Review:
    """What changes between two states of a report."""

    figures: tuple[ToldChange, ...] = ()
    records: RecordChanges = field(default_factory=RecordChanges)
    reading: ReadingChanges | None = field(default_factory=ReadingChanges)
    """None where no pages could be made."""
    left_out: tuple[str, ...] = ()
    """What has errors, or hangs on what has, and so is not read on any page."""
    before: ToldState = ToldState()
    after: ToldState = ToldState()
