"""What the search of the site looks in: pages as passages, cut into small files.

A reader's browser fetches `start.js`, the files of words in which the typed words stand, and the
files of the pages that it shows: never the whole. They are scripts and not data, so that the search
works from a disk too, where a page may fetch nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from oda_reports.exports.search_words import indexed_words, words_of

FOLDER = "search"
"""Where the files lie in a site."""

_WORDS_IN_A_FILE = 12_000
_PAGES_IN_A_FILE = 8_000
"""Characters at which a file is full; a word or page with more has one of its own."""
_LEAST_NAME = 4
"""Letters of a name of which it can be told that another was meant."""


@dataclass(frozen=True)
class SearchedPassage:
    """A part of a page: what stands below a heading, or an entry of a list."""

    heading: str
    """The heading above it; empty before the first one."""
    anchor: str
    """Its id on the page; empty at the top."""
    text: str


@dataclass(frozen=True)
class SearchedPage:
    """A page, or a part of it that is found as a page is."""

    address: str
    """Below the site's root."""
    title: str
    kind: str
    """What readers are told that it is: ``Country``; empty where there is no word for it."""
    passages: tuple[SearchedPassage, ...]
    names: tuple[str, ...] = ()
    """Other names and spellings by which it is found, and which are not shown."""
    is_meant: bool = False
    """Whether it may be meant by a name that is nearly its own."""
    is_place: bool = False
    """Whether it is of a place, which whoever names it is led to first."""
    for_editors: bool = False
    """Whether it is about the making of the report: such pages are found after all others."""


def search_files(pages: Sequence[SearchedPage]) -> dict[str, bytes]:
    """The files of the search by their paths in the site; of equal finds the first page is first.

    All files of one index carry its sum, by which a browser knows that it holds files of two.
    """
    pages = sorted(pages, key=lambda page: page.for_editors)
    of_words, of_pages = list(_word_files(pages)), list(_page_files(pages))
    pieces: dict[str, Any] = {f"words-{number}": piece for number, piece in enumerate(of_words)}
    pieces |= {f"pages-{number}": piece for number, piece in enumerate(of_pages)}
    pieces["names"] = _meant_names(pages)
    written = {name: _json(piece) for name, piece in pieces.items()}
    sum_of_all = sha256("\n".join(written.values()).encode()).hexdigest()[:12]
    written["start"] = _json(
        {
            "words": [piece[0][0] for piece in of_words],
            "pages": [len(piece) for piece in of_pages],
            "all": len(pages),
            "readers": sum(not page.for_editors for page in pages),
            "places": [
                [number, *(list(words_of(name)) for name in (page.title, *page.names))]
                for number, page in enumerate(pages)
                if page.is_place
            ],
        }
    )
    return {
        f"{FOLDER}/{name}.js": f'odaSearch("{sum_of_all}","{name}",{text});\n'.encode()
        for name, text in written.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _meant_names(pages: Iterable[SearchedPage]) -> list[str]:
    found = (
        words_of(name) for page in pages if page.is_meant for name in (page.title, *page.names)
    )
    return sorted({word for each in found for word in each if len(word) >= _LEAST_NAME})


def _word_files(pages: Sequence[SearchedPage]) -> Iterator[list[Sequence[object]]]:
    """Each word with the pages that have it: in title or names, in headings, in texts."""
    places: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for number, page in enumerate(pages):
        seen: set[str] = set()
        for place, texts in enumerate(_texts_of(page)):
            fresh = set[str]().union(*map(indexed_words, texts)) - seen
            seen |= fresh
            for word in fresh:
                places.setdefault(word, ([], [], []))[place].append(number)
    entries = (
        [word, *(_steps(numbers) for numbers in places[word])]
        for word in sorted(places, key=_as_browsers_sort)
    )
    return _filled(entries, _WORDS_IN_A_FILE)


def _texts_of(page: SearchedPage) -> tuple[list[str], list[str], list[str]]:
    return (
        [page.title, *page.names],
        [passage.heading for passage in page.passages],
        [passage.text for passage in page.passages],
    )


def _as_browsers_sort(word: str) -> bytes:
    return word.encode("utf-16-be")


def _steps(numbers: list[int]) -> list[int]:
    """Rising numbers as the steps between them, which are shorter."""
    return [each - before for before, each in zip([0, *numbers], numbers, strict=False)]


def _page_files(pages: Iterable[SearchedPage]) -> Iterator[list[Sequence[object]]]:
    entries = (
        [
            page.address,
            page.title,
            page.kind,
            [[passage.heading, passage.anchor, passage.text] for passage in page.passages],
        ]
        for page in pages
    )
    return _filled(entries, _PAGES_IN_A_FILE)


def _filled(entries: Iterable[Sequence[object]], limit: int) -> Iterator[list[Sequence[object]]]:
    """The entries as lists, each of which is as long in a file as the limit allows."""
    piece: list[Sequence[object]] = []
    length = 0
    for entry in entries:
        size = len(_json(entry))
        if piece and length + size > limit:
            yield piece
            piece, length = [], 0
        piece.append(entry)
        length += size
    if piece:
        yield piece
