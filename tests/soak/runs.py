"""The parts of a long run: what there is to try, how often, and a process for each part.

A process that ends by itself, hangs or needs too much memory is a failure like any other.
"""

from __future__ import annotations

import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from conftest import ROOT

import soak
from soak.watch import WATCH

MOST_MB = 500
"""The memory that no process of a run may need."""
SECONDS = 7200
"""How long one part may take before it is stopped."""


@dataclass(frozen=True)
class Share:
    """How often something is tried: in the long run, in one process of it, and in the suite."""

    long: int
    at_once: int
    short: int = 0
    """None where the suite has tests of the same, on sites that it has built anyway."""


SHARES = {
    "forgeries": Share(300, 75),
    "hostile_pages": Share(200, 100),
    "kills": Share(50, 10),
    "maps": Share(3000, 500, 20),
    "mutations": Share(50_000, 3000, 600),
    "renewals": Share(200, 10, 2),
    "pictures": Share(5000, 500, 50),
    "sound": Share(200, 20, 1),
    "texts": Share(300, 25, 1),
}
"""The share of each module that there is or may be."""
OTHERS = Share(50, 50)


def share_of(module: str) -> Share:
    """How often a module tries."""
    return SHARES.get(module, OTHERS)


def modules() -> dict[str, ModuleType]:
    """What is tried: every module beside this one that can be run, by its name."""
    names = sorted(found.name for found in pkgutil.iter_modules(soak.__path__))
    loaded = {name: import_module(f"soak.{name}") for name in names if name != "__main__"}
    return {name: module for name, module in loaded.items() if hasattr(module, "run")}


@dataclass(frozen=True)
class Part:
    """Some tries of one module, the first of which has this seed."""

    module: str
    count: int
    seed: int


def parts(module: str, scale: float, seed: int) -> Iterator[Part]:
    """A module's share of a run that is scaled, as parts for processes."""
    share = share_of(module)
    count = max(1, round(share.long * scale))
    for first in range(0, count, share.at_once):
        yield Part(module, min(share.at_once, count - first), seed + first)


@dataclass(frozen=True)
class Outcome:
    """What came of some tries: how many there were, which failed, the longest and the largest."""

    tried: int = 0
    failures: tuple[str, ...] = ()
    longest: float = 0.0
    """In seconds; zero where nothing was timed by itself."""
    memory: float = 0.0
    """In MB, of the largest process."""

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.tried + other.tried,
            self.failures + other.failures,
            max(self.longest, other.longest),
            max(self.memory, other.memory),
        )


def try_here(part: Part) -> Outcome:
    """Runs a part in this process."""
    tried, failures = import_module(f"soak.{part.module}").run(part.count, part.seed)
    memory = max(_peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN))
    if memory > MOST_MB:
        failures = [*failures, f"seed {part.seed}: a process needed {memory:.0f} MB"]
    return Outcome(tried, tuple(failures), WATCH.longest, memory)


def _peak(whose: int) -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(whose).ru_maxrss * unit / 1e6


def try_apart(part: Part, seconds: float = SECONDS) -> Outcome:
    """Runs a part in a process of its own."""
    arguments = [part.module, str(part.count), str(part.seed)]
    process = subprocess.Popen(
        [sys.executable, "-m", "soak", "--part", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, complained = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        # With whatever it has started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return _lost(part, f"was stopped after {seconds:.0f} s")
    if process.returncode != 0:
        last = (complained.strip().splitlines() or ["nothing said"])[-1]
        return _lost(part, f"ended with {process.returncode}: {last}")
    values = json.loads(said.splitlines()[-1])
    return Outcome(**values | {"failures": tuple(values["failures"])})


def _lost(part: Part, what: str) -> Outcome:
    return Outcome(part.count, (f"{part.count} tries of seed {part.seed}: the process {what}",))
