"""What a site is made from: records and program, each at a commit, and the software around them."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from oda_reports.history.fingerprints import fingerprint, list_records
from oda_reports.history.git import Commit, commit_of

PROGRAM = Path(__file__).resolve().parents[3]
"""The project's folder, with its theme and pages; in an installed package none of them is there."""
SHAPING = ("docs", "hooks", "mkdocs.yml")
"""What of the program's folder shapes the bytes of a site."""

NO_DAY = 315532800
"""1 January 1980, in seconds: stands for the day of a site that is made outside of git."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Provenance:
    """Where the bytes of a site come from."""

    records: Commit | None
    """The commit of the data folder; none outside of git."""
    program: Commit | None
    """The commit of templates, theme and code: another one where the records lie elsewhere."""
    records_sum: str
    """The fingerprint of the data folder."""
    software: tuple[tuple[str, str], ...] = ()
    """Names and versions of the packages that a build uses, Python first."""

    @property
    def made(self) -> int:
        """The moment that the site is of, in seconds: that of the later commit."""
        return max((commit.seconds for commit in self.commits), default=NO_DAY)

    @property
    def commits(self) -> tuple[Commit, ...]:
        """The commits that are known, each once."""
        return tuple(dict.fromkeys(one for one in (self.records, self.program) if one))

    @property
    def is_committed(self) -> bool:
        """Whether the commits alone make the site's bytes."""
        return bool(self.records and self.program) and all(one.is_clean for one in self.commits)

    @property
    def has_days(self) -> bool:
        """Whether git's history reaches far enough to say when a record last changed."""
        return self.records is not None and self.records.is_whole


def provenance_of(data: Path, program: Path = PROGRAM) -> Provenance:
    """The provenance of a site that is made from a data folder as it is."""
    return Provenance(
        commit_of(data),
        commit_of(program, *SHAPING),
        fingerprint(list_records(data)),
        (("Python", platform.python_version()), *_packages()),
    )


@cache
def _packages() -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    waiting = ["oda-reports"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            try:
                found[name] = version(name)
            except PackageNotFoundError:  # asked for on another system only
                continue
            waiting += _needed(name)
    return tuple(sorted(found.items()))


def _needed(name: str) -> Iterator[str]:
    """What a package always needs; its optional parts are left out."""
    for requirement in requires(name) or ():
        found = _NAME.match(requirement)
        if found and "extra ==" not in requirement:
            yield found[0].lower().replace("_", "-")
