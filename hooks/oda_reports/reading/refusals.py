"""What a model refuses, as problems in an editor's words, with the repair where it is plain.

One problem for each cause: a misspelled key stands for the field that it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from oda_reports.problems.edits import slice_of, split_lines
from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.yaml_files import Document, Loc
from oda_reports.reading.yaml_slips import begins_with_bracket, quoted, unblocked
from oda_reports.records.field_shapes import Block, Keyed, ListOf, OneOf, shape_at, shapes_of
from oda_reports.records.field_types import id_from
from oda_reports.records.model import Model
from oda_reports.records.partial_dates import PartialDate, suggest_date
from oda_reports.records.vocabulary import Qualifier

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "amount": ("amounts", "value"),
    "area": ("areas",),
    "author": ("publisher",),
    "budget": ("amounts", "value"),
    "caption": ("label", "title"),
    "cost": ("amounts", "value"),
    "countries": ("areas",),
    "country": ("areas", "area"),
    "credits": ("credit",),
    "definition": ("text",),
    "description": ("summary", "text", "definition", "alt"),
    "end_date": ("end",),
    "image": ("file", "pictures"),
    "images": ("pictures",),
    "link": ("url",),
    "name": ("title", "label"),
    "number": ("value",),
    "page": ("place",),
    "photo": ("file", "pictures"),
    "photos": ("pictures",),
    "region": ("areas", "area"),
    "start_date": ("start",),
    "state": ("status", "stage"),
    "summary": ("text",),
    "tags": ("themes",),
    "text": ("summary", "definition"),
    "title": ("name", "label", "term"),
    "website": ("url",),
}
"""Other words for fields: the first that the block can have is meant."""

_SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "E215": ("end", "valid_to"),
    "E216": ("value", "kind"),
    "E217": ("file",),
    "E222": ("state",),
    "E223": ("compiled_from",),
    "E228": ("price_year", "prices"),
}
"""Of a rule about a whole block: the fields, the first of which that is there shows the problem."""

_HELPS: Mapping[str, str] = {
    "E201": "add a line 'areas: [some-id]'",
    "E218": "write it on one line, after the colon",
    "E226": "keep the words that settle the fact; the document is not published again",
    "E224": "name the key of another result of this record, or remove the line",
    "E227": "correct one of the two values, or say 'part' or 'not-said' where it does not hold all",
    "E228": "write both lines, or for current prices 'prices: current' alone",
}

_QUOTES = "\"'“”„«»‘’ \u00a0"
_BARE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z")
_UNORDERED = re.compile(r"\s-")
_UNSPACED = re.compile(r" *-(?=[^\s-])")

_Way = tuple[str | int, ...]


class _Place(NamedTuple):
    """A value that was refused: its way in the record and in the file, and where it stands."""

    loc: _Way
    where: Loc
    span: Span


class _Words(NamedTuple):
    """What is said of a value; ``instead`` is the text to put in its place."""

    code: str
    message: str
    help: str = ""
    instead: str | None = None
    safe: bool = False


def explain_refusal(
    error: ValidationError, model: type[Model], document: Document, start: Loc
) -> Iterator[Problem]:
    """The problems of a record; ``start`` is the way to it in its file."""
    return _Explaining(error, model, document, start).problems()


@dataclass(frozen=True)
class _Explaining:
    error: ValidationError
    model: type[Model]
    document: Document
    start: Loc

    def problems(self) -> Iterator[Problem]:
        details = self.error.errors(include_url=False)
        explained: set[_Way] = set()
        unknown: list[Problem] = []
        absent: dict[_Way, list[str]] = {}
        for detail in details:
            if detail["type"] == "missing":
                absent.setdefault(detail["loc"][:-1], []).append(str(detail["loc"][-1]))
        for empty, below in self._outdented(details):
            explained |= {empty, *below}
            unknown.append(self._to_indent(empty, below))
        for detail in details:
            if detail["type"] == "extra_forbidden" and detail["loc"] not in explained:
                problem, stands_for = self._unknown_key(detail, absent.get(detail["loc"][:-1], []))
                unknown.append(problem)
                if stands_for:
                    explained.add(stands_for)
        yield from unknown
        around = {d["loc"][:end] for d in details for end in range(len(d["loc"]))}
        for detail in details:
            loc = detail["loc"]
            if detail["type"] == "extra_forbidden" or loc in explained:
                continue
            if detail["type"] == "too_short" and loc in around:
                continue  # an entry that is wrong is not counted; its own problem says why
            yield self._field_problem(detail)

    def _problem(self, span: Span, words: _Words, repair: Repair | None = None) -> Problem:
        if words.instead is not None and span.line == span.end_line and span != span.start:
            repair = Repair((Edit(span, words.instead),), words.safe)
        return Problem(self.document.file, span, words.code, words.message, words.help, repair)

    def _outdented(self, details: list[ErrorDetails]) -> Iterator[tuple[_Way, list[_Way]]]:
        """Blocks that are empty since what belongs to them stands below, and is not indented."""
        unknown = {d["loc"]: d["input"] for d in details if d["type"] == "extra_forbidden"}
        if not unknown:
            return
        beside: dict[_Way, list[_Way]] = {}
        order: dict[_Way, int] = {}
        depth = len(self.start)
        for loc in (key[depth:] for key in self.document.keys if key[:depth] == self.start):
            order[loc] = len(beside.setdefault(loc[:-1], []))
            beside[loc[:-1]].append(loc)
        for empty in (d["loc"] for d in details if d["input"] is None):
            if empty not in order:
                continue
            fields = set(_field_names(self.model, empty))
            named = isinstance(shape_at(self.model, empty), ListOf | Keyed)
            below: list[_Way] = []
            for loc in islice(beside[empty[:-1]], order[empty] + 1, None):
                value = unknown.get(loc)
                names = (value if isinstance(value, dict) else ()) if named else (loc[-1],)
                if loc not in unknown or not names or not fields.issuperset(names):
                    break
                below.append(loc)
            if below:
                yield empty, below

    def _to_indent(self, block: _Way, below: list[_Way]) -> Problem:
        key = self.document.keys[*self.start, *below[0]]
        end = self.document.values[*self.start, *below[-1]]
        lines = split_lines(self.document.text)
        last = end.end_line - (end.end_column == 1)
        edits = tuple(
            Edit(Span(number, 1, number, 1), "  ")
            for number in range(key.line, last + 1)
            if lines[number - 1].strip()
        )
        return Problem(
            self.document.file,
            key,
            "E124",
            f"this belongs to '{block[-1]}' and is not indented",
            f"indent it by two spaces, with all that belongs to '{block[-1]}'",
            Repair(edits, safe=True),
        )

    def _unknown_key(self, detail: ErrorDetails, absent: list[str]) -> tuple[Problem, _Way | None]:
        """A key that is no field, and the way to the missing field that it stands for.

        ``absent`` are fields that its block needs and does not have.
        """
        loc = detail["loc"]
        name, block = str(loc[-1]), loc[:-1]
        fields = _field_names(self.model, block)
        free = [f for f in fields if (*self.start, *block, f) not in self.document.keys]
        meant = [f for f in SYNONYMS.get(name.casefold(), ()) if f in free]
        words = (name.casefold(), *SYNONYMS.get(name.casefold(), ()))
        there = [f for f in words if f in fields and f not in free]
        close = (
            get_close_matches(name, absent, 1, 0.6)
            or [f for f in meant if f in absent]
            or get_close_matches(name, free, 1, 0.7)
            or meant
            or ([] if there else get_close_matches(name, free or fields, 1, 0.6))
        )
        span = self.document.keys.get((*self.start, *loc)) or self.document.locate(
            (*self.start, *loc)
        )
        message = f"'{name}' is not a field here"
        if not close:
            help = (
                f"'{there[0]}' is there already: write it there, and remove this line"
                if there
                else f"remove it, or use one of: {', '.join(free or fields)}"
                if fields
                else "remove it"
            )
            return self._problem(span, _Words("E202", message, help)), None
        field = shape_at(self.model, (*block, close[0]))
        has_parts = isinstance(field, ListOf | Keyed | Block)
        # Where the value would not fit the field either, its name alone does not mend the line.
        fits = close[0] not in meant or has_parts == isinstance(detail["input"], dict | list)
        said = _Words(
            "E202",
            message,
            f"did you mean '{close[0]}'?",
            close[0] if fits else None,
            safe=close[0] in absent and close[0] not in meant,
        )
        return self._problem(span, said), (*block, close[0]) if close[0] in absent else None

    def _field_problem(self, detail: ErrorDetails) -> Problem:
        loc = tuple(part for part in detail["loc"] if part != "[key]")
        where = (*self.start, *loc)
        names = [part for part in loc if isinstance(part, str)]
        name = f"'{names[-1]}'" if names else "this record"
        if names and isinstance(loc[-1], int):
            name = f"entry {loc[-1] + 1} of {name}"
        is_key = "[key]" in detail["loc"]
        key = self.document.keys.get(where)
        span = key if is_key and key else self._shown_at(detail, where)
        if detail["type"] == "missing":
            return self._missing(names[-1], loc, span)
        place = _Place(loc, where, span)
        if detail["input"] is None and not is_key:
            return self._empty(name, place)
        raw = slice_of(self.document.text, span)
        if detail["type"] == "string_type" and begins_with_bracket(raw):
            return unblocked(self.document.text, self.document.file, span.line, span.column)
        if detail["type"] == "string_type" and isinstance(detail["input"], dict) and raw[0] != "{":
            return self._key_for_text(span)
        if isinstance(detail["input"], str) and (found := self._no_space(place)):
            return found
        words = self._words(detail, place)
        problem = self._problem(span, words._replace(message=f"{name} {words.message}"))
        if words.code == "E204" and isinstance(detail["input"], str):
            return self._with_qualifier(problem, detail["input"], place)
        return problem

    def _shown_at(self, detail: ErrorDetails, where: Loc) -> Span:
        """Where a value stands; of a block, the line in it that shows what is wrong."""
        context = detail.get("ctx", {})
        if detail["type"] in ("E224", "E227"):
            where = (*where, "results", context["key"], "contains", context["other"])
            return self.document.keys.get(where) or self.document.locate(where)
        for field in _SHOWN_BY.get(detail["type"], ()):
            if span := self.document.values.get((*where, field)):
                return span
        return self.document.locate(where)

    def _missing(self, field: str, loc: _Way, span: Span) -> Problem:
        if field in ("source", "sources") and "value" in _field_names(self.model, loc[:-1]):
            return self._problem(
                span,
                _Words(
                    "E221",
                    "this figure has no source",
                    "add a line 'source: …' with the id of the source it was read in",
                ),
            )
        return self._problem(
            span, _Words("E201", f"'{field}' is missing", f"add a line '{field}: …'")
        )

    def _empty(self, name: str, place: _Place) -> Problem:
        """A key with nothing behind it; the line of a field that may be left out can go."""
        is_entry = isinstance(place.loc[-1], int) if place.loc else False
        key = self.document.keys.get(place.where)
        help = "write its value after the colon"
        if is_entry:
            help = "write it after the hyphen, or remove the line"
        elif not _is_needed(self.model, place.loc):
            help += ", or remove the line"
        words = _Words("E210", f"{name} is empty", help)
        span = key or place.span
        lines = split_lines(self.document.text)
        line = lines[span.line - 1]
        written = "-" if is_entry else key and f"{slice_of(self.document.text, key)}:"
        if is_entry and line.strip() == "-":
            span = Span(span.line, line.index("-") + 1, span.line, line.index("-") + 2)
        if not help.endswith("remove the line") or line.strip() != written:
            return self._problem(span, words)
        is_last = span.line == len(lines)
        end = (span.line, len(line) + 1) if is_last else (span.line + 1, 1)
        gone = Edit(Span(span.line, 1, *end), "")
        return self._problem(span, words, Repair((gone,), safe=True))

    def _key_for_text(self, span: Span) -> Problem:
        """An entry of a list with a colon in it, which YAML takes for a key and its value."""
        return Problem(
            self.document.file,
            Span(span.line, span.column, span.line, span.column + 1),
            "E114",
            "a text with a colon in it needs quotation marks around it",
            "put the text between double quotes",
            quoted(self.document.text, span.line, span.column),
        )

    def _no_space(self, place: _Place) -> Problem | None:
        """Entries of a list whose hyphens have no space behind them: YAML reads them as text."""
        field = shape_at(self.model, place.loc)
        entry = isinstance(place.loc[-1], int)
        if not entry and not isinstance(field, ListOf | Keyed):
            return None
        lines = split_lines(self.document.text)
        numbers = range(place.span.line + entry, place.span.end_line + 1)
        found = {n: _UNSPACED.match(lines[n - 1]) for n in numbers if n <= len(lines)}
        ends = [(n, match.end() + 1) for n, match in found.items() if match]
        if not ends or (entry and not _UNORDERED.search(slice_of(self.document.text, place.span))):
            return None
        line, column = ends[0]
        edits = tuple(Edit(Span(n, end, n, end), " ") for n, end in ends)
        return Problem(
            self.document.file,
            Span(line, column - 1, line, column),
            "E120",
            "there is no space after the hyphen",
            "write '- ' and then the entry",
            Repair(edits, safe=True),
        )

    def _with_qualifier(self, problem: Problem, text: str, place: _Place) -> Problem:
        """The repair of 'about 800' puts the word into a line of its own."""
        found = _NUMBER_IN_WORDS.fullmatch(_plain_words(text))
        if not problem.repair or not found or not found[1]:
            return problem
        if "qualifier" not in _field_names(self.model, place.loc[:-1]):
            return replace(problem, help=f"write the number alone, and '{found[1]}' in the note")
        block = place.where[:-1]
        key = self.document.keys.get(place.where)
        line = split_lines(self.document.text)[place.span.line - 1]
        if (
            (*block, "qualifier") in self.document.keys
            or key is None
            or key.line != place.span.line
            or line[: key.column - 1].strip(" -")
        ):
            return problem
        qualifier = next(known for known in Qualifier if known.label == found[1])
        end = Span(key.line, len(line) + 1, key.line, len(line) + 1)
        added = Edit(end, f"\n{' ' * (key.column - 1)}qualifier: {qualifier.value}")
        repair = Repair((*problem.repair.edits, added), safe=True)
        return replace(problem, repair=repair)

    def _words(self, detail: ErrorDetails, place: _Place) -> _Words:
        """What is wrong with a value, and what to do, in an editor's words."""
        type_, value = detail["type"], detail["input"]
        message = detail["msg"]
        raw = slice_of(self.document.text, place.span)
        match type_:
            case "E204":
                return _number_words(message, value)
            case "E205":
                return _date_words(message, value)
            case "E210":
                needed = _is_needed(self.model, place.loc)
                help = "write its text" if needed else "write its text, or remove the line"
                return _Words("E210", message, help)
            case "E212":
                return _id_words(message, value)
            case "E213":
                return _address_words(message, str(value))
            case "E222" if isinstance(value, dict) and {"value", "state"} <= value.keys():
                return _Words(
                    "E222",
                    "has a value, and a state that says there is none",
                    "remove the line of one of the two",
                )
            case "enum":
                return self._term_words(detail, place.loc)
            case "string_type" if isinstance(value, list):
                only = raw.strip("[] ") if len(value) == 1 and raw.startswith("[") else None
                return _Words("E207", "must be text, not a list", "write it without brackets", only)
            case "string_type":
                return _Words(
                    "E207",
                    "must be text",
                    "put the value between double quotes",
                    f'"{raw}"' if _PLAIN.fullmatch(raw) else None,
                    safe=True,
                )
            case "tuple_type" | "list_type":
                field = shape_at(self.model, place.loc)
                if isinstance(field, ListOf | Keyed) and isinstance(field.entry, Block):
                    return _Words("E208", "must be a list", _LIST_OF_BLOCKS)
                return _list_words(value, raw)
            case "dict_type" | "model_type" | "model_attributes_type":
                return _Words(
                    "E209",
                    "must have fields of its own",
                    "write them as 'key: value' lines, indented below",
                )
            case "bool_type" | "bool_parsing":
                said = {"yes": "true", "on": "true", "no": "false", "off": "false"}
                said |= {"true": "true", "false": "false"}
                meant = said.get(str(value).casefold())
                return _Words(
                    "E214",
                    "must be true or false",
                    "write true or false, without quotation marks",
                    meant,
                    safe=True,
                )
            case "int_type" | "int_parsing":
                return _Words("E204", "must be a whole number", "write digits only")
            case "greater_than_equal":
                return _Words(
                    "E211", "must not be negative", "remove the minus sign, or check the number"
                )
            case "too_short":
                return _Words("E219", "needs at least one entry", "add one")
            case "string_pattern_mismatch":
                examples = (_EXAMPLES.get(str(part)) for part in reversed(place.loc))
                example = next(filter(None, examples), "as in another record of its kind")
                return _Words("E203", "does not have the form it needs", f"write {example}")
            case "value_error":
                return _Words("E203", str(detail.get("ctx", {}).get("error", message)))
        if re.fullmatch("E[0-9]{3}", type_):
            return _Words(type_, message, _HELPS.get(type_, ""))
        return _Words("E203", "cannot be read", "compare it with another record of its kind")

    def _term_words(self, detail: ErrorDetails, loc: _Way) -> _Words:
        """A word that is not one of the terms: labels and other ways of writing are understood."""
        message = "is not one of the words that can stand here"
        expected = str(detail.get("ctx", {}).get("expected", ""))
        allowed = expected.replace(" or ", ", ").replace("'", "").split(", ")
        shape = shape_at(self.model, loc)
        said = str(detail["input"])
        for term in shape.terms if isinstance(shape, OneOf) else ():
            if term.value in allowed and _folded(said) in (
                _folded(term.value),
                _folded(term.label),
            ):
                return _Words("E206", message, f"write '{term.value}'", term.value, safe=True)
        if close := get_close_matches(said, allowed, 1, 0.6):
            return _Words("E206", message, f"did you mean '{close[0]}'?", close[0])
        return _Words("E206", message, f"use one of: {', '.join(allowed)}")


