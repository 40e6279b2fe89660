"""Commands and what they cost: process time and memory, of all that a command starts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    seconds: float
    """Process time, user and system, of the command and of those it waited for."""
    megabytes: float
    """The most that the largest of them held at once."""


@dataclass(frozen=True)
class Command:
    """A command, where it runs, and what the environment tells it besides."""

    words: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    codes: tuple[int, ...] = (0,)
    """The codes with which it may end."""

    def run(self) -> Cost:
        """Runs it; ends the program if it fails."""
        told = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.environment}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            self.words, cwd=self.folder, env=told, stdout=quiet, stderr=quiet
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.codes:
            raise SystemExit(f"failed: {' '.join(self.words)}")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
