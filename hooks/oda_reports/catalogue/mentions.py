"""What records name: the sources they cite and where in them, the figures that they call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oda_reports.figures.figure import Figure
from oda_reports.records.field_types import FigureAddress, ProseText, Ref
from oda_reports.records.marked_fields import marked_values
from oda_reports.records.model import Record
from oda_reports.records.references import find_references
from oda_reports.records.vocabulary import Kind


def cites(record: Record) -> frozenset[str]:
    """The ids of the sources a record was read in or cites in its texts."""
    found: set[str] = set()
    for _, mark, value in marked_values(record):
        if isinstance(mark, Ref) and mark.kinds == (Kind.SOURCES,):
            found.add(value)
        elif isinstance(mark, ProseText):
            found.update(ref.target for ref in find_references(value) if ref.type == "source")
    return frozenset(found)


def source_places(figures: Iterable[Figure]) -> tuple[tuple[str, str | None], ...]:
    """Where figures were read, each source and place once.

    A source without a place says nothing more beside a place of its own.
    """
    found = dict.fromkeys((figure.source, figure.place) for figure in figures)
    placed = {source for source, place in found if place}
    return tuple((source, place) for source, place in found if place or source not in placed)


def named_figures(record: Record) -> Iterator[str]:
    """The addresses of figures as a record writes them, each as often as it does."""
    for _, mark, value in marked_values(record):
        if isinstance(mark, FigureAddress):
            yield value
        elif isinstance(mark, ProseText) and "[[" in value:
            yield from (ref.target for ref in find_references(value) if ref.type == "figure")
