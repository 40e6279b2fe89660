"""Lists in pages: how long one may be, and how a reader gets from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ROWS = 75
"""So many rows a page of a list has at most: a page then stays below 300 KB of HTML."""
LISTED = 20
"""So many projects the page of something else lists at most; the list of all has the others."""
NAMED = 200
"""So many records the page of a source names at most that cite it."""


@dataclass(frozen=True)
class Jump:
    """Where a part of a list begins."""

    label: str
    """What begins there: a year, a scheme."""
    url: str
    """The page, below the site's root."""


@dataclass(frozen=True)
class Paging:
    """A page of a list among the others."""

    number: int
    """Which it is, from 1."""
    count: int
    """How many there are."""
    previous: str | None
    """The page before, below the site's root."""
    next: str | None
    """The page after."""
    jumps: tuple[Jump, ...]
    """Where its parts begin, in the order of the list."""


def parted(rows: Sequence[T], most: int = ROWS) -> tuple[tuple[T, ...], ...]:
    """A list in pieces of so many rows at most; one piece where there are no rows."""
    starts = range(0, max(len(rows), 1), most)
    return tuple(tuple(rows[start : start + most]) for start in starts)


def path_of(stem: str, number: int) -> str:
    """The Markdown file of a page of a list from the second on, below that of the first."""
    return f"{stem}/page/{number}.md"


def pagings(stem: str, labels: Sequence[Sequence[str]]) -> tuple[Paging | None, ...]:
    """Each page among the others, by what is said of its rows; None where there is but one.

    ``stem`` is the address of the list without its last slash.
    """
    if len(labels) < 2:
        return (None,)
    urls = [f"{stem}/", *(f"{stem}/page/{number}/" for number in range(2, len(labels) + 1))]
    firsts: dict[str, str] = {}
    for url, said in zip(urls, labels, strict=True):
        for label in said:
            firsts.setdefault(label, url)
    jumps = tuple(Jump(label, url) for label, url in firsts.items())
    ends = [None, *urls, None]
    return tuple(
        Paging(number, len(urls), ends[number - 1], ends[number + 1], jumps)
        for number in range(1, len(urls) + 1)
    )
