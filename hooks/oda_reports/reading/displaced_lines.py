"""Lines that stand too far in or out, or on the line of another: where they may belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.layout import KEY, STARTS, Layout, Proposal

_BEHIND = re.compile(rf"( *(?:{KEY}: +|(?:- +)+)[|>][-+0-9]{{0,2}}) +(?![0-9.,]+\Z)([^\s#].*)\Z")
_FIELD = re.compile(r" *(?:- +)*[a-z][a-z0-9_-]*:(?: |\Z)")
_MOVABLE = re.compile(r" *(?:-(?: |\Z)|[^\s#:][^:]{0,99}:(?: |\Z))")
_PLAIN_TEXT = re.compile(rf" *(?:{KEY}: +|(?:- +)+)[^\s\"'\[{{|>#]")

_SPACES = {1: "one space", 2: "two spaces", 3: "three spaces", 4: "four spaces"}

_FARTHEST = 400
"""So many lines above an error a text is looked for that may have lost its indentation."""


def moved_lines(layout: Layout, file: str, number: int, stopped: int) -> Iterator[Proposal]:
    """A key or an entry further in or out: alone, with all that belongs to it, or with those below.

    ``stopped`` is the line where YAML gave up, 0 if it did not.
    """
    own = layout.indent(number)
    if not _MOVABLE.match(layout.line(number)) or not layout.says(number):
        return
    part = layout.part_of(number)
    runs = [range(number, number + 1), part]
    if number < stopped - 1:
        runs.append(range(number, stopped))
    for depth in _depths(layout, number):
        for run in dict.fromkeys(runs) if depth != own else ():
            yield _moved(layout, file, run, depth)


def _depths(layout: Layout, number: int) -> Iterator[int]:
    """The depths that a line may be meant to have: those of the blocks and lines around it."""
    is_entry = layout.is_entry(number)
    above = next(layout.above(number), 0)
    # Beside a text, a line can stand under the key of the text, and not further in.
    header = layout.headers.get(above, above if above and layout.is_header(above) else 0)
    around = [header, *layout.around(header)] if header else layout.around(number)
    following = next(layout.below(number), 0)
    depths = [0] if not around else []
    for each in around:
        if layout.opened_by(each):
            depths += [layout.start(each) + 2, layout.start(each)]
        elif not is_entry:
            depths.append(layout.start(each))
        if is_entry and layout.is_entry(each):
            depths.append(layout.indent(each))
    if following and layout.is_entry(following) == is_entry:
        depths.append(layout.indent(following))
    most = layout.start(header) if header else layout.indent(number) + 20
    return (depth for depth in dict.fromkeys(depths) if depth <= most)


def _moved(layout: Layout, file: str, run: range, depth: int) -> Proposal:
    number = run.start
    by = depth - layout.indent(number)
    edits = tuple(
        Edit(Span(each, 1, each, layout.indent(each) + 1), " " * max(0, layout.indent(each) + by))
        for each in run
        if layout.line(each).strip()
    )
    spaces = _SPACES.get(abs(by), f"{abs(by)} spaces")
    what = f"{_named(layout, number)} is {spaces} too far {'out' if by > 0 else 'in'}"
    help = f"put {spaces} before it" if by > 0 else f"take away {spaces} before it"
    if len(edits) > 1:
        help += ", and before the lines below that belong to it"
    opener = _opener(layout, number, depth)
    message = f"{what}: it belongs to {_belongs(layout, opener)}"
    return Proposal(
        _problem(layout, file, number, "E124", message, help, edits),
        (not _is_regular(layout, number, depth), 1, len(edits), number),
    )


def _is_regular(layout: Layout, number: int, depth: int) -> bool:
    """Whether a line at this depth is two spaces further in than what it belongs to."""
    opener = _opener(layout, number, depth)
    if not opener:
        return not depth
    return depth == layout.start(opener) + (2 if layout.opened_by(opener) else 0)


def _opener(layout: Layout, number: int, depth: int) -> int:
    """The line that opens the block with this depth around a line; 0 if it is the record's own."""
    is_entry = layout.is_entry(number)
    for each in layout.above(number):
        if each in layout.headers:
            continue
        # The hyphens of a list may stand right under its key.
        is_list = is_entry and layout.opened_by(each) and layout.start(each) <= depth
        if is_list or (not is_entry and layout.indent(each) < depth):
            return each
    return 0


def _belongs(layout: Layout, opener: int) -> str:
    if not opener:
        return "the record itself"
    if key := layout.opened_by(opener):
        return f"'{key}'"
    return f"the entry that begins in line {opener}" if layout.is_entry(opener) else "the text"


def _named(layout: Layout, number: int) -> str:
    """What a line is called: its key, or the entry that it begins."""
    if layout.is_entry(number):
        return "this entry"
    return f"'{layout.line(number).partition(':')[0].strip()}'"