def _folded(words: str) -> str:
    """Words without what differs between ways of writing the same term."""
    return re.sub(r"[\W_]+", "", _normal(words).casefold())


def _normal(words: str) -> str:
    """Words in half-width letters; long ones as they are: composing takes the square of length."""
    return normalize("NFKC", words) if len(words) < 200 else words


_NUMBER_IN_WORDS = re.compile(
    rf"(?:({'|'.join(qualifier.label for qualifier in Qualifier)}) )?"
    r"(-?[0-9]{1,3}(?:[,'\u2019 ][0-9]{3})*|-?[0-9]+)(\.[0-9]+)?"
)


def _plain_words(text: str) -> str:
    return " ".join(_normal(text).strip(_QUOTES).casefold().split())


def _number_words(message: str, value: object) -> _Words:
    """What to write instead of a number with separators or words; a guess is never offered."""
    found = _NUMBER_IN_WORDS.fullmatch(_plain_words(value)) if isinstance(value, str) else None
    if not found:
        return _Words(
            "E204", message, "write all the digits: no words such as million, no separators"
        )
    digits = re.sub("[,'\u2019 ]", "", found[2]) + (found[3] or "")
    if re.match("-?0[0-9]", digits):
        return _Words("E204", message, "write the number without zeros before it")
    if found[1]:
        qualifier = next(known for known in Qualifier if known.label == found[1])
        help = f"write {digits}, and qualifier: {qualifier.value} in a line of its own"
        return _Words("E204", message, help, digits)
    return _Words(
        "E204", message, f"write {digits}; the site adds separators and units", digits, safe=True
    )


