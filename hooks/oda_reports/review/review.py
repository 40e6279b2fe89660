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
    edition: str = ""
    """The edition that prints it, as an address has it behind its ``@``."""


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
class ToldStanding:
    """What is printed in the place of what: a figure, a status, how a project is featured.

    ``became`` is a class of change between two editions, or the reason why another one stands;
    ``was`` and ``now`` are then the two editions, years or sources.
    """

    address: str
    """That of the figure after; empty of what is none."""
    about: str
    moment: str
    """When it is about, after; empty where nothing is said."""
    before: ToldValue | None
    after: ToldValue | None
    became: str
    was: str = ""
    now: str = ""
    stands: bool = False
    """Whether it is a figure that some page prints where it printed another."""
    is_lost: bool = False
    """Whether what stood before is no longer in the records."""
    pages: tuple[str, ...] = ()
    """The pages that print it in the place of the other, as far as they mark it."""


@dataclass(frozen=True)
class ToldEdition:
    """What an edition that came prints otherwise than the one before it.

    ``older`` and ``newer`` are what stands behind the ``@`` of addresses: 2024, data-book:2002.
    """

    older: str
    newer: str
    is_moved: bool
    """Whether the report published the older one, and publishes the newer one now."""
    is_ahead: bool
    """Whether the newer one is later than what the report publishes: nothing of it stands."""
    rows: tuple[ToldStanding, ...] = ()


@dataclass(frozen=True)
class ToldCorrection:
    """A published value that is another now, of the same source and with no new reading."""

    file: str
    """The file of its record, below the data folder."""
    figure: str
    """What the record calls it by: its key, or the rest of its address."""
    was: str
    """The number that stood there, as the record wrote it."""
    since: str = ""
    """The day from which on the records had it, by git; empty where that is not known."""
    until: str = ""
    """The day of the later state, by git; empty where that is not known."""
    is_said: bool = False
    """Whether the record tells of the correction."""


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
    editions: tuple[ToldEdition, ...] = ()
    standing: tuple[ToldStanding, ...] = ()
    """What pages print in the place of another, less what the editions tell of."""
    corrections: tuple[ToldCorrection, ...] = ()
