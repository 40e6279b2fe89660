"""A record that is gone: its file, the reason in report.yml, and what can be taken out with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from oda_reports.catalogue.named_ids import ids_named, own_keys
from oda_reports.catalogue.old_ids import OldIds
from oda_reports.problems.edits import apply_edits, span_at
from oda_reports.problems.problem import Edit, Loc, Problem, Span
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, MarkedValue, is_sound
from oda_reports.reading.yaml_files import Document, parse, read_text
from oda_reports.records.field_shapes import is_needed
from oda_reports.records.field_types import ProseText, Ref
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.renaming.changes import CannotChange, Changes, FileChange, find_record, ids_of
from oda_reports.renaming.record_edits import data_at, taken_out, with_withdrawn

_MEANS_ALL = {(Statistic, "schemes")}
"""Lists that mean everything where they are left out: no last entry is taken out of them."""

# The words of a link have no brackets of their own; the whole may run over a line's end.
_LINK = re.compile(r"(?<![!\\])\[([^\[\]]*)\]\([^()\[\]]*\)")


def withdraw_record(folder: Folder, address: str, reason: str) -> Changes:
    """What changes where the record at an address (``projects/some-id``) is to be gone.

    The folder as it is read, not led on. Taken out is what can be missed without another word:
    entries of lists, fields that can be left out, links, whose words stay. A record that would be
    refused without it keeps it; the check says so then. Raises ``CannotChange``.
    """
    record = find_record(folder, address)
    reasons = _reasons(folder, record, reason.strip())
    withdrawal = _Withdrawal(folder, record)
    withdrawal.take_out_references()
    if reasons:
        withdrawal.give_reasons(reasons)
    withdrawal.take_out_record()
    nowhere = "" if reasons else "; it had no page, on which the reason could stand"
    said = f"'{record.kind}/{record.id}' is withdrawn{nowhere}."
    return Changes(tuple(withdrawal.files()), said)


def _reasons(folder: Folder, record: Record, reason: str) -> dict[str, str]:
    """The entries of ``withdrawn`` for a record and the ids that it had before.

    None where nothing was published at an address of its own.
    """
    if record.draft or not record.kind.has_pages:
        return {}
    if not reason or not reason.isprintable():
        raise CannotChange(
            "say on one line why the record is gone, for readers who come to its address: "
            '--reason "The review counts it with another project."'
        )
    if folder.report is None:
        file = folder.origins["report", "report"].file
        raise CannotChange(f"'{file}' has errors: mend them first, 'oda check' says where")
    keys = (f"{record.kind}/{id}" for id in (record.id, *record.redirects))
    return {key: reason for key in keys if key not in folder.report.withdrawn}


class _Withdrawal:
    """The texts of a folder's files while one record after the other loses what named another."""

    def __init__(self, folder: Folder, record: Record) -> None:
        self.folder = folder
        self.record = record
        self.gone = ids_of(folder, record, record.id)
        self.before: dict[Path, str] = {}
        self.after: dict[Path, str | None] = {}

    def files(self) -> Iterator[FileChange]:
        """Every file that changes."""
        for path, text in self.after.items():
            if text != self.before[path]:
                yield FileChange(path, self.before[path], text)

    def take_out_references(self) -> None:
        """Takes out of all other records what names this one."""
        named: dict[Origin, list[MarkedValue]] = {}
        for value in self.folder.values():
            if value.model is not self.record and self._is_named_in(value):
                named.setdefault(value.origin, []).append(value)
        edits: dict[Path, list[Edit]] = {}
        for origin, values in named.items():
            edits.setdefault(origin.path, []).extend(_unlinked(values, self.gone))
        for path, made in edits.items():
            self._put(path, apply_edits(self._text(path), made))
        for origin, values in named.items():
            ways = [value for value in values if not isinstance(value.mark, ProseText)]
            model = values[0].model
            if ways and model is not None:
                self._shorten(origin, model, ways)

    def give_reasons(self, reasons: dict[str, str]) -> None:
        """Adds entries to those of the report that say what is gone, and why."""
        report = self.folder.origins["report", "report"]
        document = self._document(report)
        self._put(report.path, apply_edits(document.text, with_withdrawn(document, reasons)))

    def take_out_record(self) -> None:
        """Takes out the record itself: its file, or its part of the file of its kind."""
        own = self.folder.origins[self.record.kind, self.record.id]
        document = self._document(own)
        after = taken_out(document, {own.loc}) if own.loc else None
        if own.loc and after is None:
            raise CannotChange(f"'{own.loc[0]}' cannot be taken out of '{own.file}' by itself")
        self._put(own.path, after.text if after and after.data else None)

    def _shorten(
        self, origin: Origin, model: Record | Report, values: Iterable[MarkedValue]
    ) -> None:
        """Takes out entry by entry, field by field, as far as the record is sound without it."""
        document = self._document(origin)
        taken: set[Loc] = set()
        if not self._reads_well(document, origin, model):
            return
        for value in values:
            if not _can_be_missed(type(model), value):
                continue
            ways = {*taken, (*origin.loc, *value.loc)}
            after = taken_out(document, ways)
            reads_well = after and self._reads_well(after, origin, model)
            if after and reads_well and _says_no_more(after, origin, model):
                taken = ways
        if taken and (after := taken_out(document, taken)):
            self._put(origin.path, after.text)

    def _reads_well(self, document: Document, origin: Origin, model: Record | Report) -> bool:
        data = data_at(document, origin.loc)
        filled = {"id": model.id, **data} if isinstance(model, Record) else data
        return is_sound(type(model), filled, self.folder.conventions)

    def _is_named_in(self, value: MarkedValue) -> bool:
        if not self.gone.may_be_in(value.text):
            return False
        own = own_keys(self.folder, value.model)
        ids = ids_named(value.mark, value.text, own)
        return any(self.gone.today(named) is not None for named in ids)

    def _text(self, path: Path) -> str:
        if path not in self.before:
            text = read_text(path, str(path))
            if isinstance(text, Problem):
                raise CannotChange(f"'{path}' cannot be read: 'oda check' says why")
            self.before[path] = text
            self.after[path] = text
        return self.after[path] or ""

    def _document(self, origin: Origin) -> Document:
        document = parse(self._text(origin.path), origin.file, places=True)
        assert isinstance(document, Document), document
        return document

    def _put(self, path: Path, text: str | None) -> None:
        self._text(path)
        self.after[path] = text


