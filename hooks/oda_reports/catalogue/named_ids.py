"""Where ids of records stand: in fields, in addresses of figures, in texts, and in their files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from oda_reports.catalogue.figure_addresses import PARTS
from oda_reports.figures.figure import own_figures
from oda_reports.problems.edits import span_at
from oda_reports.problems.problem import Loc, Span
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder
from oda_reports.records.field_types import (
    CarrierAddress,
    FigureAddress,
    Mark,
    OwnAddress,
    ProseText,
    Ref,
)
from oda_reports.records.model import Record
from oda_reports.records.references import find_references, is_web_address
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind

AREAS = (Kind.REGIONS, Kind.COUNTRIES)
"""The kinds whose ids, with those of groups, are one set: what a statistic is about."""


class NamedId(NamedTuple):
    """An id as it stands in a value: from which character on, and of which kinds it can be.

    ``is_whole_address`` where the id of a statistic, and perhaps an edition, is all there is of a
    figure's address.
    """

    start: int
    id: str
    kinds: tuple[Kind, ...]
    is_whole_address: bool = False

    def instead(self, new: str, own: Collection[str]) -> str:
        """What to write for it where the record is called otherwise: the figure stays the same."""
        return f"{Kind.STATISTICS}/{new}" if self.is_whole_address and new in own else new


def ids_named(mark: Mark, text: str, own: Collection[str]) -> Iterator[NamedId]:
    """Every id of a record in a marked value, in order of its references.

    ``own`` are the keys by which a text calls the figures of its own record. An address is taken
    as it is written: whether a figure stands there is not asked.
    """
    match mark:
        case Ref(kinds=kinds):
            yield NamedId(0, text, kinds)
        case FigureAddress():
            yield from _in_address(text, 0, own)
        case OwnAddress() if text not in own:
            yield NamedId(0, re.split("[/@]", text, maxsplit=1)[0], AREAS)
        case CarrierAddress():
            yield from _in_page(text, 0) or _in_address(text, 0, ())
        case ProseText():
            for type, target, _, start in find_references(text):
                if type == "figure":
                    yield from _in_address(target, start, own)
                elif type == "source":
                    yield NamedId(start, target, (Kind.SOURCES,))
                elif type == "link" and not is_web_address(target):
                    yield from _in_page(target, start)


def figures_named(mark: Mark, text: str) -> Iterator[tuple[int, str]]:
    """Every address of a figure in a marked value, with the character from which it stands."""
    match mark:
        case FigureAddress():
            yield 0, text
        case CarrierAddress() if not _in_page(text, 0):
            yield 0, text
        case ProseText():
            for type, target, _, start in find_references(text):
                if type == "figure":
                    yield start, target


def _in_page(target: str, start: int) -> list[NamedId]:
    """The id in kind and id of a record: ``projects/some-id``, with or without outer strokes."""
    word, _, id = target.strip("/").partition("/")
    kind = Kind.named(word)
    if kind is None or not id or "/" in id:
        return []
    before = len(target) - len(target.lstrip("/"))
    return [NamedId(start + before + len(word) + 1, id, (kind,))]


def _in_address(address: str, start: int, own: Collection[str]) -> Iterator[NamedId]:
    name = address.partition("@")[0]
    if name in own:
        return
    first, *rest = name.split("/")
    kind = Kind.named(first)
    if kind and kind is not Kind.STATISTICS and len(rest) == 3 and rest[1] in PARTS:
        yield NamedId(start + len(first) + 1, rest[0], (kind,))
        return
    prefix = f"{Kind.STATISTICS}/" if name.startswith(f"{Kind.STATISTICS}/") else ""
    statistic, _, about = name.removeprefix(prefix).partition("/")
    at = start + len(prefix)
    yield NamedId(at, statistic, (Kind.STATISTICS,), is_whole_address=statistic == name)
    if about:
        yield NamedId(at + len(statistic) + 1, about.partition("/")[0], AREAS)


def written_ids(
    origin: Origin, loc: Loc, mark: Mark, value: str, own: Collection[str]
) -> Iterator[tuple[NamedId, Span]]:
    """Every id in a marked value, with the place in the file where it is written.

    A value that its file writes in an unusual way, with signs for letters, has no places.
    """
    text, start, written = _as_written(origin, loc, mark, value)
    for named in ids_named(mark, written, own) if written else ():
        yield named, span_at(text, start + named.start, len(named.id))


def written_figures(origin: Origin, loc: Loc, mark: Mark, value: str) -> Iterator[tuple[str, Span]]:
    """Every address of a figure in a marked value, with the place in the file, as for ids."""
    text, start, written = _as_written(origin, loc, mark, value)
    for at, address in figures_named(mark, written) if written else ():
        yield address, span_at(text, start + at, len(address))


def _as_written(origin: Origin, loc: Loc, mark: Mark, value: str) -> tuple[str, int, str]:
    """The text of a file, where in it a marked value starts, and the value as it stands there."""
    text, start, end = origin.written(loc)
    written = text[start:end]
    if isinstance(mark, ProseText):
        return text, start, written
    at = written.find(value)
    return (text, start + at, value) if at >= 0 else (text, start, "")


def own_keys(folder: Folder, model: Record | Report | None) -> frozenset[str]:
    """The keys by which the texts of a record call its own figures, refused ones too."""
    if not isinstance(model, Record):
        return frozenset()
    refused = folder.refused.get((model.kind, model.id))
    written = refused.keys if refused else frozenset()
    return written | {figure.key for figure in own_figures(model)}


def area_ids(folder: Folder) -> frozenset[str]:
    """The ids of all areas in a folder: regions, their groups, and countries."""
    records = [*folder.records, *(refused.record for refused in folder.refused.values())]
    areas = [id for kind, id in folder.unread if kind in AREAS]
    for record in records:
        if record.kind in AREAS:
            areas += [record.id, *getattr(record, "groups", ())]
    return frozenset(areas)
