"""The languages of the theme's own words: search, table of contents, next page."""

from __future__ import annotations

ENGLISH = "en"

_SPOKEN = (
    "af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka "
    "kn ko lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr "
    "uk ur uz vi zh zh-TW"
)
LANGUAGES = frozenset(_SPOKEN.split())
"""Those that Material for MkDocs speaks, as reports name them."""


def theme_language(language: str) -> str:
    """The language of the theme's words on the pages of a report: its own, else English."""
    spoken = (language, language.partition("-")[0])
    return next((each for each in spoken if each in LANGUAGES), ENGLISH)
