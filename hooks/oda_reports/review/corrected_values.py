"""Published values that are others now with no new reading: each was wrong, or ought to stay.

A value of another source or edition is a reading beside the old one. The same reading with another
number is a correction, which readers are told of: its record says so, or the review asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.figure_addresses import PARTS
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import formatter_of
from oda_reports.problems.problem import Loc
from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.model import Record
from oda_reports.records.projects import Status
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.review.figure_changes import FigureChange
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.review import ToldCorrection

Since = Callable[[Kind, str, Loc], str]
"""The day from which on a record had what it has at a place, before; empty if nobody knows."""


def _unknown(_kind: Kind, _id: str, _loc: Loc) -> str:
    return ""


@dataclass(frozen=True)
class CorrectedValues:
    """What was overwritten between two states, with the days that git has of it."""

    base: Catalogue
    head: Catalogue
    renames: Renames
    since: Since = _unknown
    until: str = ""

    def of_figures(self, changes: Iterable[FigureChange]) -> Iterator[ToldCorrection]:
        """The numbers that were overwritten, and whether their records say so."""
        for change in changes:
            before, after = change.before, change.after
            if before is None or after is None or not self._is_corrected(before, after):
                continue
            was = _as_written(before)
            if before.unit != after.unit:  # the number alone would take the unit of today
                was = formatter_of(self.base.report).figure(before)
            yield ToldCorrection(
                after.file,
                _called(after, self.head),
                was,
                self.since(before.kind, before.record, _place(before)),
                self.until,
                _is_said(self.head.records[after.kind, after.record], _calls(after), was),
            )

    def of_statuses(self) -> Iterator[ToldCorrection]:
        """The statuses that were overwritten, and whether their records say so."""
        now = {project.id: project for project in self.head.projects}
        for old in self.base.projects:
            new = now.get(self.renames.id(Kind.PROJECTS, old.id))
            if new and _is_status_corrected(old.status, new.status, self.renames):
                assert old.status is not None
                was = old.status.stage.value
                yield ToldCorrection(
                    f"{new.kind}/{new.id}.yml",
                    "status",
                    was,
                    self.since(old.kind, old.id, ("status", "stage")),
                    self.until,
                    _is_said(new, ("status",), was),
                )

    def _is_corrected(self, before: Figure, after: Figure) -> bool:
        """Whether a number that was printed is another one now, and nothing was read anew."""
        old = self.renames.figure(before)
        if not old.has_number or _number(old) == _number(after):
            return False
        return _read(old, self.base, before.source) == _read(after, self.head, after.source)


def _read(figure: Figure, catalogue: Catalogue, source: str) -> tuple[object, ...]:
    """What was read, and when: a source that is read again may say something else."""
    record = catalogue.records.get((Kind.SOURCES, source))
    again = record.read if isinstance(record, Source) else None
    times = (figure.year, figure.start, figure.end, figure.as_of)
    return (figure.source, figure.read, again, *times)


def _is_status_corrected(old: Status | None, new: Status | None, renames: Renames) -> bool:
    """Whether a project has come another way by the same source, at the same time."""
    if old is None or new is None or old.stage is new.stage:
        return False
    source = renames.id(Kind.SOURCES, old.source)
    return (source, old.read, old.date) == (new.source, new.read, new.date)


def _number(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.low, figure.high, figure.state)


def _place(figure: Figure) -> Loc:
    """The way to the number of a figure in its record."""
    return figure.value_loc if figure.value is not None else (*figure.loc, "low")


def _as_written(figure: Figure) -> str:
    """The number of a figure as its record writes it, in the scale of the record."""
    numbers = (figure.low, figure.high) if figure.value is None else (figure.value,)
    written = (n.scaleb(-figure.exponent).normalize() for n in numbers if n is not None)
    return " to ".join(f"{number:f}" for number in written)


def _called(figure: Figure, catalogue: Catalogue) -> str:
    """The shortest that a record can call its own figure by."""
    if figure.kind is Kind.STATISTICS:
        return figure.anchor
    address = f"{figure.kind}/{figure.record}"
    others = [f"{address}/{part}/{figure.key}" for part in PARTS]
    is_only = sum(other in catalogue.figures for other in others) == 1
    name = figure.key if is_only else figure.anchor
    marks = figure.is_named_at if figure.has_other_readings and figure.stands else ()
    return "@".join((name, *marks[:1]))


def _calls(figure: Figure) -> tuple[str, ...]:
    """All that a record may call its own figure by."""
    names = (figure.key, figure.anchor) if figure.kind is not Kind.STATISTICS else (figure.anchor,)
    plain = [name.partition("@")[0] for name in names]
    marked = [f"{name}@{mark}" for name in plain for mark in figure.is_named_at]
    return (*names, *marked)


def _is_said(record: Record, calls: Iterable[str], was: str) -> bool:
    """Whether a record tells of the correction of a figure that it calls so."""
    stated = record.corrections if isinstance(record, FiguredRecord) else ()
    return any(one.figure in calls and _is_same(one.was, was) for one in stated)


def _is_same(stated: Any, was: str) -> bool:
    """Whether a record states what stood there; of words, which may be any, nothing is asked."""
    try:
        return Decimal(str(stated)) == Decimal(was)
    except InvalidOperation:
        return not str(stated).replace(".", "").isdigit()
