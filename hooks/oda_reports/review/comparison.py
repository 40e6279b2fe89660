"""Two states of a report, as data folders or git revisions, to the review of what changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from oda_reports.build import make_site
from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures.formatting import formatter_of
from oda_reports.history.git import UnknownRevision, line_days, read_revision, revision_day
from oda_reports.problems.problem import DataError, Loc, Problem
from oda_reports.reading.older_forms import OLDER_FORM
from oda_reports.reading.record_files import Folder
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.review.corrected_values import CorrectedValues
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.printed_figures import printed_figures
from oda_reports.review.reading_changes import reading_changes
from oda_reports.review.record_changes import record_changes, renamed_records
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.review import Review, ToldState
from oda_reports.review.sound_states import sound_states
from oda_reports.review.told_editions import standing_changes, tell_standing
from oda_reports.review.told_figures import tell_changes
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.pages.page import record_path
from oda_reports.writing.takeaways import FOLDER


class CannotReview(Exception):
    """Two states cannot be set beside each other; the message is a line that says why."""


def review_states(base: str, head: str | None, data: Path) -> Review:
    """What changes between two states of the data folder ``data``.

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
        return review_folders(before, after, GitDays(data, before, base, head))


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


@dataclass(frozen=True)
class GitDays:
    """What git knows of the days of two states; nothing of one that is a folder of its own."""

    data: Path | None = None
    before: Path = Path()
    base: str = ""
    head: str | None = None

    def since(self, file: Path, line: int) -> str:
        """The day from which on a line of the state before was as it is there."""
        if self.data is None or self.before == Path(self.base):
            return ""
        days = self._days(file.relative_to(self.before).as_posix())
        return days[line - 1] if line <= len(days) else ""

    @property
    def until(self) -> str:
        """The day of the state after."""
        if self.data is None or self.head is None or (Path(self.head) / "report.yml").is_file():
            return ""
        return revision_day(self.data, self.head)

    @cache  # noqa: B019
    def _days(self, name: str) -> tuple[str, ...]:
        assert self.data is not None
        return line_days(self.data, self.base, name)


NO_DAYS = GitDays()


def review_folders(base: Path, head: Path, days: GitDays = NO_DAYS) -> Review:
    """What changes from one data folder to another; one may not exist.

    Both are written with this program's templates: a change of code is no change of the report.
    Raises ``CannotReview``.
    """
    before, after = _read(base), _read(head)
    report = after.folder.report or before.folder.report
    if report is None:
        raise CannotReview("no report.yml can be read, neither before nor after")
    unread = before.folder.unread | after.folder.unread
    old, new = before.records_but(unread), after.records_but(unread)
    renamed = renamed_records(old, new)
    formatter = formatter_of(report)
    catalogues = (Catalogue(before.folder.report or report, old), Catalogue(report, new))
    changes = figure_changes(*catalogues, renamed, formatter)
    moved = _moved(renamed)
    pages, left_out = _pages(before, after)
    printed = printed_figures(*pages, moved) if pages else None
    editions, standing = tell_standing(
        *standing_changes(*catalogues, Renames(renamed), changes), catalogues[1], formatter, printed
    )
    corrected = CorrectedValues(
        *catalogues, Renames(renamed), partial(_since, before, days), days.until
    )
    return Review(
        tell_changes(changes, formatter),
        record_changes(old, new),
        reading_changes(*pages, moved) if pages else None,
        left_out,
        before.told,
        after.told,
        editions,
        standing,
        (*corrected.of_figures(changes), *corrected.of_statuses()),
    )


def _since(before: _State, days: GitDays, kind: Kind, id: str, loc: Loc) -> str:
    """The day from which on a record had what it has before, as far as git knows it."""
    origin = before.folder.origins[kind, id]
    text, start, _ = origin.written(loc)
    return days.since(origin.path, text.count("\n", 0, start) + 1)


@dataclass(frozen=True)
class _State:
    """One of the two states: its data folder as read, and what is wrong with it."""

    folder: Folder
    catalogue: Catalogue | None
    problems: Sequence[Problem]

    @property
    def told(self) -> ToldState:
        """What a reviewer has to know of it first."""
        is_there = self.folder.path.is_dir()
        errors = sum(problem.severity == "error" for problem in set(self.problems))
        return ToldState(is_there, errors if is_there else 0)

    @property
    def is_sound(self) -> bool:
        """Whether pages can be made of it as it is."""
        return not self.told.errors

    def records_but(self, unread: Collection[tuple[str, str]]) -> list[Record]:
        """Its records without some of them, or some whole kinds, whose id is then empty."""
        return [
            record
            for record in self.folder.records
            if (record.kind, record.id) not in unread and (record.kind, "") not in unread
        ]

    def bodies(self) -> dict[str, str]:
        """Its pages by path; none where there is no folder. Raises ``DataError``.

        That of a chart only repeats what another says.
        """
        if not self.folder.path.is_dir():
            return {}
        warnings = [problem for problem in self.problems if problem.severity != "error"]
        site = make_site(self.folder, self.catalogue, warnings)
        return {page.path: page.body for page in site.pages if not page.path.startswith(FOLDER)}


def _read(path: Path) -> _State:
    """A data folder; records of an older form say the same as in today's, so nothing is wrong."""
    folder, catalogue, problems = check_folder(path)
    told = tuple(problem for problem in folder.problems if problem.code != OLDER_FORM)
    left = [problem for problem in problems if problem.code != OLDER_FORM]
    return _State(replace(folder, problems=told), catalogue, left)


def _pages(
    before: _State, after: _State
) -> tuple[tuple[dict[str, str], dict[str, str]] | None, tuple[str, ...]]:
    """The pages of two states, as far as they can be made, and what was left out for that."""
    left_out: tuple[str, ...] = ()
    if not before.is_sound or not after.is_sound:
        sound = sound_states((before.folder, after.folder), (before.problems, after.problems))
        if sound is None:
            return None, ()
        before, after = (_of(folder) for folder in (sound.before, sound.after))
        left_out = sound.left_out
    try:
        return (before.bodies(), after.bodies()), left_out
    except DataError:
        return None, ()


def _of(folder: Folder) -> _State:
    """A state of which only what is in order is left."""
    catalogue = Catalogue(folder.report, folder.records) if folder.report else None
    return _State(folder, catalogue, ())


def _moved(renamed: Mapping[Key, Key]) -> dict[str, str]:
    """The paths of pages whose records changed their ids, old to new."""
    return {
        record_path(*old): record_path(*new) for old, new in renamed.items() if old[0].has_pages
    }
