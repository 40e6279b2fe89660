"""The picture that other sites show beside a link: a headline, one figure, and what it looks like.

A card is drawn for a page of its own colours: it has no dark form. Words that the fonts of pictures
lack are left out, and the others close up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from markupsafe import Markup

from oda_reports.charts.rasters import SANS, SERIF, drawn_width, is_lettered
from oda_reports.charts.svg import element

WIDTH, HEIGHT = 1200, 630
"""The size that all who show such pictures take."""

INK, QUIET, BRAND, ACCENT = "#16202b", "#485765", "#14344f", "#a63a24"
"""The colours of the light palette: of words, of quiet words, of figures, of what matters."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 64, WIDTH - 64, 92, HEIGHT - 56
_ROOM = _RIGHT - _LEFT
_BESIDE = 500
"""The room of a figure that has a drawing at its side."""
_GAP = 44
_LEADING = 1.27
"""From line to line of words, in sizes of their type."""
_BRACKETED = re.compile(r"\s*[(\[（［][^()\[\]（）［］]*[)\]）］]")


@dataclass(frozen=True)
class CardDrawing:
    """What stands beside a figure: the inside of an SVG, and its width and height.

    It is shown as large as its place allows, in its own proportions.
    """

    content: Markup
    width: float
    height: float


@dataclass(frozen=True)
class Card:
    """What a card says; all but the title can be empty."""

    title: str
    site: str = ""
    """Whose it is."""
    value: str = ""
    """The figure, without its hedge."""
    hedge: str = ""
    """What its source says before it: approximately, more than."""
    label: str = ""
    """What it counts."""
    about: str = ""
    """Of whom and when it is; without a figure, what the page says first."""
    finding: str = ""
    """What the drawing shows; left out where there is no room for all of it."""
    source: str = ""
    """Where it was read."""
    drawing: CardDrawing | None = None


@dataclass(frozen=True)
class _Type:
    """Words of one size and font, and the lines they may take."""

    size: float
    lines: int
    family: str = SANS
    weight: int = 400
    fill: str = INK

    def width(self, text: str) -> float:
        return drawn_width(text, self.size, self.family, self.weight)

    def wrap(self, text: str, room: float) -> list[str]:
        """The words in lines, however many; a word that no line holds is broken."""
        lines: list[str] = []
        line = ""
        for piece in (part for word in text.split(" ") for part in self._pieces(word, room)):
            longer = f"{line} {piece}".strip()
            if line and self.width(longer) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
        return [*lines, line] if line else lines

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        piece = ""
        for letter in word:
            if piece and self.width(piece + letter) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece

    def cut(self, lines: Sequence[str], room: float) -> list[str]:
        """As many lines as there may be: the last ends in … where more were there."""
        if len(lines) <= self.lines:
            return list(lines)
        *kept, last = lines[: self.lines]
        while last and self.width(f"{last}…") > room:
            last = last[:-1]
        return [*kept, f"{last.rstrip(' ,;:.–-')}…"]

    def write(self, lines: Sequence[str], y: float, spacing: float) -> Iterator[Markup]:
        """The lines from above; ``y`` is the line that the first stands on."""
        for index, line in enumerate(lines):
            yield element(
                "text",
                line,
                x=_LEFT,
                y=y + index * spacing * self.size,
                font_size=self.size,
                font_family=self.family,
                font_weight=self.weight,
                fill=self.fill,
            )


_TITLES = tuple(
    _Type(size, lines, SERIF, 600) for size, lines in ((76, 1), (64, 2), (54, 3), (46, 3), (40, 3))
)
"""How a title can stand, the largest first."""
_NUMBERS = tuple(
    _Type(size, lines, SERIF, 600, BRAND)
    for size, lines in ((92, 1), (80, 1), (68, 1), (58, 1), (50, 2), (42, 3), (30, 9))
)
"""The same of a figure, which is never cut."""


