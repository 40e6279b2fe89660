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


def stated_numbers(text: str) -> tuple[StatedNumber, ...]:
    """The numbers of a text that say how much or how many; no dates, no labels, no parts."""
    found: list[StatedNumber] = []
    for kanji in _KANJI.finditer(text):
        number = read_pasted_number(kanji[0], money=True)
        if number:
            units = frozenset(unit.value for unit in number.units)
            found.append(StatedNumber(kanji[0].strip(), number.value, units))
    rest = _KANJI.sub(lambda kanji: " " * len(kanji[0]), text) if found else text
    return (*found, *_in_words_and_digits(rest))


def _in_words_and_digits(text: str) -> Iterator[StatedNumber]:
    for number in read_numbers(text, "en"):
        if number.sort is not Sort.NUMBER or number.value is None:
            continue
        written = number.written.casefold()
        if written in _ROUGH or (number.value < 1 and written[0].isalpha()):
            continue  # half of what is counted is no count
        value = -number.value if _MINUS.search(text[: number.start]) else number.value
        yield StatedNumber(number.written, value, frozenset(_units(text, number)))


def _units(text: str, number: ProseNumber) -> Iterable[str]:
    if _PERCENT.search(number.written):
        return ["percent"]
    behind = _NEXT_WORDS.match(text, number.end)
    words = behind[0].split() if behind else []
    for count in range(len(words), -1, -1):
        said = " ".join([number.written, *words[:count]])
        read = read_pasted_number(said, money=True)
        if read and any(unit.is_money for unit in read.units):
            return [unit.value for unit in read.units]
    return ()
