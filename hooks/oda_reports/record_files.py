"""A data folder into checked records; what a model refuses becomes a problem with its place.

Which file is which kind is known here and nowhere else.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from oda_reports.problems import Problem, Span
from oda_reports.records import ID_PATTERN, MODELS, Model, Record, Report
from oda_reports.vocabulary import Kind, Qualifier
from oda_reports.yaml_files import Document, Loc, parse, read_document, read_text

TEXTS = ("home", "methodology")
"""The texts of a report that are pages rather than records."""


@dataclass(frozen=True)
class Origin:
    """Where a record or text stands: the file as an editor would type it, and the way in it."""

    path: Path
    file: str
    loc: Loc = ()

    def problem(
        self,
        loc: Loc,
        code: str,
        message: str,
        help: str = "",
        *,
        needle: str = "",
        key: bool = False,
    ) -> Problem:
        """A problem at ``loc`` of the record, or at ``needle`` inside the text that stands there.

        The file is read again for the position: good files keep none.
        """
        return Problem(self.file, self._span((*self.loc, *loc), needle, key), code, message, help)

    def _span(self, loc: Loc, needle: str, key: bool) -> Span:
        text = read_text(self.path, self.file)
        if isinstance(text, Problem):
            return Span()
        if self.path.suffix == ".md":
            return _find(text, needle, Span(1, 1, text.count("\n") + 2, 1)) if needle else Span()
        document = parse(text, self.file)
        if isinstance(document, Problem):
            return Span()
        span = document.keys.get(loc) if key else None
        span = span or document.locate(loc)
        return _find(text, needle, span) if needle else span


def _find(text: str, needle: str, within: Span) -> Span:
    """Where ``needle`` stands inside a span of the text; the span itself if it does not."""
    lines = text.split("\n")
    for number in range(within.line, min(within.end_line, len(lines)) + 1):
        start = within.column - 1 if number == within.line else 0
        column = lines[number - 1].find(needle, start)
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(needle))
    return within


@dataclass(frozen=True)
class Folder:
    """A data folder as read: everything that could be read, and every problem."""

    path: Path
    report: Report | None
    records: tuple[Record, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    """Where each record stands, by kind and id; ``("report", "report")`` is the report."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of records that are there but could not be read."""
    problems: tuple[Problem, ...] = ()


def read_folder(path: Path) -> Folder:
    """Everything in a data folder; problems are collected, not raised."""
    reading = _Reading(path)
    reading.read()
    return Folder(
        path,
        reading.report,
        tuple(reading.records),
        reading.texts,
        reading.origins,
        frozenset(reading.unread),
        tuple(reading.problems),
    )


