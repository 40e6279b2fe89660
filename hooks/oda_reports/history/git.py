"""What git knows of a data folder: when each file last changed, and the folder at a revision."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from oda_reports.history.entries import PICTURE_BYTES, TEXT_BYTES, fault_of, most_bytes
from oda_reports.history.leftovers import is_leftover

_SHAPES_NOTHING = re.compile(r"(?:^|/)(?:\.|__pycache__/|[^/]+\.egg-info/)")
"""Files that lie in a folder and are no part of what it holds: git need not know them."""

_AT_ONCE = 32_000_000
"""Bytes that git is asked for at once, and one file more."""


LATEST = 2**32 - 1
"""The last moment that a site can be of, in the year 2106: its archives have four bytes for it."""


@dataclass(frozen=True)
class Commit:
    """The commit that a folder is at."""

    name: str
    """The whole hash."""
    seconds: int
    """When it was committed, since 1970; of a clock that runs ahead, the last moment there is."""
    is_clean: bool
    """Whether the files are as the commit has them, and no other ones lie among them."""
    is_whole: bool
    """Whether the history before it is there: in a shallow clone it is not."""

    @property
    def moment(self) -> str:
        """When it was committed, in universal time: ``2024-02-29T12:00:00Z``."""
        return datetime.fromtimestamp(self.seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def day(self) -> str:
        """The day of it, in universal time: ``2024-02-29``."""
        return self.moment[:10]


def commit_of(folder: Path, *names: str) -> Commit | None:
    """The commit that a folder is at, or that some names in it are; none outside a repository."""
    head = _git(folder, *_PLAIN, "log", "-1", "--format=%H %ct").split()
    about = _git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix")
    shallow, _, prefix = about.rstrip("\n").partition("\n")
    if len(head) != 2:
        return None
    status = _git(
        folder, "--no-optional-locks", "status", "--porcelain", "--no-renames", "-z",
        "--untracked-files=all", "--ignored=matching", "--", *(names or (".",)),
    )  # fmt: skip
    changed = (entry[3:].removeprefix(prefix) for entry in status.split("\x00") if entry)
    return Commit(head[0], min(int(head[1]), LATEST), _shape_nothing(changed), shallow == "false")


def _shape_nothing(names: Iterable[str]) -> bool:
    return all(_SHAPES_NOTHING.search(name) or is_leftover(name) for name in names)


def moment_of(folder: Path, commit: str) -> str | None:
    """When a commit was made, as ``Commit.moment``; nothing where git here does not know it."""
    found = _git(folder, *_PLAIN, "log", "-1", "--format=%H %ct", commit, "--").split()
    if found[:1] != [commit]:  # it names something else, such as a tag
        return None
    return Commit(commit, min(int(found[1]), LATEST), is_clean=True, is_whole=True).moment


def is_as_at(folder: Path, commit: str, *names: str) -> bool:
    """Whether a folder, or some names in it, are what a commit of its repository has there."""
    if moment_of(folder, commit) is None:
        return False
    places = names or (".",)
    changed = _git(
        folder, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z",
        commit, "--", *places,
    )  # fmt: skip
    others = _git(folder, "ls-files", "--others", "-z", "--", *places)
    return _shape_nothing(name for name in (changed + others).split("\x00") if name)


def last_changes(folder: Path, revision: str = "HEAD") -> Mapping[str, str]:
    """The day (``2024-02-29``) of each file's last commit, by its path below the folder.

    The history is that of a ``revision``, which git here may not know: then there is none.

    A commit at which the folder held another report counts for nothing, and so does one that a
    wrong clock put beyond the year 9999. Empty outside a repository and in a shallow clone, whose
    history stops at an arbitrary day.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    steps = _steps(folder, revision)
    own = _own_revisions(folder, steps)
    days: dict[str, str] = {}
    for step in steps:
        if step.commit in own and not step.is_merge and _DAY.fullmatch(step.day):
            for name in step.names:
                days.setdefault(name, step.day)
    return days


