"""New records: every field of a kind with its meaning, needed ones open, the others commented out.

Lines that begin with ``##`` explain. Where ``# `` is taken away, a line becomes part of the record.
A figure stands there as most are, what else it can say below it in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from textwrap import indent, wrap

from oda_reports.editing.fields import Field, fields_of, words_for
from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.problem import Problem
from oda_reports.reading.yaml_files import parse, read_text
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
    terms_in,
)
from oda_reports.records.field_types import ID_PATTERN, UNCHOSEN, UNWRITTEN, id_from
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.units import UNITS
from oda_reports.records.values import Amount, Facets, Quantity
from oda_reports.records.vocabulary import Kind, Vocabulary

_APART = {
    (Statistic, "compiled_from"),
    (Statistic, "schemes"),
    (Statistic, "price_year"),
    (Statistic, "flow"),
}
"""Fields that cannot stand beside the others of a specimen: their example stays a comment."""

_PLAIN: Mapping[type[Facets], tuple[str, ...]] = {
    Amount: ("label", "value", "currency"),
    Quantity: ("label", "value", "unit", "as_of"),
    Observation: ("area", "year", "value"),
    Series: ("area", "values"),
}
"""What most figures say besides their note and source, in the order in which it is written."""

_FURTHER = "Where the source says more, one line for each:"

_EXAMPLES = {
    ValueForm.LINE: UNWRITTEN,
    ValueForm.EXCERPT: UNWRITTEN,
    ValueForm.NUMBER: "0",
    ValueForm.STOOD: "0",
    ValueForm.WHOLE: "0",
    ValueForm.FLAG: "false",
    ValueForm.MONTH: "4",
    ValueForm.DATE: "2024-01-31",
    ValueForm.YEAR: "2024",
    ValueForm.EDITION: "2024",
    ValueForm.ID: UNCHOSEN,
    ValueForm.FIGURE: UNCHOSEN,
    ValueForm.URL: "https://example.org/",
}
_CODES = {r"^[A-Z]{3}$": "XXX", r"^W[0-9]{3}$": "W403", r"^[a-z]{2}$": "en", r"^[a-z]{2,3}$": "ja"}
_WIDTH = 88


class CannotAdd(Exception):
    """A new record cannot be written; says why and what to do."""


def add_record(data: Path, word: str, id: str) -> Path:
    """Writes the specimen of a record of the kind that ``word`` names; returns its file.

    A term or scheme is added to the end of its file, whose bytes stay. Raises ``CannotAdd``, and
    ``OSError`` where the file system refuses.
    """
    kind = _kind(word)
    if not data.is_dir():
        raise CannotAdd(f"there is no data folder '{data}': name one with --data or ODA_DATA")
    if not ID_PATTERN.match(id) or id == UNCHOSEN:
        better = id_from(id.replace(UNCHOSEN, "")) or f"a-{kind.singular}"
        raise CannotAdd(
            f"'{id}' cannot be an id: use small letters, digits and single hyphens, "
            f"such as '{better}'"
        )
    if kind.is_one_file:
        return _add_to_list(data / f"{kind}.yml", kind, id)
    path = data / kind / f"{id}.yml"
    path.parent.mkdir(exist_ok=True)
    for other in path.parent.iterdir():
        if other.stem.casefold() == id:
            raise CannotAdd(f"'{other}' is there already: choose another id, or change that record")
    rewrite({path: specimen(kind, id)})
    return path


def _kind(word: str) -> Kind:
    kinds = {kind.singular: kind for kind in Kind}
    if word not in kinds:
        close = get_close_matches(word, kinds, 1, 0.5)
        help = f"did you mean '{close[0]}'?" if close else f"use one of: {', '.join(kinds)}"
        raise CannotAdd(f"'{word}' is not a kind of record: {help}")
    return kinds[word]


def _add_to_list(path: Path, kind: Kind, id: str) -> Path:
    """Adds a record to the file of its kind."""
    text: str | Problem = f"# yaml-language-server: $schema=.schemas/{kind}.json\n"
    if path.exists():
        text = read_text(path, str(path))
    document = text if isinstance(text, Problem) else parse(text, str(path))
    if isinstance(document, Problem) or not isinstance(document.data, dict | None):
        raise CannotAdd(f"'{path}' cannot be read: mend it first, `oda check` says where")
    if same := next((key for key in document.data or () if key.casefold() == id), None):
        raise CannotAdd(f"'{same}' is in '{path}' already: choose another id, or change it there")
    start = "" if document.text.endswith("\n") else "\n"
    added = f"{start}\n{specimen(kind, id)}"
    after = parse(document.text + added, str(path))
    if isinstance(after, Problem) or id not in after.data:
        raise CannotAdd(f"nothing can be added to the end of '{path}': write the record by hand")
    rewrite({path: document.text + added})
    return path


def specimen(kind: Kind, id: str) -> str:
    """The text of a new record, or of a new entry in the file of its kind."""
    explained = [
        f"{kind.singular.capitalize()} {id}: {kind.definition[0].lower()}{kind.definition[1:]}",
        f"Write over each “{UNWRITTEN}” and choose each “{UNCHOSEN}”. Take the “# ” away in front "
        "of the lines that you use, and delete the others and these explanations.",
    ]
    lines = [line for text in explained for line in _explanation(text)]
    for field in sorted(fields_of(MODELS[kind]), key=lambda field: not _stands(field)):
        lines += ["", *_field(MODELS[kind], field)]
    text = "\n".join(lines) + "\n"
    if kind.is_one_file:
        return f"{id}:\n{indent(text, '  ')}"
    return f"# yaml-language-server: $schema=../.schemas/{kind}.json\n{text}"


def _stands(field: Field) -> bool:
    """Whether a specimen has the field as a line of its own, not as a comment."""
    return field.needed or bool(field.condition) or field.name == "draft"


def _field(model: type[Model], field: Field, *, whole: bool = False) -> Iterator[str]:
    """The explanation of a field and its example, commented out where the field may be left out.

    ``whole`` inside what is commented out as such: all fields stand there.
    """
    yield from _explanation(_meaning(field))
    stands = whole or _stands(field)
    mark = "## " if (model, field.name) in _APART else "" if stands else "# "
    for line in _example(field.name, field.shape, field, whole=whole or not stands):
        yield f"{mark}{line}"


_CURRENCY_CODE = "the ISO 4217 code of a currency"


def _meaning(field: Field) -> str:
    terms = terms_in(field.shape)
    takes = words_for(field.shape)
    if isinstance(terms, OneOf):
        takes = f"one of {', '.join(terms.terms)}"
    elif terms:
        takes = _CURRENCY_CODE
        if not terms.money:
            takes = f"one of {', '.join(UNITS)}; {takes}; or a unit under units in report.yml"
    return f"{field.explanation} ({takes})"


def _explanation(text: str) -> Iterator[str]:
    yield from (f"## {line}" for line in wrap(text, _WIDTH, break_on_hyphens=False))


def _example(name: str, shape: Shape, field: Field, *, whole: bool) -> Iterator[str]:
    """A field as lines of YAML; ``whole`` where blocks in it are written with all their fields."""
    match shape:
        case Block():
            yield f"{name}:"
            yield from _inside(shape.model, "  ", whole=whole)
        case ListOf(entry=Block(model=model)):
            yield f"{name}:"
            yield from _as_entry(list(_inside(model, "    ", whole=whole)))
        case ListOf():
            yield f"{name}: [{_value(shape.entry, field)}]"
        case Keyed():
            yield f"{name}:"
            yield from _keyed(shape, field, whole=whole)
        case Single(form=ValueForm.PROSE):
            yield f"{name}: |"
            yield f"  {UNWRITTEN}."
        case _:
            yield f"{name}: {_value(shape, field)}"


def _keyed(shape: Keyed, field: Field, *, whole: bool) -> Iterator[str]:
    key = _value(shape.key, field)
    if isinstance(shape.entry, Block):
        yield f"  {key}:"
        yield from _inside(shape.entry.model, "    ", whole=whole)
    else:
        yield from (f"  {line}" for line in _example(key, shape.entry, field, whole=whole))


def _inside(model: type[Model], margin: str, *, whole: bool) -> Iterator[str]:
    plain, further = _parted(model)
    for field in plain:
        yield from (f"{margin}{line}" for line in _field(model, field, whole=whole))
    if further:
        texts = (_FURTHER, *(f"{field.name}: {_meaning(field)}" for field in further))
        yield from (f"{margin}{line}" for text in texts for line in _explanation(text))


def _parted(model: type[Model]) -> tuple[list[Field], list[Field]]:
    """The fields that a block is written with, and of a figure those that are only told of."""
    fields = {field.name: field for field in fields_of(model)}
    for kind, names in _PLAIN.items():
        if issubclass(model, kind):
            names = (*names, "note", "source", "place", "read")  # noqa: PLW2901
            further = [field for name, field in fields.items() if name not in names]
            return [fields[name] for name in names], further
    return list(fields.values()), []


def _as_entry(lines: list[str]) -> Iterator[str]:
    """Lines of a block as an entry of a list: the first that is no explanation has the dash."""
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for number, line in enumerate(lines):
        yield f"  - {line[4:]}" if number == first else line


def _value(shape: Shape, field: Field) -> str:
    match shape:
        case IdOf():
            return UNCHOSEN
        case UnitOf():
            return "USD" if shape.money else next(iter(UNITS))
        case OneOf():
            default = field.default
            return str(default if isinstance(default, Vocabulary) else shape.terms[0])
        case Single(form=ValueForm.CODE):
            return _CODES[shape.pattern]
        case Single():
            return "true" if field.name == "draft" else _EXAMPLES[shape.form]
    raise AssertionError(shape)
