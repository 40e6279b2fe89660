"""What git knows of a data folder: when each file last changed, and the folder at a revision."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
        all(_SHAPES_NOTHING.search(name) for name in changed),
        shallow == "false",
    )


def last_changes(folder: Path) -> Mapping[str, str]:
    """The day (``2024-02-29``) of each file's last commit, by its path below the folder.

    Empty outside a repository and in a shallow clone, whose history stops at an arbitrary day.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    days: dict[str, str] = {}
    day = ""
    log = _git(
        folder, *_PLAIN, "log", "--format=%x00%cs", "--name-only", "--relative", "-z", "--", ".",
    )  # fmt: skip
    for part in log.split("\x00"):
        name = part.strip("\n")
        if len(name) == 10 and name[4] == name[7] == "-" and name[:4].isdigit():
            day = name
        elif name and day:
            days.setdefault(name, day)
    return days


def removed_files(folder: Path) -> Mapping[str, str]:
    """Files of YAML that a folder once held and holds no more, by their paths, as they last were.

    What lies beyond the start of a shallow clone is not known.
    """
    place = _git(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix")
    if not place:
        return {}
    prefix = place.partition("\n")[2].strip()
    found: dict[str, str] = {}
    log = _git(
        folder, "log", "--format=%x00%H", "--diff-filter=D", "--no-renames", "--name-only",
        "--relative", "-z", "--", "*.yml",
    )  # fmt: skip
    commit = ""
    for part in log.split("\x00"):
        name = part.strip("\n")
        if len(name) == 40 and "." not in name:
            commit = f"{name}^"
        elif name and name not in found and not (folder / name).exists():
            found[name] = f"{commit}:{prefix}{name}"
    unsaved = _git(
        folder, "diff", "--diff-filter=D", "--no-renames", "--name-only", "--relative", "-z",
        "HEAD", "--", "*.yml",
    )  # fmt: skip
    found.update({name: f"HEAD:{prefix}{name}" for name in unsaved.split("\x00") if name})
    return {name: _git(folder, "show", place) for name, place in found.items()}


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
    """The contents of git's objects, one after the other."""
    asked = "".join(f"{name}\n" for name in objects)
    answer = io.BytesIO(_run(folder, "cat-file", "--batch", given=asked.encode()))
    for head in answer:
        yield answer.read(int(head.split()[2]))
        answer.read(1)


_PLAIN = ("-c", "log.showRoot=true", "-c", "log.showSignature=false")
"""Settings of a person that would change what ``git log`` prints."""


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, or nothing where it fails or is not there."""
    return os.fsdecode(_run(folder, *arguments))


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
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
