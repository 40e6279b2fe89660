"""What becomes of the files of a data folder: planned as values, then carried out, all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import NamedTuple

from oda_reports.catalogue.catalogue import Key
from oda_reports.catalogue.named_ids import area_ids
from oda_reports.catalogue.old_ids import OldIds
from oda_reports.editing.schemas import SCHEMA_FOLDER, write_schemas
from oda_reports.history.git import uncommitted
from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.edits import split_lines
from oda_reports.problems.frames import cropped, render_text
from oda_reports.problems.problem import DataError, Problem, in_order
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.reading.yaml_files import Document, read_document
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder


class CannotChange(Exception):
    """A record cannot be renamed or withdrawn; the message is a line that says why."""


class FileChange(NamedTuple):
    """A file's text before and after; one without a text after is removed."""

    path: Path
    before: str
    after: str | None
    moved_to: Path | None = None

    @property
    def lines(self) -> Iterator[str]:
        """Each line that changes: where it stands, and as it is then."""
        file = self.moved_to or self.path
        if self.after is None:
            yield f"{file}: removed"
            return
        if self.moved_to:
            yield f"{file}: was {self.path}"
        old, new = split_lines(self.before), split_lines(self.after)
        for what, first, last, start, end in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes():
            if what in ("replace", "insert"):
                for number in range(start, end):
                    yield f"{file}:{number + 1}: {cropped(new[number].strip())}"
            elif what == "delete":
                for number in range(first, last):
                    if old[number].strip():
                        yield f"{file}:{start + 1}: gone: {cropped(old[number].strip())}"


@dataclass(frozen=True)
class Changes:
    """The files that change, and in a sentence what has happened then."""

    files: tuple[FileChange, ...]
    sentence: str


@dataclass(frozen=True)
class Consequences:
    """What was changed, line by line, and what the check says now that it did not say before."""

    lines: tuple[str, ...]
    left: tuple[Problem, ...]

    @property
    def text(self) -> str:
        """All of it, to be printed."""
        parts = ["\n".join(self.lines)]
        if self.left:
            parts += ["What is left to do:", render_text(self.left)]
        return "\n\n".join(parts)


def carry_out(data: Path, plan: Callable[[Folder], Changes], *, force: bool) -> Consequences:
    """Makes the planned changes in a data folder, all or none.

    Raises ``CannotChange`` where a file is not committed, unless forced, and ``OSError`` where the
    file system refuses. Schemas that lie in the folder follow.
    """
    changes = plan(read_folder(data))
    if not force:
        _require_committed(data, changes)
    before = check_folder(data)[2]
    texts: dict[Path, str | None] = {}
    for file in changes.files:
        texts[file.moved_to or file.path] = file.after
        if file.moved_to:
            texts[file.path] = None
    rewrite(texts, {file.moved_to: file.path for file in changes.files if file.moved_to})
    if (data / SCHEMA_FOLDER).is_dir():
        with suppress(DataError):  # `oda schema` says why; the records do without
            write_schemas(read_folder(data), data / SCHEMA_FOLDER)
    moved = {str(file.path): str(file.moved_to) for file in changes.files if file.moved_to}
    after = check_folder(data)[2]
    told = [line for file in changes.files for line in file.lines]
    count = f"{_count(len(told), 'line')} in {_count(len(changes.files), 'file')}"
    return Consequences(
        (*told, "", f"{changes.sentence} {count}."), _new_since(before, after, moved)
    )


def _require_committed(data: Path, changes: Changes) -> None:
    files = uncommitted(data, (file.path for file in changes.files))
    if files:
        named = ", ".join(map(str, files[:5])) + (" and others" if len(files) > 5 else "")
        raise CannotChange(
            f"not everything is committed in {named}: commit it first, "
            "so that the change can be looked at and taken back, or add --force"
        )


def _new_since(
    before: list[Problem], after: list[Problem], moved: dict[str, str]
) -> tuple[Problem, ...]:
    """The problems that were not there before, wherever the lines of their files are now."""
    known = Counter((moved.get(p.file, p.file), p.code, p.message) for p in set(before))
    new = []
    for problem in in_order(after):
        said = (problem.file, problem.code, problem.message)
        if not known[said]:
            new.append(problem)
        known[said] -= known[said] > 0
    return tuple(new)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def find_record(folder: Folder, address: str) -> Record:
    """The record that an editor names by kind and id; raises ``CannotChange``."""
    word, _, id = address.partition("/")
    kind = Kind.named(word)
    if kind is None or not id:
        raise CannotChange(_unknown_kind(folder, address))
    known = {record.id: record for record in folder.records if record.kind is kind}
    if id in known:
        return known[id]
    if (kind, id) in folder.unread or (kind, "") in folder.unread:
        file = folder.path / (f"{kind}.yml" if kind.is_one_file else f"{kind}/{id}.yml")
        raise CannotChange(f"'{file}' has errors: mend them first, 'oda check' says where")
    now = next((record.id for record in known.values() if id in record.redirects), None)
    if now:
        raise CannotChange(f"'{id}' is the old id of '{kind}/{now}': name it by that")
    close = get_close_matches(id, known, 1, 0.6)
    help = f": did you mean '{kind}/{close[0]}'?" if close else ""
    raise CannotChange(f"there is no record '{address}'{help}")


def _unknown_kind(folder: Folder, address: str) -> str:
    """What is wrong with an address that names no kind or no id, and what may be meant."""
    parts = Path(address.removesuffix(".yml")).parts
    records: dict[str, Key] = {
        f"{record.kind}/{record.id}": (record.kind, record.id) for record in folder.records
    }
    said = f"'{address}' does not name a record: write its kind and its id"
    if len(parts) > 1 and "/".join(parts[-2:]) in records:
        return f"{said}, '{'/'.join(parts[-2:])}'"
    if parts and parts[0] in {kind.singular for kind in Kind} - {*Kind}:
        kind = next(kind for kind in Kind if kind.singular == parts[0])
        return f"'{parts[0]}' is not a kind of record: did you mean '{kind}'?"
    same = [name for name, (_, id) in records.items() if parts and id == parts[-1]]
    meant = " or ".join(f"'{name}'" for name in same) or "such as 'countries/some-id'"
    return f"{said}, {meant}"


def ids_of(folder: Folder, record: Record, now: str) -> OldIds:
    """The ids by which a record can be named, those of before too, each leading to one."""
    there = {(other.kind, other.id) for other in folder.records} - {(record.kind, record.id)}
    known = [(record.kind, id) for id in (record.id, *record.redirects)]
    return OldIds({key: now for key in known if key not in there}, area_ids(folder) - {record.id})


def document_of(origin: Origin) -> Document:
    """The file of a record or of the report, with places; raises ``CannotChange``."""
    document = read_document(origin.path, origin.file, places=True)
    if isinstance(document, Problem):
        raise CannotChange(f"'{origin.file}' cannot be read: mend it first, 'oda check' says where")
    return document
