"""What a seal says of its origin, asked of git and of the program that are here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from oda_reports.history.git import Commit, is_as_at, moment_of
from oda_reports.history.provenance import PROGRAM, SHAPING, Provenance
from oda_reports.history.seals import Seal, SealedCommit
from oda_reports.records.forge_addresses import VARIABLES, BadAddress, read_addresses


@dataclass(frozen=True)
class Findings:
    """What came out of asking."""

    refuted: tuple[str, ...]
    """What the site says and is not so."""
    unchecked: tuple[str, ...]
    """What the site says and nobody can tell from here."""
    has_history: bool
    """Whether git here can tell on which day each record last changed before the site's commit."""


def ask(seal: Seal, data: Path, here: Provenance, program: Path = PROGRAM) -> Findings:
    """What is here to be said of the claims of a seal; its records are those here."""
    records = _Claim("records", seal.records, data, here.records)
    of_program = _Claim("program", seal.program, program, here.program, SHAPING)
    return Findings(
        (*_bad_addresses(seal), *records.refuted(), *of_program.refuted()),
        (*records.unchecked(), *of_program.unchecked(), *_unchecked_settings(seal, here)),
        records.moment is not None and bool(here.records and here.records.is_whole),
    )


@dataclass(frozen=True)
class _Claim:
    """That the records, or the program, are at a commit."""

    what: str
    said: SealedCommit
    folder: Path
    here: Commit | None
    """The commit that they are at here; none outside of git."""
    names: tuple[str, ...] = ()

    @cached_property
    def moment(self) -> str | None:
        """When the commit was made, as git here knows it."""
        return moment_of(self.folder, self.said.commit) if self.said.commit else None

    @cached_property
    def holds(self) -> bool:
        """Whether what is here is what the commit has."""
        return bool(self.said.commit) and is_as_at(self.folder, self.said.commit or "", *self.names)

    def refuted(self) -> Iterator[str]:
        commit, here = self.said.commit, self.here
        if commit is None or here is None:
            return
        if self.moment is None:
            if here.is_whole:
                yield f"git here knows no commit {commit} of the {self.what}: 'git fetch' it first"
        elif self.moment != self.said.committed_at:
            yield f"commit {commit} is of {self.moment}, and not of {self.said.committed_at}"
        elif self.what == "records" and self.said.clean and not self.holds:
            yield f"commit {commit} has other records"

    def unchecked(self) -> Iterator[str]:
        commit = self.said.commit
        if commit is None:
            yield f"the {self.what} lay outside of git when it was built"
        elif self.moment is None:
            yield f"commit {commit} of the {self.what}, which git here does not know"
        elif not self.said.clean:
            yield f"the {self.what} had changes that were not committed"
        elif not self.holds:
            yield f"the {self.what} of commit {commit} made it; those here make the same"


def _bad_addresses(seal: Seal) -> Iterator[str]:
    """Addresses that no report could have."""
    named = {name: VARIABLES.get(name) for name in seal.addresses}
    yield from (f"no report has an address '{name}'" for name in named if named[name] is None)
    given = {variable: seal.addresses[name] for name, variable in named.items() if variable}
    try:
        read_addresses(given)
    except BadAddress as error:
        yield from str(error).split("\n")


def _unchecked_settings(seal: Seal, here: Provenance) -> Iterator[str]:
    if seal.source_date_epoch != seal.provenance.made:
        yield f"it was built for the moment {seal.made}, which somebody named (SOURCE_DATE_EPOCH)"
    if seal.records.commit and not seal.last_changed_dates:
        yield "no page tells when its record last changed, for the history was not there"
    yield from (f"{name}: {address}" for name, address in seal.addresses.items())
    if software := other_software(seal, here):
        yield f"its software: {software}"


def other_software(seal: Seal, here: Provenance) -> str:
    """Packages of which another version made the site than is here, or nothing."""
    was, is_ = seal.software, dict(here.software)
    return ", ".join(
        f"{name} {was.get(name, 'none')} (here {is_.get(name, 'none')})"
        for name in sorted(was.keys() | is_.keys())
        if was.get(name) != is_.get(name)
    )
