"""When each file of a data folder last changed, by git; nothing where git cannot know."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def last_changes(folder: Path) -> Mapping[str, str]:
    """The day (``2024-02-29``) of each file's last commit, by its path below the folder.

    Empty outside a repository and in a shallow clone, whose history stops at an arbitrary day.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    days: dict[str, str] = {}
    day = ""
    log = _git(folder, "log", "--format=%x00%cs", "--name-only", "--relative", "-z", "--", ".")
    for part in log.split("\x00"):
        name = part.strip("\n")
        if len(name) == 10 and name[4] == name[7] == "-" and name[:4].isdigit():
            day = name
        elif name and day:
            days.setdefault(name, day)
    return days


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, or nothing where it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
