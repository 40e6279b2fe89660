"""Many names looked for at one place of a text at once: the time does not grow with the names."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_WORD = re.compile(r"[^\s*]+")
"""Stars part words as blanks do: they are emphasis."""
_START = re.compile(r"(?<!\w)[^\s*]")
_BEHIND = re.compile(r"\W")
_END = ""
"""Stands in a tree where a name ends: no word is empty."""


class WordTree:
    """Names as a tree of their words, in small letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._tree: dict[str, Any] = {}
        self._longest = 0
        for name in names:
            words = _WORD.findall(name.casefold())
            self._longest = max(self._longest, len(words))
            place = self._tree
            for word in words:
                place = place.setdefault(word, {})
            if words:
                place[_END] = {}

    def around(self, text: str, places: Iterable[tuple[int, int]]) -> Iterator[bool]:
        """Whether each stretch of a text stands in a name, as whole words of any case."""
        words = [found.span() for found in _WORD.finditer(text)] if self._tree else []
        return (self._is_named(text, words, *place) for place in places)

    def _is_named(self, text: str, words: Sequence[tuple[int, int]], start: int, end: int) -> bool:
        after = bisect(words, start, key=lambda word: word[0])
        return any(
            reached >= end
            for first in range(max(0, after - self._longest), after)
            for found in _START.finditer(text, *words[first])
            if found.start() <= start
            for reached in self._ends(text, words[first : first + self._longest], found.start())
        )

    def _ends(self, text: str, words: Sequence[tuple[int, int]], start: int) -> Iterator[int]:
        """Where the names end that begin at a place in the first of some words."""
        tree = self._tree
        for begin, end in ((start, words[0][1]), *words[1:]):
            for found in _BEHIND.finditer(text, begin + 1, end):
                if _END in tree.get(text[begin : found.start()].casefold(), ()):
                    yield found.start()
            tree = tree.get(text[begin:end].casefold(), {})
            if _END in tree:
                yield end
            if not tree:
                return
