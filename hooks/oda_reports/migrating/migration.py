"""A data folder whose records are of an older form: the edits that put them into today's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oda_reports.catalogue.features import featuring_editions
from oda_reports.catalogue.older_addresses import OlderAddresses
from oda_reports.problems.edits import apply_edits, split_lines
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import Edit, Loc, Problem, Span, has_errors, in_order
from oda_reports.reading.older_forms import OLDER_FORM, OlderForm, Rewording, older_form
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.reading.yaml_files import Document, parse, read_text
from oda_reports.records.editions import editions_of
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.renaming.changes import Changes, FileChange, carry_out, document_of
from oda_reports.renaming.record_edits import is_flow, last_line, with_edition, with_field


@dataclass(frozen=True)
class Migration:
    """What was changed in a data folder, and what could not be put into today's form."""

    lines: tuple[str, ...]
    left: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all records can be read as they are today."""
        return not has_errors(self.left)

    @property
    def text(self) -> str:
        """All of it, to be printed."""
        parts = ["\n".join(self.lines) or "No record is of an older form: nothing is changed."]
        if self.left:
            parts += ["What is left to do:", render_text(self.left)]
        return "\n\n".join(parts)


def migrate_folder(data: Path, *, force: bool) -> Migration:
    """Puts the records of a data folder into today's words, all files or none.

    Raises ``CannotChange`` where a file is not committed, unless forced, and ``OSError``.
    """
    folder = read_folder(data)
    changes = plan_migration(folder)
    if not changes.files:
        return Migration((), tuple(_unmigrated(folder)))
    done = carry_out(data, lambda _: changes, force=force)
    left = in_order((*_unmigrated(read_folder(data)), *done.left))
    return Migration(done.lines, left)


def plan_migration(folder: Folder) -> Changes:
    """What changes where all records that are of an older form get today's words.

    A file in which a value contradicts its source stays as it is.
    """
    waiting = {problem.file for problem in folder.older_editions.contradictions}
    texts = {
        path: (before, text)
        for path, before, text in _with_addresses_of_today(folder)
        if str(path) not in waiting
    }
    older = {problem.file for problem in folder.problems if problem.code == OLDER_FORM}
    told = folder.older_editions.told
    for (kind, id), origin in folder.origins.items():
        is_told = kind == Kind.SOURCES and id in told
        if origin.file not in older and not is_told:
            continue
        before, text = texts.get(origin.path) or (document_of(origin).text,) * 2
        document = parse(text, origin.file, places=True)
        assert not isinstance(document, Problem)
        after = (
            with_edition(document, told[id].fields)
            if is_told
            else migrated_text(document, Kind.named(kind))
        )
        if after is not None:
            texts[origin.path] = before, after
    for origin, field in _edition_fields(folder):
        before, text = texts.get(origin.path) or (document_of(origin).text,) * 2
        document = parse(text, origin.file, places=True)
        assert not isinstance(document, Problem)
        texts[origin.path] = before, apply_edits(text, [with_field(document, ("feature",), field)])
    files = [FileChange(path, *both) for path, both in texts.items() if both[0] != both[1]]
    return Changes(tuple(files), "The records are in today's words now.")


def _edition_fields(folder: Folder) -> Iterator[tuple[Origin, str]]:
    """What says of which edition a feature is, where the sources of its project are of several.

    In an older form each was of the edition that the report publishes.
    """
    report, older = folder.report, folder.older_editions
    if report is None or not older:
        return
    sources = (older.said_by(one) for one in folder.records if isinstance(one, Source))
    editions = editions_of(report, sources)
    for record in folder.records:
        if not isinstance(record, Project) or not record.feature or record.feature.source:
            continue
        if len(featuring_editions(record, editions)) > 1:
            yield folder.origins[record.kind, record.id], f"source: {report.source}"


def _with_addresses_of_today(folder: Folder) -> Iterator[tuple[Path, str, str]]:
    """Each file that names a figure by an address of an older form, before and after."""
    older = OlderAddresses(folder)
    edits: dict[Path, list[Edit]] = {}
    for value in folder.values():
        for edit in older.edits(value):
            edits.setdefault(value.origin.path, []).append(edit)
    for path, made in edits.items():
        before = read_text(path, str(path))
        assert not isinstance(before, Problem)
        yield path, before, apply_edits(before, made)


def migrated_text(document: Document, kind: Kind | None) -> str | None:
    """The text of a file in today's words; None if it would not say the same, as it is written."""
    older = older_form(kind, document.data)
    text = apply_edits(document.text, _edits(document, older))
    after = parse(text, document.file)
    same = not isinstance(after, Problem) and after.data == older.in_todays_words(document.data)
    return text if same else None


