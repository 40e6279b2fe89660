"""Checks many invented records with ``oda check``, beside PyYAML alone on the same files.

The baseline reads every file with PyYAML's C loader: no positions, no models, no rules. Both run
in turn on the same machine, so that their ratio holds where single times do not. Prints process
time (user and system) and peak memory of the whole process, as medians.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from invented_records import spoil, write_records

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "benchmarks" / "out"

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


def run(command: list[str], codes: tuple[int, ...]) -> tuple[float, float]:
    """Process seconds and peak megabytes of a command that ends with one of the codes."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(title: str, data: Path, rounds: int, code: int) -> None:
    """Runs both in turn and prints their medians and the ratio."""
    check = [sys.executable, "-m", "oda_reports", "check", "--data", str(data)]
    baseline = [sys.executable, "-c", BASELINE, str(data)]
    pairs = [(run(check, (code,)), run(baseline, (0,))) for _ in range(rounds)]
    ours, theirs = ([median(pair[side][n] for pair in pairs) for n in (0, 1)] for side in (0, 1))
    ratio = median(pair[0][0] / pair[1][0] for pair in pairs)
    print(
        f"{title:28} {ours[0]:6.2f} s {ours[1]:4.0f} MB   PyYAML alone {theirs[0]:6.2f} s "
        f"{theirs[1]:4.0f} MB   ratio {ratio:5.2f}"
    )


def main() -> None:
    """Generates the records and measures three states of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    print(f"{options.files} invented records, median of {options.rounds} pairs, process time")
    data = write_records(OUT / "records", options.files)
    measure("in order", data, options.rounds, 0)
    spoil(data, 10, SLIPS)
    measure("a problem in every tenth", data, options.rounds, 1)
    spoil(write_records(data, options.files), 1, (nowhere,))
    measure("a lost reference in each", data, options.rounds, 1)


if __name__ == "__main__":
    main()
