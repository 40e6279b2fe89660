"""The languages of reports: those that CLDR knows how to write numbers and dates in."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


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