def _unmigrated(folder: Folder) -> Iterator[Problem]:
    """The problems of files that are still of an older form, or may be and cannot be read."""
    read = {origin.file for origin in folder.origins.values()}
    for problem in folder.problems:
        unreadable = problem.severity == "error" and problem.file not in read
        is_record = problem.file.endswith((".yml", ".yaml"))
        if problem.code in (OLDER_FORM, "E241", "E249") or (unreadable and is_record):
            yield problem


def _edits(document: Document, older: OlderForm) -> Iterator[Edit]:
    for step in older.steps:
        if step.field is None:
            yield _removal(document, step.way)
        else:
            yield Edit(document.keys[step.way], step.field)
            yield from _value_edits(document, step)


def _value_edits(document: Document, step: Rewording) -> Iterator[Edit]:
    if isinstance(step.value, list):
        yield from _as_list(document, step.way)
    elif step.value != _value_at(document, step.way):
        yield Edit(document.values[step.way], step.value)


def _value_at(document: Document, way: Loc) -> object:
    value = document.data
    for part in way:
        value = value[part]
    return value


def _as_list(document: Document, way: Loc) -> Iterator[Edit]:
    """A block, as the one entry of a list."""
    span = document.values[way]
    if is_flow(document, way):
        yield Edit(_at(span.line, span.column), "[")
        yield Edit(_at(span.end_line, span.end_column), "]")
        return
    yield Edit(_at(span.line, span.column), "- ")
    lines = split_lines(document.text)
    for number in range(span.line + 1, last_line(document, way) + 1):
        if lines[number - 1].strip():
            yield Edit(_at(number, 1), "  ")


def _removal(document: Document, way: Loc) -> Edit:
    """A field taken out; a comment on its line stays."""
    key, value = document.keys[way], document.values[way]
    lines = split_lines(document.text)
    line = lines[value.end_line - 1]
    behind = line[value.end_column - 1 :]
    if is_flow(document, way[:-1]):
        return _out_of_brackets(document, way, behind)
    before = lines[key.line - 1][: key.column - 1]
    if behind.strip():
        comment = len(line) - len(behind.lstrip()) + 1
        return Edit(Span(key.line, key.column, value.end_line, comment), "")
    below = lines[value.end_line].lstrip(" ") if value.end_line < len(lines) else ""
    if not before.strip():
        end = value.end_line + 1
        if end > len(lines):
            return Edit(Span(key.line, 1, value.end_line, len(line) + 1), "")
        return Edit(Span(key.line, 1, end, 1), "")
    if below and not below.startswith("#"):  # the next field takes its place behind the dash
        column = len(lines[value.end_line]) - len(below) + 1
        return Edit(Span(key.line, key.column, value.end_line + 1, column), "")
    dash = len(before.rstrip()) + 1
    return Edit(Span(key.line, dash, value.end_line, len(line) + 1), "")


def _out_of_brackets(document: Document, way: Loc, behind: str) -> Edit:
    """A field of a mapping in brackets taken out, with the comma behind it or before it."""
    key, value = document.keys[way], document.values[way]
    if behind.lstrip().startswith(","):
        rest = behind.lstrip()[1:].lstrip()
        line = split_lines(document.text)[value.end_line - 1]
        return Edit(Span(key.line, key.column, value.end_line, len(line) - len(rest) + 1), "")
    before = split_lines(document.text)[key.line - 1][: key.column - 1].rstrip()
    column = len(before) if before.endswith(",") else key.column
    return Edit(Span(key.line, column, value.end_line, value.end_column), "")


def _at(line: int, column: int) -> Span:
    return Span(line, column, line, column)
