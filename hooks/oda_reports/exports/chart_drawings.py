"""Charts drawn at a fixed size, without the words around: for pictures that stand alone.

The values, their axis and their order are those of the chart on a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from markupsafe import Markup

from oda_reports.charts.lettering import text_width
from oda_reports.charts.scales import Axis, axis_of
from oda_reports.charts.series import (
    Chart,
    Form,
    Row,
    is_gap,
    is_range,
    size,
    span_of,
    state_of,
    within,
)
from oda_reports.charts.svg import element
from oda_reports.exports.drawings import (
    ABOVE,
    BELOW,
    END,
    FAINT,
    INK,
    LINE,
    QUIET,
    START,
    TRACK,
    TYPE,
    UNKNOWN,
    Anchor,
    Drawing,
    block,
    clear_of,
    lines_of,
    rule,
    stretch,
    write,
)
from oda_reports.figures import chart_messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate

Remark = Callable[[Figure], str]
"""What is said beside a value: that it is provisional; empty of most."""


def draw_chart(
    chart: Chart,
    formatter: Formatter,
    width: float,
    height: float = 320,
    whole: str = "",
    remark: Remark = lambda _: "",
) -> Drawing:
    """A chart so many pixels wide; ``height`` is that of one whose height is not its rows'.

    ``whole`` is what the printed total is called whose parts it shows.
    """
    if chart.form.is_of_one_area:
        return _Course(chart, formatter, width, height).drawing()
    if chart.form.is_small_multiples:
        return _Multiples(chart, formatter, width).drawing()
    return _Bars(chart, formatter, width, whole, remark).drawing()


def _ticks(chart: Chart, axis: Axis, formatter: Formatter) -> list[tuple[Decimal, str]]:
    """The round numbers of an axis, written in the scale of the statistic."""
    exponent = chart.statistic.scale.exponent
    return [
        (tick, formatter.number(tick.scaleb(-exponent), 12, at_most=True)) for tick in axis.ticks
    ]


def _look(number: Decimal) -> str:
    return INK if not number else ABOVE if number > 0 else BELOW


def _year(year: PartialDate) -> str:
    return f"FY{year.year_name}" if year.fiscal else str(year)


def _written_years(years: Sequence[PartialDate], slot: float) -> list[int]:
    """The positions of the years that are written: round ones, as many as have room."""
    needed = text_width(_year(years[-1]), TYPE) + 8
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if s * slot >= needed), 200)
    round_ones = [index for index, year in enumerate(years) if year.year % step == 0]
    return round_ones if len(round_ones) > 1 else sorted({0, len(years) - 1})


def _runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where each run of positions begins, and how long it is."""
    for _, run in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        places = [index for _, index in run]
        yield places[0], len(places)


