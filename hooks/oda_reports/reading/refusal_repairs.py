"""What could be written instead of what a model refuses: fields that are meant, lines mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from oda_reports.problems.edits import slice_of, split_lines
from oda_reports.problems.keyboard import slips_of
from oda_reports.problems.problem import Edit, Loc, Repair, Span
from oda_reports.reading.other_words import FIELDS, NO_FIELDS, terms_meant
from oda_reports.reading.yaml_files import Document
from oda_reports.records.field_shapes import (
    Block,
    IdOf,
    Keyed,
    ListOf,
    OneOf,
    Shape,
    field_names,
    shape_at,
)
from oda_reports.records.field_types import ID_PATTERN
from oda_reports.records.kinds import kinds_with
from oda_reports.records.model import Model

_AFTER_SPACE = re.compile(r"\s-")
_UNSPACED = re.compile(r" *-(?=[^\s-])")


def field_meant(
    name: str, fields: Sequence[str], free: Sequence[str], absent: Sequence[str]
) -> str | None:
    """The field that a key which is none stands for: another word for it, or a slip.

    Of the ``fields`` of its block, the ``free`` are not there yet; the ``absent`` ones are needed.
    """
    meant = [f for f in FIELDS.get(name.casefold(), ()) if f in free]
    slips = [] if name.casefold() in NO_FIELDS else _slips(name, free)
    needed = [f for f in (*slips, *meant) if f in absent]
    close = needed or slips or meant
    if not close and not free and not field_there(name, fields, free):
        close = _slips(name, fields)
    return close[0] if close else None


def _slips(name: str, fields: Sequence[str]) -> list[str]:
    """The fields that a key is a slip of; one that is a field elsewhere is one only in its number.

    ``source`` for ``sources`` is a slip, ``rate`` for ``date`` is none.
    """
    found = slips_of(name, fields)
    if not kinds_with(name):
        return found
    return [field for field in found if {f"{name}s", name.removesuffix("s")} & {field}]


def line_meant(
    name: str, value: object, model: type[Model], block: Loc, free: Sequence[str]
) -> str | None:
    """The one field whose terms a value is of, with the term: of a key that says only "kind"."""
    if name.casefold() not in _SAY_NOTHING or not isinstance(value, str):
        return None
    found = []
    for field in free:
        shape = shape_at(model, (*block, field))
        if isinstance(shape, OneOf) and (meant := terms_meant(value, shape.terms)):
            found += [f"{field}: {meant[0].term.value}"] if meant[0].sure else []
    return found[0] if len(found) == 1 else None


def written_inside(
    name: str, model: type[Model], block: Loc, fields: Sequence[str]
) -> tuple[str, str] | None:
    """A field of a block, and the part of it, that a key of the block stands for.

    ``sex`` stands in ``breakdown``, ``interest`` in ``terms``, which need nothing else.
    """
    for field in fields:
        shape = shape_at(model, (*block, field))
        if isinstance(shape, Keyed) and isinstance(shape.key, OneOf):
            meant = terms_meant(name, shape.key.terms)
            if len(meant) == 1 and meant[0].sure:
                return field, meant[0].term.value
        elif isinstance(shape, Block):
            known = shape.model.model_fields
            words = (name, *FIELDS.get(name.casefold(), ()))
            part = next((word for word in words if word in known), None)
            if part and not any(each.is_required() for each in known.values()):
                return field, part
    return None


def in_brackets(document: Document, where: Loc, field: str, shape: Shape | None) -> Repair | None:
    """Another name for a field whose one id has to be an entry of a list."""
    value = document.values[where]
    written = slice_of(document.text, value)
    if not isinstance(shape, ListOf) or not isinstance(shape.entry, IdOf):
        return None
    if not ID_PATTERN.match(written):
        return None
    return Repair((Edit(document.keys[where], field), Edit(value, f"[{written}]")))


def exchanged(document: Document, one: Loc, other: Loc) -> Repair:
    """Two values, each in the place of the other."""
    spans = (document.values[one], document.values[other])
    texts = [slice_of(document.text, span) for span in spans]
    return Repair(tuple(map(Edit, spans, reversed(texts))))


_SAY_NOTHING = ("kind", "type", "status", "category", "class")
"""Keys that do not tell which field is meant."""


def field_there(name: str, fields: Sequence[str], free: Sequence[str]) -> str | None:
    """The field that is there already and says what the key would say."""
    words = (name.casefold(), *FIELDS.get(name.casefold(), ()))
    return next((f for f in words if f in fields and f not in free), None)


def written_instead(span: Span, text: str, *, safe: bool) -> Repair | None:
    """The text in the place of a value, if that stands on one line."""
    stands = span.line == span.end_line and span != span.start
    return Repair((Edit(span, text),), safe) if stands else None


def outdented_blocks(
    model: type[Model],
    document: Document,
    start: Loc,
    empty: Sequence[Loc],
    unknown: Mapping[Loc, object],
) -> Iterator[tuple[Loc, list[Loc]]]:
    """Blocks that are empty since what belongs to them stands below, and is not indented.

    ``unknown`` are the keys that are no fields, with what stands behind them.
    """
    if not unknown:
        return
    beside: dict[Loc, list[Loc]] = {}
    order: dict[Loc, int] = {}
    depth = len(start)
    for loc in (key[depth:] for key in document.keys if key[:depth] == start):
        order[loc] = len(beside.setdefault(loc[:-1], []))
        beside[loc[:-1]].append(loc)
    for block in empty:
        if block in order:
            after = islice(beside[block[:-1]], order[block] + 1, None)
            if below := list(_parts_of(model, block, after, unknown)):
                yield block, below


def _parts_of(
    model: type[Model], block: Loc, after: Iterator[Loc], unknown: Mapping[Loc, object]
) -> Iterator[Loc]:
    """Of the keys after a block those that belong to it, up to the first that does not."""
    fields = set(field_names(model, block))
    named = isinstance(shape_at(model, block), ListOf | Keyed)
    for loc in after:
        value = unknown.get(loc)
        names = (value if isinstance(value, dict) else ()) if named else (loc[-1],)
        if loc not in unknown or not names or not fields.issuperset(names):
            return
        yield loc


def indented(text: str, first: Span, last: Span) -> Repair:
    """The lines of two stretches, and all between them, two spaces further in."""
    lines = split_lines(text)
    end = last.end_line - (last.end_column == 1)
    return Repair(
        tuple(
            Edit(Span(number, 1, number, 1), "  ")
            for number in range(first.line, end + 1)
            if lines[number - 1].strip()
        ),
        safe=True,
    )


def without_line(text: str, number: int) -> Repair:
    """The line gone, with its end."""
    lines = split_lines(text)
    is_last = number == len(lines)
    end = (number, len(lines[number - 1]) + 1) if is_last else (number + 1, 1)
    return Repair((Edit(Span(number, 1, *end), ""),), safe=True)


def without_field(document: Document, where: Loc) -> Repair | None:
    """The line of a field gone; None if it is not alone on it, or alone in its block."""
    key, value = document.keys.get(where), document.values.get(where)
    lines = split_lines(document.text)
    beside = [loc for loc in document.keys if loc[:-1] == where[:-1] and loc != where]
    if not key or not value or not beside or key.line != value.end_line:
        return None
    line = lines[key.line - 1]
    if line[: key.column - 1].strip() or line[value.end_column - 1 :].strip():
        return None
    return replace(without_line(document.text, key.line), safe=False)


def spaced_entries(text: str, span: Span, *, is_entry: bool) -> Repair | None:
    """A space after each hyphen that begins a line of a text which should be a list.

    The first line of an entry has its hyphen outside the text.
    """
    lines = split_lines(text)
    numbers = range(span.line + is_entry, span.end_line + 1)
    found = {n: _UNSPACED.match(lines[n - 1]) for n in numbers if n <= len(lines)}
    ends = [(n, match.end() + 1) for n, match in found.items() if match]
    if not ends or (is_entry and not _AFTER_SPACE.search(slice_of(text, span))):
        return None
    return Repair(tuple(Edit(Span(n, end, n, end), " ") for n, end in ends), safe=True)


def lines_below(document: Document, where: Loc, lines: Sequence[tuple[str, str]]) -> Edit | None:
    """Fields and their values in lines below that of the value at ``where``.

    None if the block has one of them, or does not have the value on a line of its own.
    """
    key = document.keys.get(where)
    if key is None or any((*where[:-1], field) in document.keys for field, _ in lines):
        return None
    line = split_lines(document.text)[key.line - 1]
    if key.line != document.locate(where).line or line[: key.column - 1].strip(" -"):
        return None
    end = Span(key.line, len(line) + 1, key.line, len(line) + 1)
    indent = " " * (key.column - 1)
    return Edit(end, "".join(f"\n{indent}{field}: {value}" for field, value in lines))
