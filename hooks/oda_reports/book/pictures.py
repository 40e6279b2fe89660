"""A drawn picture of a page (SVG) as the book has it: with its own style, its name and its size."""

from __future__ import annotations

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
_FRAME = 620
"""Pixels across the text of the book: no picture is wider."""
_MAP = 430
"""Pixels across a map in the book: one as wide as the text would take half a page."""


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
    plain = _scaled(plain) if PageClass.MAP in around else _within_the_text(plain)
    return plain.holding([*named, *plain.children])


def _scaled(svg: Element) -> Element:
    """A map with its names, as they stand where it is as wide as the text, and smaller.

    Its own numbers are those of its outlines, which are drawn within it.
    """
    width, height = (svg.attributes.get(name, "") for name in ("width", "height"))
    if not (width.isdecimal() and height.isdecimal() and int(width) > _MAP):
        return svg
    room, size = ((wide, round(wide * int(height) / int(width))) for wide in (_FRAME, _MAP))
    drawn = {"width": str(size[0]), "height": str(size[1]), "viewBox": f"0 0 {room[0]} {room[1]}"}
    return Element(svg.name, {**svg.attributes, **drawn}, svg.children)


def _within_the_text(svg: Element) -> Element:
    """The picture, with the width of the text if it is wider."""
    width, height = (svg.attributes.get(name, "") for name in ("width", "height"))
    if not (width.isdecimal() and height.isdecimal() and int(width) > _FRAME):
        return svg
    size = {"width": str(_FRAME), "height": str(round(_FRAME * int(height) / int(width)))}
    return Element(svg.name, {**svg.attributes, **size}, svg.children)


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
