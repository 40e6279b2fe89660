"""What a drawing that stands alone is made of: marks at pixels, in colours and type of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from oda_reports.charts.lettering import text_width
from oda_reports.charts.rasters import SANS, SERIF
from oda_reports.charts.svg import element

INK, QUIET, FAINT = "#0d1a26", "#4d5a66", "#e4e0d6"
"""Colours of words, of what is said beside, and of lines behind: those of a page on paper."""
ABOVE, BELOW, UNKNOWN, TRACK = "#1f5f8b", "#b4472f", "#efece4", "#ebe7dd"
"""Colours of values: above zero, below it, not known, and of a whole that a value is a share of."""
RANGE = "range"
"""The look of a value that is printed as a range."""
TYPE, LINE = 13.0, 17.0
"""The size of letters, and from one line to the next."""

Anchor = Literal["start", "middle", "end"]
START: Anchor = "start"
END: Anchor = "end"

FAMILIES = {
    SANS: f"'{SANS}', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif",
    SERIF: f"'{SERIF}', 'Source Serif 4', Georgia, serif",
}
"""What takes the place of our own fonts where a drawing is looked at without them."""


@dataclass(frozen=True)
class Drawing:
    """Marks on a sheet of so many pixels, without a word around them."""

    width: float
    height: float
    marks: tuple[Markup, ...]

    @property
    def svg(self) -> str:
        """The drawing by itself, as a file."""
        return as_file(self, "")


def as_file(drawing: Drawing, name: str, said: str = "") -> str:
    """A drawing as a file on white; ``name`` and what is ``said`` are for who does not see it."""
    words = [element("title", name), element("desc", said)] if name else []
    ground = element("rect", width="100%", height="100%", fill="#ffffff")
    return str(
        element(
            "svg",
            [*words, ground, *drawing.marks],
            xmlns="http://www.w3.org/2000/svg",
            width=drawing.width,
            height=drawing.height,
            viewBox=f"0 0 {drawing.width:g} {drawing.height:g}",
            role="img",
            font_family=FAMILIES[SANS],
            font_size=TYPE,
            fill=INK,
        )
    )


def moved(marks: Iterable[Markup], x: float, y: float) -> Markup:
    """Marks in another place of a sheet."""
    return element("g", marks, transform=f"translate({x:g} {y:g})")


def write(
    text: str,
    x: float,
    y: float,
    anchor: Anchor = "start",
    *,
    size: float = TYPE,
    colour: str = INK,
    is_strong: bool = False,
    family: str = SANS,
    has_halo: bool = False,
) -> Markup:
    """A line of words that stands on a line at ``y``."""
    halo = {"stroke": "#ffffff", "stroke_width": 3, "paint_order": "stroke"} if has_halo else {}
    return element(
        "text",
        text,
        x=float(x),
        y=float(y),
        text_anchor=None if anchor == "start" else anchor,
        font_size=None if size == TYPE else size,
        font_weight=600 if is_strong else None,
        font_family=None if family == SANS else FAMILIES[family],
        fill=None if colour == INK else colour,
        **halo,
    )


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = FAINT) -> Markup:
    """A straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=colour)


def block(x: float, y: float, width: float, height: float, look: str) -> Markup:
    """A bar; ``look`` is its colour, or ``UNKNOWN`` for the place of one that is not known."""
    edge = {"stroke": "#b9b2a3", "stroke_dasharray": "2 2"} if look == UNKNOWN else {}
    return element(
        "rect",
        x=float(x),
        y=float(y),
        width=float(width),
        height=float(height),
        fill=look,
        **edge,
    )


def stretch(x: float, y: float, width: float, height: float) -> Markup:
    """A value that is printed as a range, from its one end to the other."""
    return element(
        "rect",
        x=float(x),
        y=float(y),
        width=float(max(width, 1)),
        height=float(max(height, 1)),
        fill=ABOVE,
        fill_opacity="0.35",
        stroke=ABOVE,
    )


def swatch(look: str, x: float, y: float) -> Markup:
    """A small piece of a look, to explain it."""
    return stretch(x, y, 12, 12) if look == RANGE else block(x, y, 12, 12, look)


def lines_of(text: str, room: float, size: float = TYPE) -> tuple[str, ...]:
    """A text in lines of so many pixels; a word that is longer than a line is cut in pieces."""
    return tuple(_lines(text, room, size)) or ("",)


def balanced_lines(text: str, room: float, size: float) -> tuple[str, ...]:
    """As few lines as can be, none much shorter than the others."""
    lines = lines_of(text, room, size)
    while len(narrower := lines_of(text, room := room * 0.96, size)) == len(lines) > 1:
        lines = narrower
    return lines


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in _pieces(text, room, size):
        both = f"{line} {word}" if line else word
        if line and text_width(both, size) > room:
            yield line
            both = word
        line = both
    if line:
        yield line


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """The words of a text, none longer than a line."""
    for word in text.split(" "):
        rest = word
        while text_width(rest, size) > room and len(rest) > 1:
            fits = len(rest) - 1
            while fits > 1 and text_width(rest[:fits], size) > room:
                fits -= 1
            yield rest[:fits]
            rest = rest[fits:]
        if rest:
            yield rest


def clear_of(boxes: Sequence[tuple[float, float]], one: tuple[float, float]) -> bool:
    """Whether a stretch from left to right touches none of some others."""
    return all(one[1] < left or right < one[0] for left, right in boxes)
