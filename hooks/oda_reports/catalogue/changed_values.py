"""A folder with other words in its texts, ids and addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from oda_reports.reading.record_files import Folder
from oda_reports.records.field_types import Mark, ProseText
from oda_reports.records.marked_fields import marked_values, with_values
from oda_reports.records.model import Record
from oda_reports.records.report import Report

M = TypeVar("M", Record, Report)


def with_changed(folder: Folder, now: Callable[[Mark, str, Record | Report | None], str]) -> Folder:
    """The folder with what ``now`` makes of each marked value, in a record or in a page's text."""

    def changed(model: M) -> M:
        changes = {
            loc: new
            for loc, mark, text in marked_values(model)
            if (new := now(mark, text, model)) != text
        }
        return with_values(model, changes) if changes else model

    return replace(
        folder,
        report=folder.report and changed(folder.report),
        records=tuple(map(changed, folder.records)),
        refused={
            key: refused._replace(record=changed(refused.record))
            for key, refused in folder.refused.items()
        },
        texts={name: now(ProseText(), text, None) for name, text in folder.texts.items()},
    )
