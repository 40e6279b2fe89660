"""What a record names: the sources it cites, the figures that its texts and key figures call."""

from __future__ import annotations

from collections.abc import Iterator

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


def named_figures(record: Record) -> Iterator[str]:
    """The addresses of figures as a record writes them, each as often as it does."""
    for _, mark, value in marked_values(record):
        if isinstance(mark, FigureAddress):
            yield value
        elif isinstance(mark, ProseText) and "[[" in value:
            yield from (ref.target for ref in find_references(value) if ref.type == "figure")
