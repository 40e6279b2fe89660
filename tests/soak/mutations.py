"""Records changed at random, checked, shown and repaired.

Many are judged together, in less time than one may take: so none of them took more. Where a batch
takes longer, each of its records is judged alone.
"""

from __future__ import annotations

import shutil
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from conftest import EXAMPLE
from mutated_records import hold, repair, write_batch

from soak.watch import WATCH

BATCH = 150
"""Changed records in one folder."""
SECONDS = 2.0
"""What no record may take, in seconds of the processor."""


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """Changes so many records; returns how many, and what failed."""
    failures: list[str] = []
    for done in range(0, count, BATCH):
        failures += failures_of(seed + done, min(BATCH, count - done))
    return count, failures


def failures_of(seed: int, files: int, seconds: float = SECONDS) -> list[str]:
    """What fails of one batch, where each record may take so long."""
    with TemporaryDirectory() as name:
        data = Path(name) / "data"
        write_batch(data, seed, files)
        try:
            taken = _judge(data)
            if taken > seconds:
                return _slow_ones(Path(name), seed, files, seconds)
        except Exception as error:
            return [f"{files} records of seed {seed}: {_last_words(error)}"]
        WATCH.note(taken)
        return []


def _judge(data: Path) -> float:
    """Checks a folder, then repairs it; returns how long the longer of the two took."""
    start = process_time()
    problems = hold(data)
    checked = process_time()
    # Only what can be repaired is read again and again.
    repairable = {problem.file for problem in problems if problem.repair and problem.repair.safe}
    for file in data.glob("*/*.yml"):
        if str(file) not in repairable:
            file.unlink()
    repair(data)
    return max(checked - start, process_time() - checked)


def _slow_ones(folder: Path, seed: int, files: int, seconds: float) -> list[str]:
    """The records of a batch that take too long alone, each beside those of the region."""
    batch, alone = folder / "batch", folder / "alone"
    write_batch(batch, seed, files)
    slow = []
    for record in sorted(batch.glob("*/*.yml")):
        place = record.relative_to(batch)
        if not (EXAMPLE / place).exists():
            shutil.copytree(EXAMPLE, alone)
            shutil.copy(record, alone / place)
            taken = _judge(alone)
            WATCH.note(taken)
            if taken > seconds:
                slow.append(f"{place} of seed {seed} took {taken:.1f} s")
            shutil.rmtree(alone)
    return slow


def _last_words(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}: {error}"
