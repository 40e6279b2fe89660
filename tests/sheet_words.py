"""The words of a drawing that stands alone, with the room that each takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from oda_reports.charts.lettering import text_width

_SVG = "{http://www.w3.org/2000/svg}"


class Words(NamedTuple):
    """A line of words and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(svg: str) -> list[Words]:
    """Every line of a drawing, in the pixels of its sheet."""
    return list(_within(ElementTree.fromstring(svg), 0, 0, 13))  # noqa: S314


def _within(node: ElementTree.Element, x: float, y: float, size: float) -> Iterator[Words]:
    size = float(node.get("font-size", size))
    if moved := node.get("transform", ""):
        dx, dy = map(float, moved.removeprefix("translate(").rstrip(")").split())
        x, y = x + dx, y + dy
    if node.tag == f"{_SVG}text" and node.text:
        width = text_width(node.text, size)
        left = x + float(node.get("x", 0))
        left -= {"start": 0.0, "middle": width / 2, "end": width}[node.get("text-anchor", "start")]
        base = y + float(node.get("y", 0))
        yield Words(node.text, left, base - size * 0.72, left + width, base + size * 0.2)
    for child in node:
        if child.tag in (f"{_SVG}g", f"{_SVG}text"):
            yield from _within(child, x, y, size)


def faults_of(svg: str) -> list[tuple[str, ...]]:
    """The lines that reach out of the sheet, and those that touch each other."""
    sheet = ElementTree.fromstring(svg)  # noqa: S314
    width, height = float(sheet.get("width", 0)), float(sheet.get("height", 0))
    words = words_of(svg)
    outside: list[tuple[str, ...]] = [
        (one.text,)
        for one in words
        if one.left < -0.5 or one.top < -0.5 or one.right > width + 0.5 or one.bottom > height
    ]
    return outside + [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    ]
