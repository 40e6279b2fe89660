"""Checks many invented records with ``oda check``, beside PyYAML alone on the same files.

The baseline reads every file with PyYAML's C loader: no positions, no models, no rules. Both run
in turn on the same machine, so that their ratio holds where single times do not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from invented_records import spoil, write_records
from processes import Command
from tables import OUT, ROOT, Table, spread

BASELINE = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("**/*.yml")):
    try:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except yaml.YAMLError:
        pass
"""

SLIPS = (
    lambda text: text.replace(": ", ": a: ", 1),
    lambda text: text.replace("\n", "\n\tx: y\n", 1),
    lambda text: text.replace("title: ", "titel: ", 1).replace("name: ", "nmae: ", 1),
    lambda text: text.replace("[@", "[@no-", 1).replace("sources: [", "sources: [no-", 1),
    lambda text: text + "colour: blue\n",
)
"""A colon in a text, a tab, a misspelled key, a citation of nothing, an unknown key."""


def nowhere(text: str) -> str:
    """A reference to a record that does not exist; every kind but a source can have one."""
    for before in ("[@", "publisher: "):
        if before in text:
            start = text.index(before) + len(before)
            return f"{text[:start]}harbour-review-{text[start:]}"
    return text


def measured(files: int, rounds: int) -> Table:
    """Three states of the records: in order, with a few slips, with one in each."""
    rows = []
    data = write_records(OUT / "records", files)
    rows.append(_row("in order: all pages are made too", data, 1, 0))
    spoil(data, 10, SLIPS)
    rows.append(_row("a problem in every tenth", data, rounds, 1))
    spoil(write_records(data, files), 1, (nowhere,))
    rows.append(_row("a lost reference in each", data, rounds, 1))
    return Table(
        f"A check of {files:,} records",
        f"Process time of `oda check`, median of {rounds} runs in turn with PyYAML alone on the "
        "same files. Where no rule refuses anything the check makes every page, to see that it can "
        "be made: this was run once.",
        ("Records", "Process time", "Memory", "PyYAML alone", "Ours ÷ it"),
        tuple(rows),
    )


def _row(title: str, data: Path, rounds: int, code: int) -> tuple[str, ...]:
    check = [sys.executable, "-m", "oda_reports", "check", "--data", str(data)]
    ours = Command(check, ROOT, {}, (code,))
    theirs = Command([sys.executable, "-c", BASELINE, str(data)], ROOT, {})
    pairs = [(ours.run(), theirs.run()) for _ in range(rounds)]
    seconds, alone = (median(pair[side].seconds for pair in pairs) for side in (0, 1))
    memory = median(pair[0].megabytes for pair in pairs)
    ratios = [mine.seconds / other.seconds for mine, other in pairs]
    return (title, f"{seconds:.2f} s", f"{memory:.0f} MB", f"{alone:.2f} s", spread(ratios))


def main() -> None:
    """Generates the records and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(measured(options.files, options.rounds).markdown)


if __name__ == "__main__":
    main()
