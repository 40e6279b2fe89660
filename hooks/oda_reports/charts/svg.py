"""SVG as text: elements, and numbers with no more digits than a screen can show."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, content: Iterable[Markup] | str = (), **attributes: object) -> Markup:
    """An element of SVG; an attribute that is None is left out.

    ``class_`` is its class; underlines inside names are hyphens: ``text_anchor``.
    """
    text = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = escape(content) if isinstance(content, str) else Markup("").join(content)
    # Closed in full, as all HTML of a page is: blocks are counted by their tags.
    return Markup(f"<{name}{text}>{inner}</{name}>")


def short(value: object) -> str:
    """A number with two decimals at most; anything else as it is."""
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def across(value: float) -> str:
    """A part of a hundred of the drawing's width."""
    return f"{short(float(value))}%"
