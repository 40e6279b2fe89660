"""What people call units and currencies: the words of CLDR, and those that it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from oda_reports.reading.other_words import folded
from oda_reports.records.units import UNITS, Unit, currency_codes, sign_of, unit_of

_WORDS: Mapping[str, str] = {
    "persons": "people; human; individuals; trainees; participants; experts; pupils; "
    "students; 人; 名",
    "households": "families; homes?; 世帯; 戸",
    "meetings": "conferences; 回?",
    "countries": "nations; states?; か国; カ国; ヶ国; ケ国; 箇国",
    "projects": "grants; programmes; programs; 案件; 件?",
    "schools": "校",
    "facilities": "buildings; hospitals; clinics; stations; wells; plants?; 施設; か所; カ所; "
    "ヶ所; 箇所",
    "villages": "settlements; towns?; communities?; 村",
    "items": "things; pieces; units; pcs; sets?; 台; 個",
    "kilometres": "km; kms; kilometers; キロ?; キロメートル",
    "square-metres": "sq m; sqm; m²; square meters; 平方メートル",
    "hectares": "ha; ヘクタール",
    "cubic-metres": "cu m; cbm; m³; cubic meters; 立方メートル",
    "tonnes": "t; mt; metric tons; metric tonnes; tons?; トン",
    "megawatts": "mw; メガワット",
    "kilowatt-hours": "kwh; キロワット時",
    "minutes": "min; mins; 分",
    "hours": "hrs; 時間",
    "days": "日間",
    "percent": "%; pct; per cent; per hundred; percentage; percentage points?; パーセント",
    "AUD": "a$; au$; 豪ドル",
    "CAD": "c$; can$; カナダドル",
    "CHF": "sfr; スイスフラン",
    "CNY": "rmb; renminbi; chinese yuan renminbi; 元; 人民元; ¥?",
    "CZK": "kč; koruna; koruny; czech koruny",
    "DKK": "danish kroner; danish crowns",
    "EUR": "ユーロ",
    "GBP": "gb£; pounds sterling; pound; ポンド",
    "HUF": "ft",
    "ISK": "icelandic kronur",
    "JPY": "jp¥; jpn; en; 円; 日本円; ¥?",
    "KRW": "korean won; korean republic won; won; ウォン",
    "NOK": "norwegian kroner; norwegian crowns",
    "PLN": "zł; polish złoty",
    "SEK": "swedish kronor; swedish crowns",
    "USD": "us$; u.s. dollars; usd$; 米ドル; usドル; ドル?",
}
"""What CLDR does not call a unit; a word that ends in ``?`` can mean something else too."""

_SIGNS = {"$": "dollar", "kr": "krona krone króna", "kr.": "krona krone króna", "fr.": "franc"}
"""Signs of several currencies, by the last word of their names."""


class UnitMeant(NamedTuple):
    """A unit that a word means; ``sure`` unless the word can mean something else too."""

    unit: Unit
    sure: bool


def units_meant(words: str, own: Iterable[Unit] = ()) -> list[UnitMeant]:
    """The units that some words mean, beside those of every report the ``own`` ones of this."""
    said = folded(words)
    if not said:
        return []
    found = [UnitMeant(unit, sure=True) for unit in own if said in _names(unit)]
    return found or list(_known().get(said, ()))


def is_meant(unit: Unit, words: str) -> bool:
    """Whether words beside a number can mean a unit."""
    said = folded(words)
    return bool(said) and any(said in known for known in _words_of(unit))


@cache
def _known() -> Mapping[str, tuple[UnitMeant, ...]]:
    """The units of every report by the words for them; what leaves less doubt comes first."""
    codes = (*UNITS, *sorted(currency_codes()))
    units = [unit for code in codes if (unit := unit_of(code))]
    known: dict[str, tuple[UnitMeant, ...]] = {}
    for words_of_all in zip(*map(_words_of, units), strict=True):
        found: dict[str, list[UnitMeant]] = {}
        for unit, words in zip(units, words_of_all, strict=True):
            for word, sure in words.items():
                found.setdefault(word, []).append(UnitMeant(unit, sure))
        for word, meant in found.items():
            only = len(meant) == 1
            each = (UnitMeant(unit, sure and only) for unit, sure in meant)
            known.setdefault(word, tuple(each))
    return known


@lru_cache(maxsize=1024)
def _words_of(unit: Unit) -> tuple[Mapping[str, bool], ...]:
    """The words for a unit, whether sure: those of the table, its names, the last of a name."""
    written = {
        folded(word.removesuffix("?")): not word.endswith("?")
        for word in _WORDS.get(unit.value, "").split("; ")
    }
    return written, dict.fromkeys(_names(unit), True), dict.fromkeys(_last_words(unit), True)


def _names(unit: Unit) -> set[str]:
    """Its code, what one and several are called, and its sign."""
    sign = sign_of(unit.value) if unit.is_money else unit.symbol
    signs = {sign} - {"", *_SIGNS}
    return {folded(word) for word in (unit.value, unit.singular, unit.label, *signs)}


def _last_words(unit: Unit) -> set[str]:
    """Of money the last word of its names, which others may have too: somoni, dollars."""
    if not unit.is_money:
        return set()
    names = (name.split() for name in (unit.singular, unit.label))
    found = {folded(name[-1]) for name in names if len(name) > 1 and name[-1].isalpha()}
    return found | {folded(sign) for sign, words in _SIGNS.items() if found & set(words.split())}