class _Reading:
    """One pass over a data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.report: Report | None = None
        self.records: list[Record] = []
        self.texts: dict[str, str] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.unread: set[tuple[str, str]] = set()
        self.problems: list[Problem] = []

    def read(self) -> None:
        if not self.path.is_dir():
            self.problems.append(
                Problem(
                    str(self.path),
                    Span(),
                    "E101",
                    "there is no such data folder",
                    "name an existing folder with --data or ODA_DATA",
                )
            )
            return
        self._read_report()
        self._look_for_strays()
        for kind in Kind:
            if kind.is_one_file:
                self._read_list(kind)
            else:
                for file in self._files(kind):
                    self._read_record(kind, file)
        for name in TEXTS:
            self._read_page(name)

    def _look_for_strays(self) -> None:
        """Names in the folder that nothing reads, so that no record is left out in silence."""
        known = [kind if not kind.is_one_file else f"{kind}.yml" for kind in Kind]
        known += ["report.yml", "pages", "images", "map.geojson", "README.md"]
        texts = [f"{name}.md" for name in TEXTS]
        for folder, names in ((self.path, known), (self.path / "pages", texts)):
            for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
                if entry.name in names or entry.name.startswith("."):
                    continue
                close = get_close_matches(entry.name, names, 1, 0.6)
                self.problems.append(
                    Problem(
                        str(entry),
                        Span(),
                        "E109",
                        "nothing reads this name",
                        f"did you mean '{close[0]}'?"
                        if close
                        else f"move or remove it; what is read here: {', '.join(names)}",
                    )
                )

    def _files(self, kind: Kind) -> list[Path]:
        folder = self.path / kind
        if not folder.is_dir():
            return []
        found = []
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            file = folder / entry.name
            if entry.name.endswith(".yml"):
                found.append(file)
            else:
                self.problems.append(
                    Problem(
                        str(file),
                        Span(),
                        "E107",
                        "this is not a record",
                        "a record is a file whose name ends in .yml; rename or remove it",
                    )
                )
        return found

    def _read_report(self) -> None:
        origin = self._origin(self.path / "report.yml")
        document = self._document(origin)
        self.origins["report", "report"] = origin
        if document is not None:
            report = self._model(Report, document.data, origin, document)
            self.report = report if isinstance(report, Report) else None

    def _read_record(self, kind: Kind, path: Path) -> None:
        origin = self._origin(path)
        if not ID_PATTERN.match(path.stem):
            self.problems.append(
                Problem(
                    origin.file,
                    Span(),
                    "E108",
                    f"'{path.stem}' cannot be an id",
                    "name the file with small letters, digits and single hyphens",
                )
            )
            return
        document = self._document(origin)
        if document is None:
            self.unread.add((kind, path.stem))
        else:
            self._add(kind, path.stem, document.data, origin, document)

    def _read_list(self, kind: Kind) -> None:
        path = self.path / f"{kind}.yml"
        if not os.path.lexists(path):
            return
        origin = self._origin(path)
        document = self._document(origin)
        if document is None:
            self.unread.add((kind, ""))
            return
        if not isinstance(document.data, dict):
            self.unread.add((kind, ""))
            self.problems.append(
                Problem(
                    origin.file,
                    Span(),
                    "E203",
                    "this file must be a list of ids",
                    "write each id on a line of its own, its fields indented below",
                )
            )
            return
        for key, data in document.data.items():
            place = Origin(path, origin.file, (key,))
            if ID_PATTERN.match(key):
                self._add(kind, key, data, place, document)
            else:
                self.problems.append(
                    Problem(
                        origin.file,
                        document.keys[(key,)],
                        "E108",
                        f"'{key}' cannot be an id",
                        "use small letters, digits and single hyphens",
                    )
                )

    def _read_page(self, name: str) -> None:
        path = self.path / "pages" / f"{name}.md"
        origin = self._origin(path)
        text = read_text(path, origin.file)
        if isinstance(text, Problem):
            self.problems.append(text)
        else:
            self.texts[name] = text
            self.origins["pages", name] = origin

    def _add(self, kind: Kind, id: str, data: Any, origin: Origin, document: Document) -> None:
        if isinstance(data, dict) and "id" in data:
            self.problems.append(
                Problem(
                    origin.file,
                    document.keys[*origin.loc, "id"],
                    "E202",
                    "'id' is not a field",
                    "remove the line: the file's name is the id",
                )
            )
            self.unread.add((kind, id))
            return
        filled = {"id": id, **data} if isinstance(data, dict) else data
        record = self._model(MODELS[kind], filled, origin, document)
        if isinstance(record, Record):
            self.records.append(record)
            self.origins[kind, id] = origin
        else:
            self.unread.add((kind, id))

    def _origin(self, path: Path) -> Origin:
        return Origin(path, str(path))

    def _document(self, origin: Origin) -> Document | None:
        document = read_document(origin.path, origin.file)
        if isinstance(document, Problem):
            self.problems.append(document)
            return None
        return document

    def _model(
        self, model: type[Model], data: Any, origin: Origin, document: Document
    ) -> Model | None:
        if not isinstance(data, dict):
            span = document.locate(origin.loc)
            help = "write key: value lines, as in the other records of its kind"
            if isinstance(data, str) and "：" in data:
                help = "type the colon as ':' with a space after it; '：' is another character"
            self.problems.append(
                Problem(origin.file, span, "E203", "this record has no fields", help)
            )
            return None
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.problems.extend(_model_problems(error, model, origin, document))
            return None


def _model_problems(
    error: ValidationError, model: type[Model], origin: Origin, document: Document
) -> Iterable[Problem]:
    """One problem for each cause: a misspelled key stands for the field it leaves out."""
    details = error.errors(include_url=False)
    missing = {
        detail["loc"][:-1]: [
            d["loc"][-1]
            for d in details
            if d["type"] == "missing" and d["loc"][:-1] == detail["loc"][:-1]
        ]
        for detail in details
        if detail["type"] == "missing"
    }
    explained: set[tuple[int | str, ...]] = set()
    unknown: list[Problem] = []
    for detail in details:
        if detail["type"] != "extra_forbidden":
            continue
        loc = detail["loc"]
        name = str(loc[-1])
        absent = [str(field) for field in missing.get(loc[:-1], [])]
        fields = _field_names(model, loc[:-1])
        known = [f for f in fields if (*origin.loc, *loc[:-1], f) not in document.keys] or fields
        close = get_close_matches(name, absent, 1, 0.6) or get_close_matches(name, known, 1, 0.6)
        if close and close[0] in absent:
            explained.add((*loc[:-1], close[0]))
        help = (
            f"did you mean '{close[0]}'?"
            if close
            else f"remove it, or use one of: {', '.join(known)}"
            if known
            else "remove it"
        )
        span = document.keys.get((*origin.loc, *loc)) or document.locate((*origin.loc, *loc))
        unknown.append(Problem(origin.file, span, "E202", f"'{name}' is not a field here", help))
    yield from unknown
    for detail in details:
        loc = detail["loc"]
        if detail["type"] == "extra_forbidden" or loc in explained:
            continue
        if detail["type"] == "too_short" and any(
            other["loc"][: len(loc)] == loc and other is not detail for other in details
        ):
            continue  # an entry that is wrong is not counted; its own problem says why
        yield _field_problem(detail, origin, document)


def _field_problem(detail: ErrorDetails, origin: Origin, document: Document) -> Problem:
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    where = (*origin.loc, *loc)
    name = next((f"'{part}'" for part in reversed(loc) if isinstance(part, str)), "this record")
    key = document.keys.get(where) if "[key]" in detail["loc"] else None
    if detail["type"] == "missing":
        return Problem(
            origin.file,
            document.locate(where),
            "E201",
            f"{name} is missing",
            f"add a line {name[:-1]}: …'",
        )
    message, help = _phrase(detail)
    return Problem(origin.file, key or document.locate(where), "E203", f"{name} {message}", help)


def _phrase(detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and what to do, in an editor's words."""
    type_, context = detail["type"], detail.get("ctx", {})
    value = detail["input"]
    if type_ == "value_error":
        message = str(context["error"])
        if message.startswith("must be an id") and isinstance(value, str):
            return (
                message,
                f"did you mean '{re.sub('[^a-z0-9]+', '-', value.casefold()).strip('-')}'?",
            )
        if message.startswith("must be a plain number") and isinstance(value, str):
            return message, _plain_number(value)
        return message, ""
    if type_ == "enum":
        allowed = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        close = get_close_matches(str(value), allowed, 1, 0.6)
        if close:
            return "is not one of the words that can stand here", f"did you mean '{close[0]}'?"
        return (
            "is not one of the words that can stand here",
            f"use one of: {', '.join(allowed)}",
        )
    if type_ == "string_type":
        if isinstance(value, list):
            return (
                "was read as a list, because it starts with [",
                "write the text as a block: '|' after the colon, the text indented below",
            )
        if value is None:
            return "is empty", "write its text after the colon"
        return "must be text", "put the value between double quotes"
    if type_ in ("tuple_type", "list_type"):
        return "must be a list", "write each entry on a line of its own, after '- '"
    if type_ in ("dict_type", "model_type", "model_attributes_type"):
        return "must have fields of its own", "write them as 'key: value' lines, indented below"
    if type_ in ("bool_type", "bool_parsing"):
        return "must be true or false", "write true or false, without quotation marks"
    if type_ in ("int_type", "int_parsing"):
        return "must be a whole number", "write digits only"
    if type_ == "greater_than_equal":
        return "must not be negative", "remove the minus sign, or check the number"
    if type_ == "too_short":
        return "needs at least one entry", "add one"
    if type_ == "string_pattern_mismatch":
        example = _EXAMPLES.get(str(detail["loc"][-1]), "another record")
        return "does not have the form it needs", f"compare it with: {example}"
    return "cannot be read", "compare it with another record of its kind"


