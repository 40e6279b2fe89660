"""Which of many names are nearest to a word, without comparing the word with each of them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches

FEW_WORDS = 100
"""So many names are all compared."""
BESIDE = 20
"""Of more, only so many are that stand before and behind the word in the alphabet."""


class KnownWords:
    """Words to be looked up by a word that is nearly one of them.

    A slip of the keyboard leaves the beginning of a word or its end as it was: what is meant
    stands beside it in the alphabet, or in that of the names read backwards. The work for a word
    therefore does not grow with the names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._forwards = sorted(set(names))
        many = len(self._forwards) > FEW_WORDS
        self._backwards = sorted(name[::-1] for name in self._forwards) if many else None

    def nearest(self, word: str, count: int, likeness: float) -> list[str]:
        """At most so many names, the nearest first; ``likeness`` is from 0 to 1."""
        return get_close_matches(word, self._around(word), count, likeness)

    def _around(self, word: str) -> Iterable[str]:
        if self._backwards is None:
            return self._forwards
        backwards = (name[::-1] for name in _beside(self._backwards, word[::-1]))
        return {*_beside(self._forwards, word), *backwards}


def _beside(names: list[str], word: str) -> list[str]:
    place = bisect(names, word)
    return names[max(0, place - BESIDE) : place + BESIDE]
