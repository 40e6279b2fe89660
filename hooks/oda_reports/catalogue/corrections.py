"""What was published and wrong: each correction with what it is of, as that stands now.

A correction names a figure as its record calls it. Where several sources or editions print one
thing, it has to say which of them was entered wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from oda_reports.catalogue.grouping import grouped
from oda_reports.figures.figure import Figure, decimals_of, record_figures
from oda_reports.figures.messages import capitalised
from oda_reports.records.corrections import STATUS, Correction, FiguredRecord
from oda_reports.records.editions import Editions
from oda_reports.records.field_types import MOST_DECIMALS, id_from
from oda_reports.records.model import Record
from oda_reports.records.projects import Project, StatusReading
from oda_reports.records.vocabulary import Kind, ValueState

Stands = Figure | StatusReading
"""What a correction is of: a figure, or what a source says of how far a project has come."""


def names_of(stands: Stands, editions: Editions) -> tuple[str, ...]:
    """What a correction can call a figure or a status: with its edition, then without."""
    if isinstance(stands, Figure):
        rest = stands.name.removeprefix(f"{stands.kind}/{stands.record}/")
        undated = rest.removesuffix(f"/{stands.as_of}")  # as it was called before
        keys = [*dict.fromkeys((rest, undated))]
        if stands.year:
            of_area = rest.removesuffix(f"/{stands.year}")
            keys += [f"{of_area}/{name}" for name in stands.year.names if name != str(stands.year)]
        if stands.kind is not Kind.STATISTICS:
            keys = [rest.rpartition("/")[2], rest]
        marks = stands.is_named_at
    else:
        printing = editions.by_source.get(stands.source)
        keys = [STATUS]
        marks = printing.marks if printing else (stands.source,)
    return (*(f"{key}@{mark}" for key in keys for mark in marks), *keys)


def corrected_at(
    named: str, record: Record, figures: Iterable[Figure], editions: Editions
) -> tuple[Stands, ...]:
    """What a correction in a record can mean by a name; of ``figures`` that are all its own."""
    found: list[Stands] = [one for one in figures if named in names_of(one, editions)]
    if isinstance(record, Project) and record.status:
        statuses = (record.status, *record.status.readings)
        found += [one for one in statuses if named in names_of(one, editions)]
    return tuple(found)


@dataclass(frozen=True)
class Corrected:
    """A correction, its record, and what stands there now: nothing where the figure was removed."""

    record: FiguredRecord
    correction: Correction
    now: Stands | None = None

    @property
    def figure(self) -> Figure | None:
        """The figure as it is now."""
        return self.now if isinstance(self.now, Figure) else None

    @property
    def status(self) -> StatusReading | None:
        """How far the project has come, as its source says now."""
        return self.now if isinstance(self.now, StatusReading) else None

    @property
    def before(self) -> Figure | None:
        """The figure with the number that stood there, as it would be written."""
        figure, was = self.figure, self.correction.was
        if figure is None or not isinstance(was, Decimal):
            return None
        return replace(
            figure.of_number(was.scaleb(figure.exponent)),
            state=ValueState.REPORTED,
            decimals=_decimals(figure, was),
            qualifier=figure.qualifier,
        )

    @property
    def why(self) -> str:
        """What was wrong, as a sentence."""
        why = self.correction.why
        return f"{capitalised(why)}{'' if why.endswith(_ENDS) else '.'}"

    @property
    def anchor(self) -> str:
        """The id of its notice."""
        record, said = self.record, self.correction
        named = id_from(said.figure)
        return "-".join(("oda-corrected", record.kind.singular, record.id, named, str(said.until)))


def _decimals(figure: Figure, was: Decimal) -> int:
    """As many as its record shows; all, where what was wrong is a digit that it does not show."""
    shown = figure.decimals
    now = figure.value
    is_shown = now is None or round(now.scaleb(-figure.exponent), shown) != round(was, shown)
    if figure.kind is Kind.STATISTICS and is_shown:
        return shown
    return min(max(shown, decimals_of(was)), MOST_DECIMALS)


_ENDS = (".", "!", "?", "…")


class Corrections:
    """The corrections of published records, with what each of them is of."""

    def __init__(self, records: Iterable[Record], editions: Editions) -> None:
        found = [
            one
            for record in records
            if isinstance(record, FiguredRecord) and record.corrections
            for one in _of_record(record, editions)
        ]
        self.newest_first = tuple(sorted(found, key=_by_day, reverse=True))
        """All of them."""
        self._by_place: Mapping[str, tuple[Corrected, ...]] = grouped(
            (_place(one.record, one.now), one) for one in self.newest_first if one.now
        )

    def __bool__(self) -> bool:
        return bool(self.newest_first)

    def of(self, printed: Figure | Project) -> tuple[Corrected, ...]:
        """Those of a figure, or of the status of a project that stands, newest first."""
        if isinstance(printed, Figure):
            return self._by_place.get(printed.address, ())
        return self._by_place.get(_place(printed, printed.status), ()) if printed.status else ()


def _of_record(record: FiguredRecord, editions: Editions) -> Iterable[Corrected]:
    """What is held back with a draft source is nowhere, and so is its correction."""
    figures = tuple(record_figures(record, editions))
    for correction in record.corrections:
        if correction.removed:
            yield Corrected(record, correction)
            continue
        meant = corrected_at(correction.figure, record, figures, editions)
        if len(meant) == 1:
            yield Corrected(record, correction, meant[0])


def _place(record: Record, now: Stands | None) -> str:
    if isinstance(now, Figure):
        return now.address
    return f"{record.kind}/{record.id}/{STATUS}@{now.source if now else ''}"


def _by_day(one: Corrected) -> tuple[object, ...]:
    return (one.correction.until, one.correction.since, one.record.kind, one.record.id)
