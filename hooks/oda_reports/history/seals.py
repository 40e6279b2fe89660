"""The seal of a finished site: what it was made from, and the sum of each of its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    ValidationError,
    model_validator,
)

from oda_reports.history.fingerprints import fingerprint, list_site, read_sums
from oda_reports.history.git import LATEST, Commit
from oda_reports.history.provenance import Provenance

BUILD_FOLDER = "build/"
"""What tells of the build lies here and is no part of the site's fingerprint."""
PAGE = f"{BUILD_FOLDER}index.html"
SEAL = f"{BUILD_FOLDER}build.json"
SUMS = f"{BUILD_FOLDER}sha256sums.txt"

LARGEST = 1_000_000
"""Bytes that a seal may have."""

_PLACE = re.compile(r"(<dd data-site-sum>).*?(</dd>)", re.DOTALL)


class BadSeal(Exception):
    """A seal that this program never wrote; the message has a line for each fault."""


def _seconds(moment: str) -> int:
    return int(datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S%z").timestamp())


def _is_moment(text: str) -> str:
    _seconds(text)
    return text


Sum = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Hash = Annotated[str, Field(pattern="^[0-9a-f]{40}([0-9a-f]{24})?$")]
Moment = Annotated[
    str,
    Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
    AfterValidator(_is_moment),
]
Package = Annotated[str, Field(pattern="^[A-Za-z0-9._-]{1,100}$")]
Version = Annotated[str, Field(pattern="^[A-Za-z0-9.!+_-]{1,100}$")]


class _Sealed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SealedCommit(_Sealed):
    """A commit as a seal tells it."""

    commit: Hash | None
    committed_at: Moment | None
    clean: bool | None

    @model_validator(mode="after")
    def _all_or_none(self) -> Self:
        if len({value is None for value in (self.commit, self.committed_at, self.clean)}) > 1:
            raise ValueError("a commit has a hash, a moment, and whether it is clean; or none")
        return self

    def told(self, *, is_whole: bool) -> Commit | None:
        """The commit that it tells; none outside of git."""
        if self.commit is None or self.committed_at is None or self.clean is None:
            return None
        return Commit(self.commit, _seconds(self.committed_at), self.clean, is_whole)


class SealedRecords(SealedCommit):
    """The records as a seal tells them."""

    sha256: Sum


class SealedSite(_Sealed):
    """The files of a site as its seal tells them."""

    sha256: Sum
    files: NonNegativeInt


class Seal(_Sealed):
    """All that a seal says, in the form that a build writes and in no other."""

    edition: str
    records: SealedRecords
    program: SealedCommit
    committed: bool
    last_changed_dates: bool
    software: dict[Package, Version]
    contents: dict[str, NonNegativeInt]
    addresses: dict[str, str]
    site: SealedSite
    offline: bool = False
    """Whether the site is read from a disk; seals of older programs do not say it."""
    source_date_epoch: Annotated[int, Field(ge=0, le=LATEST)]

    @property
    def provenance(self) -> Provenance:
        """Where the site comes from, as it says itself."""
        is_whole = self.last_changed_dates
        return Provenance(
            self.records.told(is_whole=is_whole),
            self.program.told(is_whole=is_whole),
            self.records.sha256,
            tuple(sorted(self.software.items(), key=lambda one: (one[0] != "Python", one[0]))),
        )

    @property
    def made(self) -> str:
        """The moment that the site was built for, in universal time."""
        return datetime.fromtimestamp(self.source_date_epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_seal(text: bytes) -> Seal:
    """The seal that stands in a file; raises ``BadSeal``."""
    try:
        return Seal.model_validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise BadSeal(
            "\n".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults)
        ) from None


def unsealed(
    provenance: Provenance,
    edition: str,
    counts: Mapping[str, int],
    addresses: Mapping[str, str],
) -> bytes:
    """The seal as far as it is known before the site's files are written.

    ``addresses`` are those that stand on pages and in no record.
    """
    values = {
        "edition": edition,
        "records": {"sha256": provenance.records_sum, **_commit(provenance.records)},
        "program": _commit(provenance.program),
        "committed": provenance.is_committed,
        "last_changed_dates": provenance.has_days,
        "software": dict(provenance.software),
        "contents": dict(counts),
        "addresses": dict(addresses),
    }
    return _written(values)


def _commit(commit: Commit | None) -> dict[str, Any]:
    return {
        "commit": commit and commit.name,
        "committed_at": commit and commit.moment,
        "clean": commit and commit.is_clean,
    }


def _written(values: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode()


def seal(site: Path, made: int, *, offline: bool = False) -> None:
    """Writes the sums of a site's files and their fingerprint into ``build/``.

    ``made`` is the moment that the site was built for, in seconds; ``offline`` tells a site that is
    read from a disk. A site without the page of its build stays as it is.
    """
    if not (site / PAGE).is_file():
        return
    sums = list_site(site, BUILD_FOLDER)
    total, count = fingerprint(sums), len(read_sums(sums))
    values = json.loads((site / SEAL).read_text("utf-8"))
    values |= {"site": {"sha256": total, "files": count}, "offline": offline}
    values |= {"source_date_epoch": made}
    (site / SEAL).write_bytes(_written(values))
    (site / SUMS).write_bytes(sums.encode("utf-8", "surrogateescape"))
    page = (site / PAGE).read_text("utf-8")
    files = f'<span data-number="count">of {count:,} files</span>'
    words = f'<code>{total}</code>, {files} (<a href="sha256sums.txt">their list</a>)'
    page = _PLACE.sub(rf"\g<1>{words}\g<2>", page)
    (site / PAGE).write_bytes(page.encode())