def _date_words(message: str, value: object) -> _Words:
    said = _normal(value).strip(_QUOTES) if isinstance(value, str) else ""
    meant = suggest_date(said)
    if said != value and not meant:
        meant = said if _is_date(said) else None
    if meant:
        return _Words("E205", message, f"write {meant}", meant, safe=True)
    if "days" in message:
        return _Words("E205", message, "correct the day")
    if "calendar" not in message:
        help = "write the year first, then month and day as far as they are known, with hyphens"
        return _Words("E205", message, help)
    fiscal = re.fullmatch(r"([0-9]{4})-([0-9]{2})", said)
    if fiscal and (int(fiscal[1]) + 1) % 100 == int(fiscal[2]):
        return _Words("E205", message, f"write FY{fiscal[1]} if a fiscal year is meant")
    return _Words("E205", message, "correct the month: it is between 01 and 12")


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _id_words(message: str, value: object) -> _Words:
    if isinstance(value, str) and re.fullmatch("[A-Z]{2,3}", value):
        return _Words("E212", message, "write the name of the record's file, without .yml")
    meant = id_from(value[:200]) if isinstance(value, str) else ""
    if not meant:
        return _Words("E212", message)
    return _Words("E212", message, f"did you mean '{meant}'?", meant)


def _address_words(message: str, value: str) -> _Words:
    if _BARE_ADDRESS.match(value):
        address = f"https://{value}"
    elif re.fullmatch(r"https?://\S+(?: \S+)+", value):
        address = value.replace(" ", "%20")
    else:
        return _Words("E213", message, "copy it from the address bar of a browser")
    return _Words("E213", message, f"did you mean '{address}'?", address)


