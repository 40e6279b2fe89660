"""Records as JSON Schema, for editors that complete and underline while somebody types.

What a schema refuses, the models refuse. The reverse holds but for a few rules that a schema
cannot say: that a period ends after it starts, that a day exists, what a result contains.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oda_reports.editing.fields import fields_of, meaning_of
from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.problem import DataError
from oda_reports.reading.record_files import Folder
from oda_reports.records.areas import Region
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
    title_of,
)
from oda_reports.records.field_types import ID_PATTERN, LONGEST_EXCERPT, UNCHOSEN
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.parts import Picture
from oda_reports.records.projects import Project, Result
from oda_reports.records.report import Report
from oda_reports.records.statistics import Observation, Statistic
from oda_reports.records.units import UNITS, Unit, currency_codes, unit_of
from oda_reports.records.values import Amount, AmountReading, Quantity, Reading
from oda_reports.records.vocabulary import Kind, ValueState, WrittenAs

Schema = dict[str, Any]

SCHEMA_FOLDER = ".schemas"
"""Where the schemas of a data folder lie in it, so that each record finds its own."""

_YEAR = "(?!0000)[0-9]{4}"
_DATE = rf"^(FY[0-9]{{4}}([-/][0-9]{{2}})?|{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$"
_SPAN = rf"{_YEAR}[-/][0-9]{{2}}"
_ID = "^" + ID_PATTERN.pattern.replace(r"\Z", "$")
_NUMBER = re.compile(r"(0|[1-9][0-9]*)\Z")
_URL_CHARACTER = "[^\\s<>\"'\\\\`{}|^]"

_FORMS: dict[ValueForm, Schema] = {
    ValueForm.LINE: {
        "type": "string",
        "pattern": r"^\s*\S([^\n]*\S)?\s*$",
        "patternErrorMessage": "Write some text, on one line.",
    },
    ValueForm.PROSE: {
        "type": "string",
        "pattern": r"\S",
        "patternErrorMessage": "Write some text.",
    },
    ValueForm.EXCERPT: {
        "type": "string",
        # A dot with all characters in it, whatever the language takes a dot for.
        "pattern": rf"^\s*(?=\S[\s\S]{{0,{LONGEST_EXCERPT - 1}}}\s*$)[^\n]*(\n[^\n]*)?\s*$",
        "patternErrorMessage": f"At most two lines, of {LONGEST_EXCERPT} characters in all.",
    },
    ValueForm.STOOD: {
        "type": ["number", "string"],
        "pattern": r"^\s*(?!\s|[-+]?[0-9][0-9.,'\u2019\s]*$)\S([^\n]*\S)?\s*$",
        "patternErrorMessage": "Write the number alone, or what stood there in words.",
    },
    ValueForm.DATE: {
        "type": ["string", "integer"],
        "pattern": _DATE,
        "patternErrorMessage": "Write a date such as 2024, 2024-02, 2024-02-29 or FY2023.",
        "minimum": 1000,
        "maximum": 9999,
    },
    ValueForm.MONTH: {"type": "integer", "minimum": 1, "maximum": 12},
    ValueForm.EDITION: {
        "type": ["string", "integer"],
        "pattern": "^[A-Za-z0-9][A-Za-z0-9.-]*$",
        "patternErrorMessage": "Name an edition, such as 2024.",
        "minimum": 0,
    },
    ValueForm.ID: {
        "type": ["string", "integer"],
        "pattern": _ID,
        "patternErrorMessage": "Write an id: small letters, digits and single hyphens.",
        "minimum": 0,
    },
    ValueForm.URL: {
        "type": "string",
        "pattern": f"^https?://{_URL_CHARACTER}+$",
        "patternErrorMessage": "Write a web address that starts with https:// or http://.",
    },
    ValueForm.IDENTIFIER_FORM: {
        "type": "string",
        "pattern": "^[^*\\n]*\\*[^*\\n]*$",
        "patternErrorMessage": "Write * once, in place of what differs from source to source.",
    },
    ValueForm.IDENTIFIER_ADDRESS: {
        "type": "string",
        "pattern": f"^(?=[^*]*\\*[^*]*$)https?://{_URL_CHARACTER}+$",
        "patternErrorMessage": "Write a web address with one *, where what differs goes.",
    },
    ValueForm.ISSUE_FORM: {
        "type": "string",
        "pattern": f"^https?://({_URL_CHARACTER}|\\{{(title|figure|value|page)\\}})+$",
        "patternErrorMessage": (
            "Write a web address; what can be filled in is {title}, {figure}, {value} and {page}."
        ),
    },
}
_FORMS[ValueForm.FIGURE] = _FORMS[ValueForm.LINE]
_FORMS[ValueForm.YEAR] = _FORMS[ValueForm.DATE] | {
    "pattern": f"{_DATE[:-2]}|{_SPAN})$",
    "patternErrorMessage": "Write a year such as 2024, FY2023, 2023-24 or FY2023-24.",
}

_HAS_A_NUMBER: Schema = {
    "if": {
        "properties": {
            "state": {"enum": [state.value for state in ValueState if state != ValueState.REPORTED]}
        },
        "required": ["state"],
    },
    "then": {"properties": {"value": False, "low": False, "high": False}},
    "else": {"anyOf": [{"required": ["value"]}, {"required": ["low", "high"]}]},
    "dependentRequired": {"low": ["high"], "high": ["low"]},
}

_RULES: dict[type[Model], Schema] = {
    Amount: {
        **_HAS_A_NUMBER,
        "dependentRequired": {
            "low": ["high", "currency"],
            "high": ["low"],
            "value": ["currency"],
        },
    },
    Observation: _HAS_A_NUMBER,
    Quantity: _HAS_A_NUMBER,
    Reading: _HAS_A_NUMBER,
    AmountReading: _HAS_A_NUMBER,
    Result: _HAS_A_NUMBER,
    Picture: {"dependentRequired": {"file": ["alt"]}},
    Project: {
        "anyOf": [
            {"properties": {"areas": {"minItems": 1}}, "required": ["areas"]},
            {
                "properties": {
                    "phases": {
                        "contains": {
                            "properties": {"areas": {"minItems": 1}},
                            "required": ["areas"],
                        }
                    }
                },
                "required": ["phases"],
            },
        ]
    },
    Statistic: {
        "if": {"required": ["compiled_from"]},
        "then": {"properties": {"observations": {"maxItems": 0}, "series": {"maxItems": 0}}},
        "else": {"required": ["unit"]},
        "anyOf": [{"required": ["measure"]}, {"required": ["flow"]}],
    },
}
"""What the models' own rules are in a schema."""


