"""How a language writes days and months, as an expression that finds them in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.dates import tokenize_pattern

_SKELETONS = ("yMMMM", "yMMM", "yMMMMd", "yMMMd", "MMMMd", "MMMd")
_SPACES = "[\\s\u00a0\u202f]*"
_NUMBERS = {
    "y": "[0-9]{4}(?![0-9])",
    "d": r"[0-9]{1,2}(?![0-9])(?:[º°ª]|(?:er|re|e|ème|o|a)\b)?",
    "M": "[0-9]{1,2}(?![0-9])",
}
_SHORTEST_NAME = 3
_DOT = re.escape(".")
_ENDING = r"(?:\.|-[^\W\d_]{1,5})?"


@cache
def date_expression(language: str) -> str:
    """An expression for a month of a year, or a day of a month, in the forms that CLDR knows.

    For ``re.VERBOSE``; digits are in half width.
    """
    locale = Locale.parse(language, sep="-")
    formats = [locale.date_formats[width].pattern for width in ("long", "medium")]
    skeletons = locale.datetime_skeletons
    formats += [skeletons[name].pattern for name in _SKELETONS if name in skeletons]
    months = _months(locale)
    found = dict.fromkeys(_expression(pattern, months, _eras(locale)) for pattern in formats)
    return f"(?i:{'|'.join(sorted(filter(None, found), key=len, reverse=True))})"


def _expression(pattern: str, months: str, eras: str) -> str:
    """One form of a date; empty where only numbers are in it."""
    parts: list[str] = []
    has_words = False
    for _, token in tokenize_pattern(pattern):
        if isinstance(token, str):
            parts.append(_SPACES.join(map(re.escape, token.split(" "))))
            has_words = has_words or any(sign.isalpha() for sign in token)
            continue
        letter, width = token[0].replace("L", "M"), token[1]
        if letter == "M" and width >= _SHORTEST_NAME:
            parts.append(months)
            has_words = True
        elif letter == "G":
            parts.append(eras)
        elif letter in _NUMBERS:
            parts.append(_NUMBERS[letter])
        else:
            return ""
    if not has_words:
        return ""
    # In a sentence a day may end on what the grammar asks for, in the place of its dot.
    return f"{''.join(parts).removesuffix(_SPACES).removesuffix(_DOT)}{_ENDING}"


def _months(locale: Locale) -> str:
    return _any_of(
        name
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.months[use][width].values()
    )


def _eras(locale: Locale) -> str:
    return _any_of(name for names in locale.eras.values() for name in names.values())


def _any_of(names: Iterator[str]) -> str:
    ordered = sorted(dict.fromkeys(names), key=len, reverse=True)
    words = (_SPACES.join(map(re.escape, name.split())) for name in ordered)
    return f"(?:{'|'.join(words)})"
