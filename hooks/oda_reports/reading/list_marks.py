"""Lists written with other marks than YAML's: what stands for the hyphen, or for the comma."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from oda_reports.problems.edits import slice_of
from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.layout import OTHER_SPACES, Layout, Proposal

_MARK = re.compile(
    rf"( *)(?!- )([^\w\s\"'\[\]{{}}#&!@`%=/\\<$\u00a5(\u201c\u2018\u300c\u300e]|->|=>|o(?= )"
    rf"|[0-9]{{1,2}}[.)](?= )|[\u2460-\u2473])[ {OTHER_SPACES}]*(?=[^\s-])"
)
_BETWEEN = re.compile(r"\s*[,\u3001\uff0c;\uff1b/|\u30fb]\s*|\s+(?:and|&)\s+|\s+")


def marks_of_entries(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """Another mark in the place of the hyphen that begins an entry; those around it go with it."""
    found = _MARK.match(layout.line(number))
    if not found:
        return
    mark = found[2]
    first = number
    for each in layout.above(number):
        if layout.indent(each) < layout.indent(number):
            break
        if _has(layout, each, mark, found[1]):
            first = each
    numbers = [first]
    for each in layout.below(first):
        if layout.indent(each) < layout.indent(number):
            break
        if _has(layout, each, mark, found[1]):
            numbers.append(each)
    for depth in _depths(layout, first):
        yield _marked(layout, file, numbers, mark, depth)


def _has(layout: Layout, number: int, mark: str, spaces: str) -> bool:
    found = _MARK.match(layout.line(number))
    return bool(found) and (found[1], found[2][-1]) == (spaces, mark[-1]) if found else False


def _depths(layout: Layout, number: int) -> list[int]:
    """How far in the hyphens may stand: where the marks are, or under the other hyphens."""
    around = [layout.indent(each) for each in layout.around(number)[:1] if layout.is_entry(each)]
    return list(dict.fromkeys((layout.indent(number), *around)))


def _marked(layout: Layout, file: str, numbers: list[int], mark: str, depth: int) -> Proposal:
    edits = []
    for each in numbers:
        found = _MARK.match(layout.line(each))
        if found:
            edits.append(Edit(Span(each, 1, each, found.end() + 1), f"{' ' * depth}- "))
    first = numbers[0]
    start = layout.indent(first) + 1
    span = Span(first, start, first, start + len(mark))
    if mark == "-":
        code, message = "E120", "there is no space after the hyphen"
    else:
        code, message = "E126", f"an entry of a list begins with '-', not with '{mark}'"
    problem = Problem(
        file, span, code, message, "write '- ' and then the entry", Repair(tuple(edits))
    )
    return Proposal(problem, (False, 0, len(edits), first))


def hyphens_left_out(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """A key that begins the entries above it, and has no hyphen before it."""
    key, indent = layout.key(number), layout.indent(number)
    if not key or layout.is_entry(number) or number in layout.headers:
        return
    beside = (
        n for n in layout.above(number) if n not in layout.headers and layout.indent(n) <= indent
    )
    entry = next((n for n in beside if layout.is_entry(n) or layout.indent(n) < indent), 0)
    if (
        not entry
        or layout.key(entry) != key
        or indent not in (layout.indent(entry), layout.start(entry))
    ):
        return
    edit = Edit(Span(number, 1, number, indent + 1), f"{' ' * layout.indent(entry)}- ")
    span = Span(number, indent + 1, number, indent + len(key) + 1)
    message = f"'{key}' begins an entry of its own, and has no '-' before it"
    help = f"write '- {key}: ', as in line {entry}"
    problem = Problem(file, span, "E126", message, help, Repair((edit,)))
    yield Proposal(problem, (False, 0, 1, number))


def entries_without_commas(
    text: str, file: str, span: Span, known: Collection[str]
) -> Problem | None:
    """Ids in one value that are entries of their own: a comma is missing between them.

    Only ``known`` ids are told apart, since an id can also be written with a space by mistake.
    """
    written = slice_of(text, span)
    is_list = written.startswith("[") and written.endswith("]")
    inside = written.strip("[]\"' ") if is_list else written.strip("\"'")
    pieces = [piece for piece in _BETWEEN.split(inside) if piece]
    if len(pieces) < 2 or not all(piece in known for piece in pieces):
        return None
    return _separated(text, file, span, pieces)


def _separated(text: str, file: str, span: Span, pieces: list[str]) -> Problem:
    layout = Layout(text)
    line = layout.line(span.line)
    is_entry = not line[: span.column - 1].strip(" -") and layout.is_entry(span.line)
    in_brackets = "[" in "\n".join(layout.lines[: span.line])[-2000:] and _is_open(text, span)
    if is_entry and not in_brackets:
        between = f"\n{' ' * layout.indent(span.line)}- "
        instead = between.join(pieces)
        message = f"{_listed(pieces)} are entries of their own"
        help = "write each on a line of its own, after '- '"
    else:
        instead = ", ".join(pieces) if in_brackets else f"[{', '.join(pieces)}]"
        message = f"a comma is missing between {_listed(pieces)}"
        help = f"write [{', '.join(pieces)}]"
    return Problem(file, span, "E127", message, help, Repair((Edit(span, instead),), safe=True))


def _is_open(text: str, span: Span) -> bool:
    """Whether a value stands between brackets."""
    before = slice_of(text, Span(max(1, span.line - 200), 1, span.line, span.column))
    return before.count("[") > before.count("]")


def _listed(pieces: list[str]) -> str:
    return f"{', '.join(pieces[:-1])} and {pieces[-1]}"
