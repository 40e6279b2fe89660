"""The walk over a record: its ids, references, words and dates, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from oda_reports.records.field_shapes import (
    Block,
    Keyed,
    ListOf,
    Shape,
    Single,
    ValueForm,
    block_in,
    marks_of,
    shapes_of,
)
from oda_reports.records.field_types import (
    AsPrinted,
    FigureAddress,
    Mark,
    OwnAddress,
    makes_text,
)
from oda_reports.records.model import Model
from oda_reports.records.partial_dates import PartialDate

Place = tuple[tuple[str | int, ...], Mark, str]
"""The way to a value, what its field is marked as, and the value."""

_Plan = Callable[[type[Model]], Mapping[str, tuple[Any, ...]]]
"""Of a model, the fields to walk into, each with the marks that its texts are given out with."""


def marked_values(model: Model) -> Iterator[Place]:
    """Every text, record id and figure address in a record, with the way to it."""
    return _walk(model, _marked, str)


def own_texts(model: Model) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that is in the report's own words, with the way to it: prose, titles, labels."""
    return ((loc, text) for loc, _, text in _walk(model, _worded, str))


def dates_in(model: Model) -> Iterator[tuple[tuple[str | int, ...], PartialDate]]:
    """Every date in a record, with the way to it; of keys, the way to what they hold."""
    return ((loc, date) for loc, _, date in _walk(model, _dated, PartialDate))


M = TypeVar("M", bound=Model)


def with_values(model: M, values: Mapping[tuple[str | int, ...], str]) -> M:
    """The record with other values at some ways, as the walk gives them; nothing is checked."""
    changed: M = _changed(model, (), values)
    return changed


def _changed(value: Any, loc: tuple[str | int, ...], values: Mapping[Any, str]) -> Any:
    if loc in values:
        return values[loc]
    if not any(way[: len(loc)] == loc for way in values):
        return value
    if isinstance(value, Model):
        parts = {way[len(loc)] for way in values if way[: len(loc)] == loc}
        return value.model_copy(
            update={part: _changed(getattr(value, part), (*loc, part), values) for part in parts}
        )
    if isinstance(value, tuple):
        return tuple(_changed(part, (*loc, index), values) for index, part in enumerate(value))
    return {key: _changed(part, (*loc, str(key)), values) for key, part in value.items()}


def _walk(model: Model, plan: _Plan, leaf: type[str] | type[PartialDate]) -> Iterator[Any]:
    """Each leaf with the way to it and each of its marks, in the order of the fields."""
    found: list[Any] = []

    def walk(value: Any, loc: tuple[str | int, ...], marks: tuple[Any, ...]) -> None:
        if isinstance(value, leaf):
            found.extend((loc, mark, value) for mark in marks)
        elif isinstance(value, Model):
            for name, inside in plan(type(value)).items():
                if part := getattr(value, name):
                    walk(part, (*loc, name), inside)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                walk(part, (*loc, index), marks)
        elif isinstance(value, dict):
            for key, part in value.items():
                if isinstance(key, PartialDate) and leaf is PartialDate:
                    walk(key, (*loc, key.names[0]), marks)
                walk(part, (*loc, str(key)), marks)

    walk(model, (), ())
    return iter(found)


@cache
def _marked(model: type[Model]) -> Mapping[str, tuple[Any, ...]]:
    """The marked fields of a model, then those that hold other models."""
    marked = {
        name: tuple(m for m in marks if isinstance(m, Mark))
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
        if not any(isinstance(mark, AsPrinted | FigureAddress | OwnAddress) for mark in marks)
        and (any(map(makes_text, marks)) or block_in(shapes_of(model)[name]))
    }


@cache
def _dated(model: type[Model]) -> Mapping[str, tuple[Any, ...]]:
    """The fields of a model that hold dates, or models that do."""
    return {name: (None,) for name, shape in shapes_of(model).items() if _holds_dates(shape)}


def _holds_dates(shape: Shape) -> bool:
    match shape:
        case Single(form):
            return form in (ValueForm.DATE, ValueForm.YEAR)
        case ListOf(entry):
            return _holds_dates(entry)
        case Keyed(key, entry):
            return _holds_dates(key) or _holds_dates(entry)
        case Block(model):
            return bool(_dated(model))
    return False
