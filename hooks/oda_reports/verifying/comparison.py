"""A built site beside the one that its records make: every name, kind, mode and byte.

Nothing of the site is followed, and no more of it is read than the other one holds.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

_ODD_IN_FILES = 0o7113
"""Rights that no build gives a file: to be run, as its owner too, or to be written by anybody."""
_ODD_IN_FOLDERS = 0o5002
"""As of files; that new files get the group of their folder is the way of many hosts."""
_READ = 0o400
"""Without it not even the owner reads a file."""


@dataclass(frozen=True)
class Difference:
    """Something of a site that is not as the records make it."""

    name: str
    """Its path in the site; that of a folder ends with a stroke."""
    words: str
    """What it is, as the rest of a sentence that begins with the name."""
    details: tuple[str, ...] = ()
    """Lines that show it."""
    is_beside: bool = False
    """Whether it is a file or folder of which the records make nothing, and not odd otherwise."""


def compare_sites(site: Path, anew: Path) -> Iterator[Difference]:
    """Where a site differs from one that was built anew.

    What lies in a folder that the records do not make is not looked at: the folder is named.
    """
    if odd := _odd_mode(site.stat(), anew.stat()):
        yield Difference("./", odd)
    yield from _below(site, anew, "")


def _below(site: Path, anew: Path, folder: str) -> Iterator[Difference]:
    found, made = _entries(site / folder), _entries(anew / folder)
    for name in sorted(found.keys() | made.keys(), key=os.fsencode):
        path = f"{folder}{name}"
        if name not in found:
            yield Difference(_named(path, made[name]), "is missing")
        elif name not in made:
            yield _more(_named(path, found[name]), found[name])
        elif _kind(found[name]) != _kind(made[name]):
            yield Difference(path, f"is {_kind(found[name])} in the place of {_kind(made[name])}")
        else:
            if odd := _odd_mode(found[name], made[name]):
                yield Difference(_named(path, made[name]), odd)
            if not found[name].st_mode & _READ:
                continue
            if stat.S_ISDIR(made[name].st_mode):
                yield from _below(site, anew, f"{path}/")
            else:
                yield from _of_contents(path, site, anew)


def _entries(folder: Path) -> Mapping[str, os.stat_result]:
    with os.scandir(folder) as entries:
        return {entry.name: entry.stat(follow_symlinks=False) for entry in entries}


def _named(path: str, known: os.stat_result) -> str:
    return f"{path}/" if stat.S_ISDIR(known.st_mode) else path


_KINDS = {stat.S_IFREG: "a file", stat.S_IFDIR: "a folder", stat.S_IFLNK: "a link"}


def _kind(known: os.stat_result) -> str:
    return _KINDS.get(stat.S_IFMT(known.st_mode), "neither file nor folder")


def _more(name: str, known: os.stat_result) -> Difference:
    odd = "" if _kind(known) in ("a file", "a folder") else f"is {_kind(known)}, and "
    if not odd and known.st_mode & _odd_bits(known):
        odd = f"has the mode {stat.S_IMODE(known.st_mode):o}, and "
    return Difference(name, f"{odd}is not made from the records", is_beside=not odd)


def _odd_bits(known: os.stat_result) -> int:
    return _ODD_IN_FOLDERS if stat.S_ISDIR(known.st_mode) else _ODD_IN_FILES


def _odd_mode(found: os.stat_result, made: os.stat_result) -> str:
    """What is odd about the rights of a file or folder, or nothing."""
    mode, given = stat.S_IMODE(found.st_mode), stat.S_IMODE(made.st_mode)
    if mode & _odd_bits(made) & ~given or not mode & _READ:
        return f"has the mode {mode:o}, which no build gives; {given:o} is what is made here"
    return ""


def _of_contents(path: str, site: Path, anew: Path) -> Iterator[Difference]:
    is_ = (anew / path).read_bytes()
    was = _read(site / path, len(is_) + 1)
    if was != is_:
        words, *details = first_difference(was, is_)
        yield Difference(path, words, tuple(details))


def _read(path: Path, most: int) -> bytes:
    """The beginning of a file; a link that has taken its place is not followed."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))

    with open(path, "rb", opener=opener) as file:
        return file.read(most)


_NO_LINE = "(the end)"


def first_difference(was: bytes, is_: bytes) -> tuple[str, ...]:
    """Where two texts part, and a line each for how they go on from there."""
    try:
        before, after = was.decode().split("\n"), is_.decode().split("\n")
    except UnicodeDecodeError:
        return ("differs in its bytes",)
    lines = enumerate(zip_longest(before, after), 1)
    number, pair = next((number, pair) for number, pair in lines if pair[0] != pair[1])
    one, other = (_NO_LINE if line is None else line for line in pair)
    at = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    start = max(at - 30, 0)
    site, records = (line[start : at + 30].strip() for line in (one, other))
    return f"differs in line {number:,}:", f"site:    {site}", f"records: {records}"
