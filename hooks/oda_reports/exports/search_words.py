"""The words of a text as the search of the site compares them.

`docs/assets/search-results.js` takes the words that a reader types apart by the same rules; a test
holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

LONGEST = 40
"""Characters of a word that are compared."""

_UNSPACED = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han, Hiragana and Katakana, whose words no space keeps apart."""
# Of Katakana the marks of voice stay: without them another sound is meant.
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_APOSTROPHES = re.compile("['’‘`ʻʼ]")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+")
_BETWEEN_THOUSANDS = re.compile(r",(?=[0-9]{3}(?![0-9]))")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_LAST_SIGN = re.compile(f"[{_UNSPACED}](?![{_UNSPACED}])")


def unaccented(text: str) -> str:
    """The text in small letters without accents and apostrophes, widths of letters made one."""
    text = text.lower()
    if not text.isascii():
        text = normalize("NFKC", _ACCENTS.sub("", normalize("NFKD", text))).lower()
    return _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))


def words_of(text: str) -> Iterator[str]:
    """The words of a text in their order; of unspaced script each pair of neighbouring signs.

    A number is one word, without the commas between its thousands. A letter alone is none, a digit
    between signs is one: a year of an era may have no other.
    """
    for found in _WORD.findall(unaccented(text)):
        if found[0].isdecimal() and found[0].isascii():
            yield _BETWEEN_THOUSANDS.sub("", found)[:LONGEST]
            continue
        for run in _RUN.findall(found):
            if not _LAST_SIGN.match(run[-1]):
                if len(run) > 1 or run.isdecimal():
                    yield run[:LONGEST]
            elif len(run) == 1:
                yield run
            else:
                yield from (run[start : start + 2] for start in range(len(run) - 1))


def indexed_words(text: str) -> set[str]:
    """The words by which a text is found: those in it, and signs that no other follows.

    A sign that is typed alone is looked up as the beginning of a pair.
    """
    found = set(words_of(text))
    if not text.isascii():
        found.update(_LAST_SIGN.findall(unaccented(text)))
    return found
