"""What a model refuses, as problems in an editor's words, with the repair where it is plain.

One problem for each cause: a misspelled key stands for the field that it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from oda_reports.problems.edits import slice_of, split_lines
from oda_reports.problems.problem import Edit, Loc, Problem, Repair, Span
from oda_reports.reading.layout import Layout
from oda_reports.reading.list_marks import entries_without_commas
from oda_reports.reading.other_words import FIELDS
from oda_reports.reading.quotation_marks import begins_with_bracket, quoted, unblocked
from oda_reports.reading.refusal_repairs import (
    exchanged,
    field_meant,
    field_there,
    in_brackets,
    indented,
    line_meant,
    lines_below,
    outdented_blocks,
    spaced_entries,
    without_field,
    without_line,
    written_inside,
    written_instead,
)
from oda_reports.reading.refusal_words import (
    empty_words,
    missing_words,
    put_in_words,
    unknown_field_words,
)
from oda_reports.reading.refused_values import Refused, Words
from oda_reports.reading.sound_parts import take_refused_out
from oda_reports.reading.trials import Faults, Judge, value_at
from oda_reports.reading.yaml_files import Document, find_misread_lines
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.field_shapes import (
    Block,
    IdOf,
    Keyed,
    ListOf,
    field_names,
    is_needed,
    shape_at,
)
from oda_reports.records.model import Model

_SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "E215": ("valid_to",),
    "E216": ("value", "low"),
    "E217": ("file",),
    "E222": ("state",),
    "E223": ("compiled_from",),
    "E228": ("price_year", "prices"),
    "E230": ("as_of", "since", "end", "start"),
    "E231": ("flow", "unit"),
    "E232": ("value", "low"),
    "E234": ("edition_inferred", "published_inferred", "follows_inferred", "time_inferred"),
}
"""Of a rule about a whole block: the fields, the first of which that is there shows the problem."""


_OF_FORM = (
    "extra_forbidden", "model_type", "model_attributes_type", "dict_type", "tuple_type",
    "string_type",
)  # fmt: skip
"""Refusals of a value that is something else than a value of its field: a block, a list, a text."""

_MOST_IN_DOUBT = 4
"""So many refusals are looked at for the lines that may have caused them."""


class _Place(NamedTuple):
    """A value that was refused: its way in the record and in the file, and where it stands."""

    loc: Loc
    where: Loc
    span: Span


def explain_refusal(
    error: ValidationError,
    model: type[Model],
    document: Document,
    start: Loc,
    judge: Judge | None = None,
    ids: Collection[str] = (),
    conventions: Conventions = DEFAULT,
    told: Collection[Loc] = (),
) -> Iterator[Problem]:
    """The problems of a record; ``start`` is the way to it in its file.

    The ``judge`` of the file tells whether a slip in its lines is behind what is refused, the
    ``ids`` that there are whether a comma is missing between two of them. What is wrong at ways
    that are ``told``, or below, is said already.
    """
    details = [
        detail
        for detail in error.errors(include_url=False)
        if not any(detail["loc"][: len(way)] == way for way in told)
    ]
    explaining = _Explaining(model, document, start, faults_in(error), ids, conventions)
    lines = explaining.lines_in_doubt(details) if judge else ()
    if judge and lines and (found := find_misread_lines(document, lines, judge)):
        yield found.problem
        details = [d for d in details if ((*start, *d["loc"]), d["type"]) in found.left]
    yield from explaining.problems(details)


def faults_in(error: ValidationError) -> Faults:
    """What a model refuses: the way to each value, and the kind of refusal."""
    return frozenset((detail["loc"], detail["type"]) for detail in error.errors(include_url=False))


@dataclass(frozen=True)
class _Explaining:
    model: type[Model]
    document: Document
    start: Loc
    faults: Faults
    ids: Collection[str]
    conventions: Conventions

    @property
    def _id(self) -> Mapping[str, str]:
        """The id that a record has from the name of its file."""
        return {"id": "id"} if "id" in self.model.model_fields else {}

    def lines_in_doubt(self, details: list[ErrorDetails]) -> list[int]:
        """The lines of what is refused in a way that a line which is off may have caused."""
        lines: list[int] = []
        if self.document.has_key_in_text:
            lines += Layout(self.document.text).keys_in_texts()[:_MOST_IN_DOUBT]
        for detail in details[:_MOST_IN_DOUBT]:
            where = (*self.start, *detail["loc"])
            span = self.document.locate(where)
            if detail["type"] == "missing":
                form = re.compile(rf" *(?:- +)*{re.escape(str(detail['loc'][-1]))}\b")
                written = split_lines(self.document.text)
                found = (n for n, line in enumerate(written, 1) if form.match(line))
                lines += [span.line, *sorted(found, key=lambda n: abs(n - span.line))[:3]]
                continue
            if detail["type"] in _OF_FORM or detail["input"] is None or span.end_line > span.line:
                key = self.document.keys.get(where, span)
                last = min(span.end_line, span.line + 3)
                lines += [key.line, *range(span.line, last + 1)]
        return list(dict.fromkeys(lines))

    @property
    def _record(self) -> object:
        """The record as it is written, in its file or in a part of it."""
        data = self.document.data
        for part in self.start:
            data = data[part]
        return data

    def problems(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        explained: set[Loc] = set()
        unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
        empty = [detail["loc"] for detail in details if detail["input"] is None]
        inputs = {detail["loc"]: detail["input"] for detail in unknown}
        for block, below in outdented_blocks(self.model, self.document, self.start, empty, inputs):
            explained |= {block, *below}
            yield self._to_indent(block, below)
        absent = _absent(details)
        for detail in unknown:
            if detail["loc"] not in explained:
                problem, stands_for = self._unknown_key(detail, absent.get(detail["loc"][:-1], []))
                yield problem
                if stands_for:
                    explained.add(stands_for)
        around = {d["loc"][:end] for d in details for end in range(len(d["loc"]))}
        for detail in details:
            loc = detail["loc"]
            if detail["type"] == "extra_forbidden" or loc in explained:
                continue
            if detail["type"] == "too_short" and loc in around:
                continue  # an entry that is wrong is not counted; its own problem says why
            yield self._field_problem(detail)

    def _problem(self, span: Span, words: Words, repair: Repair | None = None) -> Problem:
        if words.instead is not None:
            repair = written_instead(span, words.instead, safe=words.safe)
        return Problem(self.document.file, span, words.code, words.message, words.help, repair)

    def _to_indent(self, block: Loc, below: list[Loc]) -> Problem:
        key = self.document.keys[*self.start, *below[0]]
        last = self.document.values[*self.start, *below[-1]]
        words = Words(
            "E124",
            f"this belongs to '{block[-1]}' and is not indented",
            f"indent it by two spaces, with all that belongs to '{block[-1]}'",
        )
        return self._problem(key, words, indented(self.document.text, key, last))

    def _unknown_key(self, detail: ErrorDetails, absent: list[str]) -> tuple[Problem, Loc | None]:
        """A key that is no field, and the way to the missing field that it stands for.

        ``absent`` are fields that its block needs and does not have.
        """
        loc = detail["loc"]
        name, block = str(loc[-1]), loc[:-1]
        where = (*self.start, *loc)
        span = self.document.keys.get(where) or self.document.locate(where)
        fields = field_names(self.model, block)
        free = [f for f in fields if (*self.start, *block, f) not in self.document.keys]
        value = detail["input"]
        if line := line_meant(name, value, self.model, block, free):
            return self._to_write(where, line), None
        field = field_meant(name, fields, free, absent)
        if field is None:
            if inside := written_inside(name, self.model, block, fields):
                return self._to_write_inside(where, *inside, is_free=inside[0] in free), None
            there = field_there(name, fields, free)
            words = unknown_field_words(name, there, free or fields, self.model, block)
            return self._problem(span, words), None
        is_other_word = field in FIELDS.get(name.casefold(), ())
        shape = shape_at(self.model, (*block, field))
        # Where the value would not fit the field either, its name alone does not mend the line.
        fits = isinstance(shape, ListOf | Keyed | Block) == isinstance(value, dict | list)
        words = Words(
            "E202",
            f"'{name}' is not a field here",
            f"did you mean '{field}'?",
            field if fits else None,
            safe=field in absent and not is_other_word,
        )
        repair = None if fits else in_brackets(self.document, where, field, shape)
        return self._problem(span, words, repair), (*block, field) if field in absent else None

    def _to_write_inside(self, where: Loc, field: str, part: str, *, is_free: bool) -> Problem:
        """A key that is no field of its block, but of what one field of it holds."""
        if is_free:
            said = slice_of(self.document.text, self.document.values[where])
            return self._to_write(where, f"{field}: {{{part}: {said}}}")
        help = f"write it in '{field}', which is there already"
        return self._problem(self.document.keys[where], _no_field(where, help))

    def _to_write(self, where: Loc, line: str) -> Problem:
        """A key that is no field, and all that its line should be."""
        key, value = self.document.keys[where], self.document.values[where]
        whole = replace(key, end_line=value.end_line, end_column=value.end_column)
        repair = written_instead(whole, line, safe=False)
        return self._problem(key, _no_field(where, f"write {line}"), repair)

    def _field_problem(self, detail: ErrorDetails) -> Problem:
        place = self._place(detail)
        if detail["type"] == "missing":
            of_figure = "value" in field_names(self.model, place.loc[:-1])
            words = missing_words(str(place.loc[-1]), of_figure=of_figure)
            return self._problem(place.span, words)
        if detail["input"] is None and "[key]" not in detail["loc"]:
            return self._empty(place)
        return self._slip(detail, place) or self._wrong_value(detail, place)

    def _place(self, detail: ErrorDetails) -> _Place:
        loc = tuple(part for part in detail["loc"] if part != "[key]")
        where = (*self.start, *loc)
        key = self.document.keys.get(where) if loc != detail["loc"] else None
        return _Place(loc, where, key or self._shown_at(detail, where))

    def _shown_at(self, detail: ErrorDetails, where: Loc) -> Span:
        """Where a value stands; of a block, the line in it that shows what is wrong."""
        context = detail.get("ctx", {})
        if detail["type"] in ("E224", "E227"):
            where = (*where, "results", context["key"], "contains", context["other"])
            return self.document.keys.get(where) or self.document.locate(where)
        if way := context.get("way"):
            return self.document.locate((*where, *way))
        for field in _SHOWN_BY.get(detail["type"], ()):
            if span := self.document.values.get((*where, field)):
                return span
        return self.document.locate(where)

    def _empty(self, place: _Place) -> Problem:
        """A key with nothing behind it; the line of a field that may be left out can go."""
        is_entry = bool(place.loc) and isinstance(place.loc[-1], int)
        needed = self._needed(place)
        may_go = needed is None
        words = empty_words(_name_of(place.loc), is_entry=is_entry, may_go=may_go)
        if needed:
            words = words._replace(help=f"{words.help}: {needed}")
        key = self.document.keys.get(place.where)
        span = key or place.span
        line = split_lines(self.document.text)[span.line - 1]
        written = "-" if is_entry else key and f"{slice_of(self.document.text, key)}:"
        if line.strip() != written:
            return self._problem(span, words)
        if is_entry:
            at = line.index("-") + 1
            span = Span(span.line, at, span.line, at + 1)
        repair = without_line(self.document.text, span.line) if may_go else None
        return self._problem(span, words, repair)

    def _needed(self, place: _Place) -> str | None:
        """Why an empty line may not go, empty if that needs no words; None if it may go."""
        way = place.loc[:-1]
        if not place.loc or (isinstance(place.loc[-1], str) and is_needed(self.model, place.loc)):
            return ""
        record = value_at(self.document.data, self.start)
        if len(value_at(record, way)) == 1:
            return ""  # what holds it would be empty then
        rest = {**self._id, **deepcopy(record)}
        take_refused_out(rest, [loc for loc, kind in self.faults if kind != "missing"])
        details = self._refused(rest)
        lacking = [d["loc"][:-1] for d in details if d["type"] == "missing"]
        take_refused_out(rest, [loc for loc in lacking if loc != way[: len(loc)]])
        details = [d for d in self._refused(rest) if d["loc"][: len(way)] == way]
        rule = next((d for d in details if re.match("E2", d["type"])), None)
        if rule and (rule["loc"], rule["type"]) not in self.faults:
            return f"without it, {_name_of(rule['loc'])} {rule['msg']}"
        # The rules of a block are silent while something else in it is wrong.
        shape = shape_at(self.model, way)
        has_rules = (
            isinstance(shape, Block) and shape.model.__pydantic_decorators__.model_validators
        )
        return "" if details and has_rules else None

    def _refused(self, record: Mapping[str, object]) -> list[ErrorDetails]:
        try:
            self.model.model_validate(record, context=self.conventions)
        except ValidationError as error:
            return error.errors(include_url=False)
        return []

    def _slip(self, detail: ErrorDetails, place: _Place) -> Problem | None:
        """A value that was refused since YAML reads it as something else than was meant."""
        text, span = self.document.text, place.span
        if detail["type"] == "string_type":
            raw = slice_of(text, span)
            if begins_with_bracket(raw):
                return unblocked(text, self.document.file, span.line, span.column)
            if isinstance(detail["input"], dict) and raw[0] != "{":
                return self._key_for_text(span)
        if not isinstance(detail["input"], str):
            return None
        return self._without_commas(place) or self._no_space(place)

    def _without_commas(self, place: _Place) -> Problem | None:
        """Ids that follow each other in one value, where each is an entry of its own."""
        end = -1 if isinstance(place.loc[-1], int) else len(place.loc)
        shape = shape_at(self.model, place.loc[:end])
        if not isinstance(shape, ListOf) or not isinstance(shape.entry, IdOf):
            return None
        return entries_without_commas(self.document.text, self.document.file, place.span, self.ids)

    def _key_for_text(self, span: Span) -> Problem:
        """An entry of a list with a colon in it, which YAML takes for a key and its value."""
        words = Words(
            "E114",
            "a text with a colon in it needs quotation marks around it",
            "put the text between double quotes",
        )
        repair = quoted(self.document.text, span.line, span.column)
        first = Span(span.line, span.column, span.line, span.column + 1)
        return self._problem(first, words, repair)

    def _no_space(self, place: _Place) -> Problem | None:
        """Entries of a list whose hyphens have no space behind them: YAML reads them as text."""
        is_entry = isinstance(place.loc[-1], int)
        if not is_entry and not isinstance(shape_at(self.model, place.loc), ListOf | Keyed):
            return None
        repair = spaced_entries(self.document.text, place.span, is_entry=is_entry)
        if not repair:
            return None
        after = repair.edits[0].span
        words = Words("E120", "there is no space after the hyphen", "write '- ' and then the entry")
        return self._problem(replace(after, column=after.column - 1), words, repair)

    def _wrong_value(self, detail: ErrorDetails, place: _Place) -> Problem:
        refused = Refused(
            detail["type"],
            detail["msg"],
            detail["input"],
            slice_of(self.document.text, place.span),
            self.model,
            place.loc,
            detail.get("ctx", {}),
            self._record,
            self.conventions,
        )
        words = put_in_words(refused)
        message = f"{_name_of(place.loc)} {words.message}"
        problem = self._problem(place.span, words._replace(message=message))
        shape = shape_at(self.model, place.loc)
        if words.code == "E212" and isinstance(shape, IdOf):
            return replace(problem, wanted=tuple(shape.kinds))
        if words.goes:
            return replace(problem, repair=without_field(self.document, place.where))
        if two := refused.context.get("exchange"):
            ways = [(*place.where, field) for field in two]
            return replace(problem, repair=exchanged(self.document, *ways))
        return self._with_lines(problem, place, words)

    def _with_lines(self, problem: Problem, place: _Place, words: Words) -> Problem:
        """The repair of 'about 800' puts the word into a line of its own."""
        if not problem.repair or not words.lines:
            return problem
        edit = lines_below(self.document, place.where, words.lines)
        if edit is None:
            return replace(problem, repair=None)
        edits = (*problem.repair.edits, edit)
        if words.renamed:
            edits = (Edit(self.document.keys[place.where], words.renamed), *edits)
        return replace(problem, repair=Repair(edits, words.safe))


def _no_field(where: Loc, help: str) -> Words:
    return Words("E202", f"'{where[-1]}' is not a field here", help)


def _absent(details: list[ErrorDetails]) -> Mapping[Loc, list[str]]:
    """The needed fields that are not there, by the way to their block."""
    absent: dict[Loc, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            absent.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
    return absent


def _name_of(loc: Loc) -> str:
    """What a value is called: its field, and of an entry its place in it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return "this record"
    return f"entry {loc[-1] + 1} of '{names[-1]}'" if isinstance(loc[-1], int) else f"'{names[-1]}'"