_NUMBER_IN_WORDS = re.compile(
    rf"(?:({'|'.join(qualifier.label for qualifier in Qualifier)}) )?"
    r"(-?[0-9]{1,3}(?:[,'\u2019 ][0-9]{3})*|-?[0-9]+)(\.[0-9]+)?"
)


def _plain_number(text: str) -> str:
    """What to write instead of a number with separators or words; a guess is never offered."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _NUMBER_IN_WORDS.fullmatch(words)
    if not found:
        return "write all the digits: no words such as million, no separators"
    digits = re.sub("[,'\u2019 ]", "", found[2]) + (found[3] or "")
    if found[1]:
        qualifier = next(known for known in Qualifier if known.label == found[1])
        return f"write {digits}, and qualifier: {qualifier.value} in a line of its own"
    return f"write {digits}; the site adds separators and units"


_EXAMPLES = {"iso3": "KAZ (three capital letters)", "language": "en"}


def _field_names(model: type[Model], loc: tuple[int | str, ...]) -> list[str]:
    """The fields that the block at ``loc`` of a model may have."""
    current: Any = model
    parts = list(loc)
    while parts:
        field = current.model_fields.get(str(parts.pop(0)))
        current = _inner_model(field.annotation) if field else None
        if not (isinstance(current, type) and issubclass(current, Model)):
            return []
        if parts and field and get_origin(field.annotation) in (dict, tuple):
            parts.pop(0)  # the key or the position of the entry
    return [name for name in current.model_fields if name != "id"]


def _inner_model(annotation: Any) -> Any:
    """The model inside ``dict[Id, Amount]`` and the like; else the annotation itself."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner_model(argument)
        if isinstance(inner, type) and issubclass(inner, Model):
            return inner
    return annotation
