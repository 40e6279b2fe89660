"""What stands beside the figure of a card: its course over the years, or bars beside its own.

The figure's own mark has the accent; the others are there to compare it with. There is no axis:
the figure, written large, is the measure of its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from oda_reports.charts.cards import ACCENT, INK, QUIET, CardDrawing, lettered
from oda_reports.charts.rasters import SANS, drawn_width
from oda_reports.charts.scales import Axis
from oda_reports.charts.series import Chart, Row, bounds_of, is_range, size
from oda_reports.charts.svg import element
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate

_OTHER, _RULE = "#9dbacd", "#8d8f8c"
_WIDTH, _HEIGHT = 480, 300
_TYPE = 24
_ROW, _ROWS, _NAMES = 46, 8, 230
"""The height of a bar with the room around it, how many there are, and the room of their names."""


def draw_card_course(
    row: Row, years: Sequence[PartialDate], figure: Figure | None
) -> CardDrawing | None:
    """The values of a row over years as columns; None where there are too few to be a course."""
    if len(row.reported) < 3:
        return None
    drawn = [(index, one, ends) for index, one in enumerate(row.figures) if (ends := _ends(one))]
    axis = Axis(*bounds_of(end for _, _, ends in drawn for end in ends), ())
    slot = _WIDTH / len(years)
    wide = min(slot * 0.76, 72)
    base = _HEIGHT - axis.place(Decimal(0), _HEIGHT)
    marks = []
    for index, one, ends in drawn:
        foot, top = (_HEIGHT - axis.place(end, _HEIGHT) for end in ends)
        x = (index + 0.5) * slot - wide / 2
        marks.append(_box(x, top, wide, max(foot - top, 3.0), _fill(one == figure)))
    line = element("line", x1=0, x2=_WIDTH, y1=base, y2=base, stroke=_RULE, stroke_width=2)
    first, last = (messages.short_year(year) for year in (years[0], years[-1]))
    names = [
        _words(first, 0.0, _HEIGHT + 32.0, "start"),
        _words(last, float(_WIDTH), _HEIGHT + 32.0, "end"),
    ]
    return CardDrawing(Markup("").join([*marks, line, *names]), _WIDTH, _HEIGHT + 40)


@dataclass(frozen=True)
class _Bar:
    """A row of bars: its words, from where to where its mark goes, and whether it is the card's."""

    name: str
    value: str
    low: Decimal
    high: Decimal
    fill: str

    @property
    def ink(self) -> str:
        return INK if self.fill == ACCENT else QUIET


def draw_card_bars(chart: Chart, figure: Figure, formatter: Formatter) -> CardDrawing | None:
    """The rows of a chart of single values as bars; None where there is nothing to compare."""
    every = [
        _Bar(
            _shortened(row.name),
            lettered(formatter.cell(row.only)),
            *ends,
            _fill(row.only == figure),
        )
        for row in chart.rows
        if row.only and (ends := _ends(row.only))
    ]
    if len(every) < 2:
        return None
    last = next((n for n, bar in enumerate(every, 1) if bar.fill == ACCENT), 0)
    bars = every[max(0, last - _ROWS) :][:_ROWS]
    start = max(drawn_width(bar.name, _TYPE) for bar in bars) + 16
    room = _WIDTH - start - max(drawn_width(bar.value, _TYPE, SANS, 600) for bar in bars) - 16
    axis = Axis(*bounds_of(end for bar in bars for end in (bar.low, bar.high)), ())
    base, foot = start + axis.place(Decimal(0), room), _ROW * len(bars)
    marks: list[Markup] = []
    for index, bar in enumerate(bars):
        y = index * _ROW
        left, right = (start + axis.place(end, room) for end in (bar.low, bar.high))
        marks += [
            _words(bar.name, 0.0, y + 29.0, "start", bar.ink),
            _box(left, y + 8.0, max(right - left, 3.0), _ROW - 16.0, bar.fill),
            _words(bar.value, float(_WIDTH), y + 29.0, "end", bar.ink, 600),
        ]
    line = element("line", x1=base, x2=base, y1=0, y2=foot, stroke=_RULE, stroke_width=2)
    return CardDrawing(Markup("").join([*marks, line]), _WIDTH, foot)


def _ends(figure: Figure | None) -> tuple[Decimal, Decimal] | None:
    """From where to where the mark of a figure goes: from zero, or between both ends of a range."""
    if figure and is_range(figure):
        low, high = figure.numbers
        return low, high
    number = size(figure)
    return None if number is None else (min(number, Decimal(0)), max(number, Decimal(0)))


def _fill(is_own: bool) -> str:
    return ACCENT if is_own else _OTHER


def _box(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)


def _shortened(name: str) -> str:
    """A name as far as there is room for it."""
    text = lettered(name)
    if drawn_width(text, _TYPE) <= _NAMES:
        return text
    while drawn_width(f"{text}…", _TYPE) > _NAMES:
        text = text[:-1].rstrip()
    return f"{text}…"


def _words(
    text: str, x: float, y: float, anchor: str, fill: str = QUIET, weight: int = 400
) -> Markup:
    return element(
        "text",
        text,
        x=x,
        y=y,
        text_anchor=anchor,
        font_family=SANS,
        font_weight=weight,
        font_size=_TYPE,
        fill=fill,
    )
