"""Two states of a report, as data folders or git revisions, to the review of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from oda_reports.build import check_folder, make_site
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.formatting import Formatter
from oda_reports.history.git import UnknownRevision, read_revision
from oda_reports.problems.problem import DataError, Problem
from oda_reports.reading.record_files import Folder
from oda_reports.review.changes_markdown import changes_markdown
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.reading_changes import ReadingChanges, reading_changes
from oda_reports.review.record_changes import record_changes, renamed_records
from oda_reports.writing.pages.page import record_path


class CannotCompare(Exception):
    """Two states cannot be compared; the message is a line that says why."""


def compare(base: str, head: str | None, data: Path) -> str:
    """What changes between two states of the data folder ``data``, as Markdown.

    A state is named by a data folder of its own (one with a ``report.yml``, which goes before a
    revision of the same name) or by a git revision. Without ``head`` it is ``data`` as it is now.
    Raises ``CannotCompare``.
    """
    with TemporaryDirectory() as made:
        before = _state(base, data, Path(made) / "base")
        if head is None:
            if not data.is_dir():
                raise CannotCompare(f"there is no data folder '{data}': name one with --data")
            after = data
        else:
            after = _state(head, data, Path(made) / "head")
        return compare_folders(before, after)


def _state(name: str, data: Path, into: Path) -> Path:
    """The folder that holds a state; one that does not exist where the revision has none."""
    folder = Path(name)
    if name and (folder / "report.yml").is_file():
        return folder
    try:
        read_revision(data, name, into)
    except (UnknownRevision, OSError) as error:
        without = f"there is no report.yml in '{name}', and " if name and folder.is_dir() else ""
        raise CannotCompare(f"{without}{error}") from error
    return into


def compare_folders(base: Path, head: Path) -> str:
    """What changes from one data folder to another, as Markdown; one may not exist.

    Both are written with this program's templates: a change of code is no change of the report.
    Raises ``CannotCompare``.
    """
    remarks = []
    checked = []
    for word, path, whole in (("Before", base, "new"), ("After", head, "gone")):
        folder, catalogue, problems = check_folder(path)
        checked.append((folder, catalogue, problems))
        if not path.is_dir():
            remarks.append(f"**{word}** there is no data folder: everything is {whole}.")
        elif errors := _errors(problems):
            count = "1 error" if errors == 1 else f"{errors:,} errors"
            remarks.append(f"**{word}** the records have {count}; what can be read is compared.")
    sides = [folder for folder, _, _ in checked]
    report = sides[1].report or sides[0].report
    if report is None:
        raise CannotCompare("no report.yml can be read, neither before nor after")
    unread = sides[0].unread | sides[1].unread
    before, after = (
        [
            record
            for record in side.records
            if not {(record.kind, record.id), (record.kind, "")} & unread
        ]
        for side in sides
    )
    renamed = renamed_records(before, after)
    moved = {
        record_path(*old): record_path(*new) for old, new in renamed.items() if old[0].has_pages
    }
    reading: ReadingChanges | None = None
    try:
        bodies = [_bodies(*side) for side in checked]
        reading = reading_changes(bodies[0], bodies[1], moved)
    except DataError:
        remarks.append("Sentences are not compared: records with errors make no pages.")
    return changes_markdown(
        figure_changes(
            Catalogue(sides[0].report or report, before), Catalogue(report, after), renamed
        ),
        record_changes(before, after),
        reading,
        remarks,
        Formatter(symbols=report.currency_symbols),
    )


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity == "error" for problem in set(problems))


def _bodies(
    folder: Folder, catalogue: Catalogue | None, problems: Sequence[Problem]
) -> dict[str, str]:
    """The pages of a data folder that has been checked; none where it does not exist."""
    if not folder.path.is_dir():
        return {}
    return {page.path: page.body for page in make_site(folder, catalogue, problems).pages}
