"""Data folders that are changed by a plan, and looked at."""

from __future__ import annotations

from pathlib import Path

from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.problem import in_order
from oda_reports.renaming.changes import Changes
from oda_reports.rules.checked_folders import check_folder


def contents(folder: Path) -> dict[str, str]:
    """Every file of text in a folder, but for what git keeps there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".png" and ".git" not in path.parts
    }


def write(changes: Changes) -> None:
    """Makes the changes of a plan, without a look at what git or the check say."""
    texts: dict[Path, str | None] = {}
    for file in changes.files:
        texts[file.moved_to or file.path] = file.after
        if file.moved_to:
            texts[file.path] = None
    rewrite(texts)


def said(folder: Path) -> list[str]:
    """What the check says of a folder."""
    return [f"{p.code} {p.message}" for p in in_order(check_folder(folder)[2])]
