"""The numbers in running text, in digits or in English words, apart from dates and labels.

Years, days and labels are told by how they are written: "since 1993", "page 44", "G7".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import numeric

from oda_reports.reading.pasted_numbers import kanji_number
from oda_reports.records.date_patterns import date_expression
from oda_reports.records.half_width import half_width
from oda_reports.rules.label_words import LABEL, ordinals
from oda_reports.rules.unspaced_numbers import COUNTED, DATE, NUMBER, ORDINAL, UNSPACED


class Sort(StrEnum):
    """What digits or number words in a text are."""

    NUMBER = "number"
    DATE = "date"
    ORDINAL = "ordinal"
    LABEL = "label"


class ProseNumber(NamedTuple):
    """One number of a text: where it stands, what it is, and its value in whole units.

    Only what is a ``Sort.NUMBER`` has a value; "a third" has none that is a decimal.
    """

    start: int
    end: int
    sort: Sort
    written: str
    value: Decimal | None = None


_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_VALUES: dict[str, int] = {
    "zero": 0,
    "a": 1,
    "an": 1,
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MANY = {"dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}

_S = r"[\s\u00a0]+"
_UNIT = "|".join(_UNITS)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_UNIT})\b)?|{'|'.join(_TEENS)}|{_UNIT})"
_BELOW_1000 = (
    rf"(?:(?:{_UNIT}|an?){_S}hundred\b(?:(?:{_S}and)?{_S}{_BELOW_100}\b)?|{_BELOW_100}\b|zero\b)"
)
_SCALE = "|".join(_SCALES)
_WORDS = (
    rf"(?:half{_S}an?{_S}(?:dozen|hundred|{_SCALE})\b"
    rf"|(?:(?:an?|{_UNIT}){_S})?dozen\b"
    rf"|(?:(?:an?|{_BELOW_1000}){_S}(?:{_SCALE})\b(?:{_S}and)?{_S})*{_BELOW_1000}"
    rf"(?:{_S}and{_S}a{_S}half\b)?(?:{_S}(?:{_SCALE})\b)?"
    rf"|(?:(?:an?|{_BELOW_1000}){_S}(?:{_SCALE})\b(?:{_S})?)+)"
)
_PART = (
    rf"(?:(?:an?|{_UNIT})[-\s]+(?:{'|'.join(name for name in _PARTS if name != 'half')})"
    rf"(?={_S}of\b)|(?:{_UNIT})[-\s]+(?:thirds|quarters|fifths|sixths|eighths|tenths)\b"
    rf"|(?<!first )(?<!second )(?<!other )(?<!latter )half\b"
    rf"(?!{_S}an?{_S}(?:dozen|hundred|{_SCALE})\b))"
)
_ORDINAL_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"

_EXACT = "¼½¾⅛⅜⅝⅞"
_FRACTION = r"(?<![0-9])(?:[0-9]{1,3}\s?)?[¼½¾⅐-⅞]"
_GROUPED = r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+(?![0-9])"
_DIGITS = rf"(?:{_GROUPED}|[0-9]+)(?:\.[0-9]+)?"
_MONEY = r"(?:(?:[A-Z]{1,3})?[$€£¥₩₹]\s?|\b(?:USD|JPY|EUR|GBP|CHF|AUD|CAD|KRW|CNY)[\s\u00a0])"
_PERCENT = r"(?:[\s\u00a0]?%|[\s\u00a0]per\s?cent\b)"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_TO_YEAR = rf"\s?[–/-](?:{_YEAR}|[0-9]{{2}})"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"[0-9]{1,2}"
_DAYS = rf"{_DAY}(?:(?:,|{_S}and|\s?[–-]|{_S}to)\s?{_DAY}){{0,5}}"
_ANY_DATE = (
    rf"{_YEAR}-[01][0-9](?:-[0-3][0-9])?(?![0-9])|\b[0-2]?[0-9]:[0-5][0-9]\b"
    rf"|FY\s?{_YEAR}(?:[–/-][0-9]{{2,4}})?\b|\b{_YEAR}{_TO_YEAR}\b"
)
_LABELS = (
    "page|chapter|section|table|part|volume|article|annex|box|phase|note|footnote|paragraph|line"
    "|item|reference"
)

_ENGLISH = re.compile(
    rf"""
    (?=[\w$€£¥₩₹#−-])(?:
    (?P<money>{_MONEY}(?:{_DIGITS})(?:[\s\u00a0-](?:{_SCALE})\b)?)
    |(?P<date>
        (?<![\w.,])(?:{_DAYS}){_S}(?:{_MONTHS})\b(?:,?{_S}{_YEAR}\b)?
        |\b(?:{_MONTHS}){_S}{_DAY},?{_S}{_YEAR}\b
        |\b(?:{_MONTHS}){_S}{_DAY}\b(?=[,.;)]|$|{_S}and\b)
        |\b(?:{_MONTHS}){_S}{_YEAR}\b
        |{_ANY_DATE}
        |\b(?:fiscal{_S})?years?{_S}{_YEAR}(?:{_TO_YEAR})?\b
        |(?:\b(?:mid|pre|post)-|\b){_YEAR}s\b
    )
    |(?P<ordinal>\b[0-9,]{{0,15}}[0-9](?:st|nd|rd|th)\b
        |\b(?i:{"|".join(_TENS)})[-\s](?i:{_ORDINAL_UNITS})\b)
    |(?P<label>
        https?://[^\s<>)]+
        |\bFeatured?(?:{_S}[Pp]roject)?{_S}[0-9]+\b
        |\b(?i:(?:{_LABELS})(?:es|s)){_S}[0-9]+(?:(?:,|{_S}and|\s?[–-]|{_S}to){_S}?[0-9]+)*
        |\b(?i:{_LABELS}){_S}[0-9]+(?:[.–-][0-9]+)*(?:\s?\([0-9]+\))?
        |\b(?:pp?\.|Nos?\.|Vol\.|ISO|SDG|Goal|Resolution|COP|Route)\s?
            [0-9]+(?:[.–-][0-9]+)*
        |\b(?:Part|Phase|Chapter|Volume|Round){_S}(?:{"|".join(w.title() for w in _UNITS)})\b
        |\b[A-Z][A-Za-z]*-[0-9]+\b
        |\b[^\W\d_]+[0-9]\w*
        |\#[0-9]+
    )
    |(?P<part>\b(?=[A-Za-z])(?i:{_PART}))
    |(?P<many>\b(?=[A-Za-z])(?i:{"|".join(_MANY)})\b)
    |(?P<fraction>{_FRACTION})
    |(?P<number>(?:(?<![\w.,)])[-−])?(?<![\w.,])(?:{_DIGITS})(?:[\s\u00a0-](?:{_SCALE})\b)?{_PERCENT}?)
    |(?P<words>\b(?=[A-Za-z])(?i:{_WORDS})(?:[\s\u00a0]per\s?cent\b)?)
    )
    """,
    re.VERBOSE,
)

_ANY_GROUPED = r"[0-9]{1,3}(?:[.,'’\u00a0\u202f ][0-9]{3})+(?![0-9])"
_ANY_LETTER = rf"[^\W\d_{UNSPACED}]"
_DAY_BEFORE = rf"{_DAY}(?![0-9])\S{{0,3}}?\s?(?:[–—,-]|[^\W\d_]{{1,4}}\b)\s?"
_BEFORE = rf"(?<![^\W{UNSPACED}])(?<![.,])"


@cache
def _expression(language: str) -> re.Pattern[str]:
    """What finds numbers, dates and labels in a language that is not English."""
    return re.compile(
        rf"""
        (?P<money>{_MONEY}(?:{NUMBER}|(?:{_ANY_GROUPED}|[0-9]+)(?:[.,][0-9]+)?))
        |(?P<date>{_BEFORE}(?:{_DAY_BEFORE}){{0,4}}{date_expression(language)}(?!{_ANY_LETTER})
            |(?<![\w.,]){_DAY}\.?{_S}(?:de{_S})?{_ANY_LETTER}{{3,}}\.?{_S}(?:de{_S})?{_YEAR}\b
            |{_BEFORE}(?:{DATE}|{_DAY}[./-]{_DAY}[./-]{_YEAR}\b
            |{_YEAR}\.\s?[01]?[0-9]\.\s?[0-3]?[0-9]\b|[0-9]{{1,2}}\s?h\s?[0-5][0-9]\b)|{_ANY_DATE})
        |(?P<label>{LABEL})
        |(?P<ordinal>{ORDINAL}|{_BEFORE}(?:{ordinals(language)}))
        |(?P<name>https?://[^\s<>)]+|\b[A-Z][A-Za-z]*-[0-9]+\b
            |{_BEFORE}{_ANY_LETTER}+[0-9](?:[0-9_]|{_ANY_LETTER})*)
        |(?P<fraction>{_FRACTION})
        |(?P<number>(?:{_BEFORE}(?<!\))[-−])?{_BEFORE}
            (?:{NUMBER}|(?:{_ANY_GROUPED}|[0-9]+)(?:[.,][0-9]+)?){_PERCENT}?)
        """,
        re.VERBOSE,
    )


_HEDGE = re.compile(
    r"\b(?:about|approximately|around|nearly|almost|than|total of)\s+$", re.IGNORECASE
)
_HEDGE_OR_TIME = re.compile(r"\b(?:up to|over|some|at least|at most|another)\s+$", re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:\b(?:in|of|since|until|till|from|to|by|the|between|after|before|during|early|late|and"
    r"|fiscal|through|for|its|this|or)|[,(–/-])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"[\s\u00a0]+(?:people|children|women|men|staff|[a-z]{{3,}}(?<!s)s)\b|{COUNTED}"
)
_WHOLE_YEAR = re.compile(rf"{_YEAR}\Z")


_HINT = re.compile(
    r"[0-9十百千万億兆¼½¾⅐-⅞]|\b(?:t(?:wo|hree|hirt|hous|en|wel|went|rill|hird)|f(?:our|ive|ift|ort)|s(?:ix|even)"
    r"|eigh|nin|elev|hundred|million|billion|dozen|half)",
    re.IGNORECASE,
)
"""What every number has somewhere, in digits or words: the quick way to see that there is none."""


@lru_cache(maxsize=8192)
def read_numbers(text: str, language: str = "en") -> tuple[ProseNumber, ...]:
    """Every number of a text, dates and labels too, from left to right.

    Number words are read in English; in other languages, digits alone. "One" is a word, not a
    count, and "zero" is the line that values lie above or below. A year is a number where it is
    hedged ("about 2000") or counts what follows.

    While a site is served or a folder repaired, most texts are asked again as they were.
    """
    plain = half_width(text)
    return tuple(_numbers(text, plain, language)) if _HINT.search(plain) else ()


def _numbers(text: str, plain: str, language: str) -> Iterator[ProseNumber]:
    """What stands in a text; ``plain`` is the same in half width."""
    english = language.partition("-")[0] == "en"
    for found in (_ENGLISH if english else _expression(language)).finditer(plain):
        kind = found.lastgroup
        assert kind is not None
        said = found[0].rstrip()
        start, end = found.start(), found.start() + len(said)
        written = text[start:end]
        if kind in ("date", "ordinal", "label", "name"):
            kind = "label" if kind == "name" else kind
            yield ProseNumber(start, end, Sort(kind), written)
        elif kind == "number" and _is_year(plain, start, end):
            yield ProseNumber(start, end, Sort.DATE, written)
        elif kind != "words" or said.casefold() not in ("one", "zero"):
            yield ProseNumber(start, end, Sort.NUMBER, written, _value(kind, said, english))


def _is_year(text: str, start: int, end: int) -> bool:
    if end - start != 4 or not _WHOLE_YEAR.match(text[start:end]):
        return False
    before = text[max(0, start - 20) : start]
    if _HEDGE.search(before):
        return False
    if not _COUNTED.match(text, end):
        return True
    return bool(_OF_TIME.search(before)) and not _HEDGE_OR_TIME.search(before)


@lru_cache(maxsize=4096)
def _value(kind: str, written: str, english: bool) -> Decimal | None:
    words = written.casefold().replace("\u00a0", " ").replace("\u202f", " ")
    if kind == "many":
        return Decimal(_MANY[words])
    if kind == "part":
        return _part(words)
    if kind == "fraction":
        whole, part = words[:-1].strip(), words[-1]
        return Decimal(whole or 0) + Decimal(str(numeric(part))) if part in _EXACT else None
    if kind == "words":
        return _spoken(re.sub(r" per ?cent$", "", words))
    if not english and (scaled := re.search(NUMBER, words)):
        return kanji_number(scaled[0])
    return _digits(words, english)


def _digits(words: str, english: bool) -> Decimal:
    digits = re.search(r"[0-9][0-9.,'’ ]*", words)
    assert digits is not None
    plain = digits[0].strip(" .,")
    if english:
        plain = re.sub("[, ]", "", plain)
    else:
        grouped = re.match(r"[0-9]{1,3}(?:[.,'’ ][0-9]{3})+(?![0-9])", plain)
        whole = grouped[0] if grouped else ""
        rest = plain[len(whole) :].replace(",", ".")
        plain = re.sub("[^0-9]", "", whole) + rest
    scale = next((power for word, power in _SCALES.items() if word in words), 0)
    sign = -1 if words[0] in "-−" else 1
    return sign * Decimal(plain) * Decimal(10) ** scale


def _part(words: str) -> Decimal | None:
    """A part of a whole; None where no decimal says it."""
    if words == "half":
        return Decimal("0.5")
    count, name = re.split(r"[-\s]+", words)
    part = Fraction(_VALUES[count], _PARTS[name.rstrip("s")])
    if part.denominator % 3 == 0:
        return None
    return Decimal(part.numerator) / Decimal(part.denominator)


def _spoken(words: str) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    half = words.startswith("half")
    for word in re.findall(r"[a-z]+", words):
        if word == "half":
            current += Decimal("0.5") if not half else 0
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word == "dozen":
            current = (current or Decimal(1)) * 12
        elif word in _SCALES:
            total += (current or Decimal(1)) * Decimal(10) ** _SCALES[word]
            current = Decimal(0)
        elif word in ("a", "an") and ("and a half" in words or half):
            current += 1 if half else 0
        elif word in _VALUES:
            current += _VALUES[word]
    total += current
    return total / 2 if half else total
