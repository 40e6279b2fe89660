"""A data folder into checked records; what a model refuses becomes a problem with its place.

Which file is which kind is known here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from oda_reports.history.entries import Entries, FolderEntry, look_at
from oda_reports.problems.problem import Edit, Loc, Problem, Repair, Span, first_of
from oda_reports.reading.doubts import find_doubts, find_letter_doubts, find_placeholders
from oda_reports.reading.entry_faults import refuse_entries
from oda_reports.reading.file_names import MAP, TEXTS, kind_meant, no_id_words, record_name
from oda_reports.reading.geography import Geography, read_geography
from oda_reports.reading.layout import Layout
from oda_reports.reading.older_editions import (
    OlderEditions,
    PrintedIn,
    older_editions,
    values_of_editions,
)
from oda_reports.reading.older_forms import OLDER_FORM, OlderForm, older_form
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_faults import faults_of, faults_of_all, keys_in_texts, no_fields
from oda_reports.reading.refusal_words import SHORTEN
from oda_reports.reading.refusals import explain_refusal
from oda_reports.reading.silent_slips import find_merge
from oda_reports.reading.sound_parts import sound_parts, way_before
from oda_reports.reading.strays import find_strays, misplaced, right_place
from oda_reports.reading.trials import Faults, Judge
from oda_reports.reading.yaml_files import (
    Document,
    find_misread_lines,
    parse,
    read_document,
    read_text,
)
from oda_reports.records.areas import Region
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.field_types import ID_PATTERN, LONGEST_TEXT, Mark, ProseText, id_from
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.kinds import MODELS
from oda_reports.records.marked_fields import marked_values
from oda_reports.records.model import Model, Record
from oda_reports.records.parts import FiscalYears
from oda_reports.records.report import Report, conventions_of
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind


class RefusedRecord(NamedTuple):
    """The parts of a record that are in order, and every key that is written in it."""

    record: Record
    keys: frozenset[str]
    removed: frozenset[Loc]
    """The ways to what was taken out: positions in lists are those of before."""


class MarkedValue(NamedTuple):
    """A text, an id or an address: where it stands, what its field is, and in which record.

    A text of a page stands in none.
    """

    origin: Origin
    loc: Loc
    mark: Mark
    text: str
    model: Record | Report | None


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
    refused: Mapping[tuple[str, str], RefusedRecord] = field(default_factory=dict)
    """Of those, the ones that are YAML: what of them is in order."""
    geography: Geography | None = None
    """The outlines of the countries, where there is a map that can be read."""
    problems: tuple[Problem, ...] = ()
    conventions: Conventions = DEFAULT
    """What the report counts with; whoever reads a record anew needs them."""
    entries: Entries = Entries()  # noqa: RUF009
    """What lies in the folder; only what is sound there is ever opened."""
    older_editions: OlderEditions = OlderEditions()  # noqa: RUF009
    """What values of an older form say of editions; the sources here say it as well."""
    outdated: tuple[MarkedValue, ...] = ()
    """Values as they are written that name a record by an id of before (``catalogue.old_ids``):
    the records and texts here have the id of today."""

    def values(self) -> Iterator[MarkedValue]:
        """Every marked value of every record and of the report, and the texts of pages.

        Those of refused records too, as far as they are in order.
        """
        for record in self.records:
            yield from _values(record, self.origins[record.kind, record.id])
        if self.report is not None:
            yield from _values(self.report, self.origins["report", "report"])
        for record, _, removed in self.refused.values():
            yield from _values(record, self.origins[record.kind, record.id], removed)
        for name, text in self.texts.items():
            yield MarkedValue(self.origins["pages", name], (), ProseText(), text, None)


def _values(
    model: Record | Report, origin: Origin, removed: frozenset[Loc] = frozenset()
) -> Iterator[MarkedValue]:
    for loc, mark, value in marked_values(model):
        yield MarkedValue(origin, way_before(loc, removed) if removed else loc, mark, value, model)


def is_sound(
    model: type[Model], data: Mapping[str, Any], conventions: Conventions = DEFAULT
) -> bool:
    """Whether data, its id among them where it has one, make a record or a report."""
    try:
        model.model_validate(data, context=conventions)
    except ValidationError:
        return False
    return True


def read_folder(path: Path) -> Folder:
    """Everything in a data folder; problems are collected, not raised."""
    reading = FolderReading(path)
    reading.read()
    return Folder(
        path,
        reading.report,
        tuple(reading.records),
        reading.texts,
        reading.origins,
        frozenset(reading.unread),
        reading.refused,
        reading.geography,
        tuple(reading.problems),
        reading.conventions,
        reading.entries,
        reading.older_editions,
    )


class FolderReading:
    """One pass over a data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.report: Report | None = None
        self.conventions = DEFAULT
        self.records: list[Record] = []
        self.texts: dict[str, str] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.unread: set[tuple[str, str]] = set()
        self.refused: dict[tuple[str, str], RefusedRecord] = {}
        self.geography: Geography | None = None
        self.problems: list[Problem] = []
        self.entries = Entries()
        self.printed_in: list[PrintedIn] = []
        self.older_editions = OlderEditions()
        self.absent: set[Path] = set()
        """What is not there, which is told."""

    def read(self) -> None:
        """Reads all that lies in the folder."""
        if not self.path.is_dir():
            is_file = self.path.exists()
            self.problems.append(
                Problem(
                    str(self.path),
                    Span(),
                    "E101",
                    "this is a file, not a data folder"
                    if is_file
                    else "there is no such data folder",
                    "name the folder that holds report.yml with --data or ODA_DATA",
                )
            )
            return
        self.entries = look_at(self.path)
        self.problems.extend(refuse_entries(self.path, self.entries))
        if self.entries.excess:
            return
        strays = find_strays(self.path, self.entries)
        self.problems.extend(strays.problems)
        self.unread |= strays.unread
        self.absent = strays.absent
        self._read_report()
        self.conventions = conventions_of(self.report, self._fiscal_years_of_sources())
        for kind in Kind:
            if kind.is_one_file:
                self._read_list(kind)
            else:
                for file in self._files(kind):
                    self.read_record(kind, file)
        self._read_older_editions()
        for name in TEXTS:
            self._read_page(name)
        self._read_map()

    def _read_older_editions(self) -> None:
        """Lets sources say what values of an older form do; a file that says otherwise waits."""
        sources = (record for record in self.records if isinstance(record, Source))
        found = older_editions(self.printed_in, sources, self.report)
        told = [found.said_by(one) if isinstance(one, Source) else one for one in self.records]
        waiting = {problem.file for problem in found.contradictions}
        others = [p for p in self.problems if p.code != OLDER_FORM or p.file not in waiting]
        self.older_editions = found
        self.records = told
        self.problems = [*others, *found.contradictions]

    def _refuse(self, path: Path, code: str, message: str, help: str) -> None:
        self.problems.append(Problem(str(path), Span(), code, message, help))

    def _misplaced(self, path: Path, kind: Kind, where: str) -> None:
        """A record that lies elsewhere than its kind: those that name it wait for it."""
        self.unread.add((kind, right_place(self.path, path, kind).stem))
        self.problems.append(misplaced(self.path, path, kind, where))

    def _files(self, kind: Kind) -> list[Path]:
        found = []
        for entry in self.entries.inside(kind):
            path = self.path / entry.name
            if path.name.endswith(".yml"):
                found.append(path)
            else:
                self._refuse_other_ending(kind, path, entry)
        return found

    def _refuse_other_ending(self, kind: Kind, path: Path, entry: FolderEntry) -> None:
        name = record_name(path.name)
        help = "a record is a file whose name ends in .yml; rename or remove it"
        if name and not entry.is_folder:
            self.unread.add((kind, name.removesuffix(".yml")))
            help = _renamed(path, name)
        if not entry.fault:
            self._refuse(path, "E107", "this is not a record", help)

    def _is_refused(self, path: Path) -> bool:
        """Whether it is told that a file may not be opened."""
        return path.relative_to(self.path).as_posix() in self.entries.faulty

    @cached_property
    def _ids(self) -> frozenset[str]:
        """The ids of all files, read or not, and of the groups of the regions."""
        entries = (entry for kind in Kind for entry in self.entries.inside(kind))
        files = (Path(entry.name).stem for entry in entries if entry.name.endswith(".yml"))
        groups = (
            group for each in self.records if isinstance(each, Region) for group in each.groups
        )
        return frozenset((*files, *groups))

    def _read_report(self) -> None:
        origin = self._origin(self.path / "report.yml")
        if origin.path in self.absent:
            self.origins["report", "report"] = origin
            return
        judge = partial(faults_of, Report)
        document = self._document(origin, judge)
        self.origins["report", "report"] = origin
        if document is not None:
            report = self._model(Report, document.data, origin, document, judge)
            self.report = report if isinstance(report, Report) else None

    def _fiscal_years_of_sources(self) -> dict[str, FiscalYear]:
        """How sources count that count otherwise: known before what cites them is read."""
        found = {}
        for entry in self.entries.inside(Kind.SOURCES):
            path = self.path / entry.name
            if path.suffix != ".yml":
                continue
            text = read_text(path, str(path))
            if isinstance(text, Problem) or "fiscal_year" not in text:
                continue
            document = parse(text, str(path))
            data = None if isinstance(document, Problem) else document.data
            told = data.get("fiscal_year") if isinstance(data, dict) else None
            if told is not None and is_sound(FiscalYears, told):
                found[path.stem] = FiscalYears.model_validate(told).rule
        return found

    def read_record(self, kind: Kind, path: Path) -> None:
        """Reads a file that holds one record."""
        origin = self._origin(path)
        if not ID_PATTERN.match(path.stem):
            name = record_name(path.name)
            help = "give the file another name, of small letters, digits and single hyphens"
            if name:
                self.unread.add((kind, name.removesuffix(".yml")))
                help = _renamed(path, name)
            if not self._is_refused(path):
                self._refuse(path, "E108", no_id_words(path.stem), help)
            return
        judge = partial(faults_of, MODELS[kind], conventions=self.conventions, id=path.stem)
        document = self._document(origin, judge)
        if document is None:
            self.unread.add((kind, path.stem))
        else:
            self._add(kind, path.stem, document.data, origin, document, judge)

    def _read_list(self, kind: Kind) -> None:
        path = self.path / f"{kind}.yml"
        if path.name not in self.entries.by_name:
            return
        origin = self._origin(path)
        judge = partial(faults_of_all, MODELS[kind], conventions=self.conventions)
        document = self._document(origin, judge)
        if document is None:
            self.unread.add((kind, ""))
            return
        if not isinstance(document.data, dict):
            self.unread.add((kind, ""))
            self.problems.append(
                Problem(
                    origin.file,
                    Span(),
                    "E209",
                    "this file must be a list of ids",
                    "write each id on a line of its own, its fields indented below",
                )
            )
            return
        for key, data in document.data.items():
            place = Origin(path, origin.file, (key,))
            if ID_PATTERN.match(key):
                self._add(kind, key, data, place, document, judge)
            elif found := find_misread_lines(document, (document.keys[(key,)].line,), judge):
                self.problems.append(found.problem)
            else:
                span, better = document.keys[(key,)], id_from(key)
                is_free = better and better not in document.data
                self.problems.append(
                    Problem(
                        origin.file,
                        span,
                        "E108",
                        no_id_words(key),
                        "write another one, of small letters, digits and single hyphens",
                        Repair((Edit(span, better),)) if is_free else None,
                    )
                )

    def _read_page(self, name: str) -> None:
        path = self.path / "pages" / f"{name}.md"
        if path in self.absent or path.parent in self.absent or self._is_refused(path):
            return
        origin = self._origin(path)
        text = read_text(path, origin.file)
        if isinstance(text, Problem):
            self.problems.append(text)
        elif merged := find_merge(text, origin.file):
            self.problems.append(merged)
        elif len(text) > LONGEST_TEXT:
            message = f"this text has {len(text):,} characters: a text has at most {LONGEST_TEXT:,}"
            self._refuse(path, "E248", message, SHORTEN)
        else:
            self.problems.extend(first_of(find_letter_doubts(text, origin.file)))
            self.texts[name] = text
            self.origins["pages", name] = origin

    def _read_map(self) -> None:
        path = self.path / MAP
        if MAP not in self.entries.by_name or self._is_refused(path):
            return
        text = read_text(path, str(path))
        if isinstance(text, Problem):
            self.problems.append(text)
            return
        found = read_geography(text, str(path))
        if isinstance(found, Geography):
            self.geography = found
        else:
            self.problems.extend(found)

    def _add(
        self, kind: Kind, id: str, data: Any, origin: Origin, document: Document, judge: Judge
    ) -> None:
        if isinstance(data, dict) and "id" in data:
            self.problems.append(
                Problem(
                    origin.file,
                    document.keys[*origin.loc, "id"],
                    "E220",
                    "'id' is not a field: the file's name is the id",
                    "remove the line, and rename the file if the id should be another",
                )
            )
            self.unread.add((kind, id))
            return
        filled = {"id": id, **data} if isinstance(data, dict) else data
        record = self._model(MODELS[kind], filled, origin, document, judge)
        self.origins[kind, id] = origin
        if isinstance(record, Record):
            self.records.append(record)
            if not record.draft:
                self.problems.extend(find_placeholders(document, origin.loc))
        else:
            self.unread.add((kind, id))

    def _origin(self, path: Path) -> Origin:
        return Origin(path, str(path))

    def _document(self, origin: Origin, judge: Judge) -> Document | None:
        if self._is_refused(origin.path):
            return None
        document = read_document(origin.path, origin.file, judge=judge)
        if isinstance(document, Problem):
            self.problems.append(document)
            return None
        self.problems.extend(first_of(find_doubts(document)))
        return document

    def _model(
        self, model: type[Model], data: Any, origin: Origin, document: Document, judge: Judge
    ) -> Model | None:
        if not isinstance(data, dict):
            self.problems.append(no_fields(document, origin.file, origin.loc, judge))
            return None
        try:
            record = model.model_validate(data, context=self.conventions)
        except ValidationError as error:
            own = model.kind if issubclass(model, Record) and not origin.loc else None
            if own and (kind := kind_meant(data, own)):
                self._misplaced(origin.path, kind, f"in {own}")
                return None
            if older := older_form(own, data):
                return self._model_of_today(model, data, origin, document, older)
            self._refuse_data(model, data, error, origin, document, judge)
            return None
        if document.has_key_in_text:
            self._find_keys_in_texts(document, judge)
        return record

    def _model_of_today(
        self, model: type[Model], data: Any, origin: Origin, document: Document, older: OlderForm
    ) -> Model | None:
        """What a record of an older form is today; it is told to be of an older form."""
        self.problems.extend(older.problems(document))
        if model is MODELS[Kind.STATISTICS]:
            self.printed_in.extend(values_of_editions(document, data))
        today = older.in_todays_words(data)
        try:
            return model.model_validate(today, context=self.conventions)
        except ValidationError as error:
            document = replace(document, data=today)
            self._refuse_data(model, today, error, origin, document, None, older.told)
            return None

    def _refuse_data(
        self,
        model: type[Model],
        data: Any,
        error: ValidationError,
        origin: Origin,
        document: Document,
        judge: Judge | None,
        told: frozenset[Loc] = frozenset(),
    ) -> None:
        """Says what is wrong with data; what of them is in order is kept."""
        explained = explain_refusal(
            error, model, document, origin.loc, judge, self._ids, self.conventions, told
        )
        self.problems.extend(explained)
        if issubclass(model, Record):
            keys = frozenset(str(loc[-1]) for loc in document.keys)
            rest, removed = sound_parts(model, data, error, self.conventions)
            self.refused[model.kind, data["id"]] = RefusedRecord(rest, keys, removed)

    def _find_keys_in_texts(self, document: Document, judge: Judge) -> None:
        """Fields that are indented as far as the text above them, and so are part of it."""
        lines = Layout(document.text).keys_in_texts()

        def faults(data: Any) -> Faults:
            return judge(data) | frozenset(((key,), "in a text") for key in keys_in_texts(data))

        if found := find_misread_lines(document, lines, faults):
            self.problems.append(found.problem)


def _renamed(path: Path, name: str) -> str:
    """What to do with a file that should have another name."""
    if path.with_name(name).exists() and not path.samefile(path.with_name(name)):
        return f"{name} is there too: put all into that, and remove this file"
    return f"rename the file to {name}"
