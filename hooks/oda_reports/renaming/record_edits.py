"""Entries and fields put into a file of YAML or taken out of it: all else stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any

from oda_reports.problems.edits import apply_edits, slice_of, split_lines
from oda_reports.problems.problem import Edit, Loc, Problem, Span
from oda_reports.reading.yaml_files import Document, parse

_HEADINGS = ("title", "name", "term", "short")


def data_at(document: Document, loc: Loc) -> Any:
    """The data at ``loc`` of a file."""
    data = document.data
    for part in loc:
        data = data[part]
    return data


def with_redirect(document: Document, loc: Loc, old: str, new: str) -> Edit:
    """The old id among the redirects of the record at ``loc``, which is called ``new`` now.

    Where the new id is one of them, since the record had it before, the old one takes its place.
    """
    redirects = data_at(document, loc).get("redirects")
    way = (*loc, "redirects")
    if redirects is None:
        return with_field(document, loc, f"redirects: [{old}]")
    if not redirects:
        return Edit(document.values[way], f"[{old}]")
    if new in map(str, redirects):
        span = document.values[*way, [*map(str, redirects)].index(new)]
        return Edit(span, slice_of(document.text, span).replace(new, old))
    last = document.values[*way, len(redirects) - 1]
    if is_flow(document, way):
        return Edit(_end(last), f", {old}")
    dash = split_lines(document.text)[last.line - 1][: last.column - 1]
    return _line_below(document.text, last_line(document, (*way, len(redirects) - 1)), dash + old)


def with_edition(document: Document, fields: Mapping[str, object]) -> str | None:
    """The text of a source with fields of its edition, below what it says of that already.

    None if they cannot be put in by themselves, the way the file is written.
    """
    said = {name: json.dumps(value) for name, value in fields.items()}
    if str(fields.get("edition", "")).isdigit():
        said["edition"] = str(fields["edition"])
    if "publication" in fields:
        said["publication"] = str(fields["publication"])
    lines = [f"{name}: {value}" for name, value in said.items()]
    before = ("edition", "publisher", "type", "title")
    first = next((name for name in before if name in document.data), None)
    if first is None:
        return None
    if is_flow(document, ()):
        edit = Edit(document.keys[first,].start, "".join(f"{line}, " for line in lines))
    else:
        edit = _line_below(document.text, last_line(document, (first,)), "\n".join(lines))
    text = apply_edits(document.text, [edit])
    after = parse(text, document.file)
    wanted = {**document.data, **fields}
    if isinstance(after, Problem) or {n: str(v) for n, v in after.data.items()} != {
        name: str(value) for name, value in wanted.items()
    }:
        return None
    return text


def with_field(document: Document, loc: Loc, field: str) -> Edit:
    """A field below the heading of the record or block at ``loc``, else below its first one."""
    names = list(data_at(document, loc))
    first = (*loc, next((name for name in _HEADINGS if name in names), names[0]))
    if is_flow(document, loc):
        return Edit(document.keys[*loc, names[0]].start, f"{field}, ")
    margin = " " * (document.keys[first].column - 1)
    return _line_below(document.text, last_line(document, first), f"{margin}{field}")


def with_withdrawn(document: Document, reasons: dict[str, str]) -> tuple[Edit, ...]:
    """More entries under ``withdrawn`` of the report: kinds and ids, each with the reason."""
    entries = [
        f"{key}: {json.dumps(reason, ensure_ascii=False)}" for key, reason in reasons.items()
    ]
    known = document.data.get("withdrawn")
    way: Loc = ("withdrawn",)
    if not known:
        lines = "\n".join(f"  {entry}" for entry in entries)
        if way in document.values and is_flow(document, way):
            return (Edit(document.values[way], f"{{{', '.join(entries)}}}"),)
        last = len(split_lines(document.text.rstrip()))
        return (_line_below(document.text, last, f"withdrawn:\n{lines}"),)
    last_way = (*way, list(known)[-1])
    if is_flow(document, way):
        return (Edit(_end(document.values[last_way]), f", {', '.join(entries)}"),)
    margin = " " * (document.keys[last_way].column - 1)
    lines = "\n".join(margin + entry for entry in entries)
    return (_line_below(document.text, last_line(document, last_way), lines),)


def taken_out(document: Document, ways: Collection[Loc]) -> Document | None:
    """The file without what stands at some ways: entries of lists, and fields.

    A list that would be left empty goes as a whole. None if this cannot be taken out by itself,
    the way the file is written.
    """
    wanted = deepcopy(document.data)
    whole = _whole_lists(document, ways)
    for way in sorted(whole, key=_by_position, reverse=True):
        holder = wanted
        for part in way[:-1]:
            holder = holder[part]
        del holder[way[-1]]
    edits = [edit for way in whole for edit in _removal(document, way, whole)]
    text = apply_edits(document.text, edits)
    after = parse(text, document.file, places=True)
    if isinstance(after, Problem) or (after.data or None) != (wanted or None):
        return None
    return after


def _by_position(way: Loc) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in way]


def _whole_lists(document: Document, ways: Collection[Loc]) -> set[Loc]:
    """The ways, with a list in the place of its entries where all of them go."""
    found: set[Loc] = set()
    for way in ways:
        entries = data_at(document, way[:-1])
        goes_whole = isinstance(entries, list) and all(
            (*way[:-1], index) in ways for index in range(len(entries))
        )
        found.add(way[:-1] if goes_whole else way)
    return found


def _removal(document: Document, way: Loc, ways: Collection[Loc]) -> Iterator[Edit]:
    if is_flow(document, way[:-1]):
        yield _out_of_brackets(document, way, ways)
        return
    text, lines = document.text, split_lines(document.text)
    start = document.keys.get(way) or document.values[way]
    last = last_line(document, way)
    before = lines[start.line - 1][: start.column - 1]
    if way in document.keys and before.strip():
        # The first field of an entry: the next one takes its place behind the dash.
        names = list(data_at(document, way[:-1]))
        after = names[names.index(way[-1]) + 1 :]
        if after:
            next_key = document.keys[*way[:-1], after[0]]
            yield Edit(Span(start.line, start.column, next_key.line, next_key.column), "")
        return
    if start.line == 1 or not lines[start.line - 2].strip():
        while last < len(lines) and not lines[last].strip():
            last += 1  # stood apart on both sides: the lines behind it go too
    end = Span(last + 1, 1, last + 1, 1) if last < len(lines) else _end_of(text)
    yield Edit(Span(start.line, 1, end.line, end.column), "")


def _out_of_brackets(document: Document, way: Loc, ways: Collection[Loc]) -> Edit:
    """An entry of a list or mapping in brackets, with the comma behind it or before it."""
    data = data_at(document, way[:-1])
    names: list[Any] = list(range(len(data))) if isinstance(data, list) else list(data)
    places = [(*way[:-1], name) for name in names]
    at = places.index(way)
    start = document.keys.get(way) or document.values[way]
    if at + 1 < len(places) and not all(place in ways for place in places[at + 1 :]):
        follower = document.keys.get(places[at + 1]) or document.values[places[at + 1]]
        return Edit(Span(start.line, start.column, follower.line, follower.column), "")
    end = document.values[way]
    if at == 0:
        return Edit(Span(start.line, start.column, end.end_line, end.end_column), "")
    previous = document.values[places[at - 1]]
    return Edit(Span(previous.end_line, previous.end_column, end.end_line, end.end_column), "")


def is_flow(document: Document, way: Loc) -> bool:
    """Whether a list or mapping is written between brackets."""
    return slice_of(document.text, document.values[way])[:1] in ("[", "{")


def last_line(document: Document, way: Loc) -> int:
    """The last line of the value at a way: a block ends where something else starts."""
    ends = [
        span.end_line - (span.end_column == 1 and span.end_line > span.line)
        for loc, span in document.values.items()
        if loc[: len(way)] == way and _is_leaf(document, loc)
    ]
    lines = split_lines(document.text)
    last = min(max(ends), len(lines))
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    return last


def _is_leaf(document: Document, way: Loc) -> bool:
    """Whether the place where a value ends is its own: it is no block of other values."""
    return not isinstance(data_at(document, way), dict | list) or is_flow(document, way)


def _line_below(text: str, line: int, new: str) -> Edit:
    """A line, or some, below another one."""
    lines = split_lines(text)
    if line < len(lines):
        return Edit(Span(line + 1, 1, line + 1, 1), f"{new}\n")
    end = len(lines[line - 1]) + 1
    return Edit(Span(line, end, line, end), f"\n{new}")


def _end(span: Span) -> Span:
    return Span(span.end_line, span.end_column, span.end_line, span.end_column)


def _end_of(text: str) -> Span:
    lines = split_lines(text)
    return _end(Span(1, 1, len(lines), len(lines[-1]) + 1))
