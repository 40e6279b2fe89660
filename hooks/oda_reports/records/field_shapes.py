"""The shape of each field of a model, read from its annotations once.

Marks, refusals, schemas, specimens and the reference page are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from oda_reports.records.field_types import (
    Edition,
    Excerpt,
    FigureAddress,
    Id,
    IdentifierAddress,
    IdentifierForm,
    IssueForm,
    Line,
    Month,
    Number,
    OwnAddress,
    ProseText,
    Ref,
    Stood,
    UnitCode,
    Url,
)
from oda_reports.records.model import Model, Record
from oda_reports.records.partial_dates import PartialDate, YearOf
from oda_reports.records.vocabulary import Kind, Vocabulary


class ValueForm(Enum):
    """The forms of a single value that is neither a term nor the id of a record."""

    LINE = "text on one line", "lines of text"
    PROSE = "Markdown text", "Markdown texts"
    EXCERPT = "words of the source", "words of the source"
    NUMBER = "number", "numbers"
    STOOD = "number, or what stood there in words", "numbers or words"
    WHOLE = "whole number", "whole numbers"
    MONTH = "number of a month", "numbers of months"
    FLAG = "true or false", "true or false"
    DATE = "date", "dates"
    YEAR = "year", "years"
    EDITION = "edition", "editions"
    ID = "id", "ids"
    CODE = "code", "codes"
    FIGURE = "address of a figure", "addresses of figures"
    URL = "web address", "web addresses"
    IDENTIFIER_FORM = "identifier with a *", "identifiers with a *"
    IDENTIFIER_ADDRESS = "web address with a *", "web addresses with a *"
    ISSUE_FORM = "web address with places to fill in", "web addresses with places to fill in"


@dataclass(frozen=True)
class Single:
    """One value in a form; ``pattern`` is that of a code."""

    form: ValueForm
    pattern: str = ""
    not_negative: bool = False
    at_most: int | None = None


@dataclass(frozen=True)
class OneOf:
    """One of the terms of a vocabulary, or of a part of it."""

    title: str
    terms: tuple[Vocabulary, ...]


@dataclass(frozen=True)
class UnitOf:
    """The code of a unit, or just that of a currency: a report adds its own."""

    money: bool = False

    @property
    def title(self) -> str:
        """What such codes are called."""
        return "Currency" if self.money else "Unit"


@dataclass(frozen=True)
class IdOf:
    """The id of a record of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class ListOf:
    """Entries one after the other."""

    entry: Shape
    at_least: int = 0


@dataclass(frozen=True)
class Keyed:
    """Entries that each have a key."""

    key: Shape
    entry: Shape
    at_least: int = 0


@dataclass(frozen=True)
class Block:
    """Fields of its own."""

    model: type[Model]


Shape = Single | OneOf | UnitOf | IdOf | ListOf | Keyed | Block


_FORMS = {
    get_args(alias)[1]: form
    for alias, form in (
        (Line, ValueForm.LINE),
        (Excerpt, ValueForm.EXCERPT),
        (Number, ValueForm.NUMBER),
        (Stood, ValueForm.STOOD),
        (Month, ValueForm.MONTH),
        (YearOf, ValueForm.YEAR),
        (Edition, ValueForm.EDITION),
        (Id, ValueForm.ID),
        (Url, ValueForm.URL),
        (IdentifierForm, ValueForm.IDENTIFIER_FORM),
        (IdentifierAddress, ValueForm.IDENTIFIER_ADDRESS),
        (IssueForm, ValueForm.ISSUE_FORM),
    )
}
"""The validator of an annotated type, which stays with it wherever it is used."""

_PLAIN: dict[Any, ValueForm] = {
    str: ValueForm.CODE,
    int: ValueForm.WHOLE,
    bool: ValueForm.FLAG,
    PartialDate: ValueForm.DATE,
}


@cache
def shapes_of(model: type[Model]) -> Mapping[str, Shape]:
    """The shape of every field of a model, its id too, by name."""
    return {name: _shape(hint) for name, hint in _hints(model).items()}


@cache
def marks_of(model: type[Model]) -> Mapping[str, tuple[Any, ...]]:
    """All that the type of each field is annotated with, around it and inside it."""
    return {name: tuple(_marks(hint)) for name, hint in _hints(model).items()}


