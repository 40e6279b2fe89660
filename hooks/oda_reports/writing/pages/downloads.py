"""The page that lists the files of figures, kind by kind and record by record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.exports.data_files import DataFile, files_of_events
from oda_reports.figures import page_messages
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page

PATH = "data.md"
"""Where the page stands, below the docs folder."""


@dataclass(frozen=True)
class RecordFiles:
    """A record and its files."""

    record: Record
    """The record."""
    files: tuple[DataFile, ...]
    """Its files, the one to start from first."""


@dataclass(frozen=True)
class KindFiles:
    """The files of the records of one kind."""

    kind: Kind
    """The kind."""
    sorts: tuple[DataFile, ...]
    """A file of each sort there is, for what the sort holds."""
    records: tuple[RecordFiles, ...]
    """The records that have files, in reading order."""


@dataclass(frozen=True)
class DownloadsContext(Context):
    """What stands on the list of files."""

    template = "downloads.md.jinja"

    kinds: tuple[KindFiles, ...]
    """Every kind of record that has files."""


def downloads_page(catalogue: Catalogue, pages: Iterable[Page]) -> Page:
    """The list of the files that these pages offer, and of those of events."""
    offered = [RecordFiles(p.record, p.data_files) for p in pages if p.record and p.data_files]
    offered += [RecordFiles(event, files) for event, files in files_of_events(catalogue)]
    by_kind: dict[Kind, list[RecordFiles]] = {}
    for one in offered:
        by_kind.setdefault(one.record.kind, []).append(one)
    return Page(
        PATH,
        page_messages.DATA_FILES,
        DownloadsContext(tuple(_kind(kind, by_kind[kind]) for kind in Kind if kind in by_kind)),
        page_messages.about_data_files(catalogue.report.site_name),
        parents=("index.md",),
        in_book=False,
    )


def _kind(kind: Kind, records: list[RecordFiles]) -> KindFiles:
    sorts = {file.name: file for one in records for file in one.files}
    return KindFiles(kind, tuple(sorts.values()), tuple(records))
