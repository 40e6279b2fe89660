"""Values by a key, and ordered lists of records brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind

R = TypeVar("R", bound=Record)
K = TypeVar("K")
V = TypeVar("V")


def merged(lists: Sequence[tuple[R, ...]], order: Mapping[str, int]) -> tuple[R, ...]:
    """The records of several ordered lists, each once, in order."""
    filled = [records for records in lists if records]
    if len(filled) < 2:
        return filled[0] if filled else ()
    once = {record.id: record for records in filled for record in records}
    return tuple(sorted(once.values(), key=lambda record: order[record.id]))


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by key, in order of appearance, each once for a key."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        values = found.setdefault(key, [])
        if not values or values[-1] is not value:
            values.append(value)
    return {key: tuple(values) for key, values in found.items()}


def by_kind(record: Record) -> tuple[int, str, str]:
    """The order of records of several kinds: that in which a reader meets the kinds."""
    return (_KINDS[record.kind], record.heading, record.id)


_KINDS = {kind: position for position, kind in enumerate(Kind)}
