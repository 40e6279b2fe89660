"""Addresses of an older form, which name an edition alone, whichever publication it is of.

Where values still say themselves which edition printed them, ``@2002`` may be another publication's
edition: today its address is ``@country-data-book:2002``, and it is read as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changed_values import with_changed
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.catalogue.named_ids import figures_named, written_figures
from oda_reports.problems.problem import Edit, Problem
from oda_reports.reading.older_forms import OLDER_FORM
from oda_reports.reading.record_files import Folder, MarkedValue
from oda_reports.records.field_types import Mark
from oda_reports.records.model import Record
from oda_reports.records.report import Report


class OlderAddresses:
    """The addresses of today for those of an older form, in a folder whose values have it."""

    def __init__(self, folder: Folder) -> None:
        self._catalogue = None
        if folder.report and folder.older_editions:
            records = (record.model_copy(update={"draft": False}) for record in folder.records)
            self._catalogue = Catalogue(folder.report, records)

    def today(self, address: str, model: Record | Report | None) -> str | None:
        """What an address of an older form is today; none for all others."""
        if self._catalogue is None or "@" not in address:
            return None
        record = model if isinstance(model, Record) else None
        try:
            self._catalogue.figure(address, record)
        except UnknownFigure as unknown:
            return unknown.of_other_publication
        return None

    def brought_up_to_date(self, mark: Mark, text: str, model: Record | Report | None) -> str:
        """A marked value with the addresses of today in the place of those of an older form."""
        made: list[str] = []
        done = 0
        for start, address in figures_named(mark, text):
            if new := self.today(address, model):
                made += [text[done:start], new]
                done = start + len(address)
        return "".join([*made, text[done:]])

    def edits(self, value: MarkedValue) -> Iterator[Edit]:
        """The addresses of today, where a value of a file has those of an older form."""
        named = figures_named(value.mark, value.text)
        if any(self.today(address, value.model) for _, address in named):
            for address, span in written_figures(value.origin, value.loc, value.mark, value.text):
                if new := self.today(address, value.model):
                    yield Edit(span, new)


def lead_on_addresses(folder: Folder) -> Folder:
    """The folder with each figure named by its address of today; each file that did not is told."""
    if not folder.older_editions:
        return folder
    older = OlderAddresses(folder)
    first: dict[Path, Problem] = {}
    for value in folder.values():
        for edit in older.edits(value):
            if value.origin.path not in first:
                help = f"this address becomes '{edit.text}'; comments and layout stay"
                message = "this file is of an older form: run 'oda migrate'"
                file = value.origin.file
                first[value.origin.path] = Problem(file, edit.span, OLDER_FORM, message, help)
    if not first:
        return folder
    told = {problem.file for problem in folder.problems if problem.code == OLDER_FORM}
    changed = with_changed(folder, older.brought_up_to_date)
    problems = (problem for problem in first.values() if problem.file not in told)
    return replace(changed, problems=(*folder.problems, *problems))