def removed_files(folder: Path) -> Mapping[str, str]:
    """Files of YAML that a report once held and holds no more, by their paths, as they last were.

    What was removed while the folder held another report is not of this one. What lies beyond the
    start of a shallow clone is not known.
    """
    unsaved = _git(
        folder, "diff", "--diff-filter=D", "--no-renames", "--raw", "--no-abbrev", "--relative",
        "-z", "HEAD", "--", "*.yml",
    )  # fmt: skip
    steps = _steps(folder)
    told = unsaved.split("\x00")
    gone = [
        ("HEAD", name, about.split()[2])
        for about, name in zip(told[0:-1:2], told[1::2], strict=True)
    ]
    gone += [(f"{step.commit}^", name, blob) for step in steps for name, blob in step.removed]
    own = _own_revisions(folder, steps, [revision for revision, _, _ in gone])
    found: dict[str, str] = {}
    for revision, name, blob in gone:
        is_record = name.endswith(".yml") and "\n" not in name
        if is_record and revision in own and not (folder / name).exists():
            found.setdefault(name, blob)
    blobs = dict(zip(found, _blobs(folder, found.values()), strict=False))
    texts = dict(_contents(folder, blobs.values()))
    return {name: os.fsdecode(texts.get(blob, b"")) for name, blob in blobs.items()}


def older_texts(folder: Path, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """What some files of a folder were in each commit, under older names too, the latest first.

    None of a file that git does not know; nothing outside a repository, and in a shallow clone,
    which knows some of its past alone.
    """
    if not names or _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        folder, *_PLAIN, "log", "--format=%x01", "--raw", "--no-abbrev", "--find-renames",
        "--diff-merges=first-parent", "--relative", "-z", "HEAD", "--", ".",
    )  # fmt: skip
    called = {name: name for name in names}
    found: dict[str, list[str]] = {name: [] for name in names}
    parts = (part.lstrip("\n\x01") for part in log.split("\x00"))
    for part in filter(None, parts):
        *_, before, blob, status = part.split()
        name = next(parts)
        after = next(parts) if status[0] in "RC" else name
        today = called.get(after)
        if today is not None:
            found[today] += [blob, before]
            called[name] = today
    blobs = _blobs(folder, dict.fromkeys(blob for every in found.values() for blob in every))
    texts = {blob.name: text for blob, text in _contents(folder, blobs)}
    return {
        name: tuple(os.fsdecode(texts[blob]) for blob in dict.fromkeys(every) if blob in texts)
        for name, every in found.items()
    }


@dataclass
class _Step:
    """A commit that touched a folder; what a merge touched is told against its first parent."""

    commit: str
    day: str
    is_merge: bool
    names: list[str] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    """Each with the object that it was: git then looks up no path in a tree of thousands."""


def _steps(folder: Path, revision: str = "HEAD") -> list[_Step]:
    """The commits that touched a folder up to a revision, the latest first."""
    log = _git(
        folder, *_PLAIN, "log", "--format=%x01%H %cs %P", "--raw", "--no-abbrev", "--no-renames",
        "--diff-merges=first-parent", "--relative", "-z", revision, "--", ".",
    )  # fmt: skip
    steps: list[_Step] = []
    parts = (part.lstrip("\n") for part in log.split("\x00"))
    for part in parts:
        if part.startswith("\x01"):
            commit, day, *parents = part[1:].split()
            steps.append(_Step(commit, day, len(parents) > 1))
        elif part:
            name = next(parts)
            steps[-1].names.append(name)
            *_, blob, _, status = part.split()
            if status == "D":
                steps[-1].removed.append((name, blob))
    return steps


