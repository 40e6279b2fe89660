"""Builds the report and has Lighthouse say how fast the richest pages of five kinds are on a phone.

The phone and its network are made by Lighthouse out of what this machine measures. Other scores are
asked by tests/test_lighthouse.py.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from processes import Command
from tables import ROOT, Table

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from conftest import served
from page_kinds import name_of, pages_of, richest
from programs import ask_node, chromium
from test_lighthouse import RATED


def measured() -> Table | None:
    """A row for each page; None where there is no browser."""
    program = chromium()
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        Command(build, ROOT, {}).run()
        of_kind = {name_of(path): path for path in richest(pages_of(Path(folder)))}
        with served(Path(folder)) as address:
            asked = {address + of_kind[kind]: kind for kind in RATED if kind in of_kind}
            rated = ask_node("lighthouse.mjs", "lighthouse", program, "performance", *asked)
    rows = tuple((asked[page], str(said["scores"]["performance"])) for page, said in rated.items())
    return Table(
        "Pages on a phone",
        "What Lighthouse says of the speed of the richest page of five kinds, of 100. It is a "
        "guess from this machine, and a busy one makes it lower.",
        ("Page", "Performance"),
        rows,
    )


def main() -> None:
    """Prints the table."""
    table = measured()
    print(table.markdown if table else "no Chromium on this machine")


if __name__ == "__main__":
    main()
