"""Which of some names a word is a slip of: letters left out, doubled, exchanged or hit beside.

Words that are alike in letters and mean something else, as "grace" and "place", are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONG, _SHORT = 9, 4
"""From so many letters on two slips are one too many to be chance; below, one may be."""


def slips_of(word: str, names: Iterable[str]) -> list[str]:
    """The names that the word is a slip of, the nearest first.

    Capitals, hyphens, low lines and blanks do not count. Digits are no slip: what differs in them
    is something else.
    """
    found = []
    for name in dict.fromkeys(names):
        apart = _slips(_letters(word), _letters(name))
        if apart is not None:
            found.append((apart, name))
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def _slips(word: str, name: str) -> int | None:
    """How many slips make the word of the name; None if it is another word."""
    if word == name:
        return 0
    if re.sub(r"\D", "", word) != re.sub(r"\D", "", name):
        return None
    shorter = min(len(word), len(name))
    limit = 2 if shorter >= _LONG else 1
    if abs(len(word) - len(name)) > limit:
        return None
    apart = _distance(word, name)
    if apart > limit:
        return None
    if max(len(word), len(name)) < _SHORT and sorted(word) != sorted(name):
        return None  # in so short a word another letter makes another word
    if shorter < _LONG and len(word) == len(name) and word[1:] == name[1:]:
        return None  # nobody misses the first letter: "date" and "rate" are two words
    return apart


def _distance(one: str, other: str) -> int:
    """Letters put in, left out, replaced, or exchanged with the next (Damerau, Levenshtein)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            best = min(
                above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != wanted)
            )
            if row > 1 and column > 1 and (letter, one[row - 2]) == (other[column - 2], wanted):
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, above = above, line
    return above[-1]


def _letters(word: str) -> str:
    return re.sub("(?<=[a-z])0", "o", re.sub(r"[-_\s]+", "", word.casefold()))