def _own_revisions(folder: Path, steps: Sequence[_Step], others: Sequence[str] = ()) -> set[str]:
    """Those of some commits, and of other revisions, at which a folder held the report of today.

    A revision whose report has no id counts as one of the first report that has: an id that is
    given to a report later holds for its beginnings too.
    """
    now = _id_in(folder / _REPORT)
    revisions = list(dict.fromkeys((*(step.commit for step in steps), *others)))
    blobs = _blobs(folder, (f"{revision}:./{_REPORT}" for revision in revisions))
    ids = {blob: report_id(text) for blob, text in _contents(folder, blobs)}
    held = {revision: ids.get(blob) for revision, blob in zip(revisions, blobs, strict=False)}
    first = next((id for step in reversed(steps) if (id := held.get(step.commit))), now)
    return {revision for revision, id in held.items() if (id or first) == (now or first)}


def _id_in(report: Path) -> str | None:
    try:
        status = os.lstat(report)
        is_text = stat.S_ISREG(status.st_mode) and not fault_of(status, TEXT_BYTES)
        return report_id(report.read_bytes()) if is_text else None
    except OSError:
        return None


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_REPORT = "report.yml"
_ID = re.compile(
    rb"""^(?:\xef\xbb\xbf)?(["']?)id\1[ ]*:[ ]+(["']?)([a-z0-9-]+)\2[ \t]*(?:\#.*)?\r?$""", re.M
)


def report_id(text: bytes) -> str | None:
    """The id in the text of a ``report.yml``, which need not be in order otherwise."""
    found = _ID.search(text)
    return found[3].decode() if found else None


