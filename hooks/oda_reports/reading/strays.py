"""What lies in a data folder under a name, or in a place, that nothing reads.

So that no record is left out in silence; and what a stray stands for is not missed elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oda_reports.history.entries import PICTURES, Entries, FolderEntry
from oda_reports.problems.problem import Problem, Span
from oda_reports.reading.file_names import MAP, TEXTS, kind_meant, name_meant, record_name
from oda_reports.reading.yaml_files import read_document
from oda_reports.records.vocabulary import Kind

_FOLDERS = {*(kind.value for kind in Kind if not kind.is_one_file), "pages", PICTURES}
_READ = [
    *(f"{kind}.yml" if kind.is_one_file else kind.value for kind in Kind),
    *("report.yml", "pages", PICTURES, MAP, "README.md"),
]
_PAGES = [f"{name}.md" for name in TEXTS]


@dataclass
class Strays:
    """What was found, and what follows for the names that are read."""

    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of what is there under another name, or whole kinds, whose id is then empty."""
    absent: set[Path] = field(default_factory=set)
    """What is not there since its file has another name, or no folder is there, which is told."""


def find_strays(folder: Path, entries: Entries) -> Strays:
    """The strays at the top of a data folder and among its pages."""
    found = Strays()
    for entry in entries.inside(""):
        if entry.name in _FOLDERS:
            _ask_for_folder(folder, entry, found)
        elif entry.name not in _READ:
            _refuse_stray(folder, entry, _READ, entries, found)
    for entry in entries.inside("pages"):
        if Path(entry.name).name not in _PAGES:
            _refuse_stray(folder, entry, _PAGES, entries, found)
    return found


def _ask_for_folder(folder: Path, entry: FolderEntry, found: Strays) -> None:
    """What bears the name of a folder has to be one; a fault of its own is told already."""
    if entry.is_folder and not entry.fault:
        return
    found.unread.add((entry.name, ""))
    found.absent.add(folder / entry.name)
    if not entry.fault:
        help = f"put a folder '{entry.name}' in its place, or remove it"
        file = str(folder / entry.name)
        found.problems.append(Problem(file, Span(), "E133", "this is a file, not a folder", help))


def _refuse_stray(
    folder: Path, entry: FolderEntry, names: Sequence[str], entries: Entries, found: Strays
) -> None:
    """Says of a name that is not read what it should be; what it stands for is unread."""
    path = folder / entry.name
    if entry.is_sound and path.suffix.lower() in (".yml", ".yaml"):
        document = read_document(path, str(path))
        data = None if isinstance(document, Problem) else document.data
        kind = kind_meant(data, None) if isinstance(data, dict) else None
        if kind:
            found.unread.add((kind, right_place(folder, path, kind).stem))
            found.problems.append(misplaced(folder, path, kind, "in no folder of records"))
            return
    meant = name_meant(path.name, names)
    right = path.with_name(meant) if meant else None
    is_free = right and right.relative_to(folder).as_posix() not in entries.by_name
    help = f"move or remove it; what is read here: {', '.join(names)}"
    if right:
        help = f"did you mean '{meant}'?"
        found.unread.add((right.name.removesuffix(".yml"), ""))
    if right and is_free:
        found.absent.add(right)
    elif right:
        help = f"'{meant}' is there too: put all into that, and remove this"
    if not entry.fault:  # else that is told
        found.problems.append(Problem(str(path), Span(), "E109", "nothing reads this name", help))


def misplaced(folder: Path, path: Path, kind: Kind, where: str) -> Problem:
    """That a record lies elsewhere than its kind does."""
    right = right_place(folder, path, kind)
    help = f"move the file to {right}"
    if right.exists():
        help = f"{right} is there already: keep one of the two"
    article = "an" if kind.singular[0] in "aeiou" else "a"
    message = f"this is {article} {kind.singular}, and lies {where}"
    return Problem(str(path), Span(), "E128", message, help)


def right_place(folder: Path, path: Path, kind: Kind) -> Path:
    """Where the record of a file belongs."""
    return folder / kind / (record_name(path.name) or path.name)