def _unlinked(values: Iterable[MarkedValue], gone: OldIds) -> Iterator[Edit]:
    """Edits that leave the words of links to what is gone, in the file of the values."""
    for value in values:
        if not isinstance(value.mark, ProseText):
            continue
        text, start, end = value.origin.written(value.loc)
        for link in _LINK.finditer(text[start:end]):
            if any(gone.today(named) for named in ids_named(value.mark, link[0], ())):
                yield Edit(_between(text, start + link.start(), start + link.start(1)), "")
                yield Edit(_between(text, start + link.end(1), start + link.end()), "")


def _between(text: str, start: int, end: int) -> Span:
    first, last = span_at(text, start), span_at(text, end)
    return Span(first.line, first.column, last.line, last.column)


def _can_be_missed(model: type[Record | Report], value: MarkedValue) -> bool:
    """Whether something may go by itself: a source may not, without which others say less."""
    if isinstance(value.loc[-1], int):
        return True
    is_source = isinstance(value.mark, Ref) and value.mark.kinds == (Kind.SOURCES,)
    return not is_source and not is_needed(model, value.loc)


def _says_no_more(document: Document, origin: Origin, model: Record | Report) -> bool:
    """Whether no list is left out that would then mean everything."""
    data = data_at(document, origin.loc)
    return all(
        not getattr(model, name) or name in data
        for known, name in _MEANS_ALL
        if isinstance(model, known)
    )
