"""What each field of each record is, in words for people: read from the models, told once.

Schemas, specimens and the reference page are made from it. The meanings are the docstrings of
the models; they are read from the source only when somebody asks, so that nothing else waits.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from oda_reports.records.field_types import (
    Currency,
    Edition,
    Excerpt,
    FigureAddress,
    Id,
    IssueForm,
    Line,
    Needed,
    Number,
    ProseText,
    Ref,
    Url,
)
from oda_reports.records.model import Model, Record, Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Kind, Vocabulary


class Form(Enum):
    """The forms of a single value that is neither a term nor the id of a record."""

    LINE = "text on one line", "lines of text"
    PROSE = "Markdown text", "Markdown texts"
    EXCERPT = "words of the source", "words of the source"
    NUMBER = "number", "numbers"
    WHOLE = "whole number", "whole numbers"
    FLAG = "true or false", "true or false"
    DATE = "date", "dates"
    EDITION = "edition", "editions"
    ID = "id", "ids"
    CODE = "code", "codes"
    FIGURE = "address of a figure", "addresses of figures"
    URL = "web address", "web addresses"
    ISSUE_FORM = "web address with places to fill in", "web addresses with places to fill in"


@dataclass(frozen=True)
class Single:
    """One value in a form; ``pattern`` is that of a code."""

    form: Form
    pattern: str = ""
    not_negative: bool = False


@dataclass(frozen=True)
class OneOf:
    """One of the terms of a vocabulary, or of a part of it."""

    title: str
    terms: tuple[Vocabulary, ...]


@dataclass(frozen=True)
class Reference:
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


Shape = Single | OneOf | Reference | ListOf | Keyed | Block


@dataclass(frozen=True)
class Field:
    """One line that a record may have."""

    name: str
    shape: Shape
    meaning: str
    needed: bool
    """Whether it must stand in any case."""
    condition: str
    """When it must stand, if not in any case: ``unless …``, ``with …``."""
    default: Vocabulary | str | int | None
    """What is taken to be said where the line is left out, if that is a value."""

    @property
    def explanation(self) -> str:
        """Its meaning, when it must stand, and what is taken to be said without it."""
        parts = [self.meaning]
        if self.condition:
            parts.append(f"Needed {self.condition}.")
        if self.default is not None:
            parts.append(f"If left out: {self.default}.")
        return " ".join(parts)


_FORMS = {
    get_args(alias)[1]: form
    for alias, form in (
        (Line, Form.LINE),
        (Excerpt, Form.EXCERPT),
        (Number, Form.NUMBER),
        (Edition, Form.EDITION),
        (Id, Form.ID),
        (Url, Form.URL),
        (IssueForm, Form.ISSUE_FORM),
    )
}
"""The validator of an annotated type, which stays with it wherever it is used."""

_PLAIN: dict[Any, Form] = {
    str: Form.CODE,
    int: Form.WHOLE,
    bool: Form.FLAG,
    PartialDate: Form.DATE,
}


@cache
def fields_of(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a record or block: its own, then those that it shares with others."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(model, name, hints[name]) for name in _order(model))


def blocks_of(model: type[Model]) -> tuple[type[Model], ...]:
    """The blocks in a record or block, each once, those inside others after them."""
    found: dict[type[Model], None] = {}
    for field in fields_of(model):
        if block := block_in(field.shape):
            found |= dict.fromkeys((block, *blocks_of(block)))
    return tuple(found)


def block_in(shape: Shape) -> type[Model] | None:
    """The block that a field holds, as such, in a list or by key."""
    if isinstance(shape, Block):
        return shape.model
    return block_in(shape.entry) if isinstance(shape, ListOf | Keyed) else None


def terms_in(shape: Shape) -> OneOf | None:
    """The terms that a field takes, as such, in a list, or beside a key or as one."""
    if isinstance(shape, OneOf):
        return shape
    if isinstance(shape, Keyed):
        return terms_in(shape.key) or terms_in(shape.entry)
    return terms_in(shape.entry) if isinstance(shape, ListOf) else None


def meaning_of(model: type[Model]) -> str:
    """What a record or block is, in one sentence."""
    return " ".join((model.__doc__ or "").split())


def title_of(name: str) -> str:
    """The name of a class as a heading: ``ProjectDate`` is ``Project date``."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def words(shape: Shape, *, several: bool = False) -> str:
    """What a field takes, as an editor is told: ``list of ids of sources``."""
    match shape:
        case Single():
            return shape.form.value[several]
        case OneOf():
            return _terms(shape)
        case Reference():
            return f"{'ids of' if several else 'id of'} {_kinds(shape.kinds, several=several)}"
        case Block():
            return "blocks of fields" if several else "block of fields"
        case ListOf():
            return f"list of {words(shape.entry, several=True)}"
        case Keyed() if isinstance(shape.entry, Block):
            return "blocks of fields, each with a key"
        case Keyed():
            key = "key" if shape.key == Single(Form.ID) else words(shape.key)
            return f"lines of {key}: {words(shape.entry)}"


