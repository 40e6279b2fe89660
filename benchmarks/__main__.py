"""Measures all that there is to measure, and writes it into the handbook: ``make bench``.

A run of other sizes than usual is printed alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import build_stages
import check_records
import compare_builds
import page_parts
import rate_pages
import serve_edits
import weigh_pages
from tables import PAGE, ROOT, Table, machine, with_tables

SIZES = (100, 1000)


def measured(sizes: tuple[int, ...], rounds: int) -> Iterator[Table]:
    """The tables of a run, each when it is known."""
    for size in sizes:
        yield compare_builds.compared(size, rounds)
    yield weigh_pages.measured()
    yield build_stages.measured(sizes)
    yield check_records.measured(1000, rounds)
    yield from filter(None, [serve_edits.measured(sizes[-1], rounds)])
    yield page_parts.measured(ROOT / "data", rounds)
    yield from filter(None, [rate_pages.measured()])


def main() -> None:
    """Prints the tables as they come."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[*SIZES])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(machine(), end="\n\n", flush=True)
    tables = []
    for table in measured(tuple(options.projects), options.rounds):
        print(table.markdown, end="\n\n", flush=True)
        tables.append(table)
    if tuple(options.projects) == SIZES:
        text = with_tables(PAGE.read_text("utf-8"), tables)
        PAGE.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
