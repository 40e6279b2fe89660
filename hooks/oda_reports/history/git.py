"""What git knows of a data folder: when each file last changed, and the folder at a revision."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from oda_reports.history.leftovers import is_leftover

_SHAPES_NOTHING = re.compile(r"(?:^|/)(?:\.|__pycache__/|[^/]+\.egg-info/)")
"""Files that lie in a folder and are no part of what it holds: git need not know them."""


@dataclass(frozen=True)
class Commit:
    """The commit that a folder is at."""

    name: str
    """The whole hash."""
    seconds: int
    """When it was committed, since 1970."""
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
    return Commit(
        head[0],
        int(head[1]),
        all(_SHAPES_NOTHING.search(name) or is_leftover(name) for name in changed),
        shallow == "false",
    )


def last_changes(folder: Path) -> Mapping[str, str]:
    """The day (``2024-02-29``) of each file's last commit, by its path below the folder.

    A commit at which the folder held another report counts for nothing. Empty outside a repository
    and in a shallow clone, whose history stops at an arbitrary day.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    steps = _steps(folder)
    own = _own_revisions(folder, steps)
    days: dict[str, str] = {}
    for step in steps:
        if step.commit in own and not step.is_merge:
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
    texts = _contents(folder, found.values())
    return {name: os.fsdecode(text) for name, text in zip(found, texts, strict=True)}


@dataclass
class _Step:
    """A commit that touched a folder; what a merge touched is told against its first parent."""

    commit: str
    day: str
    is_merge: bool
    names: list[str] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    """Each with the object that it was: git then looks up no path in a tree of thousands."""


def _steps(folder: Path) -> list[_Step]:
    """The commits that touched a folder, the latest first."""
    log = _git(
        folder, *_PLAIN, "log", "--format=%x01%H %cs %P", "--raw", "--no-abbrev", "--no-renames",
        "--diff-merges=first-parent", "--relative", "-z", "--", ".",
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
    today = folder / _REPORT
    now = report_id(today.read_bytes()) if today.is_file() else None
    revisions = list(dict.fromkeys((*(step.commit for step in steps), *others)))
    asked = "".join(f"{revision}:./{_REPORT}\n" for revision in revisions)
    answers = _git(folder, "cat-file", "--batch-check", given=asked).splitlines()
    blobs = [answer.split()[0] if " blob " in answer else "" for answer in answers]
    kept = list(dict.fromkeys(filter(None, blobs)))
    ids = {blob: report_id(text) for blob, text in zip(kept, _contents(folder, kept), strict=True)}
    held = {revision: ids.get(blob) for revision, blob in zip(revisions, blobs, strict=False)}
    first = next((id for step in reversed(steps) if (id := held.get(step.commit))), now)
    return {revision for revision, id in held.items() if (id or first) == (now or first)}


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
    so that it is refused as it would be in the folder, and nothing is read or written through it.
    """
    folder = folder.resolve()
    here = next(place for place in (folder, *folder.parents) if place.is_dir())
    if not _git(here, "rev-parse", "--git-dir"):
        raise UnknownRevision(f"'{folder}' is in no git repository")
    named = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(here, "rev-parse", *named).strip()
    if not commit:
        raise UnknownRevision(f"git knows no revision '{revision}': fetch it first, or correct it")
    tree = f"{commit}:./{folder.relative_to(here).as_posix()}".removesuffix(".")
    if _git(here, "cat-file", "-t", tree).strip() != "tree":
        return False
    entries = [
        entry.split("\t", 1)
        for entry in _git(here, "ls-tree", "-r", "-z", "--full-tree", tree).split("\x00")
        if entry
    ]
    names = {name: about.split() for about, name in entries if _stays_below(name)}
    blobs = {name: about[2] for name, about in names.items() if about[1] == "blob"}
    for name, content in zip(blobs, _contents(here, blobs.values()), strict=True):
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if names[name][0] == "120000":
            path.symlink_to(path.name)
        else:
            path.write_bytes(content)
    return True


def _stays_below(name: str) -> bool:
    """Whether a path of a tree leads nowhere but into the folder; git refuses others as well."""
    path = Path(name)
    return not path.is_absolute() and not path.drive and ".." not in path.parts


def _contents(folder: Path, objects: Iterable[str]) -> Iterator[bytes]:
    """The contents of git's objects, one after the other; nothing for one that is not there."""
    asked = "".join(f"{name}\n" for name in objects)
    answer = io.BytesIO(_run(folder, "cat-file", "--batch", given=os.fsencode(asked)))
    for head in answer:
        size = head.split()[-1]
        if size.isdigit():
            yield answer.read(int(size))
            answer.read(1)
        else:
            yield b""


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
