"""SHA-256 of many files as one: the list that ``sha256sum`` writes, and the sum of that list.

Whoever has the files can make list and sum with the tools of any system, without this program.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from oda_reports.history.entries import look_at


def list_records(folder: Path) -> str:
    """The list of a data folder; ``.schemas`` is no part of it, nor what editors leave there.

    Empty where anything lies there that may not be opened: nothing is then read, and no site made.
    """
    entries = look_at(folder)
    if not entries.are_sound:
        return ""
    return list_sums(folder, (name for name, entry in entries.by_name.items() if entry.is_sound))


def list_site(folder: Path, left_out: str) -> str:
    """The list of a built site without the files below one of its folders (``build/``)."""
    return list_sums(folder, (name for name in _names(folder) if not name.startswith(left_out)))


def list_sums(folder: Path, names: Iterable[str]) -> str:
    """A line for each file, ``<sum>  <path>``, ordered by the bytes of the paths."""
    return "".join(f"{_sum(folder / name)}  {name}\n" for name in sorted(names, key=os.fsencode))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def read_sums(text: str) -> Mapping[str, str]:
    """The sums of a list by path; a line that is none is passed over."""
    pairs = (line.partition("  ") for line in text.split("\n"))
    return {name: sum_ for sum_, _, name in pairs if name}


def fingerprint(sums: str) -> str:
    """The SHA-256 of a list, in 64 hexadecimal digits."""
    return sha256(sums.encode("utf-8", "surrogateescape")).hexdigest()


def _names(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        for name in names:
            yield Path(place, name).relative_to(folder).as_posix()
