"""The cases: folders of small changes to the invented region, each with what is said of it.

The files of a case are laid over a copy of the invented region; the paths that its ``DELETE``
lists are taken away.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import EXAMPLE, ROOT

PROBLEMS = ROOT / "tests" / "cases"
CASES = sorted(path for path in PROBLEMS.iterdir() if path.is_dir())


def lay_out(case: Path, folder: Path) -> None:
    """The invented region with the changes of a case."""
    shutil.copytree(EXAMPLE, folder)
    for file in sorted(case.rglob("*")):
        name = file.relative_to(case)
        if file.is_file() and name.as_posix() not in ("DELETE", "expected.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if (folder / name).is_dir():
                shutil.rmtree(folder / name)
            shutil.copyfile(file, folder / name)
    if (case / "DELETE").is_file():
        for line in (case / "DELETE").read_text("utf-8").splitlines():
            (folder / line).unlink()
