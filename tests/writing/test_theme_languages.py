"""The languages of the theme's own words."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from oda_reports.writing.theme_languages import LANGUAGES, theme_language

_THEME = find_spec("material")
assert _THEME and _THEME.origin
SPOKEN = Path(_THEME.origin).parent / "templates/partials/languages"


def test_the_theme_has_words_in_each_of_its_languages_and_in_no_other() -> None:
    tags = {path.stem for path in SPOKEN.glob("*.html")}
    as_reports_write = {tag for tag in tags if len(tag) == 2 or tag[3:] in ("BR", "TW")}
    assert as_reports_write == LANGUAGES


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "ja"),
        ("de-CH", "de"),
        ("pt-BR", "pt-BR"),
        ("zh-TW", "zh-TW"),
        ("zh-HK", "zh"),
        ("ky", "en"),
        ("tg-TJ", "en"),
    ],
)
def test_the_words_of_the_theme_are_in_the_language_of_the_report_or_else_in_english(
    language: str, words: str
) -> None:
    assert theme_language(language) == words
