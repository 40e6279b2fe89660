"""Maps drawn at a fixed size, without the words around: for pictures that stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from oda_reports.charts.lettering import text_width
from oda_reports.charts.svg import element
from oda_reports.exports.drawings import (
    FAINT,
    INK,
    LINE,
    QUIET,
    TYPE,
    Drawing,
    lines_of,
    moved,
    rule,
    write,
)
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import RegionMap
from oda_reports.maps.filled_maps import UNREPORTED, FilledMap, ListedCountry
from oda_reports.maps.names import LINE as NAME_LINE
from oda_reports.maps.names import SIZE, PlacedName
from oda_reports.maps.value_classes import ValueClass
from oda_reports.records.areas import Country

SEA, AROUND, AROUND_LINE, COUNTRY, BORDER = (
    "#e4edf2",
    "#f1eee7",
    "#d6d0c3",
    "#5b8aa9",
    "#ffffff",
)
"""The colours of maps on paper, as their style sheet has them in the light palette."""
CLASS_COLOURS = {
    "zero": "#ffffff",
    "above1": "#d0e1ec",
    "above2": "#97b8d0",
    "above3": "#648eae",
    "above4": "#3a6a8c",
    "below1": "#f5dacd",
    "below2": "#eaa68d",
    "below3": "#d07a61",
    "below4": "#a94a33",
    UNREPORTED: "#fbfaf7",
}
"""Those of classes of values."""
_HATCH, _POINT, _DOT = "#45110a", "#7d7a72", "#a63a24"


def draw_region(base: RegionMap, width: float) -> Drawing:
    """The countries of a region and what lies around them, with their names."""
    shapes = [(drawn.path, drawn.marker, COUNTRY, _DOT) for drawn in base.countries]
    return _drawn(base, width, (), shapes, base.wide)


def draw_values(map: FilledMap, width: float) -> Drawing:
    """The same with each country in the colour of its value."""
    shapes = [
        (
            one.drawn.path,
            one.drawn.marker,
            f"url(#{one.pattern})" if one.pattern else CLASS_COLOURS[one.colour],
            CLASS_COLOURS[one.colour],
        )
        for one in map.shapes
    ]
    return _drawn(map.base, width, tuple(_patterns(map)), shapes, map.wide)


def _drawn(
    base: RegionMap,
    width: float,
    patterns: Sequence[Markup],
    shapes: Sequence[tuple[str, tuple[float, float] | None, str, str]],
    named: Sequence[tuple[Country, PlacedName]],
) -> Drawing:
    height = round(base.height * width / base.width)
    unit = base.width / width
    around = element(
        "path",
        d=base.neighbours,
        fill=AROUND,
        fill_rule="evenodd",
        stroke=AROUND_LINE,
        stroke_width=0.7 * unit,
    )
    countries = [mark for shape in shapes for mark in _country(*shape, unit)]
    sheet = element(
        "svg",
        [element("defs", patterns), around, *countries] if patterns else [around, *countries],
        width=width,
        height=height,
        viewBox=f"0 0 {base.width} {base.height}",
        stroke_linejoin="round",
    )
    sea = element("rect", width=width, height=height, fill=SEA)
    names = [mark for _, name in named for mark in _name(name, width, height)]
    return Drawing(width, height, (sea, sheet, *names))


def _country(
    path: str, marker: tuple[float, float] | None, fill: str, dot: str, unit: float
) -> Iterator[Markup]:
    yield element("path", d=path, fill=fill, fill_rule="evenodd", stroke=BORDER, stroke_width=unit)
    if marker:
        x, y = marker
        yield element("circle", cx=x, cy=y, r=5.5 * unit, fill=INK)
        yield element("circle", cx=x, cy=y, r=4 * unit, fill=dot)


def _name(name: PlacedName, width: float, height: float) -> Iterator[Markup]:
    x, y = name.x * width, name.y * height
    if name.leader:
        x1, y1 = name.leader[0] * width, name.leader[1] * height
        yield rule(x1, y1, x, y, INK)
        yield element("circle", cx=float(x1), cy=float(y1), r=2)
    for place, line in enumerate(name.rows):
        base = y + name.dy + place * NAME_LINE
        is_strong = place < len(name.lines)  # the value below it is lighter
        yield write(
            line, x + name.dx, base, name.across, size=SIZE, is_strong=is_strong, has_halo=True
        )


def _patterns(map: FilledMap) -> Iterator[Markup]:
    """What fills countries that a colour alone does not tell apart from the others."""
    for one in map.hatched:
        yield _hatched(map.pattern(one.colour), CLASS_COLOURS[one.colour], 50)
    yield _dotted(map.pattern(UNREPORTED), 60)


def _hatched(id: str, colour: str, step: int) -> Markup:
    line = element("path", d=f"M0,0v{step}", stroke=_HATCH, stroke_width=step / 6)
    return _pattern(id, step, colour, line, "rotate(45)")


def _dotted(id: str, step: int) -> Markup:
    dot = element("circle", cx=step / 2, cy=step / 2, r=step / 8, fill=_POINT)
    return _pattern(id, step, CLASS_COLOURS[UNREPORTED], dot)


def _pattern(id: str, step: int, colour: str, mark: Markup, turn: str | None = None) -> Markup:
    return element(
        "pattern",
        [element("rect", width=step, height=step, fill=colour), mark],
        id=id,
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform=turn,
    )


def draw_legend(map: FilledMap, formatter: Formatter, none: str, width: float) -> Drawing:
    """The colours of a map and what they stand for; ``none`` is that of a country without one."""
    said = [(one.colour, class_limits(one, map.first, formatter)) for one in map.shown.classes]
    if map.shown.is_partial:
        said.append((UNREPORTED, none))
    marks: list[Markup] = []
    x, y = 0.0, 0.0
    for colour, words in said:
        room = 34 + text_width(words, TYPE) + 20
        if x and x + room > width:
            x, y = 0.0, y + LINE + 4
        marks += _key(map, colour, x, y)
        marks.append(write(words, x + 34, y + 12))
        x += room
    return Drawing(width, y + LINE, tuple(marks))


def _key(map: FilledMap, colour: str, x: float, y: float) -> Iterator[Markup]:
    fill = CLASS_COLOURS[colour]
    if colour.startswith("below") or colour == UNREPORTED:
        id = f"{map.pattern(colour)}-key"
        pattern = _dotted(id, 6) if colour == UNREPORTED else _hatched(id, fill, 6)
        yield element("defs", [pattern])
        fill = f"url(#{id})"
    yield element(
        "rect",
        x=float(x) + 0.5,
        y=float(y) + 0.5,
        width=26,
        height=14,
        fill=fill,
        stroke="#b9b2a3",
    )


def draw_list(
    countries: Sequence[ListedCountry],
    formatter: Formatter,
    blank: Callable[[Country], str],
    width: float,
) -> Drawing:
    """Every country with its value, in columns that are read downwards."""
    said = [
        (
            one.country.name,
            formatter.hedged(one.figure) if one.figure else blank(one.country),
            one.figure is not None,
        )
        for one in countries
    ]
    across = 3 if len(said) > 4 else 2
    gap = 30.0
    room = (width - gap * (across - 1)) / across
    deep = -(-len(said) // across)
    marks: list[Markup] = []
    heights = []
    for column in range(across):
        x, y = column * (room + gap), 0.0
        for name, value, is_known in said[column * deep : (column + 1) * deep]:
            left = room - text_width(value, TYPE) - 10
            lines = lines_of(name, max(left, room * 0.4), TYPE)
            for place, line in enumerate(lines):
                marks.append(write(line, x, y + place * LINE + 14))
            marks.append(write(value, x + room, y + 14, "end", colour=INK if is_known else QUIET))
            y += len(lines) * LINE + 6
            marks.append(rule(x, y - 1, x + room, y - 1, FAINT))
        heights.append(y)
    return Drawing(width, max(heights), tuple(marks))


def class_limits(one: ValueClass, like: Figure, formatter: Formatter) -> str:
    """The limits of a class of values, written in the scale of a figure."""

    def written(limit: Decimal) -> str:
        return formatter.number(limit.scaleb(-like.exponent), 9, at_most=True)

    if one.far is not None:
        low, high = sorted((one.near, one.far))
        return messages.values_between(written(low), written(high))
    if one.is_zero:
        return written(one.near)
    if one.near == 0:
        return messages.BELOW_ZERO if one.step < 0 else messages.ABOVE_ZERO
    near = written(one.near)
    return messages.and_less(near) if one.step < 0 else messages.and_more(near)


def stacked(drawings: Sequence[Drawing], gap: float) -> Drawing:
    """Drawings of one width, one below the other."""
    marks: list[Markup] = []
    y = 0.0
    for drawing in drawings:
        marks.append(moved(drawing.marks, 0, y))
        y += drawing.height + gap
    return Drawing(drawings[0].width, y - gap, tuple(marks))