class _Course:
    """One area over years: its places."""

    TOP = 22.0

    def __init__(self, chart: Chart, formatter: Formatter, width: float, height: float) -> None:
        self.chart, self.formatter = chart, formatter
        self.width, self.height = width, height
        self.row = chart.rows[0]
        # The lowest value stands below its mark, and above the years.
        self.bottom = 42.0 if chart.has_negatives else 26.0
        self.axis = axis_of(chart.sizes)
        self.ticks = _ticks(chart, self.axis, formatter)
        self.left = max(text_width(text, TYPE) for _, text in self.ticks) + 8
        latest = self.row.latest
        assert latest
        self.latest = latest
        self.is_alone = len(chart.years) == 1
        beside = text_width(formatter.cell(latest), TYPE) * 1.05 + 8
        self.right = width if self.is_alone else width - beside
        self.slot = (self.right - self.left) / len(chart.years)
        self.bar = min(self.slot * 0.74, 46.0)

    def x(self, index: int) -> float:
        """The middle of a year."""
        return self.left + (index + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """How far down a value lies."""
        room = self.height - self.TOP - self.bottom
        return self.TOP + room - self.axis.place(value, room)

    def drawing(self) -> Drawing:
        marks = self.columns() if self.chart.form is Form.COLUMNS else self.line()
        parts = (*self.gaps(), *self.grid(), *self.ranges(), *marks, *self.values(), *self.years())
        return Drawing(self.width, self.height, parts)

    def grid(self) -> Iterator[Markup]:
        for tick, text in self.ticks:
            y = self.y(tick)
            yield rule(self.left, y, self.right, y, FAINT if tick else QUIET)
            yield write(text, self.left - 8, y + TYPE * 0.34, "end", colour=QUIET)

    def gaps(self) -> Iterator[Markup]:
        first = next(i for i, figure in enumerate(self.row.figures) if not is_gap(figure))
        inside = enumerate(within(self.row.figures), start=first)
        for start, count in _runs(index for index, figure in inside if is_gap(figure)):
            tall = self.height - self.TOP - self.bottom
            yield block(self.x(start) - self.slot / 2, self.TOP, self.slot * count, tall, UNKNOWN)

    def ranges(self) -> Iterator[Markup]:
        for index, figure in enumerate(self.row.figures):
            if figure is not None and is_range(figure):
                low, high = (self.y(end) for end in figure.numbers)
                yield stretch(self.x(index) - self.bar / 2, high, self.bar, low - high)

    def points(self) -> Iterator[tuple[int, Figure, Decimal]]:
        for index, figure in enumerate(self.row.figures):
            number = size(figure)
            if figure is not None and number is not None:
                yield index, figure, number

    def columns(self) -> Iterator[Markup]:
        base = self.y(Decimal(0))
        for index, _, number in self.points():
            tall = max(abs(self.y(number) - base), 1.0) if number else 2.0
            top = base - 1 if not number else base - tall if number > 0 else base
            yield block(self.x(index) - self.bar / 2, top, self.bar, tall, _look(number))

    def line(self) -> Iterator[Markup]:
        places = [(index, self.x(index), self.y(number)) for index, _, number in self.points()]
        for (i, x1, y1), (j, x2, y2) in pairwise(places):
            if j == i + 1:
                yield element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=ABOVE, stroke_width="2.5")
        for _, x, y in places:
            yield element("circle", cx=x, cy=y, r=3.5, fill="#ffffff", stroke=ABOVE, stroke_width=2)

    def values(self) -> Iterator[Markup]:
        """The last value at the side, the highest and the lowest at their marks."""
        points = list(self.points())
        last = points[-1]
        text = self.formatter.cell(self.latest)
        if self.is_alone:
            yield write(text, self.x(0), self.above(last[2]), "middle", is_strong=True)
            return
        yield write(text, self.right + 6, self.y(last[2]) + TYPE * 0.34, is_strong=True)
        highest = max(points, key=lambda point: point[2])
        lowest = min(points, key=lambda point: point[2])
        for index, figure, number in dict.fromkeys((highest, lowest)):
            if number == last[2] or (number >= 0 and number != highest[2]):
                continue
            is_below = number < 0 and number != highest[2]
            y = self.y(number) + TYPE + 5 if is_below else self.above(number)
            text = self.formatter.cell(figure)
            half = text_width(text, TYPE) / 2
            x = min(max(self.x(index), self.left + half), self.right - half)
            yield write(text, x, y, "middle", has_halo=True)

    def above(self, value: Decimal) -> float:
        """Where words stand above a mark, and above the line where it hangs from that."""
        return self.y(max(value, Decimal(0))) - 7

    def years(self) -> Iterator[Markup]:
        years, taken = self.chart.years, list[tuple[float, float]]()
        y = self.height - 6
        ends = (0, len(years) - 1)
        for index in dict.fromkeys((*ends, *_written_years(years, self.slot))):
            text = _year(years[index])
            half = text_width(text, TYPE) / 2
            box = (self.x(index) - half - 4, self.x(index) + half + 4)
            if clear_of(taken, box):
                taken.append(box)
                yield write(text, self.x(index), y, "middle", colour=QUIET)


