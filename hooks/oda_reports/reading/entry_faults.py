"""What an editor is told of an entry of the data folder that may not be opened."""

from __future__ import annotations

from pathlib import Path

from oda_reports.history.entries import (
    DEEPEST,
    MOST_ENTRIES,
    PICTURE_BYTES,
    PICTURES,
    TEXT_BYTES,
    Entries,
    Fault,
    FolderEntry,
)
from oda_reports.problems.problem import Problem, Span


def refuse_entries(folder: Path, entries: Entries) -> list[Problem]:
    """A problem for each entry of a data folder that may not be opened, or one of the folder."""
    if entries.excess:
        return [_refuse_excess(folder, entries.excess)]
    return [_refuse_entry(folder, entry) for entry in entries.faulty.values()]


def _refuse_entry(folder: Path, entry: FolderEntry) -> Problem:
    file = str(folder / entry.name)
    if entry.fault is Fault.TOO_LARGE and entry.name.startswith(f"{PICTURES}/"):
        megabytes = 1_000_000
        return Problem(
            file,
            Span(),
            "E322",
            f"this file has {entry.size / megabytes:,.0f} MB, "
            f"and a picture may have {PICTURE_BYTES // megabytes} MB",
            "save it again with fewer pixels, 2,400 across are enough; or remove it",
        )
    assert entry.fault is not None
    return refuse_file(entry.fault, file)


def refuse_file(fault: Fault, file: str) -> Problem:
    """Why a file is not opened, as a text."""
    code, message, help = _WORDS[fault]
    return Problem(file, Span(), code, message, help)


_WORDS = {
    Fault.LINK: (
        "E110",
        "this is a link to another place",
        "put the file or folder itself here",
    ),
    Fault.NO_FILE: (
        "E101",
        "this is not a file but a pipe, a device or a socket",
        "put a file here, or remove it",
    ),
    Fault.TOO_LARGE: (
        "E111",
        f"this file is larger than {TEXT_BYTES // 1024} KB",
        "a record is a short text; split it into several records",
    ),
    Fault.CLOSED: (
        "E101",
        "this cannot be read: it is closed to you",
        "ask its owner to let you read it, or remove it",
    ),
}


def _refuse_excess(folder: Path, excess: str) -> Problem:
    return Problem(
        str(folder),
        Span(),
        "E132",
        f"this folder has {excess} in it, and nothing of it was read",
        "name the folder that holds report.yml, or move out of it what is no part of the report: "
        f"up to {MOST_ENTRIES:,} files and {DEEPEST} folders deep are read",
    )
