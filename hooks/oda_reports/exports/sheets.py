"""A chart or map as it is taken away: the drawing with all that makes it legible alone.

One value makes the SVG, and the PNG is made of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil

from markupsafe import Markup

from oda_reports.charts.rasters import SERIF, is_lettered, png
from oda_reports.exports.drawings import (
    FAINT,
    QUIET,
    Drawing,
    as_file,
    balanced_lines,
    lines_of,
    moved,
    rule,
    swatch,
    write,
)

WIDTH = 800
"""Pixels that a sheet is wide."""
MARGIN = 32.0
INNER = WIDTH - 2 * MARGIN
"""Pixels that a drawing on a sheet is wide."""
PNG_WIDTH = 1200
"""Points that its picture is wide."""


@dataclass(frozen=True)
class Sheet:
    """A drawing and the words around it."""

    title: str
    """What is found, else what is shown."""
    subject: str
    """What is shown, of whom and when."""
    subtitle: str
    """The measure, and how it is drawn."""
    said: str
    """What the drawing shows, for whoever does not see it."""
    drawing: Drawing
    key: tuple[tuple[str, str], ...]
    """Looks of the drawing that need a word, each with it."""
    notes: tuple[str, ...]
    """Below a line: the sources, what is to be known, the licence."""
    address: str
    """Where it can be found again; empty where that is not known."""

    @property
    def is_lettered(self) -> bool:
        """Whether a picture of points can have all its words."""
        return is_lettered(self.svg)

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return self._set[1]

    @property
    def png_size(self) -> tuple[int, int]:
        """How many points its picture has across and down."""
        return PNG_WIDTH, ceil(self.height * PNG_WIDTH / WIDTH)

    @cached_property
    def svg(self) -> str:
        """The sheet as a file."""
        marks, height = self._set
        return as_file(Drawing(WIDTH, height, marks), self.subject, self.said)

    @cached_property
    def _set(self) -> tuple[tuple[Markup, ...], int]:
        return _set(self)


@lru_cache(512)
def picture_of(svg: bytes, width: int = PNG_WIDTH) -> bytes:
    """The file of a drawing as a picture of points; made once where a served site is made often."""
    return png(svg.decode(), width)


def _set(sheet: Sheet) -> tuple[tuple[Markup, ...], int]:
    """All marks of a sheet from above, and how high it is."""
    marks: list[Markup] = []
    y = MARGIN - 6
    for line in balanced_lines(sheet.title, INNER, 23):
        y += 29
        marks.append(write(line, MARGIN, y - 6, size=23, is_strong=True, family=SERIF))
    told = dict.fromkeys((sheet.title, sheet.subject, sheet.subtitle))
    for line in lines_of(" · ".join([*told][1:]), INNER, 15):
        y += 20
        marks.append(write(line, MARGIN, y, size=15, colour=QUIET))
    y += 24
    marks.append(moved(sheet.drawing.marks, MARGIN, y))
    y += sheet.drawing.height
    if sheet.key:
        y += 18
        for colour, words in sheet.key:
            y += 20
            marks += _key(colour, words, y)
    y += 22
    marks.append(rule(MARGIN, y, WIDTH - MARGIN, y, FAINT))
    y += 4
    foot = [*sheet.notes, *([sheet.address] if sheet.address else [])]
    for line in (line for note in foot for line in lines_of(note, INNER, 12)):
        y += 17
        marks.append(write(line, MARGIN, y, size=12, colour=QUIET))
    return tuple(marks), round(y + MARGIN - 8)


def _key(look: str, words: str, y: float) -> Iterator[Markup]:
    yield swatch(look, MARGIN + 1, y - 11)
    yield write(words, MARGIN + 22, y, colour=QUIET)
