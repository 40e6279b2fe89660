"""Ids that records had before: what still names them by these is read as by the ids of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from oda_reports.catalogue.changed_values import with_changed
from oda_reports.catalogue.named_ids import AREAS, NamedId, area_ids, ids_named, own_keys
from oda_reports.reading.record_files import Folder
from oda_reports.records.field_types import Mark
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind


class OldIds:
    """The id of today for kinds and ids of before; ``areas`` are ids that areas have today."""

    def __init__(self, today: Mapping[tuple[Kind, str], str], areas: Collection[str] = ()) -> None:
        self._today = today
        self._areas = areas
        self._any = re.compile("|".join(re.escape(id) for _, id in today))

    @classmethod
    def of(cls, folder: Folder) -> OldIds:
        """Those that the records of a folder list as redirects, and no other record has."""
        records = [*folder.records, *(refused.record for refused in folder.refused.values())]
        there = {(str(record.kind), record.id) for record in records} | folder.unread
        today: dict[tuple[Kind, str], str] = {}
        for record in records:
            for old in record.redirects:
                if (record.kind, old) not in there:
                    today.setdefault((record.kind, old), record.id)
        return cls(today, area_ids(folder))

    def __bool__(self) -> bool:
        return bool(self._today)

    def today(self, named: NamedId) -> str | None:
        """The id of today of what is named by an id of before; none for all others."""
        if named.kinds == AREAS and named.id in self._areas:
            return None
        found = ((kind, named.id) for kind in named.kinds)
        return next((self._today[key] for key in found if key in self._today), None)

    def may_be_in(self, text: str) -> bool:
        """Whether the letters of an id of before stand in a text, whatever they are there."""
        return bool(self) and self._any.search(text) is not None

    def brought_up_to_date(self, mark: Mark, text: str, own: Collection[str]) -> str:
        """A marked value with the ids of today in the place of those of before."""
        made: list[str] = []
        done = 0
        for named in sorted(ids_named(mark, text, own)):
            if (new := self.today(named)) is not None:
                made += [text[done : named.start], named.instead(new, own)]
                done = named.start + len(named.id)
        return "".join([*made, text[done:]]) if made else text


def lead_on(folder: Folder) -> Folder:
    """The folder with each record named by its id of today; ``outdated`` has what was not."""
    old = OldIds.of(folder)
    if not old:
        return folder

    now = _of_today(old, folder)
    outdated = tuple(v for v in folder.values() if now(v.mark, v.text, v.model) != v.text)
    if not outdated:
        return folder
    return replace(with_changed(folder, now), outdated=outdated)


def led_on(record: Record, folder: Folder) -> Record:
    """One record of a folder, as ``lead_on`` has it."""
    old = OldIds.of(folder)
    if not old:
        return record
    alone = replace(folder, report=None, records=(record,), refused={}, texts={})
    return with_changed(alone, _of_today(old, folder)).records[0]


def _of_today(old: OldIds, folder: Folder) -> Callable[[Mark, str, Record | Report | None], str]:
    def now(mark: Mark, text: str, model: Record | Report | None) -> str:
        if not old.may_be_in(text):
            return text
        return old.brought_up_to_date(mark, text, own_keys(folder, model))

    return now
