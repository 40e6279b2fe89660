"""Two states of a report, as data folders or git revisions, to the review of what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from oda_reports.build import check_folder, make_site
from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures.formatting import Formatter
from oda_reports.history.git import UnknownRevision, read_revision
from oda_reports.problems.problem import DataError, Problem
from oda_reports.reading.record_files import Folder
from oda_reports.records.model import Record
from oda_reports.review.changes_markdown import changes_markdown
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.reading_changes import reading_changes
from oda_reports.review.record_changes import record_changes, renamed_records
from oda_reports.writing.pages.page import record_path


class CannotReview(Exception):
    """Two states cannot be set beside each other; the message is a line that says why."""


def review_states(base: str, head: str | None, data: Path) -> str:
    """What changes between two states of the data folder ``data``, as Markdown.

    A state is named by a data folder of its own (one with a ``report.yml``, which goes before a
    revision of the same name) or by a git revision. Without ``head`` it is ``data`` as it is now.
    Raises ``CannotReview``.
    """
    with TemporaryDirectory() as made:
        before = _folder(base, data, Path(made) / "base")
        if head is None:
            if not data.is_dir():
                raise CannotReview(f"there is no data folder '{data}': name one with --data")
            after = data
        else:
            after = _folder(head, data, Path(made) / "head")
        return review_folders(before, after)


def _folder(name: str, data: Path, into: Path) -> Path:
    """The folder that holds a state; one that does not exist where the revision has none."""
    folder = Path(name)
    if name and (folder / "report.yml").is_file():
        return folder
    try:
        read_revision(data, name, into)
    except (UnknownRevision, OSError) as error:
        without = f"there is no report.yml in '{name}', and " if name and folder.is_dir() else ""
        raise CannotReview(f"{without}{error}") from error
    return into


def review_folders(base: Path, head: Path) -> str:
    """What changes from one data folder to another, as Markdown; one may not exist.

    Both are written with this program's templates: a change of code is no change of the report.
    Raises ``CannotReview``.
    """
    before, after = _State(*check_folder(base)), _State(*check_folder(head))
    report = after.folder.report or before.folder.report
    if report is None:
        raise CannotReview("no report.yml can be read, neither before nor after")
    remarks = [*before.remarks("Before", "new"), *after.remarks("After", "gone")]
    unread = before.folder.unread | after.folder.unread
    old, new = before.records_but(unread), after.records_but(unread)
    renamed = renamed_records(old, new)
    try:
        reading = reading_changes(before.bodies(), after.bodies(), _moved(renamed))
    except DataError:
        reading = None
        remarks.append("Sentences are not compared: records with errors make no pages.")
    figures = figure_changes(
        Catalogue(before.folder.report or report, old), Catalogue(report, new), renamed
    )
    records = record_changes(old, new)
    formatter = Formatter(symbols=report.currency_symbols)
    return changes_markdown(figures, records, reading, remarks, formatter)


@dataclass(frozen=True)
class _State:
    """One of the two states: its data folder as read, and what is wrong with it."""

    folder: Folder
    catalogue: Catalogue | None
    problems: Sequence[Problem]

    def remarks(self, word: str, whole: str) -> Iterator[str]:
        """What a reviewer has to know of it first; ``whole`` is all, if there is no folder."""
        errors = sum(problem.severity == "error" for problem in set(self.problems))
        if not self.folder.path.is_dir():
            yield f"**{word}** there is no data folder: everything is {whole}."
        elif errors:
            count = "1 error" if errors == 1 else f"{errors:,} errors"
            yield f"**{word}** the records have {count}; what can be read is compared."

    def records_but(self, unread: Collection[tuple[str, str]]) -> list[Record]:
        """Its records without some of them, or some whole kinds, whose id is then empty."""
        return [
            record
            for record in self.folder.records
            if (record.kind, record.id) not in unread and (record.kind, "") not in unread
        ]

    def bodies(self) -> dict[str, str]:
        """Its pages by path; none where there is no folder. Raises ``DataError``."""
        if not self.folder.path.is_dir():
            return {}
        site = make_site(self.folder, self.catalogue, self.problems)
        return {page.path: page.body for page in site.pages}


def _moved(renamed: Mapping[Key, Key]) -> dict[str, str]:
    """The paths of pages whose records changed their ids, old to new."""
    return {
        record_path(*old): record_path(*new) for old, new in renamed.items() if old[0].has_pages
    }