def text_lines(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """Prose above a line, or in it, whose indentation is lost, or whose first line has too much."""
    if header := _header_above(layout, number):
        yield from _lines_of_text(layout, file, header)
    for each in (number, *list(layout.above(number))[:1]):
        yield from _continued(layout, file, each)


def _header_above(layout: Layout, number: int) -> int:
    """The line with ``|`` or ``>`` whose text may go on at a line."""
    first = max(0, number - _FARTHEST)
    return next((each for each in range(number, first, -1) if layout.is_header(each)), 0)


def _lines_of_text(layout: Layout, file: str, header: int) -> Iterator[Proposal]:
    depth = layout.start(header)
    for is_end in (STARTS, _FIELD):
        after = (n for n in range(header + 1, layout.last + 1) if layout.line(n).strip())
        said: list[int] = []
        meant = 0
        for each in after:
            if layout.indent(each) < (meant or depth + 1) and is_end.match(layout.line(each)):
                break
            said.append(each)
            meant = meant or (layout.indent(each) if layout.indent(each) > depth else 0)
        if not said:
            return
        meant = meant or depth + 2
        lost = [each for each in said if layout.indent(each) < meant]
        if lost:
            yield _indented_text(layout, file, header, lost, meant)
        if len(said) > 1 and layout.indent(said[0]) > layout.indent(said[1]) > depth:
            yield _outdented_text(layout, file, header, said[0], layout.indent(said[1]))


def _indented_text(
    layout: Layout, file: str, header: int, lost: Iterable[int], depth: int, rank: int = 0
) -> Proposal:
    """The lines of a text that stand too far out, put under its other lines."""
    edits = tuple(Edit(Span(each, 1, each, layout.indent(each) + 1), " " * depth) for each in lost)
    number = edits[0].span.line
    lines = "these lines have" if len(edits) > 1 else "this line has"
    message = f"{lines} lost the indentation of the text of {_text_name(layout, header)}"
    each_line = "each of them" if len(edits) > 1 else "it"
    help = f"begin {each_line} with {_SPACES.get(depth, f'{depth} spaces')}, as the rest of it"
    is_regular = depth == layout.start(header) + 2 and _is_regular(
        layout, header, layout.indent(header)
    )
    return Proposal(
        _problem(layout, file, number, "E122", message, help, edits),
        (not is_regular, rank, len(edits), number),
    )


def _outdented_text(layout: Layout, file: str, header: int, number: int, depth: int) -> Proposal:
    """The first line of a text, which stands further in than the others."""
    edit = Edit(Span(number, 1, number, layout.indent(number) + 1), " " * depth)
    name = _text_name(layout, header)
    message = f"the first line of the text of {name} is further in than the next"
    help = f"begin it with {_SPACES.get(depth, f'{depth} spaces')}, as the lines below it"
    return Proposal(
        _problem(layout, file, number, "E122", message, help, (edit,)),
        (depth != layout.start(header) + 2, 0, 1, number),
    )


def _text_name(layout: Layout, header: int) -> str:
    key = re.sub(r"^[ -]*", "", layout.line(header)).partition(":")[0]
    return f"'{key}'" if ":" in layout.line(header) else f"the entry in line {header}"


def _continued(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """A line that goes on with the text which begins behind a key, and is not further in."""
    first = number
    while first > 1 and not STARTS.match(layout.line(first)) and number - first < _FARTHEST:
        first -= 1
    if first == number or not _PLAIN_TEXT.match(layout.line(first)):
        return
    depth = layout.start(first)
    lost = [
        each
        for each in range(first + 1, number + 1)
        if layout.line(each).strip() and layout.indent(each) <= depth
    ]
    if lost:
        yield _indented_text(layout, file, first, lost, depth + 2, rank=2)


def texts_behind_sign(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """A text that begins on the line of its ``|`` or ``>``."""
    found = _BEHIND.match(layout.line(number))
    if not found:
        return
    depth = layout.start(number)
    following = next((n for n in range(number + 1, layout.last + 1) if layout.line(n).strip()), 0)
    inside = layout.indent(following) if following else 0
    depth = inside if inside > depth else depth + 2
    start, end = found.end(1) + 1, len(layout.line(number)) + 1
    edit = Edit(Span(number, start, number, end), f"\n{' ' * depth}{found[2].rstrip()}")
    problem = Problem(
        file,
        Span(number, found.start(2) + 1, number, found.end(2) + 1),
        "E125",
        f"the text begins on the line of its '{found[1].split()[-1][0]}'",
        "begin it in the next line, indented",
        Repair((edit,)),
    )
    yield Proposal(problem, (False, 0, 1, number))


def _problem(
    layout: Layout,
    file: str,
    number: int,
    code: str,
    message: str,
    help: str,
    edits: tuple[Edit, ...],
) -> Problem:
    return Problem(file, layout.span(number), code, message, help, Repair(edits))
