"""What of a refused record is in order: its other problems are shown in the same run."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache, lru_cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from oda_reports.problems.problem import Loc
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.model import Record

_ROUNDS = 8
"""A part can hide what is wrong in another, so that they are taken out one after the other."""


def sound_parts(
    model: type[Record],
    data: dict[str, Any],
    error: ValidationError,
    conventions: Conventions = DEFAULT,
) -> tuple[Record, frozenset[Loc]]:
    """The record without what was refused, and the ways to what was taken out.

    It is never to be published. A field that is needed and not in order is an empty text.
    """
    rest = deepcopy(data)
    refused = [detail["loc"] for detail in error.errors(include_url=False)]
    sound: dict[str, Any] = {}
    removed: frozenset[Loc] = frozenset()
    for _ in range(_ROUNDS):
        taken = take_refused_out(rest, refused)
        removed |= {way_before(loc, removed) for loc in taken}
        sound, refused = _read_fields(model, rest, conventions)
        if not refused:
            break
    needed = {name: "" for name, field in model.model_fields.items() if field.is_required()}
    return model.model_construct(**{**needed, **sound}), removed


def way_before(loc: Loc, removed: frozenset[Loc]) -> Loc:
    """The way to a value as it was before entries of lists were taken out."""
    shifts = _shifts(removed)
    way: Loc = ()
    for part in loc:
        if isinstance(part, int):
            part += bisect(shifts.get(way, ()), part)  # noqa: PLW2901
        way = (*way, part)
    return way


@lru_cache(maxsize=4)
def _shifts(removed: frozenset[Loc]) -> Mapping[Loc, list[int]]:
    """Of each list, the positions now from which on one entry more was there before."""
    places: dict[Loc, list[int]] = {}
    for *way, part in removed:
        if isinstance(part, int):
            places.setdefault(tuple(way), []).append(part)
    return {
        way: [place - index for index, place in enumerate(sorted(gone))]
        for way, gone in places.items()
    }


def _read_fields(
    model: type[Record], data: dict[str, Any], conventions: Conventions
) -> tuple[dict[str, Any], list[Loc]]:
    """The fields of a record read one by one, and the ways to what is refused in them."""
    sound: dict[str, Any] = {}
    refused: list[Loc] = []
    for name in model.model_fields:
        if name not in data:
            continue
        try:
            sound[name] = _reader(model, name).validate_python(data[name], context=conventions)
        except ValidationError as error:
            refused += [(name, *detail["loc"]) for detail in error.errors(include_url=False)]
    return sound, refused


@cache
def _reader(model: type[Record], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    kind: Any = field.annotation
    for mark in field.metadata:
        kind = Annotated[kind, mark]
    return TypeAdapter(kind)


def take_refused_out(data: Any, refused: Iterable[Loc]) -> list[Loc]:
    """Removes the values at some ways; of one that leads nowhere, what it leads through last.

    Returns the ways to what was removed, as they were before.
    """
    taken: dict[Loc, None] = {}
    for loc in sorted(refused, key=lambda loc: [str(part).zfill(6) for part in loc], reverse=True):
        if any(loc[:end] in taken for end in range(len(loc) + 1)):
            continue
        holder: Any = None
        last: Any = None
        current = data
        way: Loc = ()
        for part in loc:
            known = isinstance(current, dict) and part in current
            listed = isinstance(current, list) and isinstance(part, int) and part < len(current)
            if not known and not listed:
                break
            holder, last, current = current, part, current[part]
            way = (*way, part)
        if holder is not None:
            del holder[last]
            taken[way] = None
    return list(taken)