def uncommitted(folder: Path, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of some files in a folder that are not as the last commit has them, or not in it.

    None where there is no repository, or no git to ask; none that git is told to ignore.
    """
    top = _git(folder, "rev-parse", "--show-toplevel").removesuffix("\n")
    if not top:
        return ()
    status = _git(
        folder, "--no-optional-locks", "status", "--porcelain", "--no-renames", "-z",
        "--untracked-files=all", "--", ".",
    )  # fmt: skip
    changed = {(Path(top) / entry[3:]).resolve() for entry in status.split("\x00") if entry}
    return tuple(file for file in files if file.resolve() in changed)


class UnknownRevision(Exception):
    """A revision that cannot be read; the message is a line that says why."""


def read_revision(folder: Path, revision: str, into: Path) -> bool:
    """Writes a folder as it was at a revision; false, and nothing written, if it was not there.

    Raises ``UnknownRevision``. The files are read from git's objects: an archive would leave out
    or alter what the revision's own attributes say. A link is written as one that leads to itself,
    and a file that is too large as one of its size without content: both are refused as they would
    be in the folder, and nothing is read or written for them.
    """
    folder = folder.resolve()
    here = next(place for place in (folder, *folder.parents) if place.is_dir())
    if not _git(here, "rev-parse", "--git-dir"):
        raise UnknownRevision(f"'{folder}' is in no git repository")
    commit = _commit(here, revision)
    if not commit:
        raise UnknownRevision(f"git knows no revision '{revision}': fetch it first, or correct it")
    tree = f"{commit}:./{folder.relative_to(here).as_posix()}".removesuffix(".")
    if _git(here, "cat-file", "-t", tree).strip() != "tree":
        return False
    entries = [
        entry.split("\t", 1)
        for entry in _git(here, "ls-tree", "-r", "-l", "-z", "--full-tree", tree).split("\x00")
        if entry
    ]
    places: dict[_Blob, list[Path]] = {}
    for about, name in entries:
        mode, kind, blob, size = about.split()
        if kind != "blob" or not _stays_below(name):
            continue
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if mode == "120000":
            path.symlink_to(path.name)
        elif int(size) > most_bytes(name):
            path.touch()
            os.truncate(path, int(size))
        else:
            places.setdefault(_Blob(blob, int(size)), []).append(path)
    for found, content in _contents(here, places, PICTURE_BYTES):
        for path in places[found]:
            path.write_bytes(content)
    return True


def revision_day(folder: Path, revision: str) -> str:
    """The day (``2024-02-29``) on which a revision was committed; empty where git knows none."""
    commit = _commit(folder, revision)
    moment = moment_of(folder, commit) if commit else None
    return moment[:10] if moment else ""


def line_days(folder: Path, revision: str, file: str) -> tuple[str, ...]:
    """The day on which each line of a file came to be as it is at a revision.

    Empty where git does not know: in a shallow clone, whose history stops at an arbitrary day.
    """
    commit = _commit(folder, revision)
    if not commit or _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return ()
    seconds: dict[str, int] = {}
    days: list[str] = []
    for line in _git(folder, "blame", "--porcelain", commit, "--", file).split("\n"):
        if line.startswith("\t"):
            moment = datetime.fromtimestamp(min(seconds.get(commit, 0), LATEST), UTC)
            days.append(moment.strftime("%Y-%m-%d"))
        elif found := _BLAMED.match(line):
            commit = found[1]
        elif line.startswith("committer-time "):
            seconds[commit] = int(line.split()[1])
    return tuple(days)


_BLAMED = re.compile(r"([0-9a-f]{40,64}) [0-9]+ [0-9]+")


def _commit(folder: Path, revision: str) -> str:
    """The whole hash of a revision; empty where git does not know it."""
    named = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(folder, "rev-parse", *named).strip()


def _stays_below(name: str) -> bool:
    """Whether a path of a tree leads nowhere but into the folder; git refuses others as well."""
    path = Path(name)
    return not path.is_absolute() and not path.drive and ".." not in path.parts


class _Blob(NamedTuple):
    """A content that git keeps; one without a name is not there."""

    name: str
    size: int


def _blobs(folder: Path, named: Iterable[str]) -> list[_Blob]:
    """What revisions and paths name (``HEAD:./report.yml``)."""
    asked = "".join(f"{name}\n" for name in named)
    answers = _git(folder, "cat-file", "--batch-check", given=asked).splitlines()
    parts = (answer.split() if " blob " in answer else ("", "", "0") for answer in answers)
    return [_Blob(name, int(size)) for name, _, size in parts]


def _contents(
    folder: Path, blobs: Iterable[_Blob], most: int = TEXT_BYTES
) -> Iterator[tuple[_Blob, bytes]]:
    """Each content once; none of what is not there or has more than ``most`` bytes."""
    for portion in _portions(blob for blob in dict.fromkeys(blobs) if blob.size <= most):
        asked = "".join(f"{blob.name}\n" for blob in portion)
        answer = io.BytesIO(_run(folder, "cat-file", "--batch", given=os.fsencode(asked)))
        for blob in portion:
            answer.readline()
            yield blob, answer.read(blob.size)
            answer.read(1)


def _portions(blobs: Iterable[_Blob]) -> Iterator[list[_Blob]]:
    """What there is, as much at once as memory should hold."""
    portion: list[_Blob] = []
    held = 0
    for blob in blobs:
        if blob.name:
            portion.append(blob)
            held += blob.size
        if held > _AT_ONCE:
            yield portion
            portion, held = [], 0
    if portion:
        yield portion


_PLAIN = ("-c", "log.showRoot=true", "-c", "log.showSignature=false")
"""Settings of a person that would change what ``git log`` prints."""


def _git(folder: Path, *arguments: str, given: str = "") -> str:
    """What git prints, or nothing where it fails or is not there."""
    return os.fsdecode(_run(folder, *arguments, given=os.fsencode(given)))


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    if not _may_be_in_repository(folder):
        return b""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _may_be_in_repository(folder: Path) -> bool:
    """Whether git is worth a process: a person's variable can name a repository anywhere."""
    places = (folder.resolve(), *folder.resolve().parents)
    return "GIT_DIR" in os.environ or any((place / ".git").exists() for place in places)
