"""What lies in a data folder, looked at and not opened.

Whoever sends records decides what lies there: a link to a device fills the memory, a pipe never
ends. So a folder is looked at as a whole before anything of it is read, no link is followed, and
what nobody reads (``leftovers``) is not entered.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path

from oda_reports.history.leftovers import is_leftover

PICTURES = "images"
"""The folder whose files are pictures; all others are texts."""
TEXT_BYTES = 256 * 1024
PICTURE_BYTES = 20 * 1_000_000
"""Twice what a camera of 24 million pixels writes."""

MOST_ENTRIES = 50_000
MOST_BYTES = 4_000_000_000
DEEPEST = 8
"""Folders in each other. All three are many times what a report has, and seconds to read."""


class Fault(Enum):
    """Why an entry may not be opened."""

    LINK = "a link to something else"
    NO_FILE = "a pipe, a device or a socket"
    TOO_LARGE = "larger than its kind may be"
    CLOSED = "closed to whoever runs the program"


@dataclass(frozen=True)
class FolderEntry:
    """A file or a folder, by its path below the data folder, with slashes."""

    name: str
    is_folder: bool = False
    size: int = 0
    fault: Fault | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it is a file that may be opened."""
        return not self.is_folder and self.fault is None


@dataclass(frozen=True)
class Entries:
    """All that lies in a folder, ordered by name."""

    by_name: Mapping[str, FolderEntry] = field(default_factory=dict)
    excess: str = ""
    """What there is too much of, in words; the look then ended there."""

    @property
    def are_sound(self) -> bool:
        """Whether all may be read."""
        return not self.excess and not self.faulty

    @cached_property
    def faulty(self) -> Mapping[str, FolderEntry]:
        """Those that may not be opened."""
        return {name: entry for name, entry in self.by_name.items() if entry.fault}

    def inside(self, folder: str) -> list[FolderEntry]:
        """What lies in a folder itself, not in one below it; at the top where none is named."""
        return self._by_folder.get(folder, [])

    @cached_property
    def _by_folder(self) -> Mapping[str, list[FolderEntry]]:
        found: dict[str, list[FolderEntry]] = {}
        for name, entry in self.by_name.items():
            found.setdefault(name.rpartition("/")[0], []).append(entry)
        return found


def look_at(folder: Path) -> Entries:
    """What lies in a folder, which may itself be a link; nothing where there is no folder."""
    found: dict[str, FolderEntry] = {}
    size = 0
    for entry in _below(folder, ""):
        found[entry.name] = entry
        size += entry.size if entry.is_sound else 0
        if excess := _excess(len(found), size, entry.name.count("/")):
            return Entries(_ordered(found), excess)
    return Entries(_ordered(found))


def fault_of(status: os.stat_result, most: int) -> Fault | None:
    """Why what has this status may not be opened as a file; a folder has no fault of its own."""
    if stat.S_ISLNK(status.st_mode):
        return Fault.LINK
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        return Fault.NO_FILE
    return Fault.TOO_LARGE if status.st_size > most else None


def most_bytes(name: str) -> int:
    """How large a file may be, by its path below the data folder."""
    return PICTURE_BYTES if name.startswith(f"{PICTURES}/") else TEXT_BYTES


def _ordered(found: Mapping[str, FolderEntry]) -> Mapping[str, FolderEntry]:
    return dict(sorted(found.items()))


def _excess(count: int, size: int, depth: int) -> str:
    if count > MOST_ENTRIES:
        return f"more than {MOST_ENTRIES:,} files"
    if size > MOST_BYTES:
        return f"more than {MOST_BYTES // 1_000_000_000} GB"
    return f"folders more than {DEEPEST} deep" if depth > DEEPEST else ""


def _below(folder: Path, prefix: str) -> Iterator[FolderEntry]:
    """The entries of a folder and, after each folder, those below it."""
    try:
        with os.scandir(folder / prefix) as there:
            for each in there:
                if is_leftover(each.name):
                    continue
                entry = _entry(each, prefix)
                yield entry
                if entry.is_folder and not entry.fault:
                    yield from _below(folder, f"{entry.name}/")
    except (FileNotFoundError, NotADirectoryError):
        return


def _entry(each: os.DirEntry[str], prefix: str) -> FolderEntry:
    status = each.stat(follow_symlinks=False)
    name = f"{prefix}{each.name}"
    fault = fault_of(status, most_bytes(name))
    if fault is None and not os.access(each.path, os.R_OK):
        fault = Fault.CLOSED
    return FolderEntry(name, stat.S_ISDIR(status.st_mode), status.st_size, fault)
