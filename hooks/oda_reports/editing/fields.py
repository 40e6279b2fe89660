"""What each field of each record is, in words for people: read from the models, told once.

Schemas, specimens and the reference page are made from it. The meanings are the docstrings of
the models; they are read from the source only when somebody asks, so that nothing else waits.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oda_reports.figures import page_messages
from oda_reports.records.field_shapes import (
    Block,
    IdOf,
    Keyed,
    ListOf,
    OneOf,
    Shape,
    Single,
    UnitOf,
    ValueForm,
    shapes_of,
)
from oda_reports.records.field_types import Needed
from oda_reports.records.model import Model, Record, Sourced
from oda_reports.records.vocabulary import Kind, Vocabulary


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
            parts.append(page_messages.needed(self.condition))
        if self.default is not None:
            parts.append(page_messages.if_left_out(self.default))
        return " ".join(parts)


@cache
def fields_of(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a record or block: its own, then those that it shares with others."""
    return tuple(_field(model, name) for name in _order(model))


def meaning_of(model: type[Model]) -> str:
    """What a record or block is, in one sentence."""
    return " ".join((model.__doc__ or "").split())


def words_for(shape: Shape, *, several: bool = False) -> str:
    """What a field takes, as an editor is told: ``list of ids of sources``."""
    match shape:
        case Single():
            return shape.form.value[several]
        case OneOf():
            return _terms(shape)
        case UnitOf():
            return shape.title.lower()
        case IdOf():
            return f"{'ids of' if several else 'id of'} {_kinds(shape.kinds, several=several)}"
        case Block():
            return "blocks of fields" if several else "block of fields"
        case ListOf():
            return f"list of {words_for(shape.entry, several=True)}"
        case Keyed() if isinstance(shape.entry, Block):
            return "blocks of fields, each with a key"
        case Keyed():
            key = "key" if shape.key == Single(ValueForm.ID) else words_for(shape.key)
            return f"lines of {key}: {words_for(shape.entry)}"


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
    lineage = [base for base in model.__mro__ if issubclass(base, Model)]
    named = dict.fromkeys(name for base in lineage for name in base.__annotations__)
    if "draft" in model.model_fields:
        yield "draft"
    apart = (*shared, "id", "draft") if issubclass(model, Record) else shared
    yield from (name for name in named if name in model.model_fields and name not in apart)
    yield from shared


def _field(model: type[Model], name: str) -> Field:
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
        name,
        shapes_of(model)[name],
        meaning,
        field.is_required(),
        condition,
        default if says else None,
    )


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
