"""The walk over a record: its ids, its references, its words, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from oda_reports.records.field_shapes import block_in, marks_of, shapes_of
from oda_reports.records.field_types import (
    AsPrinted,
    FigureAddress,
    Mark,
    OwnWords,
    ProseText,
    Ref,
    makes_text,
)
from oda_reports.records.model import Model

Place = tuple[tuple[str | int, ...], Mark, str]
"""The way to a value, what its field is marked as, and the value."""

_Plan = Callable[[type[Model]], Mapping[str, tuple[Any, ...]]]
"""Of a model, the fields to walk into, each with the marks that its texts are given out with."""


def marked_values(model: Model) -> Iterator[Place]:
    """Every text, record id and figure address in a record, with the way to it."""
    return _walk(model, (), (), _marked)


def own_texts(model: Model) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that is in the report's own words, with the way to it: prose, titles, labels."""
    return ((loc, text) for loc, _, text in _walk(model, (), (), _worded))


def _walk(
    value: Any, loc: tuple[str | int, ...], marks: tuple[Any, ...], plan: _Plan
) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(value, str):
        yield from ((loc, mark, value) for mark in marks)
    elif isinstance(value, Model):
        for name, inside in plan(type(value)).items():
            if part := getattr(value, name):
                yield from _walk(part, (*loc, name), inside, plan)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _walk(part, (*loc, index), marks, plan)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*loc, str(key)), marks, plan)


@cache
def _marked(model: type[Model]) -> Mapping[str, tuple[Any, ...]]:
    """The marked fields of a model, then those that hold other models."""
    marked = {
        name: tuple(m for m in marks if isinstance(m, Ref | ProseText | FigureAddress | OwnWords))
        for name, marks in marks_of(model).items()
    }
    blocks = {name: marked[name] for name, shape in shapes_of(model).items() if block_in(shape)}
    return {name: marks for name, marks in marked.items() if marks} | blocks


@cache
def _worded(model: type[Model]) -> Mapping[str, tuple[Any, ...]]:
    """The fields of a model that hold words of the report's own, or models that may."""
    return {
        name: (None,)
        for name, marks in marks_of(model).items()
        if not any(isinstance(mark, AsPrinted | FigureAddress) for mark in marks)
        and (any(map(makes_text, marks)) or block_in(shapes_of(model)[name]))
    }
