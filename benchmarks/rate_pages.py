"""Builds the report and has Lighthouse say how fast the richest pages of five kinds are on a phone.

One line for each page: its score of 100, on a phone and a network that Lighthouse makes out of what
this machine measures. Other scores are asked by tests/test_lighthouse.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from conftest import served
from page_kinds import name_of, pages_of, richest
from programs import ask_node, chromium
from test_lighthouse import RATED


def main() -> None:
    """Prints the scores."""
    program = chromium()
    if program is None:
        sys.exit("no Chromium on this machine")
    with TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
            cwd=ROOT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            check=True,
        )
        of_kind = {name_of(path): path for path in richest(pages_of(Path(folder)))}
        with served(Path(folder)) as address:
            asked = [address + of_kind[kind] for kind in RATED if kind in of_kind]
            rated = ask_node("lighthouse.mjs", "lighthouse", program, "performance", *asked)
    for page, said in rated.items():
        print(f"{said['scores']['performance']:4d}  /{page.removeprefix(address)}")


if __name__ == "__main__":
    main()
