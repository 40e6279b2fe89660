"""Where the names of countries stand on a map: never on each other, never outside of it.

Letters keep their size while a map grows and shrinks, so each name hangs on a point that moves
with the map. What is clear of each other at one width is so at every greater width.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import cos, floor, hypot, pi, sin
from typing import Literal, NamedTuple
from unicodedata import category, combining, east_asian_width

from oda_reports.maps.outlines import Box, Point, distance_to_line

SIZE = 13.0
"""The size of the letters, in CSS pixels."""
LINE = 15.0
"""From one line of a name to the next, in CSS pixels."""
HALO = 2.0
"""The room around a name for its halo, in CSS pixels."""
GAP = 3.0
"""The room between a leader line and its name, in CSS pixels."""
DOT = 5.0
"""The radius of the marker of a state too small to be seen, in CSS pixels."""
CLEAR = 7.0
"""How far a leader line stays from other countries' points, in CSS pixels."""
LONGEST = 34
"""Characters of a name; a longer one is cut off on the map, and whole in the list below it."""
BARE = 3.0
"""What speaks against a name without the value that should stand below it."""
COLUMNS = 128
"""Cells of the grid from left to right."""


class Grid:
    """Which country lies where, on a grid over the map: for each row, spans of cells.

    ``width`` and ``height`` are those of the map in its own units.
    """

    def __init__(
        self, width: float, height: float, countries: Sequence[Iterable[Sequence[Point]]]
    ) -> None:
        self.width, self.height = width, height
        self.cell = width / COLUMNS
        self.rows = max(1, round(height / self.cell))
        self.cells: list[list[int]] = [[-1] * COLUMNS for _ in range(self.rows)]
        for index, rings in enumerate(countries):
            self._fill(index, rings)
        self._all = _sums([[cell >= 0 for cell in row] for row in self.cells])
        self._own = [
            _sums([[cell == index for cell in row] for row in self.cells])
            for index in range(len(countries))
        ]
        self._lies = (width, height, tuple(map(tuple, self.cells)))
        self._hash = hash(self._lies)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self._lies == other._lies

    def __hash__(self) -> int:
        return self._hash

    def _fill(self, index: int, rings: Iterable[Sequence[Point]]) -> None:
        """Marks the cells whose middle lies in an odd number of rings."""
        crossings: list[list[float]] = [[] for _ in range(self.rows)]
        for ring in rings:
            for (x, y), (x2, y2) in pairwise((*ring, ring[0])):
                low, high = sorted((y / self.cell - 0.5, y2 / self.cell - 0.5))
                for row in range(max(0, floor(low) + 1), min(self.rows, floor(high) + 1)):
                    along = ((row + 0.5) * self.cell - y) / (y2 - y)
                    crossings[row].append((x + along * (x2 - x)) / self.cell - 0.5)
        for row, xs in enumerate(crossings):
            xs.sort()
            for start, end in zip(xs[::2], xs[1::2], strict=False):
                for column in range(max(0, floor(start) + 1), min(COLUMNS, floor(end) + 1)):
                    self.cells[row][column] = index

    def share(self, index: int, box: Box) -> tuple[float, float]:
        """How much of a box lies in one country, and how much in others."""
        left, right = (min(COLUMNS, max(0, round(x / self.cell))) for x in (box.left, box.right))
        top, bottom = (min(self.rows, max(0, round(y / self.cell))) for y in (box.top, box.bottom))
        size = max(1, (right - left) * (bottom - top))

        def count(sums: list[list[int]]) -> int:
            below, above = sums[bottom], sums[top]
            return below[right] - below[left] - above[right] + above[left]

        own = count(self._own[index])
        return own / size, (count(self._all) - own) / size

    def share_of_line(self, index: int, start: Point, end: Point) -> float:
        """How much of a line lies in countries other than this one."""
        hits = 0
        for step in range(1, 9):
            x = start[0] + (end[0] - start[0]) * step / 8
            y = start[1] + (end[1] - start[1]) * step / 8
            column, row = int(x / self.cell), int(y / self.cell)
            if 0 <= column < COLUMNS and 0 <= row < self.rows:
                hits += self.cells[row][column] not in (-1, index)
        return hits / 8

    def inner_point(self, index: int) -> Point | None:
        """The middle of the cell that lies farthest inside a country."""
        best, found = 0.0, None
        for (row, column), depth in self._depths(index).items():
            if depth > best:
                best, found = depth, (row, column)
        return self._middle(*found) if found else None

    def points(self, index: int, at_most: int) -> list[Point]:
        """Middles of cells of a country, spread over it."""
        cells = [
            (row, column)
            for row, line in enumerate(self.cells)
            for column, cell in enumerate(line)
            if cell == index
        ]
        step = max(1, len(cells) // at_most)
        return [self._middle(*cell) for cell in cells[:: step | 1]]

    def _middle(self, row: int, column: int) -> Point:
        return (column + 0.5) * self.cell, (row + 0.5) * self.cell

    def _depths(self, index: int) -> dict[tuple[int, int], float]:
        """How many cells each cell of a country lies from its border, about."""
        depth: dict[tuple[int, int], float] = {}
        cells = [
            (row, column)
            for row, line in enumerate(self.cells)
            for column, cell in enumerate(line)
            if cell == index
        ]
        before = ((-1, 0, 1.0), (0, -1, 1.0), (-1, -1, 1.4), (-1, 1, 1.4))
        for row, column in cells:
            steps = (depth.get((row + r, column + c), 0.0) + d for r, c, d in before)
            depth[row, column] = min(steps)
        for row, column in reversed(cells):
            steps = (depth.get((row - r, column - c), 0.0) + d for r, c, d in before)
            depth[row, column] = min(depth[row, column], *steps)
        return depth


def _sums(rows: Sequence[Sequence[bool]]) -> list[list[int]]:
    """How many cells lie above and left of each corner of the grid."""
    sums = [[0] * (len(rows[0]) + 1)]
    for row in rows:
        line = accumulate(row, initial=0)
        sums.append([here + above for here, above in zip(line, sums[-1], strict=True)])
    return sums


Across = Literal["start", "middle", "end"]
Down = Literal["above", "middle", "below"]


@dataclass(frozen=True)
class PlacedName:
    """A name in its place, with the value below it, if it has one and there is room for it.

    It hangs on a point, in shares of the map's width and height.

    ``across`` and ``down`` say where it stands from there, ``gap`` how many CSS pixels away;
    ``leader`` is the point in the country from which a line leads to it.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    across: Across = "middle"
    down: Down = "middle"
    gap: float = 0.0
    leader: Point | None = None
    value: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """What stands one below the other: the name, and its value if it has one."""
        return (*self.lines, self.value) if self.value else self.lines

    def box(self, width: float, height: float) -> Box:
        """The box that the name takes on a map of so many CSS pixels, gap and halo included."""
        size = max(map(width_of, self.rows)) + 2 * HALO
        tall = len(self.rows) * LINE + 2 * HALO
        x, y = self.x * width, self.y * height
        left = {"start": x, "middle": x - size / 2, "end": x - size - self.gap}[self.across]
        right = {"start": x + size + self.gap, "middle": x + size / 2, "end": x}[self.across]
        top = {"above": y - tall - self.gap, "middle": y - tall / 2, "below": y}[self.down]
        bottom = {"above": y, "middle": y + tall / 2, "below": y + tall + self.gap}[self.down]
        return Box(left, top, right, bottom)

    @property
    def place(self) -> tuple[str, str]:
        """The point it hangs on, in percent of the map's width and height."""
        return _percent(self.x), _percent(self.y)

    @property
    def leader_start(self) -> tuple[str, str] | None:
        """Where its leader line begins, in percent as ``place``, at which it ends."""
        return (_percent(self.leader[0]), _percent(self.leader[1])) if self.leader else None

    @property
    def dx(self) -> float:
        """CSS pixels from the point to where the text begins or ends."""
        return {"start": 1, "middle": 0, "end": -1}[self.across] * (self.gap + HALO)

    @property
    def dy(self) -> float:
        """CSS pixels from the point down to the first line's baseline."""
        tall = len(self.rows) * LINE
        top = {
            "above": -tall - HALO - self.gap,
            "middle": -tall / 2,
            "below": HALO + self.gap,
        }[self.down]
        return round(top + LINE / 2 + SIZE * 0.35, 1)


def _percent(share: float) -> str:
    return f"{round(share * 100, 2)}%"


@lru_cache(4096)
def width_of(text: str) -> float:
    """CSS pixels that a line takes at most."""
    return SIZE * sum(map(_width, text))


def _width(char: str) -> float:
    """The most that a character of semi-bold ODA Sans takes, in ems; of other scripts too."""
    if combining(char) or category(char) == "Cf":
        return 0.0
    if east_asian_width(char) in "WF":
        return 1.0
    if char in "mwMW" or ord(char) > 0x24F:
        return 0.87
    if char in "ijl .,'’":
        return 0.32
    return 0.7 if char.isupper() else 0.56


class Wanted(NamedTuple):
    """A name to be placed: that of the country with this number on the grid."""

    name: str
    number: int
    point: Point
    """Where the country is, in units of the map."""
    is_dot: bool = False
    """Whether a marker stands there."""
    value: str = ""
    """What is to be written below the name, where there is room."""


class _Choice(NamedTuple):
    cost: float
    name: PlacedName
    box: Box
    leader: tuple[Point, Point] | None


def place_names(wanted: Sequence[Wanted], grid: Grid, width: float) -> list[tuple[int, PlacedName]]:
    """Names with the numbers of their countries, for maps of so many CSS pixels and wider ones.

    A name that finds no room is left out. The same names on the same grid are placed once in a
    process: a site that is served is made many times.
    """
    return [*_all_placed(tuple(wanted), grid, width)]


@lru_cache(128)
def _all_placed(
    wanted: tuple[Wanted, ...], grid: Grid, width: float
) -> tuple[tuple[int, PlacedName], ...]:
    scale = width / grid.width
    frame = Box(0, 0, width, grid.height * scale)
    dots = {want.number: _dot(want, scale) for want in wanted if want.is_dot}
    choices = {
        want.number: sorted(
            _choices(want, wanted, grid, scale, frame), key=lambda choice: choice.cost
        )
        for want in wanted
    }

    def weight(plan: Sequence[tuple[int, _Choice]]) -> tuple[int, float]:
        return -len(plan), sum(choice.cost for _, choice in plan)

    few_first = sorted(choices, key=lambda number: len(choices[number]))
    orders = [few_first, few_first[::-1]]
    orders += [_with_first([number], few_first) for number in few_first]
    best = min((_placed(order, choices, dots) for order in orders), key=weight)
    for _ in wanted:
        placed = {number for number, _ in best}
        missing = [number for number in few_first if number not in placed]
        again = _placed(_with_first(missing, [number for number, _ in best]), choices, dots)
        if not missing or weight(again) >= weight(best):
            break
        best = again
    return tuple((number, choice.name) for number, choice in sorted(best, key=lambda pair: pair[0]))


def _with_first(first: Sequence[int], order: Iterable[int]) -> list[int]:
    return [*first, *(number for number in order if number not in first)]


def _dot(want: Wanted, scale: float) -> Box:
    x, y = want.point[0] * scale, want.point[1] * scale
    return Box(x, y, x, y).grown(DOT + 1)


def _placed(
    order: Iterable[int], choices: dict[int, list[_Choice]], dots: dict[int, Box]
) -> list[tuple[int, _Choice]]:
    """For each country in order the best choice that the ones before leave free."""
    placed: list[tuple[int, _Choice]] = []
    for index in order:
        others = [box for other, box in dots.items() if other != index]
        for choice in choices[index]:
            if any(choice.box.overlaps(box) for box in others):
                continue
            if choice.leader and any(_crosses(*choice.leader, box) for box in others):
                continue
            if not any(_collide(choice, other) for _, other in placed):
                placed.append((index, choice))
                break
    return placed


def _collide(one: _Choice, other: _Choice) -> bool:
    if one.box.overlaps(other.box):
        return True
    if one.leader and _crosses(*one.leader, other.box):
        return True
    if other.leader and _crosses(*other.leader, one.box):
        return True
    return bool(one.leader and other.leader and _cross(one.leader, other.leader))


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a line runs through a box."""
    enter, leave = 0.0, 1.0
    for axis, low, high in ((0, box.left, box.right), (1, box.top, box.bottom)):
        step = end[axis] - start[axis]
        if step == 0:
            if not low < start[axis] < high:
                return False
            continue
        near, far = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines cross."""

    def side(line: tuple[Point, Point], point: Point) -> float:
        (x, y), (x2, y2) = line
        return (x2 - x) * (point[1] - y) - (y2 - y) * (point[0] - x)

    return (
        side(one, other[0]) * side(one, other[1]) <= 0
        and side(other, one[0]) * side(other, one[1]) <= 0
    )


def _choices(
    want: Wanted, wanted: Sequence[Wanted], grid: Grid, scale: float, frame: Box
) -> Iterator[_Choice]:
    """Every place for a name that lies in the frame, with what speaks against it."""
    others_at = [
        (other.point[0] * scale, other.point[1] * scale) for other in wanted if other is not want
    ]
    inside = frame.grown(-1.0)
    for penalty, lines, value in _layouts(want.name, want.value):
        for cost, name in _places(want, grid, scale, lines, value):
            box = name.box(frame.width, frame.height)
            if not inside.holds(box):
                continue
            own, others = grid.share(want.number, _scaled(box, 1 / scale))
            cost += penalty + (6 if name.leader else 4) * others  # noqa: PLW2901
            if name.leader:
                end = (name.x * frame.width, name.y * frame.height)
                start = (want.point[0] * scale, want.point[1] * scale)
                if any(distance_to_line(point, start, end) < CLEAR for point in others_at):
                    continue  # the line would seem to lead to another country
                crossed = grid.share_of_line(want.number, want.point, _scaled_point(end, 1 / scale))
                yield _Choice(cost + own + crossed, name, box, (start, end))
            elif want.is_dot:
                yield _Choice(cost, name, box, None)
            else:
                yield _Choice(cost + 2 * (1 - own - others), name, box, None)


def _scaled_point(point: Point, by: float) -> Point:
    return point[0] * by, point[1] * by


def _scaled(box: Box, by: float) -> Box:
    return Box(*(side * by for side in box))


def _layouts(name: str, value: str) -> Iterator[tuple[float, tuple[str, ...], str]]:
    """The name on one line, and on two of about the same length; with its value, and bare."""
    for penalty, lines in _lines(name):
        if value:
            yield penalty, lines, value
        yield penalty + (BARE if value else 0), lines, ""


def _lines(name: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    name = " ".join(name.split())
    if len(name) > LONGEST:
        name = name[: LONGEST - 1].rstrip(" ,;:(") + "…"
    yield 0.0, (name,)
    words = name.split(" ")
    if len(words) > 1:
        ends = list(accumulate(len(word) + 1 for word in words))
        at = min(max(1, bisect_left(ends, len(name) / 2)), len(words) - 1)
        cuts = {at, min(at + 1, len(words) - 1)}
        cut = min(cuts, key=lambda n: max(len(" ".join(words[:n])), len(" ".join(words[n:]))))
        yield 0.15, (" ".join(words[:cut]), " ".join(words[cut:]))


def _places(
    want: Wanted, grid: Grid, scale: float, lines: tuple[str, ...], value: str
) -> Iterator[tuple[float, PlacedName]]:
    """On the country, beside its marker, or at the end of a leader line; with the cost of each."""
    home = (want.point[0] / grid.width, want.point[1] / grid.height)
    if not want.is_dot:
        for x, y in (want.point, *grid.points(want.number, 90)):
            away = hypot(x - want.point[0], y - want.point[1]) / grid.width
            yield 2 * away, PlacedName(lines, x / grid.width, y / grid.height, value=value)
    for step in range(16):
        angle = step * pi / 8
        dx, dy = cos(angle), sin(angle)
        across: Across = "start" if dx > 0.3 else "end" if dx < -0.3 else "middle"
        down: Down = "middle" if abs(dx) > 0.3 else "below" if dy > 0 else "above"
        if want.is_dot and step % 4 == 0:
            yield 0.1 * (step % 8), PlacedName(lines, *home, across, down, DOT + GAP, value=value)
        for length in (10, 16, 24, 32, 42, 54, 68, 84):
            x = (want.point[0] + dx * length / scale) / grid.width
            y = (want.point[1] + dy * length / scale) / grid.height
            name = PlacedName(lines, x, y, across, down, GAP, home, value)
            yield 1.2 + length / 40, name
