"""Builds of the site that are killed, interrupted or refused a write, at random.

What is there afterwards has to be the old site or the new one, each of its files; a build that says
it ended well has to have put the new one there, and one that was refused a write says so in a line.
Nothing may be edited or committed meanwhile, since a site names the commit it was made from.
By hand, from the folder of tests: ``PYTHONPATH=../hooks:. python -m soak.kills 50``.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from conftest import EXAMPLE, ROOT
from oda_reports.keeping.exchanges import put_back

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
LARGEST = 1_000_000
"""No file of a site is larger, in bytes, that a build is not refused."""
LONGEST = 600
"""How long a build may take, in seconds, before it counts as stuck."""

Sums = Mapping[str, str]


@dataclass(frozen=True)
class Sites:
    """The old site, the records of the new one, what both are, and how long a build takes."""

    folder: Path
    old: Sums
    new: Sums
    seconds: float


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """Stops so many builds; returns how many, and what failed."""
    with TemporaryDirectory(prefix="oda-kills-") as name:
        sites = _prepare(Path(name))
        tries = (failure_of(sites, seed + number) for number in range(count))
        return count, [failure for failure in tries if failure]


def failure_of(sites: Sites, seed: int) -> str:
    """Stops one build; what is wrong then, or nothing."""
    random = Random(seed)
    site = sites.folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(sites.folder / "old", site, copy_function=os.link)
    is_refused = random.random() < 0.2
    largest = int(LARGEST ** random.random()) if is_refused else None
    process = _start(sites.folder / "data", site, largest)
    sent = None if is_refused else random.choice(SIGNALS)
    if sent:
        _wait_for(process, site, sites.seconds, random)
        process.send_signal(sent)
    try:
        said = process.communicate(timeout=LONGEST)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"seed {seed}: the build did not end"
    put_back(site)
    found = sums_of(site)
    how = f"signal {sent.name}" if sent else f"no file above {largest:,} bytes"
    about = f"seed {seed}, {how}, exit {process.returncode}"
    if found not in (sites.old, sites.new):
        return f"{about}: neither the old site nor the new one: {_nearest(found, sites)}"
    if process.returncode == 0 and found != sites.new:
        return f"{about}: the site is the old one"
    if is_refused and ("Traceback" in said or (process.returncode and "Error: " not in said)):
        return f"{about}: {said.strip().splitlines()[-1:]}"
    return ""


def _nearest(found: Sums, sites: Sites) -> str:
    """How a site differs from the one of the two that it is more like."""
    different = min(
        (sorted(dict(found.items() ^ whole.items())) for whole in (sites.old, sites.new)), key=len
    )
    return f"{len(found)} files, {len(different)} differ: {', '.join(different[:5])}"


def _prepare(folder: Path) -> Sites:
    """Builds the old site, and the new one once, which is that of a changed record."""
    data = Path(shutil.copytree(EXAMPLE, folder / "data"))
    _finish(_start(data, folder / "old"))
    record = data / "statistics/trainees.yml"
    record.write_text(record.read_text("utf-8").replace("2310", "2401"), "utf-8")
    start = time.monotonic()
    _finish(_start(data, folder / "new"))
    seconds = time.monotonic() - start
    old, new = sums_of(folder / "old"), sums_of(folder / "new")
    assert old != new
    return Sites(folder, old, new, seconds)


def _start(data: Path, site: Path, largest: int | None = None) -> subprocess.Popen[str]:
    """A build, to which the system refuses files that are larger than a number of bytes."""
    environment = {**os.environ, "ODA_DATA": str(data), "SOURCE_DATE_EPOCH": "1700000000"}

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        env={**environment, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509
    )


def _finish(process: subprocess.Popen[str]) -> None:
    said = process.communicate(timeout=LONGEST)[0]
    assert process.returncode == 0, said


def _wait_for(process: subprocess.Popen[str], site: Path, seconds: float, random: Random) -> None:
    """Waits to a moment of the build: one in two is near its end, when folders are exchanged."""
    end = time.monotonic() + seconds * random.uniform(0, 1.2)
    sealed = site.with_name(f".{site.name}.exchange") / "new/build/sha256sums.txt"
    is_late, more = random.random() < 0.5, random.uniform(0, 0.2)
    while process.poll() is None and (is_late or time.monotonic() < end):
        if is_late and sealed.exists():
            time.sleep(more)
            return
        time.sleep(0.002)


def sums_of(site: Path) -> Sums:
    """The sum of each file of a site."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    tried, failures = run(int(sys.argv[1]), int((*sys.argv, "0")[2]))
    print(*failures, f"{tried} tried, {len(failures)} failed", sep="\n")
