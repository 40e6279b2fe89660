"""The languages of reports: those that CLDR knows how to write numbers and dates in."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

_UNKNOWN = "ZZ"
_SEARCHED_IN = ("en", "fr", "es", "ru", "ar", "zh", "ja", "de", "tr")
"""The languages of the United Nations, and others in which aid to a country is written about."""


@cache
def can_be_written(language: str) -> bool:
    """Whether numbers and dates can be written in a language, such as ``en`` or ``pt-BR``."""
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def runs_from_right(language: str) -> bool:
    """Whether a language is written from right to left."""
    return Locale.parse(language, sep="-").text_direction == "rtl"


@cache
def locale_of(language: str) -> str:
    """A language with the country that it is first of all written in: ``en_US``, ``ja_JP``.

    Open Graph knows languages by such names. One that stands with a country keeps that; one that no
    country is known for stands alone.
    """
    locale = Locale.parse(language, sep="-")
    known = get_global("likely_subtags")
    likely = known.get(f"{locale.language}_{locale.script}") or known.get(locale.language, "")
    country = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{country}" if country.isalpha() else locale.language


@cache
def country_names(code: str) -> tuple[str, ...]:
    """What CLDR calls a country of two letters in its own languages and in widely read ones.

    None for a code that it does not know, or has for what is unknown.
    """
    if code == _UNKNOWN:
        return ()
    own = get_official_languages(code, regional=True, de_facto=True)
    languages = dict.fromkeys([*_SEARCHED_IN, *own])
    names = (Locale.parse(one).territories.get(code) for one in languages if can_be_written(one))
    return tuple(dict.fromkeys(name for name in names if name))