def _list_words(value: object, raw: str) -> _Words:
    message, help = "must be a list", "write each entry on a line of its own, after '- '"
    if isinstance(value, str | int) and (found := _WORDS_WITHOUT_BRACKETS.fullmatch(raw)):
        return _Words("E208", message, f"write [{found[1]}]", f"[{found[1]}]", safe=True)
    if isinstance(value, str) and re.fullmatch(r"[^\[\]{},:#\"'\\]+", raw):
        return _Words("E208", message, f'write ["{raw}"] if it is one entry', f'["{raw}"]')
    return _Words("E208", message, help)


_PLAIN = re.compile(r"[^\[\]{}\"'\\\n#]+")
_LIST_OF_BLOCKS = "write each entry as '- ' and its fields, below each other"
_WORDS_WITHOUT_BRACKETS = re.compile(r"([\w-]+(?:, *[\w-]+)*),?\]?")


_EXAMPLES = {
    "iso3": "its three capital letters, as FRA for France",
    "language": "its two small letters, as en for English",
    "withdrawn": "the kind and the id, as in projects/some-id",
    "waivers": "the code of a warning, as W403: an error cannot be waived",
}


def _field_names(model: type[Model], loc: _Way) -> list[str]:
    """The fields that the block at ``loc`` of a model may have."""
    shape = shape_at(model, loc)
    return [n for n in shapes_of(shape.model) if n != "id"] if isinstance(shape, Block) else []


def _is_needed(model: type[Model], loc: _Way) -> bool:
    """Whether the value at ``loc`` cannot be left out."""
    if not loc:
        return True
    block = shape_at(model, loc[:-1])
    field = block.model.model_fields.get(str(loc[-1])) if isinstance(block, Block) else None
    return field is None or field.is_required()