class _Multiples:
    """Several areas over years, each by itself: its places in a grid."""

    GAP, TALL, TYPE_YEAR = 26.0, 84.0, 11.5

    def __init__(self, chart: Chart, formatter: Formatter, width: float) -> None:
        self.chart, self.formatter = chart, formatter
        low, high = chart.bounds
        within_them = tuple(tick for tick in axis_of(chart.sizes, 3).ticks if low <= tick <= high)
        self.axis = Axis(low, high, within_them)
        self.ticks = _ticks(chart, self.axis, formatter)
        self.left = max(text_width(text, self.TYPE_YEAR) for _, text in self.ticks) + 6
        self.across = max(1, min(len(chart.rows), 4, int((width - self.left) // 140)))
        room = width - self.left - self.GAP * (self.across - 1)
        self.cell = room / self.across
        self.width = width
        self.names = [lines_of(row.name, self.cell, TYPE) for row in chart.rows]
        self.values = [lines_of(self.value(row), self.cell, TYPE) for row in chart.rows]

    def value(self, row: Row) -> str:
        """The last value of an area, and its year where the last of all has none."""
        shown = row.shown
        said = self.formatter.hedged(shown) if shown else ""
        if shown and shown.year and row.stops_early:
            return chart_messages.value_of_year(said, span_of((shown.year,)))
        return said

    def drawing(self) -> Drawing:
        marks: list[Markup] = []
        y = 0.0
        for start in range(0, len(self.chart.rows), self.across):
            rows = self.chart.rows[start : start + self.across]
            heads = [
                [*((line, True) for line in names), *((line, False) for line in values)]
                for names, values in zip(self.names, self.values, strict=True)
            ][start : start + self.across]
            top = y + max(map(len, heads)) * LINE + 8
            for place, row in enumerate(rows):
                x = self.left + place * (self.cell + self.GAP)
                for above, (line, is_name) in enumerate(reversed(heads[place])):
                    marks.append(write(line, x, top - 11 - above * LINE, is_strong=is_name))
                marks += self.gaps(row, x, top)
                marks += self.grid(x, top, has_numbers=not place)
                marks += self.bars(row, x, top)
                marks += self.years(x, top + self.TALL + 15)
            y = top + self.TALL + 20 + self.GAP
        return Drawing(self.width, y - self.GAP, tuple(marks))

    def grid(self, x: float, top: float, *, has_numbers: bool) -> Iterator[Markup]:
        for tick, text in self.ticks:
            y = top + self.TALL - self.axis.place(tick, self.TALL)
            yield rule(x, y, x + self.cell, y, FAINT if tick else QUIET)
            if has_numbers:
                yield write(text, x - 6, y + 4, "end", size=self.TYPE_YEAR, colour=QUIET)

    def gaps(self, row: Row, x: float, top: float) -> Iterator[Markup]:
        slot = self.cell / len(row.figures)
        for first, count in _runs(row.gaps):
            yield block(x + first * slot, top, slot * count, self.TALL, UNKNOWN)

    def bars(self, row: Row, x: float, top: float) -> Iterator[Markup]:
        slot = self.cell / len(row.figures)
        base = top + self.TALL - self.axis.place(Decimal(0), self.TALL)
        for index, figure in enumerate(row.figures):
            left, number = x + (index + 0.1) * slot, size(figure)
            if figure is not None and is_range(figure):
                low, high = (
                    top + self.TALL - self.axis.place(end, self.TALL) for end in figure.numbers
                )
                yield stretch(left, high, slot * 0.8, low - high)
            elif number is not None:
                end = top + self.TALL - self.axis.place(number, self.TALL)
                tall = max(abs(end - base), 1.0)
                yield block(
                    left, base - tall if number >= 0 else base, slot * 0.8, tall, _look(number)
                )

    def years(self, x: float, y: float) -> Iterator[Markup]:
        first, last = _year(self.chart.years[0]), _year(self.chart.years[-1])
        yield write(first, x, y, size=self.TYPE_YEAR, colour=QUIET)
        if first != last:
            yield write(last, x + self.cell, y, "end", size=self.TYPE_YEAR, colour=QUIET)


class _Bars:
    """A bar a row, with its name before it and its value behind it."""

    THICK = 18.0

    def __init__(
        self, chart: Chart, formatter: Formatter, width: float, whole: str, remark: Remark
    ) -> None:
        self.chart, self.formatter, self.width, self.remark = chart, formatter, width, remark
        self.axis = Axis(*chart.bounds, ())
        named = [*(row.name for row in chart.rows), *([whole] if chart.whole else [])]
        self.names = [lines_of(name, width * 0.32, TYPE) for name in named]
        figures = [*(row.only for row in chart.rows), *([chart.whole] if chart.whole else [])]
        self.values = [lines_of(self.value(figure), width * 0.24, TYPE) for figure in figures]
        self.start = _widest(self.names) + 12
        self.beside = _widest(self.values) + 12
        if chart.has_negatives:
            self.start += self.beside
        self.end = width - self.beside

    def value(self, figure: Figure | None) -> str:
        """What stands at the end of a bar; of a gap, why there is none."""
        if figure is None or not figure.has_number:
            return state_of(figure).label.lower()
        beside = self.remark(figure)
        return self.formatter.hedged(figure) + (f" ({beside})" if beside else "")

    def x(self, value: Decimal) -> float:
        """How far across a value lies."""
        return self.start + self.axis.place(value, self.end - self.start)

    def tall(self, place: int) -> float:
        """How high a row is, by the lines of its name and of its value."""
        lines = max(len(self.names[place]), len(self.values[place]))
        return max(lines * LINE, self.THICK) + 8

    def drawing(self) -> Drawing:
        marks: list[Markup] = []
        y, zero = 0.0, self.x(Decimal(0))
        for place, row in enumerate(self.chart.rows):
            marks += self.row(row, place, y)
            y += self.tall(place)
        if not self.chart.form.is_stacked:
            marks.append(rule(zero, 0, zero, y, QUIET))
        if self.chart.whole:
            marks.append(rule(0, y + 3, self.width, y + 3))
            marks += self.whole(y + 6)
            y += 6 + self.tall(-1)
        return Drawing(self.width, y, tuple(marks))

    def row(self, row: Row, place: int, y: float) -> Iterator[Markup]:
        middle, figure = y + self.tall(place) / 2, row.only
        yield from _words(self.names[place], 0, middle)
        top, number = middle - self.THICK / 2, size(figure)
        if self.chart.form is Form.SHARES:
            yield block(self.start, top, self.end - self.start, self.THICK, TRACK)
        ends = (self.x(Decimal(0)),) * 2
        if figure is not None and is_range(figure):
            ends = (self.x(figure.numbers[0]), self.x(figure.numbers[-1]))
            yield stretch(ends[0], top, ends[1] - ends[0], self.THICK)
        elif number is not None:
            begin = self.chart.starts[row.key]
            low, high = sorted((self.x(begin), self.x(begin + number)))
            ends = (low, max(high, low + 2))
            yield block(low, top, ends[1] - low, self.THICK, _look(number))
        colour = QUIET if is_gap(figure) else INK
        is_below = number is not None and number < 0
        at, anchor = (ends[0] - 7, END) if is_below else (ends[1] + 7, START)
        yield from _words(self.values[place], at, middle, anchor, colour=colour)

    def whole(self, y: float) -> Iterator[Markup]:
        """The printed total, as long as all of its parts."""
        middle = y + self.tall(-1) / 2
        yield from _words(self.names[-1], 0, middle, is_strong=True)
        top = middle - self.THICK / 2
        yield block(self.start, top, self.end - self.start, self.THICK, QUIET)
        yield from _words(self.values[-1], self.end + 7, middle)


def _widest(texts: Iterable[Sequence[str]]) -> float:
    return max((text_width(line, TYPE) for lines in texts for line in lines), default=0.0)


def _words(
    lines: Sequence[str],
    x: float,
    middle: float,
    anchor: Anchor = START,
    *,
    colour: str = INK,
    is_strong: bool = False,
) -> Iterator[Markup]:
    """Lines around the middle of a row."""
    first = middle - (len(lines) - 1) * LINE / 2 + TYPE * 0.34
    for place, line in enumerate(lines):
        y = first + place * LINE
        yield write(line, x, y, anchor, colour=colour, is_strong=is_strong)