def draw_card(card: Card) -> str:
    """A card as SVG, to be drawn ``WIDTH`` points wide; empty where there is nothing to show."""
    title, site, value = map(lettered, (card.title, card.site, card.value))
    if not (title or value or card.drawing):
        return ""
    parts = [
        element("rect", width=WIDTH, height=HEIGHT, fill="#ffffff"),
        element("rect", width=WIDTH, height=12, fill=ACCENT),
        *_one_line(site, _Type(26, 1, SANS, 600, QUIET), _TOP - 14),
    ]
    headline, lines = _fitted(title, _TITLES, _ROOM)
    y = _TOP + headline.size
    parts += headline.write(lines, y, 1.12)
    top = y + 1.12 * headline.size * (len(lines) - 1) + 44 if lines else _TOP + 24
    words = list(_figure(card, value, top, _BESIDE if card.drawing else _ROOM))
    if card.drawing:
        parts.append(_beside(card.drawing, top, is_alone=not words))
    parts += words
    return element(
        "svg", parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}"
    )


def lettered(text: str) -> str:
    """A text as far as the fonts have its letters.

    What stands in brackets can go alone; of the rest, a part would say something else.
    """
    plain = normalize("NFC", re.sub(" +", " ", text).strip())
    kept = _BRACKETED.sub(lambda found: found[0] if is_lettered(found[0]) else "", plain)
    return kept if is_lettered(kept) else ""


def _fitted(text: str, sizes: Sequence[_Type], room: float) -> tuple[_Type, list[str]]:
    """The largest of the sizes in which a text has its lines; in the last one it is cut."""
    for one in sizes:
        lines = one.wrap(text, room)
        if len(lines) <= one.lines:
            return one, lines
    return sizes[-1], sizes[-1].cut(sizes[-1].wrap(text, room), room)


def _one_line(text: str, type_: _Type, y: float) -> Iterator[Markup]:
    return type_.write(type_.cut(type_.wrap(text, _ROOM), _ROOM), y, 1)


def _figure(card: Card, value: str, top: float, room: float) -> Iterator[Markup]:
    """The figure below a red rule, as pages have it, what it is, and its source at the foot."""
    small, words = _Type(23, 2, SANS, 400, QUIET), _Type(30, 2)
    sources = small.cut(small.wrap(lettered(card.source), room), room)
    foot = _BOTTOM - (len(sources) - 1) * 1.25 * small.size
    yield from small.write(sources, foot, 1.25)
    y = top
    if value:
        yield element("rect", x=_LEFT, y=top, width=88, height=5, fill=ACCENT)
        if hedge := lettered(card.hedge):
            y += 40
            yield from words.write([hedge], y, 1)
        # Below a title of several lines the largest would leave no room for what it is.
        number, lines = _fitted(value, _NUMBERS if top < 240 else _NUMBERS[2:], room)
        y += number.size + (0 if hedge else 12)
        yield from number.write(lines, y, 1.08)
        y += (len(lines) - 1) * 1.08 * number.size + 18
    for text, weight in ((card.label, 600), (card.about, 400)):
        type_ = _Type(30 if value else 36, 2 if value else 6, SANS, weight)
        left = int((foot - 37 - y) // (_LEADING * type_.size))
        said = lettered(text)
        if said and left > 0:
            type_ = replace(type_, lines=min(left, type_.lines))
            lines = type_.cut(type_.wrap(said, room), room)
            yield from type_.write(lines, y + type_.size, _LEADING)
            y += len(lines) * _LEADING * type_.size
    found = words.wrap(lettered(card.finding), room)
    if y + 14 + len(found) * _LEADING * words.size <= foot - 37:
        yield from words.write(found, y + 14 + words.size, _LEADING)


def _beside(drawing: CardDrawing, top: float, *, is_alone: bool) -> Markup:
    """A drawing at the right of the words, or in the middle where there are none."""
    left = _LEFT if is_alone else _LEFT + _BESIDE + _GAP
    return element(
        "svg",
        drawing.content,
        x=left,
        y=top,
        width=_RIGHT - left,
        height=_BOTTOM + 6 - top,
        viewBox=f"0 0 {drawing.width:g} {drawing.height:g}",
        preserveAspectRatio="xMidYMid" if is_alone else "xMaxYMid",
    )
