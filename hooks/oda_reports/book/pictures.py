"""A drawn picture of a page (SVG) as the book has it: with its own style, its name and its size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oda_reports.book.picture_styles import (
    Palette,
    PictureRule,
    light_palette,
    picture_rules,
    picture_style,
    resolve,
)
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import Element, Node

SCREEN_ATTRIBUTES = frozenset({"data-search-exclude", "download", "loading", "role", "tabindex"})
"""What an element says to a browser alone."""
_SHAPE = re.compile(r"aspect-ratio: ?(\d+)/(\d+)")
_FRAME = 620
"""Pixels across the text of the book, for pictures that are as wide as their page."""


@dataclass(frozen=True)
class Look:
    """What pictures need of the site's look."""

    palette: Palette
    rules: Sequence[PictureRule]

    @classmethod
    def of(cls, stylesheets: Iterable[str]) -> Look:
        """The look that stylesheets give, as their texts."""
        sheets = tuple(stylesheets)
        palette = light_palette(sheets)
        return cls(palette, picture_rules(sheets, palette))


def picture(svg: Element, look: Look, around: tuple[str, ...]) -> Element:
    """The picture with its style, and with its name as a title for those who listen.

    ``around`` are the classes of the elements that it stands in.
    """
    style = picture_style(look.rules, around)
    named: list[Node] = [Element("style", {}, (style,))] if style else []
    label = svg.attributes.get("aria-label")
    if label and not any(isinstance(c, Element) and c.name == "title" for c in svg.children):
        named.insert(0, Element("title", {}, (label,)))
    plain = _plain(svg, look.palette)
    if shape := _SHAPE.fullmatch(plain.attributes.get("style", "")):
        height = round(_FRAME * int(shape[2]) / int(shape[1]))
        sized = {**plain.attributes, "width": str(_FRAME), "height": str(height)}
        del sized["style"]
        plain = Element(plain.name, sized, plain.children)
    return plain.holding([*named, *plain.children])


def _plain(node: Element, palette: Palette) -> Element:
    """A part of a picture with its variables resolved; its links are drawn, not followed.

    Of the names of a map those for a telephone are left out: paper has room for the others.
    """
    attributes = {
        name: resolve(value, palette) if "var(" in value else value
        for name, value in node.attributes.items()
        if name not in SCREEN_ATTRIBUTES
    }
    if node.name == "a":
        attributes = {k: v for k, v in attributes.items() if k not in ("href", "xlink:href")}
    children = [
        _plain(child, palette) if isinstance(child, Element) else child
        for child in node.children
        if isinstance(child, str) or PageClass.NARROW_NAMES not in child.classes
    ]
    return Element("g" if node.name == "a" else node.name, attributes, tuple(children))
