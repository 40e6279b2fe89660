"""Values as text that neither HTML nor Markdown takes for markup."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

_SPECIAL = re.compile(r"[&<>\"'`*_\[\]{}\\#|~^!$\r\n]")


class NothingToPrint(TypeError):
    """A value that says nothing to readers, which a template prints all the same."""


def escape_text(value: object) -> Markup:
    """Any value as text that neither HTML nor Markdown takes for markup."""
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, bool):
        raise NothingToPrint(f"a template prints {value!r}: ask for it first")
    text = str(value)
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(_entity, text)
    return Markup(text)


def _entity(found: re.Match[str]) -> str:
    """A special character by its number; a line's end as a space."""
    return " " if found[0].isspace() else f"&#{ord(found[0])};"


def escape_title(text: str) -> str:
    """A title for places that the theme prints raw: front matter, navigation, site name."""
    return escape(" ".join(text.split()), quote=False).replace('"', "&quot;")
