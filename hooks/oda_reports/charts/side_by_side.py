"""Drawings of areas that stand side by side: on one scale, with its numbers at each of them.

Beside each drawing stands what a script needs to put any two of them on a scale that fits these
two: how far its own values reach, and the round numbers of its own scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from oda_reports.charts.drawings import (
    common_axis,
    draw_course,
    list_years,
    say_years,
    write_tick,
    write_year,
)
from oda_reports.charts.lettering import TYPE, place_label, text_width, write_label
from oda_reports.charts.scales import axis_of
from oda_reports.charts.series import Chart, Row
from oda_reports.charts.svg import element, short
from oda_reports.figures.formatting import Formatter

HEIGHT = 96
"""Pixels of a drawing."""
FINE = 10
"""Its own units in a pixel, so that values that are small beside those of others stay exact."""
UNITS = FINE * HEIGHT
"""Its height in its own units."""
STEPS = 4
"""Round numbers at it, about."""
ROOM = 130
"""Pixels that it has across where it is narrowest."""


class Tick(NamedTuple):
    """A round number at the side of a drawing, and how far down it lies, in its own units."""

    text: str
    y: float

    @property
    def pixels(self) -> float:
        """How far down it lies on the page."""
        return self.y * HEIGHT / UNITS


def draw_beside(chart: Chart, row: Row, formatter: Formatter) -> Markup:
    """The values of a row on the scale of its chart, with the numbers of that scale."""
    common, own = ticks_of(chart, formatter), own_ticks(chart, row, formatter)
    low, high = (_down(chart, end) for end in replace(chart, rows=(row,)).bounds)
    return Markup("<div {}>{}{}</div>").format(
        Markup(
            'class="oda-plot oda-plot-beside" data-span="{} {}" data-own="{}" data-common="{}"'
            ' data-height="{}"'
        ).format(short(high), short(low), _listed(own), _listed(common), UNITS),
        _side(common, chart, formatter),
        _drawing(common, chart, row, formatter),
    )


def _side(ticks: Iterable[Tick], chart: Chart, formatter: Formatter) -> Markup:
    """The numbers, with room for the longest that may come to stand there."""
    texts = [element("text", tick.text, x="100%", y=tick.pixels + 0.3 * TYPE) for tick in ticks]
    width = max(text_width(tick.text, TYPE) for tick in _all_ticks(chart, formatter))
    return element("svg", texts, class_="oda-axis", aria_hidden="true", width=width, height=HEIGHT)


def _drawing(ticks: Iterable[Tick], chart: Chart, row: Row, formatter: Formatter) -> Markup:
    lines = [
        element("line", class_="oda-grid", x1=0, x2="100%", y1=tick.pixels, y2=tick.pixels)
        for tick in ticks
    ]
    course = draw_course(row, common_axis(chart), HEIGHT, fine=FINE)
    ends = dict.fromkeys((chart.years[0], chart.years[-1]))
    years = [
        write_label(place_label(write_year(year), 100.0 * n, HEIGHT + TYPE + 4, ROOM), "oda-year")
        for n, year in enumerate(ends)
    ]
    return element(
        "svg",
        [*lines, course, *years],
        role="img",
        aria_label=f"{chart.statistic.title}: {row.name}",
        data_years=list_years(say_years(chart.years, row, formatter)),
        width="100%",
        height=HEIGHT + TYPE + 8,
    )


def ticks_of(chart: Chart, formatter: Formatter) -> list[Tick]:
    """The round numbers among the values of a chart, on its scale."""
    low, high = chart.bounds
    return [_tick(chart, n, formatter) for n in axis_of(chart.sizes).ticks if low <= n <= high]


def own_ticks(chart: Chart, row: Row, formatter: Formatter) -> list[Tick]:
    """The round numbers of a row alone, as far to both sides of zero as its values reach.

    Beside one that reaches less far, these are all that may be wanted.
    """
    alone = replace(chart, rows=(row,))
    low, high = alone.bounds
    reach = axis_of((low - high, high - low), steps=2 * STEPS)
    return [_tick(chart, number, formatter) for number in reach.ticks]


def _tick(chart: Chart, value: Decimal, formatter: Formatter) -> Tick:
    return Tick(write_tick(chart, value, formatter), _down(chart, value))


def _all_ticks(chart: Chart, formatter: Formatter) -> Iterable[Tick]:
    """Those that may come to stand at a drawing: all have room for the longest."""
    yield from ticks_of(chart, formatter)
    for row in chart.rows:
        yield from own_ticks(chart, row, formatter)


def _listed(ticks: Iterable[Tick]) -> str:
    return "|".join(f"{tick.text}@{short(tick.y)}" for tick in ticks)


def _down(chart: Chart, value: Decimal) -> float:
    return UNITS - common_axis(chart).place(value, UNITS)
