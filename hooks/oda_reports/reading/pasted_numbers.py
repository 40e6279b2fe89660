"""The number that somebody meant who pasted it as it is printed: with separators, words, units.

Japanese amounts too: 20億9,500万円, 2,095百万円. What cannot be known is not guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from oda_reports.reading.other_words import in_half_width, terms_meant
from oda_reports.reading.unit_words import units_meant
from oda_reports.records.field_types import plain
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Qualifier


class PastedNumber(NamedTuple):
    """A number with what stood around it; ``written`` is its value in digits.

    ``scaled`` if a word such as million was part of it, ``units`` are what the words beside it
    can mean. It is ``sure`` if it can be no other number.
    """

    written: str
    value: Decimal
    scaled: bool = False
    units: tuple[Unit, ...] = ()
    hedge: Qualifier | None = None
    sure: bool = True


_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_POWERS = {**_SMALL, **_LARGE}
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "mio": 6, "m": 6,
    "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12,
}  # fmt: skip
_ONE_LETTER = ("k", "m", "b")
"""Signs for a scale that can be one for a unit too, but beside money."""

_QUOTES = "\"'“”„«»‘’ "
_SIGNS = str.maketrans("−–‒—‐‑’萬亿백천만억조", "------'万億百千万億兆")
_NUMERAL = "0-9〇一二三四五六七八九十百千"
_CORE = re.compile(rf"[{_NUMERAL}](?:[{_NUMERAL}万億兆,.' ]*[{_NUMERAL}万億兆])?")
_SCALE_WORD = re.compile(rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})s?(?![a-z])\.?")
_GROUPED = re.compile(r"([0-9]{1,3})((?:,[0-9]{3})+|(?:'[0-9]{3})+|(?: [0-9]{3})+)(\.[0-9]+)?")
_GROUPED_BY_POINTS = re.compile(r"([0-9]{1,3})((?:\.[0-9]{3}){2,})(?:,([0-9]+))?")
_POINT_AND_COMMA = re.compile(r"([0-9]{1,3})(\.[0-9]{3}|(?: [0-9]{3})+),([0-9]+)")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]+)")
_MOST_DIGITS = 15

NOTE_MARK = re.compile("(?<=[0-9０-９])[²³¹⁰⁴-⁹₀-₉①-⑳]")
"""A small or circled digit behind a number: the mark of a note, and no digit of the number."""
TWO_CELLS = re.compile(r"[0-9０-９]\s*\t\s*[0-9０-９]")
"""What stood in two cells of a table; a tab is never between thousands."""
COMMA_OF_TWO_MEANINGS = re.compile(r"\b[0-9]{1,3},[0-9]{3} ?(?:mio|mrd)\b")
"""With these words a comma stands before decimals as often as between thousands."""


def read_pasted_number(
    text: str, *, money: bool = False, own: tuple[Unit, ...] = ()
) -> PastedNumber | None:
    """The number that a text means; None if it is none, or could be several.

    Of ``money``, 3.2m is 3.2 million; of something else it could be metres. The report's ``own``
    units are known too.
    """
    if NOTE_MARK.search(text) or TWO_CELLS.search(text):
        return None
    said = in_half_width(text).translate(_SIGNS).casefold().strip(_QUOTES)
    if COMMA_OF_TWO_MEANINGS.search(said):
        return None
    in_brackets = re.fullmatch(r"\((.+)\)", said)
    said = " ".join((in_brackets[1] if in_brackets else said).split())
    core = _CORE.search(said) if len(said) < 100 else None
    if not core:
        return None
    before, after = said[: core.start()].strip(), said[core.end() :].strip()
    minus = bool(re.search("[-▲△]", before))
    beside = (re.sub("[-▲△]", " ", before).strip(), re.sub(r"^[.,]-$", "", after))
    around = _around(*beside, money, own)
    number = _read_digits(core[0])
    if number is None or around is None or re.search("[-▲△].*[-▲△]", before):
        return None
    scale, units, hedge = around
    is_kanji = bool(re.search("[十百千万億兆]", core[0]))
    if is_kanji and scale:
        return None
    value = Decimal(number).scaleb(scale or 0)
    written = plain(value) if scale or is_kanji else number
    if len(written.partition(".")[0]) > _MOST_DIGITS:
        return None
    sign = "-" if (minus or in_brackets) and value else ""
    value = -value if sign else value
    return PastedNumber(
        sign + written, value, bool(scale) or is_kanji, units, hedge, sure=not in_brackets
    )


def kanji_number(text: str) -> Decimal:
    """A number whose parts have signs for their powers: 二千十九, 20億9500万, 2095百万, 20억."""
    text = re.sub("[, ]", "", text.translate(_SIGNS))
    total, section, digits = Decimal(0), Decimal(0), ""
    for sign in text:
        if sign in _KANJI:
            digits += str(_KANJI[sign])
        elif sign in _SMALL:
            section += Decimal(digits or 1) * _SMALL[sign]
            digits = ""
        elif sign in _LARGE:
            total += (section + Decimal(digits or (0 if section else 1))) * _LARGE[sign]
            section, digits = Decimal(0), ""
        else:
            digits += sign
    return total + section + Decimal(digits or 0)


def _read_digits(core: str) -> str | None:
    """The digits of a number, with a point before its decimals."""
    if re.search("[〇一二三四五六七八九十百千万億兆]", core):
        return _read_kanji(core)
    if _PLAIN.fullmatch(core):
        return core
    if found := _GROUPED.fullmatch(core):
        return found[1] + re.sub("[^0-9]", "", found[2]) + (found[3] or "")
    if found := _GROUPED_BY_POINTS.fullmatch(core) or _POINT_AND_COMMA.fullmatch(core):
        decimals = f".{found[3]}" if found[3] else ""
        return found[1] + re.sub("[^0-9]", "", found[2]) + decimals
    if (found := _DECIMAL_COMMA.fullmatch(core)) and (len(found[2]) != 3 or found[1] == "0"):
        return f"{found[1]}.{found[2]}"
    return None


def _read_kanji(core: str) -> str | None:
    """Powers fall from left to right, and each number before one is written as a number."""
    parts = re.split("([十百千万億兆])", core.replace(" ", ""))
    numbers = [part for part in parts[::2] if part]
    digits = [_read_digits(part) if part[0].isascii() else part for part in numbers]
    if any(not re.fullmatch("[0-9.]+|[〇一二三四五六七八九]+", part or "") for part in digits):
        return None
    sections = [core, *re.split("[万億兆]", core)]
    for signs, section in zip((_LARGE, *[_SMALL] * len(sections)), sections, strict=False):
        powers = [signs[sign] for sign in section if sign in signs]
        if powers != sorted(set(powers), reverse=True):
            return None
    filled = iter(digits)
    plainly = [next(filled) or "" if part and part not in _POWERS else part for part in parts]
    return plain(kanji_number("".join(plainly)))


class _Around(NamedTuple):
    scale: int | None
    units: tuple[Unit, ...]
    hedge: Qualifier | None


def _around(before: str, after: str, money: bool, own: tuple[Unit, ...]) -> _Around | None:
    """What the words around a number say; None if one of them is not known."""
    scale = None
    hedge, units = _hedge_and_units(before, own, hedge_first=True)
    if hedge is None:
        return None
    if word := _SCALE_WORD.match(after):
        rest = after[word.end() :].strip()
        counted = (*units, *_hedge_and_units(rest, own, hedge_first=False)[1])
        if word[1] not in _ONE_LETTER or money or any(unit.is_money for unit in counted):
            scale, after = _SCALES[word[1]], rest
    behind, more = _hedge_and_units(after, own, hedge_first=False)
    if behind is None or (units and more and set(units).isdisjoint(more)):
        return None
    if hedge and behind:
        return None
    both = tuple(unit for unit in units if not more or unit in more) if units else more
    said = (hedge or behind or (None,))[0]
    return _Around(scale, both, said)


def _hedge_and_units(
    words: str, own: tuple[Unit, ...], *, hedge_first: bool
) -> tuple[tuple[Qualifier, ...] | None, tuple[Unit, ...]]:
    """The hedge and the units that some words say; None for the hedge if they say more."""
    for at in sorted(range(len(words) + 1), reverse=hedge_first):
        parts = (words[:at].strip(), words[at:].strip())
        hedged, counted = parts if hedge_first else (parts[1], parts[0])
        hedges = [t.term for t in terms_meant(hedged, tuple(Qualifier)) if t.sure]
        units = [meant.unit for meant in units_meant(counted, own)]
        if (hedges or not hedged) and (units or not counted):
            return tuple(t for t in hedges[:1] if isinstance(t, Qualifier)), tuple(units)
    return None, ()
