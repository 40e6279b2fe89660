"""Charts as SVG: values to marks and their places, colours left to the style sheet.

A drawing is as wide as its page has room: across, places are percentages, so that text keeps its
size on a phone. Every number in its text is the text of a figure that it draws, or a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from oda_reports.charts.lettering import TYPE, keep_apart, place_label, text_width, write_label
from oda_reports.charts.scales import Axis, axis_of, year_step
from oda_reports.charts.series import (
    Chart,
    Form,
    Row,
    bounds_of,
    is_gap,
    is_range,
    size,
    state_of,
    within,
)
from oda_reports.charts.svg import across, element, short
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate

NARROWEST_CHART = 220
"""Pixels that the plot of a chart has on the narrowest screen, beside its axis."""
_TOP, _HEIGHT, _BOTTOM = 20, 180, 20
_WHOLE = _TOP + _HEIGHT + 2 * _BOTTOM
_MIDDLE = 0.25 * TYPE
"""How far the line that digits stand on lies below what they say the place of."""
_BAR = 14


def draw_plot(chart: Chart, formatter: Formatter) -> Markup:
    """A chart of one area over years: the axis, the drawing, and its last value at the side."""
    plot = _Plot(chart, formatter)
    ticks = [(write_tick(chart, number, formatter), plot.y(number)) for number in plot.axis.ticks]
    width = max(text_width(text, TYPE) for text, _ in ticks) + 0.4 * TYPE
    latest = chart.rows[0].latest
    assert latest
    value = formatter.cell(latest)
    place = plot.y(size(latest) or Decimal(0))
    room = text_width(value, TYPE) + 0.6 * TYPE
    written = [
        element("text", text, x=width - 0.5 * TYPE, y=y + _MIDDLE, text_anchor="end")
        for text, y in ticks
    ]
    last = [element("text", value, x=0.4 * TYPE, y=place + _MIDDLE)]
    return Markup('<div class="oda-plot">{}{}{}</div>').format(
        element("svg", written, class_="oda-axis", aria_hidden="true", width=width, height=_WHOLE),
        plot.drawing(),
        element("svg", last, class_="oda-latest", aria_hidden="true", width=room, height=_WHOLE),
    )


class _Plot:
    """The places of one chart of years."""

    def __init__(self, chart: Chart, formatter: Formatter) -> None:
        self.chart = chart
        self.formatter = formatter
        self.row = chart.rows[0]
        self.axis = axis_of(chart.sizes)
        self.slot = 100 / len(chart.years)

    def y(self, value: Decimal) -> float:
        """How far down a value lies, in pixels."""
        return _TOP + _HEIGHT - self.axis.place(value, _HEIGHT)

    def x(self, index: int) -> float:
        """How far across the middle of a year lies, in percent."""
        return (index + 0.5) * self.slot

    def drawing(self) -> Markup:
        marks = self.columns() if self.chart.form is Form.COLUMNS else self.line()
        lines = [
            element(
                "line",
                x1=0,
                x2="100%",
                y1=self.y(number),
                y2=self.y(number),
                class_="oda-grid" if number else "oda-base",
            )
            for number in self.axis.ticks
        ]
        anchor = self.chart.anchor
        return element(
            "svg",
            [*self.gaps(), *lines, *self.ranges(), *marks, *self.values(), *self.years()],
            role="img",
            aria_labelledby=f"{anchor}-title {anchor}-about",
            aria_describedby=f"{anchor}-reading",
            data_slot=self.slot,
            width="100%",
            height=_WHOLE,
        )

    def gaps(self) -> Iterator[Markup]:
        first, *_ = [i for i, figure in enumerate(self.row.figures) if not is_gap(figure)]
        for index, figure in enumerate(within(self.row.figures), start=first):
            if is_gap(figure):
                text = _said(self.chart.years[index], figure, self.formatter)
                yield element(
                    "rect",
                    [element("title", text)],
                    class_="oda-gap",
                    x=across(index * self.slot),
                    width=across(self.slot),
                    y=_TOP,
                    height=_HEIGHT,
                )

    def points(self) -> Iterator[tuple[int, Figure, Decimal]]:
        for index, figure in enumerate(self.row.figures):
            number = size(figure)
            if figure is not None and number is not None:
                yield index, figure, number

    def ranges(self) -> Iterator[Markup]:
        width = min(self.slot * 0.74, 8)
        for index, figure in enumerate(self.row.figures):
            if figure is not None and is_range(figure):
                low, high = (self.y(end) for end in figure.numbers)
                yield element(
                    "rect",
                    [self.title(index, figure)],
                    class_="oda-range",
                    x=across(self.x(index) - width / 2),
                    width=across(width),
                    y=high,
                    height=max(low - high, 1.0),
                )

    def title(self, index: int, figure: Figure) -> Markup:
        return element("title", _said(self.chart.years[index], figure, self.formatter))

    def columns(self) -> Iterator[Markup]:
        width = min(self.slot * 0.74, 8)
        base = self.y(Decimal(0))
        for index, figure, number in self.points():
            end = self.y(number)
            height = max(abs(end - base), 1.0)
            top = base - 1 if not number else base - height if number > 0 else base
            yield element(
                "rect",
                [self.title(index, figure)],
                class_="oda-zero" if not number else "oda-above" if number > 0 else "oda-below",
                x=across(self.x(index) - width / 2),
                width=across(width),
                y=top,
                height=height if number else 2,
            )

    def line(self) -> Iterator[Markup]:
        points = list(self.points())
        for (i, _, before), (j, _, after) in pairwise(points):
            if j == i + 1:
                yield element(
                    "line",
                    class_="oda-line",
                    x1=across(self.x(i)),
                    y1=self.y(before),
                    x2=across(self.x(j)),
                    y2=self.y(after),
                )
        for index, figure, number in points:
            yield element(
                "circle",
                [self.title(index, figure)],
                class_="oda-point",
                cx=across(self.x(index)),
                cy=self.y(number),
                r=3,
            )

    def values(self) -> Iterator[Markup]:
        """The highest and the lowest value at their marks; the last one stands at the side."""
        points = list(self.points())
        last = points[-1]
        highest = max(points, key=lambda point: point[2])
        lowest = min(points, key=lambda point: point[2])
        labels = []
        for index, figure, number in dict.fromkeys((highest, lowest)):
            if number == last[2] or (number >= 0 and number != highest[2]):
                continue
            y = self.y(number) + (TYPE + 3 if number < 0 else -6)
            labels.append(
                place_label(self.formatter.cell(figure), self.x(index), y, NARROWEST_CHART)
            )
        for label in keep_apart(labels):
            yield write_label(label, "oda-value")

    def years(self) -> Iterator[Markup]:
        """The first year and the last, and the round ones between them that touch neither."""
        y = _TOP + _HEIGHT + _BOTTOM + TYPE
        ends = (0, len(self.chart.years) - 1)
        round_ones = marked_years(self.chart.years)
        for index in round_ones:
            at = across(self.x(index))
            yield element("line", class_="oda-tick", x1=at, x2=at, y1=y - TYPE - 5, y2=y - TYPE - 1)
        labels = [
            place_label(write_year(self.chart.years[index]), self.x(index), y, NARROWEST_CHART)
            for index in dict.fromkeys((*ends, *round_ones))
        ]
        for label in keep_apart(labels):
            yield write_label(label, "oda-year")


def write_tick(chart: Chart, value: Decimal, formatter: Formatter) -> str:
    """A round number as the axis has it, in the scale of the statistic."""
    return formatter.number(value.scaleb(-chart.statistic.scale.exponent), 12, at_most=True)


def marked_years(years: Sequence[PartialDate]) -> list[int]:
    """The positions of the round years: each has a tick below a plot, and its name if it fits."""
    needed = text_width(write_year(years[0]), TYPE) + 6
    step = year_step(NARROWEST_CHART / len(years), needed)
    return [index for index, year in enumerate(years) if year.year % step == 0]


def write_year(year: PartialDate) -> str:
    """A year as it stands at a drawing."""
    return f"FY{year.year_name}" if year.fiscal else str(year)


def draw_course(
    row: Row,
    axis: Axis,
    height: int,
    label: str | None = None,
    said: Sequence[str] = (),
    fine: int = 1,
) -> Markup:
    """The values of a row as small columns without words; ``label`` is what a reader hears.

    ``said`` are words for each column, which a script shows; ``fine`` is how many units of the
    drawing make a pixel of its height.
    """
    tall, width = height * fine, 10 * len(row.figures)
    base = short(tall - axis.place(Decimal(0), tall))
    paths = [
        element("path", class_=name, d=d) for name, d in _course_marks(row, axis, tall).items() if d
    ]
    line = element("path", class_="oda-base", d=f"M0 {base}H{width}")
    return element(
        "svg",
        [*paths, line],
        class_="oda-course",
        viewBox=f"0 0 {width} {tall}",
        preserveAspectRatio="none",
        width="100%",
        height=height,
        role="img" if label else None,
        aria_label=label,
        aria_hidden=None if label else "true",
        data_years=list_years(said),
    )


def _course_marks(row: Row, axis: Axis, tall: int) -> dict[str, str]:
    """The outlines of small columns by their class, ten units for a year."""
    base = tall - axis.place(Decimal(0), tall)
    marks = dict.fromkeys(("oda-gap", "oda-range", "oda-above", "oda-below", "oda-zero"), "")
    for index, figure in enumerate(row.figures):
        number = size(figure)
        x = short(index * 10 + 1.0)
        if figure is not None and is_range(figure):
            low, high = (tall - axis.place(end, tall) for end in figure.numbers)
            marks["oda-range"] += f"M{x} {short(low)}h8v{short(high - low)}h-8z"
        elif number is None and index in row.gaps:
            marks["oda-gap"] += f"M{index * 10} 0h10v{tall}h-10z"
        elif number:
            end = tall - axis.place(number, tall)
            marks["oda-above" if number > 0 else "oda-below"] += (
                f"M{x} {short(base)}h8v{short(end - base)}h-8z"
            )
        elif number is not None:
            marks["oda-zero"] += f"M{x} {short(base)}h8"
    return marks


def say_years(years: Sequence[PartialDate], row: Row, formatter: Formatter) -> list[str]:
    """What there is to say of each year of a row: the value, or that there is none and why."""
    return [
        "" if index in row.absent else _said(year, figure, formatter)
        for index, (year, figure) in enumerate(zip(years, row.figures, strict=True))
    ]


def list_years(said: Sequence[str]) -> str | None:
    """What there is to say of years as an attribute, which a script takes apart."""
    return "|".join(said) or None


def _said(year: PartialDate, figure: Figure | None, formatter: Formatter) -> str:
    if figure is None or is_gap(figure):
        return messages.year_without_number(write_year(year), state_of(figure).label)
    return messages.year_with_number(write_year(year), formatter.cell(figure))


def draw_bar(chart: Chart, row: Row) -> Markup:
    """The value of a row as a bar, on the axis of its chart; beside it stands the number."""
    axis = common_axis(chart)
    zero = axis.place(Decimal(0), 100)
    figure = row.figures[0]
    number = size(figure)
    marks = []
    if chart.form is Form.SHARES:
        marks.append(element("rect", class_="oda-track", x=0, width="100%", y=1, height=_BAR - 2))
    if figure is not None and is_range(figure):
        low, high = (axis.place(end, 100) for end in figure.numbers)
        marks.append(
            element(
                "rect",
                class_="oda-range",
                x=across(low),
                width=across(high - low),
                y=1,
                height=_BAR - 2,
            )
        )
    elif number is None:
        marks.append(element("rect", class_="oda-gap", x=0, width="100%", y=1, height=_BAR - 2))
    else:
        start = axis.place(chart.starts[row.key], 100)
        end = axis.place(chart.starts[row.key] + number, 100)
        marks.append(
            element(
                "rect",
                class_="oda-zero" if not number else "oda-above" if number > 0 else "oda-below",
                x=across(min(start, end)),
                width=across(abs(end - start)) if number else 2,
                y=1,
                height=_BAR - 2,
            )
        )
    if chart.form is not Form.PARTS:
        marks.append(
            element("line", class_="oda-base", x1=across(zero), x2=across(zero), y1=0, y2=_BAR)
        )
    return element("svg", marks, class_="oda-bar", aria_hidden="true", width="100%", height=_BAR)


def common_axis(chart: Chart) -> Axis:
    """The axis of a chart of several areas: one for all."""
    return Axis(*chart.bounds, ())


def own_axis(row: Row) -> Axis:
    """The axis of one row by itself, as in a line of a table."""
    numbers = (number for figure in row.figures if (number := size(figure)) is not None)
    return Axis(*bounds_of(numbers), ())
