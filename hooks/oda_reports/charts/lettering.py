"""How much room words take in a drawing, from above, so that labels can be kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from markupsafe import Markup

from oda_reports.charts.svg import across, element

TYPE = 12
"""Pixels of the type in drawings."""

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, where a drawing is narrowest."""

_NARROW = frozenset("iljtfrI.,:;'|!()[]·- \N{NO-BREAK SPACE}")
_WIDE = frozenset("mwMW@%—")


def text_width(text: str, size: float) -> float:
    """An upper bound of the width of a line of text, in the unit of its type size."""
    return sum(map(_em, text)) * size


def _em(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.92
    return 0.68 if character.isupper() else 0.57


@dataclass(frozen=True)
class Label:
    """Words at a place of a drawing whose width is ``room`` pixels where it is narrowest."""

    text: str
    x: float
    """Percent across."""
    y: float
    """The line the words stand on, in pixels."""
    anchor: str
    room: float

    @property
    def extent(self) -> Extent:
        """How far the words reach."""
        width = text_width(self.text, TYPE)
        shift = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        left = self.x / 100 * self.room - shift
        return (left, self.y - TYPE, left + width, self.y + 3)


def place_label(text: str, x: float, y: float, room: float) -> Label:
    """A label centred on a place, or kept inside the drawing where it would run out of it."""
    half = text_width(text, TYPE) / 2
    if x / 100 * room < half:
        return Label(text, 0.0, y, "start", room)
    if (100 - x) / 100 * room < half:
        return Label(text, 100.0, y, "end", room)
    return Label(text, x, y, "middle", room)


def write_label(label: Label, class_: str) -> Markup:
    """A label as text of a drawing."""
    anchor = None if label.anchor == "start" else label.anchor
    return element(
        "text", label.text, class_=class_, x=across(label.x), y=label.y, text_anchor=anchor
    )


def keep_apart(labels: Iterable[Label], gap: float = 4) -> list[Label]:
    """The labels that touch none before them: the first are the most important.

    Boxes that are apart where a drawing is narrowest stay apart where it is wider.
    """
    kept: list[Label] = []
    for label in labels:
        if all(_apart(label.extent, other.extent, gap) for other in kept):
            kept.append(label)
    return kept


def _apart(one: Extent, other: Extent, gap: float) -> bool:
    return (
        one[2] + gap <= other[0]
        or other[2] + gap <= one[0]
        or one[3] <= other[1]
        or other[3] <= one[1]
    )