def schemas(folder: Folder) -> Mapping[str, Schema]:
    """A schema for the report and one for each kind, by the name of its file.

    References list the ids that exist; raises ``DataError`` while a record cannot be read.
    """
    if folder.unread or folder.report is None:
        raise DataError(folder.problems)
    found = {"report.json": _Writing(folder).report()}
    return found | {f"{kind}.json": _Writing(folder).kind(kind) for kind in Kind}


def write_schemas(folder: Folder, out: Path) -> tuple[Path, ...]:
    """Writes the schemas of a data folder; returns their files."""
    contents = {
        out / name: schema_text(schema).encode() for name, schema in schemas(folder).items()
    }
    out.mkdir(parents=True, exist_ok=True)
    rewrite(contents)
    return tuple(contents)


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class _Writing:
    """One schema being written, with the definitions that it needs."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.definitions: dict[str, Schema] = {}

    def report(self) -> Schema:
        """The report's own file."""
        return self._whole(self._fields(Report, "Report", meaning_of(Report)))

    def kind(self, kind: Kind) -> Schema:
        """A record of a kind, or the file that holds all of them by id."""
        record = self._fields(MODELS[kind], kind.singular.capitalize(), kind.definition)
        if not kind.is_one_file:
            return self._whole(record)
        every = {
            "title": kind.label,
            "description": "Each record with its id, its fields indented below.",
            "type": "object",
            "propertyNames": self._key(Single(ValueForm.ID)),
            "additionalProperties": record,
        }
        return self._whole(every)

    def _whole(self, schema: Schema) -> Schema:
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **schema,
            "$defs": {name: self.definitions[name] for name in sorted(self.definitions)},
        }

    def _fields(self, model: type[Model], title: str, description: str) -> Schema:
        fields = fields_of(model)
        return {
            "title": title,
            "description": description,
            "type": "object",
            "properties": {
                field.name: {**self._shape(field.shape), "description": field.explanation}
                for field in fields
            },
            "required": [field.name for field in fields if field.needed],
            "additionalProperties": False,
            **_RULES.get(model, {}),
        }

    def _shape(self, shape: Shape) -> Schema:
        match shape:
            case Single():
                return self._single(shape)
            case OneOf():
                return self._defined(shape.title.lower().replace(" ", "-"), _terms(shape))
            case UnitOf():
                return self._defined(shape.title.lower(), self._units(shape))
            case IdOf():
                name = "area" if len(shape.kinds) > 1 else shape.kinds[0].singular
                return self._defined(f"{name}-id", self._ids(shape.kinds))
            case ListOf():
                least = {"minItems": shape.at_least} if shape.at_least else {}
                return {"type": "array", "items": self._shape(shape.entry), **least}
            case Keyed():
                least = {"minProperties": shape.at_least} if shape.at_least else {}
                return {
                    "type": "object",
                    "propertyNames": self._key(shape.key),
                    "additionalProperties": self._shape(shape.entry),
                    **least,
                }
            case Block():
                name = title_of(shape.model.__name__)
                key = name.lower().replace(" ", "-")
                if key not in self.definitions:
                    self.definitions[key] = {}
                    meaning = meaning_of(shape.model)
                    self.definitions[key] = self._fields(shape.model, name, meaning)
                return {"$ref": f"#/$defs/{key}"}

    def _defined(self, name: str, schema: Schema) -> Schema:
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _single(self, shape: Single) -> Schema:
        if shape.form is ValueForm.FLAG:
            return {"type": "boolean"}
        if shape.form in (ValueForm.NUMBER, ValueForm.WHOLE):
            bounds = {"minimum": 0} if shape.not_negative else {}
            bounds |= {"maximum": shape.at_most} if shape.at_most is not None else {}
            return {"type": "number" if shape.form is ValueForm.NUMBER else "integer", **bounds}
        if shape.form is ValueForm.CODE:
            return {"type": "string", "pattern": shape.pattern}
        form = self._form(shape.form)
        return self._defined(form.name.lower().replace("_", "-"), _FORMS[form])

    def _form(self, form: ValueForm) -> ValueForm:
        """The form of a value; only where fiscal years are written as spans is a year one."""
        counted = self.folder.conventions
        rules = (counted.fiscal_year, *counted.of_sources.values())
        spans = any(rule.written is WrittenAs.SPAN for rule in rules)
        return ValueForm.DATE if form is ValueForm.YEAR and not spans else form

    def _key(self, shape: Shape) -> Schema:
        """A key; it has no type, since an editor may take a year for a number."""
        if isinstance(shape, OneOf | UnitOf):
            return self._shape(shape)
        assert isinstance(shape, Single)
        form = _FORMS.get(self._form(shape.form), {"pattern": shape.pattern})
        title = "key" if shape.form is ValueForm.ID else shape.form.value[0]
        return {"title": title, **{k: form[k] for k in form if k.startswith("pattern")}}

    def _units(self, shape: UnitOf) -> Schema:
        """The report's own units, those of every report, and all currencies by their names."""
        own = self.folder.report.own_units if self.folder.report else ()
        units = {} if shape.money else {unit.value: _unit_words(unit) for unit in own}
        for code in (*(() if shape.money else UNITS), *sorted(currency_codes())):
            if unit := unit_of(code):
                units.setdefault(code, _unit_words(unit))
        return {
            "type": "string",
            "enum": list(units),
            "enumDescriptions": list(units.values()),
        }

    def _ids(self, kinds: tuple[Kind, ...]) -> Schema:
        """The ids that exist, as they may be written: a number is an id too."""
        names = {
            record.id: record.heading for record in self.folder.records if record.kind in kinds
        }
        if len(kinds) > 1:
            for record in self.folder.records:
                if isinstance(record, Region):
                    names |= {
                        id: f"{group.name} (a group in {record.name})"
                        for id, group in record.groups.items()
                    }
            others = self.folder.report.other_areas if self.folder.report else {}
            names |= {id: area.name for id, area in others.items()}
        names.pop(UNCHOSEN, None)
        written = dict(sorted(names.items()))
        numbers = {int(id): name for id, name in written.items() if _NUMBER.match(id)}
        return {
            "type": ["string", "integer"] if numbers else "string",
            "enum": [*written, *numbers],
            "enumDescriptions": [*written.values(), *numbers.values()],
        }


def _unit_words(unit: Unit) -> str:
    """What an editor tells of a unit; of money its name is enough."""
    says_more = unit.definition and not unit.is_money
    return f"{unit.label}: {unit.definition}" if says_more else unit.label


def _terms(shape: OneOf) -> Schema:
    return {
        "type": "string",
        "enum": [term.value for term in shape.terms],
        "enumDescriptions": [
            f"{term.label}: {term.definition}" if term.label else term.definition
            for term in shape.terms
        ],
    }
