"""Builds many invented projects, and the Markdown that is emitted of them with other generators.

All run in turn: ours and MkDocs with Material in each round, each other one in one of the rounds,
so that their ratios hold where single times do not.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from statistics import median

from invented_projects import write_data
from other_generators import emitted_site, with_one_frame
from processes import Command, Cost
from tables import OUT, ROOT, Table, spread

HEAD = ("Generator", "Process time", "Memory", "Ours ÷ it", "What it does not do")


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for projects in options.projects:
        print(compared(projects, options.rounds).markdown, end="\n\n", flush=True)


def compared(projects: int, rounds: int) -> Table:
    """What a build of so many projects costs, beside what others take for its pages."""
    data = write_data(OUT / "data", projects)
    emitted, site = OUT / "emitted", OUT / "site"
    shutil.rmtree(emitted, ignore_errors=True)
    own = [sys.executable, "-m", "oda_reports", "emit", "--data", str(data), str(emitted)]
    Command(own, ROOT, {}).run()
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    ours = Command(build, ROOT, {"ODA_DATA": str(data)})
    ours.run()  # what is drawn once is kept
    stock, *others = emitted_site(emitted)
    page = next((site / "projects").glob("invented-*/index.html"))
    others += with_one_frame(emitted, page)
    pairs: list[tuple[Cost, Cost]] = []
    beside: dict[str, tuple[Cost, Cost]] = {}
    for number in range(rounds):
        pairs.append((ours.run(), stock[2].run()))
        for name, _, command in others[number::rounds]:
            beside[name] = (pairs[-1][0], command.run())
    rows = [("**Ours**", *_said([mine for mine, _ in pairs]), "1", "")]
    rows += _rows(*stock[:2], pairs)
    for name, differs, _ in others:
        rows += _rows(name, differs, [beside[name]])
    return Table(
        f"A whole build of {projects:,} projects",
        f"Median of {rounds} runs in turn with MkDocs and Material; of the others one run each, "
        "in one of them. Of ours all is counted: check, pages, trails, files, search, audit.",
        HEAD,
        tuple(rows),
    )


def _rows(
    name: str, differs: str, pairs: list[tuple[Cost, Cost]]
) -> Iterator[tuple[str, str, str, str, str]]:
    ratios = [ours.seconds / theirs.seconds for ours, theirs in pairs]
    yield (name, *_said([theirs for _, theirs in pairs]), spread(ratios), differs)


def _said(costs: list[Cost]) -> tuple[str, str]:
    seconds = [cost.seconds for cost in costs]
    return f"{median(seconds):.1f} s", f"{median(cost.megabytes for cost in costs):.0f} MB"


if __name__ == "__main__":
    main()
