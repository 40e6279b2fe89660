"""The languages of reports: those that CLDR knows how to write numbers and dates in."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


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
