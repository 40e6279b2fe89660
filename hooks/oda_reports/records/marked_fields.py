"""The walks over a record: its ids, its references, its words, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

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


def marked_values(model: Model) -> Iterator[Place]:
    """Every text, record id and figure address in a record, with the way to it."""
    return _walk(model, ())


def _walk(value: Any, loc: tuple[str | int, ...]) -> Iterator[Place]:
    if isinstance(value, Model):
        marks, nested = _plan(type(value))
        for name, mark in marks:
            if part := getattr(value, name):
                yield from _marked(part, mark, (*loc, name))
        for name in nested:
            if part := getattr(value, name):
                yield from _walk(part, (*loc, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _walk(part, (*loc, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*loc, str(key)))


def _marked(value: Any, mark: Mark, loc: tuple[str | int, ...]) -> Iterator[Place]:
    if isinstance(value, str):
        yield loc, mark, value
    elif isinstance(value, dict):
        yield from (((*loc, key), mark, part) for key, part in value.items())
    else:
        yield from (((*loc, index), mark, part) for index, part in enumerate(value))


@cache
def _plan(model: type[Model]) -> tuple[list[tuple[str, Mark]], list[str]]:
    """The marked fields of a model, and those that hold other models."""
    marks: list[tuple[str, Mark]] = []
    nested: list[str] = []
    for name, field in model.model_fields.items():
        for mark in (*field.metadata, *_metadata(field.annotation)):
            if isinstance(mark, Ref | ProseText | FigureAddress | OwnWords):
                marks.append((name, mark))
        if _holds_model(field.annotation):
            nested.append(name)
    return marks, nested


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)


def own_texts(model: Model) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that is in the report's own words, with the way to it: prose, titles, labels."""
    yield from _own_texts(model, ())


def _own_texts(value: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[Any, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Model):
        for name in _worded(type(value)):
            if part := getattr(value, name):
                yield from _own_texts(part, (*loc, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _own_texts(part, (*loc, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _own_texts(part, (*loc, str(key)))


@cache
def _worded(model: type[Model]) -> list[str]:
    """The fields of a model that hold words of the report's own, or models that may."""
    found = []
    for name, field in model.model_fields.items():
        marks = (*field.metadata, *_metadata(field.annotation))
        is_text = any(map(makes_text, marks))
        is_ours = not any(isinstance(mark, AsPrinted | FigureAddress) for mark in marks)
        if is_ours and (is_text or _holds_model(field.annotation)):
            found.append(name)
    return found