def shape_at(model: type[Model], loc: tuple[str | int, ...]) -> Shape | None:
    """The shape of the value at ``loc`` of a model; None if there is no such field."""
    shape: Shape | None = Block(model)
    for part in loc:
        if isinstance(shape, Block):
            shape = shapes_of(shape.model).get(str(part))
        elif isinstance(shape, ListOf | Keyed):
            shape = shape.entry
        else:
            return None
    return shape


def field_names(model: type[Model], loc: tuple[str | int, ...]) -> list[str]:
    """The fields that the block at ``loc`` of a model may have; a record has its id elsewhere."""
    shape = shape_at(model, loc)
    if not isinstance(shape, Block):
        return []
    elsewhere = ("id",) if issubclass(shape.model, Record) else ()
    return [name for name in shapes_of(shape.model) if name not in elsewhere]


def is_needed(model: type[Model], loc: tuple[str | int, ...]) -> bool:
    """Whether the value at ``loc`` of a model cannot be left out."""
    if not loc:
        return True
    block = shape_at(model, loc[:-1])
    field = block.model.model_fields.get(str(loc[-1])) if isinstance(block, Block) else None
    return field is None or field.is_required()


def block_in(shape: Shape) -> type[Model] | None:
    """The block that a field holds, as such, in a list or by key."""
    if isinstance(shape, Block):
        return shape.model
    return block_in(shape.entry) if isinstance(shape, ListOf | Keyed) else None


@cache
def blocks_of(model: type[Model]) -> tuple[type[Model], ...]:
    """The blocks in a record or block, each once, those inside others after them."""
    found: dict[type[Model], None] = {}
    for shape in shapes_of(model).values():
        if block := block_in(shape):
            found |= dict.fromkeys((block, *blocks_of(block)))
    return tuple(found)


def terms_in(shape: Shape) -> OneOf | UnitOf | None:
    """The terms that a field takes, as such, in a list, or beside a key or as one."""
    if isinstance(shape, OneOf | UnitOf):
        return shape
    if isinstance(shape, Keyed):
        return terms_in(shape.key) or terms_in(shape.entry)
    return terms_in(shape.entry) if isinstance(shape, ListOf) else None


def title_of(name: str) -> str:
    """The name of a class as a heading: ``ProjectDate`` is ``Project date``."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _hints(model: type[Model]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _marks(hint: Any) -> Iterator[Any]:
    yield from getattr(hint, "__metadata__", ())
    for part in get_args(hint):
        yield from _marks(part)


def _shape(hint: Any, marks: tuple[Any, ...] = ()) -> Shape:
    """The shape of a type, with the marks that stand around it."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _shape(inside[0], (*inside[1:], *marks))
    form = next((_FORMS[mark] for mark in marks if mark in _FORMS), None)
    if form is ValueForm.STOOD:
        return Single(form)
    if origin in (Union, UnionType):
        (hint,) = (part for part in inside if part is not NoneType)
        return _shape(hint, marks)
    bounds = [bound for mark in marks for bound in (mark, *getattr(mark, "metadata", ()))]

    def bound(name: str) -> Any:
        return next((getattr(bound, name) for bound in bounds if hasattr(bound, name)), None)

    if origin is tuple:
        return ListOf(_shape(inside[0]), bound("min_length") or 0)
    if origin is dict:
        return Keyed(_shape(inside[0]), _shape(inside[1]), bound("min_length") or 0)
    if issubclass(hint, Model):
        return Block(hint)
    if issubclass(hint, Vocabulary):
        return OneOf(title_of(hint.__name__), tuple(hint))
    for mark in marks:
        if isinstance(mark, UnitCode):
            return UnitOf(mark.money)
        if isinstance(mark, Ref):
            return IdOf(mark.kinds)
        if isinstance(mark, ProseText):
            return Single(ValueForm.PROSE)
        if isinstance(mark, FigureAddress | OwnAddress):
            return Single(ValueForm.FIGURE)
    return Single(form or _PLAIN[hint], bound("pattern") or "", bound("ge") == 0, bound("at_most"))
