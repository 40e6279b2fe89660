"""What a run measured, as tables: printed, and on the page of the handbook for the last run."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "benchmarks" / "out"
PAGE = ROOT / "docs" / "contributing" / "speed.md"

_START = "<!-- measured: written by `make bench` -->\n"
_END = "<!-- /measured -->"


@dataclass(frozen=True)
class Table:
    """Rows that belong together, and what has to be known to read them."""

    title: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def markdown(self) -> str:
        """The table below its heading."""
        lines = [self.head, ("---",) * len(self.head), *self.rows]
        written = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{self.about}\n\n{written}"


def machine() -> str:
    """On what a run was made, and when."""
    cpu = platform.machine()
    known = Path("/proc/cpuinfo")
    if known.is_file() and (named := re.search(r"model name\s*: (.+)", known.read_text("utf-8"))):
        cpu = named[1]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = platform.python_version()
    return f"{date.today().isoformat()}, {cores} cores ({cpu}), Python {python}"


def spread(values: Sequence[float], unit: str = "") -> str:
    """A median with the least and the greatest, where there are several."""
    middle = f"{median(values):.2f}{unit}"
    return f"{middle} ({min(values):.2f} to {max(values):.2f})" if len(values) > 1 else middle


def with_tables(page: str, tables: Iterable[Table]) -> str:
    """The page with the tables of a run for those of before."""
    before, _, rest = page.partition(_START)
    after = rest.partition(_END)[2]
    written = "\n\n".join(table.markdown for table in tables)
    return f"{before}{_START}\nMeasured on {machine()}.\n\n{written}\n\n{_END}{after}"