def _terms(shape: OneOf) -> str:
    *others, last = (term.value for term in shape.terms)
    if not others:
        return last
    return f"{shape.title.lower()}" if len(others) > 8 else f"{', '.join(others)} or {last}"


def _kinds(kinds: tuple[Kind, ...], *, several: bool) -> str:
    if len(kinds) > 1:
        return "countries, groups or regions" if several else "a country, group or region"
    if several:
        return kinds[0].value
    singular = kinds[0].singular
    return f"{'an' if singular[0] in 'aeiou' else 'a'} {singular}"


def _order(model: type[Model]) -> Iterator[str]:
    """First whether it is a draft, then what makes it what it is, then what many share."""
    shared = [
        name
        for base in (Record, Sourced)
        if issubclass(model, base)
        for name in base.model_fields
        if name not in ("id", "draft")
    ]
    if "draft" in model.model_fields:
        yield "draft"
    yield from (name for name in model.model_fields if name not in (*shared, "id", "draft"))
    yield from shared


def _field(model: type[Model], name: str, hint: Any) -> Field:
    field = model.model_fields[name]
    condition = next((mark.condition for mark in field.metadata if isinstance(mark, Needed)), "")
    default = None if field.is_required() else field.default
    says = isinstance(default, str | int) and not isinstance(default, bool)
    meaning = next(
        _docstrings(base.__module__)[base.__name__, name]
        for base in model.__mro__
        if (base.__name__, name) in _docstrings(base.__module__)
    )
    return Field(
        name, _shape(hint), meaning, field.is_required(), condition, default if says else None
    )


def _shape(hint: Any, marks: tuple[Any, ...] = ()) -> Shape:
    """The shape of a type, with the marks that stand around it."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _shape(inside[0], (*inside[1:], *marks))
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
        if get_args(Currency)[1] in marks:
            return OneOf("Currency", tuple(term for term in hint if term.is_money))
        return OneOf(title_of(hint.__name__), tuple(hint))
    for mark in marks:
        if isinstance(mark, Ref):
            return Reference(mark.kinds)
        if isinstance(mark, ProseText):
            return Single(Form.PROSE)
        if isinstance(mark, FigureAddress):
            return Single(Form.FIGURE)
    form = next((_FORMS[mark] for mark in marks if mark in _FORMS), None) or _PLAIN[hint]
    return Single(form, bound("pattern") or "", bound("ge") == 0)


@cache
def _docstrings(module: str) -> Mapping[tuple[str, str], str]:
    """The text under each field of each model of a module, by their names."""
    tree = ast.parse(Path(str(sys.modules[module].__file__)).read_text("utf-8"))
    return {
        (model.name, field.target.id): " ".join(text.value.value.split())
        for model in tree.body
        if isinstance(model, ast.ClassDef)
        for field, text in zip(model.body, model.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
