"""What people have saved: the files below the paths that a served site follows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from oda_reports.history.leftovers import is_leftover

Stamp: TypeAlias = tuple[int, ...]
"""What changes of a file when it is saved, replaced or made unreadable; empty if it is none."""
Saves: TypeAlias = Mapping[str, Mapping[str, Stamp]]
"""For each path that is followed, the files at and below it."""


def look(paths: Iterable[str]) -> Saves:
    """What lies at these paths now. One that is away holds nothing, and may come back.

    What editors leave beside a file is none of a person's. A link is looked at with the file that
    it leads to; no folder is entered through one, which may lead to the whole disk or in a circle.
    """
    return {path: _stamps(path) for path in paths}


def edited(before: Saves, now: Saves) -> frozenset[Path] | None:
    """The files that were saved since; None where any came, went or moved, or where none was."""
    if {path: files.keys() for path, files in before.items()} != {
        path: files.keys() for path, files in now.items()
    }:
        return None
    found = (
        Path(name)
        for path, files in now.items()
        for name, stamp in files.items()
        if stamp != before[path][name]
    )
    return frozenset(found) or None


def _stamps(root: str) -> dict[str, Stamp]:
    found = {root: _stamp(Path(root).stat)} if Path(root).is_file() else {}
    folders = [root]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if is_leftover(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        found[entry.path] = _stamp(entry.stat)
        except OSError:  # gone, no folder, or not to be read, which the build tells
            continue
    return found


def _stamp(stat: Callable[[], os.stat_result]) -> Stamp:
    """What changes of a file; ``stat`` looks through a link."""
    try:
        found = stat()
    except OSError:  # gone since, or a link that leads nowhere
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)
