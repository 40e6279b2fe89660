"""Builds many invented projects with the hook, and the emitted Markdown with stock MkDocs.

Both run in turn on the same machine, so that their ratio holds where single times do not.
Prints process time (user and system) and peak memory of the whole process, as medians.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from invented_projects import write_data

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "benchmarks" / "out"


def run(command: list[str], cwd: Path, data: Path | None) -> tuple[float, float]:
    """Process seconds and peak megabytes of a command; it must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if data is not None:
        environment["ODA_DATA"] = str(data)
    process = subprocess.Popen(command, cwd=cwd, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(ours: Callable[[], tuple[float, float]], stock: Callable[[], tuple[float, float]],
            rounds: int) -> None:  # fmt: skip
    """Runs both in turn and prints medians and the ratio."""
    pairs = [(ours(), stock()) for _ in range(rounds)]
    seconds = [median(pair[side][0] for pair in pairs) for side in (0, 1)]
    memory = [median(pair[side][1] for pair in pairs) for side in (0, 1)]
    ratio = median(pair[0][0] / pair[1][0] for pair in pairs)
    print(f"with the hook   {seconds[0]:7.2f} s  {memory[0]:6.0f} MB")
    print(f"stock, emitted  {seconds[1]:7.2f} s  {memory[1]:6.0f} MB")
    print(f"ratio           {ratio:7.2f}   (process time, median of {rounds} pairs)")


def main() -> None:
    """Generates, emits, and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    data = write_data(OUT / "data", options.projects)
    emitted = OUT / "emitted"
    shutil.rmtree(emitted, ignore_errors=True)
    python = sys.executable
    run([python, "-m", "oda_reports", "emit", "--data", str(data), str(emitted)], ROOT, None)
    build = [python, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    print(f"{options.projects} invented projects")
    compare(
        lambda: run([*build, str(OUT / "site")], ROOT, data),
        lambda: run([*build, str(OUT / "site-stock")], emitted, None),
        options.rounds,
    )


if __name__ == "__main__":
    main()
