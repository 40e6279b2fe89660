"""One record of a folder, read anew once its file was saved."""

from __future__ import annotations

from oda_reports.problems.problem import has_errors
from oda_reports.reading.record_files import Folder, FolderReading
from oda_reports.records.model import Record
from oda_reports.records.sources import Source


def read_again(folder: Folder, before: Record) -> Record | None:
    """A record of a folder as its file is now; None where that is not all there is to be said.

    So where it has an error, where it is of an older form, which changes what sources say, and
    where it changes how others are read.
    """
    reading = FolderReading(folder.path)
    reading.report, reading.conventions = folder.report, folder.conventions
    reading.read_record(before.kind, folder.origins[before.kind, before.id].path)
    if folder.older_editions or reading.printed_in or has_errors(reading.problems):
        return None
    read = next(iter(reading.records), None)
    if isinstance(read, Source) and isinstance(before, Source):
        return read if read.fiscal_year == before.fiscal_year else None
    return read
