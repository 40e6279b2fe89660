"""The numbers that a sentence states, each with what its own words say that it counts.

Read are ¥2,095,000,000, US$2 million, 2.095 billion yen, 2095 百万円, 4.9% and nine teachers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from oda_reports.reading.pasted_numbers import read_pasted_number
from oda_reports.rules.prose_numbers import ProseNumber, Sort, read_numbers

_KANJI = re.compile(r"[0-9][0-9,.]*\s?[百千万億兆][0-9,.百千万億兆]*\s?円?")
_NEXT_WORDS = re.compile(r"(?:[\s\u00a0]+[^\W\d_]+){1,2}")
_PERCENT = re.compile(r"(?:%|per\s?cent)$", re.IGNORECASE)
_SCALE = re.compile(r"(?:thousand|million|billion|trillion)$", re.IGNORECASE)
_MINUS = re.compile(r"(?:minus\s+|[▲△]\s?)$", re.IGNORECASE)
_ROUGH = frozenset({"dozens", "hundreds", "thousands", "millions", "billions"})


class StatedNumber(NamedTuple):
    """A number as it is written, its value in whole units, and the units that its words can mean.

    ``units`` are codes; empty where only what is counted says it: nine teachers.
    """

    written: str
    value: Decimal
    units: frozenset[str] = frozenset()

    @property
    def is_money(self) -> bool:
        """Whether it is written as an amount of money."""
        return bool(self.units) and "percent" not in self.units

    @property
    def is_scaled(self) -> bool:
        """Whether it is written with a word for a power of ten: 12 million."""
        return _SCALE.search(self.written) is not None


def stated_numbers(text: str, *, of_money: bool = True) -> tuple[StatedNumber, ...]:
    """The numbers of a text that say how much or how many; no dates, no labels, no parts.

    Where none ``of_money`` is looked for, 214 yen need not be told from 214 persons; ¥214 is.
    """
    found: list[StatedNumber] = []
    for kanji in _KANJI.finditer(text):
        number = read_pasted_number(kanji[0], money=True)
        if number:
            units = frozenset(unit.value for unit in number.units)
            found.append(StatedNumber(kanji[0].strip(), number.value, units))
    rest = _KANJI.sub(lambda kanji: " " * len(kanji[0]), text) if found else text
    return (*found, *_in_words_and_digits(rest, of_money))


def _in_words_and_digits(text: str, of_money: bool) -> Iterator[StatedNumber]:
    for number in read_numbers(text, "en"):
        if number.sort is not Sort.NUMBER or number.value is None:
            continue
        written = number.written.casefold()
        if written in _ROUGH or (number.value < 1 and written[0].isalpha()):
            continue  # half of what is counted is no count
        before = text[max(0, number.start - 20) : number.start]
        value = -number.value if _MINUS.search(before) else number.value
        yield StatedNumber(number.written, value, frozenset(_units(text, number, of_money)))


def _units(text: str, number: ProseNumber, of_money: bool) -> Iterable[str]:
    if _PERCENT.search(number.written):
        return ["percent"]
    has_sign = not number.written[0].isalnum() or number.written[0].isupper()
    if has_sign and (found := _currencies(number.written)):
        return found
    if not of_money and not _SCALE.search(number.written):
        return []
    behind = _NEXT_WORDS.match(text, number.end)
    words = behind[0].split() if behind else []
    for count in range(len(words), 0, -1):
        if found := _currencies(" ".join([number.written, *words[:count]])):
            return found
    return []


def _currencies(said: str) -> list[str]:
    """The codes of the currencies that the words of a number can mean."""
    read = read_pasted_number(said, money=True)
    return [unit.value for unit in read.units if unit.is_money] if read else []
