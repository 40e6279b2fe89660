"""Whether a built site is what the records make, told in the words of whoever asks."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from oda_reports.history.entries import look_at
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance, provenance_of
from oda_reports.history.seals import (
    BUILD_FOLDER,
    LARGEST,
    SEAL,
    BadSeal,
    Seal,
    SealedCommit,
    read_seal,
    seal,
)
from oda_reports.problems.frames import printable, render_text
from oda_reports.reading.entry_faults import refuse_entries
from oda_reports.reading.record_files import read_folder
from oda_reports.verifying.claims import Findings, ask, other_software
from oda_reports.verifying.comparison import Difference, compare_sites
from oda_reports.verifying.days import days_until, take_over_days
from oda_reports.verifying.pdf_files import compare_pdf
from oda_reports.verifying.rebuilds import CannotRebuild, rebuild

_SHOWN = 10
"""How many files are named before the rest is counted."""
_WIDTH = 400
"""Characters of a line that are shown: a name may have thousands."""


class CannotVerify(Exception):
    """There is nothing to compare, or no way to; the message says what to do."""


@dataclass(frozen=True)
class Verdict:
    """What came out: whether the site is what the records make, and the lines that say so."""

    holds: bool
    lines: tuple[str, ...]


def verify(site: Path, data: Path, beside: Collection[str] = ()) -> Verdict:
    """Compares a site with one that is built anew from the records as its seal says.

    Of what the records do not make, only what ``beside`` names may lie in it; a PDF that they make
    needs no leave. Raises ``CannotVerify``.
    """
    try:
        holds, lines = _judged(site, data, frozenset(beside))
    except OSError as error:
        raise CannotVerify(
            f"'{_shown(str(error.filename))}' cannot be read or written ({error.strerror})"
        ) from error
    return Verdict(holds, tuple(map(_shown, lines)))


def _shown(line: str) -> str:
    """A line as it may reach a terminal, which obeys some signs that it reads."""
    return printable(line[:_WIDTH]) + ("…" if len(line) > _WIDTH else "")


def _judged(site: Path, data: Path, beside: frozenset[str]) -> tuple[bool, list[str]]:
    if refused := refuse_entries(data, look_at(data)):
        raise CannotVerify(f"The records in {data} cannot be read:\n\n{render_text(refused)}")
    text = _read_seal(site)
    try:
        sealed = read_seal(text)
    except BadSeal as error:
        faults = (f"  {line}" for line in str(error).split("\n"))
        return False, [f"{site}: its {SEAL} is not as a build writes it:", *_cut([*faults])]
    here = provenance_of(data)
    lines = [*_opening(site, sealed, here, data)]
    if sealed.records.sha256 != here.records_sum:
        return False, [*lines, *_other_records(site, data, sealed, here)]
    findings = ask(sealed, data, here)
    if findings.refuted:
        said = (f"  {line}" for line in findings.refuted)
        return False, [*lines, f"{site} says what is not so:", *said]
    outcome = _compared(site, data, text, sealed, findings, beside)
    remarks = [*outcome.remarks, *_unchecked(findings, outcome)]
    if outcome.wrong:
        reason = (f"{site} is not what the records in {data} make:", *_cut(outcome.wrong))
        return False, [*lines, *reason, *outcome.advice, *_other_means(sealed, here), *remarks]
    same = f"built anew, {outcome.files:,} files came out the same"
    end = f"It is what the records in {data} make: {same}."
    return True, [*lines, *remarks, end, "Who made it, no comparison proves."]


def _read_seal(site: Path) -> bytes:
    if not site.is_dir():
        what = "this is no folder" if site.exists() else "there is no such folder"
        raise CannotVerify(f"{site}: {what}; name the folder of a built site")
    path = site / SEAL
    try:
        known = path.lstat()
        is_seal = stat.S_ISREG(known.st_mode) and known.st_size <= LARGEST
        text = path.read_bytes() if is_seal else b""
    except (FileNotFoundError, NotADirectoryError):
        raise CannotVerify(
            f"{site} has no {SEAL}: it is no site of this program, or one of an older version; "
            "name the folder that 'make site' wrote"
        ) from None
    if path.parent.is_symlink() or not is_seal:
        raise CannotVerify(f"{path} is no file that a build writes: take a fresh copy")
    return text


def _opening(site: Path, sealed: Seal, here: Provenance, data: Path) -> Iterator[str]:
    """What the site says it is, and how that differs from what is here."""
    commit, known = sealed.records.commit, _name(here.records)
    yield f"{site} says: edition {sealed.edition}, {_at(commit)}."
    if commit != known:
        yield f"The records in {data} are at {_at(known)}."


def _name(commit: Commit | None) -> str | None:
    return commit.name if commit else None


def _at(commit: str | None) -> str:
    return f"commit {commit}" if commit else "no commit"


def _cut(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are; details go with the line above them."""
    starts = [number for number, line in enumerate(lines) if not line.startswith("    ")]
    more = len(starts) - _SHOWN
    return lines if more <= 0 else [*lines[: starts[_SHOWN]], f"  and {more:,} more"]


def _other_records(site: Path, data: Path, sealed: Seal, here: Provenance) -> Iterator[str]:
    """That the records are not those of the site, and what can be done."""
    yield f"{site} was made from other records than those in {data}:"
    yield f"  fingerprint of its records:  {sealed.records.sha256}"
    yield f"  fingerprint of those here:   {here.records_sum}"
    commit = sealed.records.commit
    if commit and here.records and commit != here.records.name:
        yield f"Take the records of that time (git checkout {commit}), or build the site again."
    elif here.records and not here.records.is_clean:
        yield "There are changes that are not committed: git status names them."
    else:
        yield "Name the records it was made from with --data, or build the site again."


@dataclass
class _Outcome:
    """What came out of building anew."""

    files: int = 0
    dated: int = 0
    """How many pages tell a day that nobody can tell from here."""
    wrong: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)

    def add(self, difference: Difference) -> None:
        self.wrong.append(f"  {difference.name} {difference.words}")
        self.wrong += [f"    {line}" for line in difference.details]


def _compared(
    site: Path, data: Path, text: bytes, sealed: Seal, findings: Findings, beside: frozenset[str]
) -> _Outcome:
    outcome = _Outcome()
    with tempfile.TemporaryDirectory(prefix="oda-verify-") as folder:
        anew, copy = Path(folder, "site"), Path(folder, "build.json")
        copy.write_bytes(text)
        try:
            rebuild(data, anew, copy, sealed)
        except CannotRebuild as error:
            raise CannotVerify(f"The records in {data} make no site:\n\n{error}") from error
        if sealed.last_changed_dates and not findings.has_history:
            outcome.dated = take_over_days(site, anew, _days(data, sealed.records))
            seal(anew, sealed.source_date_epoch, offline=sealed.offline)
        outcome.files = sum(len(files) for _, _, files in os.walk(anew))
        # What tells of the build has the sums of all else, and is told last.
        for difference in sorted(compare_sites(site, anew), key=_tells_of_the_build):
            if difference.is_beside:
                _judge_beside(difference, outcome, site, data, sealed, beside)
            else:
                outcome.add(difference)
    return outcome


def _tells_of_the_build(difference: Difference) -> bool:
    return difference.name.startswith(BUILD_FOLDER)


def _days(data: Path, records: SealedCommit) -> frozenset[str]:
    """The days that pages of the records may tell, as they are written there."""
    report = read_folder(data).report
    if report is None or records.committed_at is None:
        return frozenset()
    return frozenset(days_until(date.fromisoformat(records.committed_at[:10]), report.language))


def _judge_beside(
    difference: Difference,
    outcome: _Outcome,
    site: Path,
    data: Path,
    sealed: Seal,
    beside: frozenset[str],
) -> None:
    """Notes of what the records do not make whether it may be there."""
    name, why = difference.name, ""
    if name.endswith(".pdf"):
        holds, words = compare_pdf(site / name, data, sealed)
        if holds:
            outcome.remarks.append(f"{name} {words}.")
            return
        if holds is False:
            outcome.add(Difference(name, words))
            return
        why = f": {words}"
    if name in beside:
        outcome.remarks.append(f"{name} lies beside the site and was not compared{why}.")
        return
    outcome.add(Difference(name, f"{difference.words}{why and ', and was not compared'}{why}"))
    if not outcome.advice:
        outcome.advice = ["What lies there by your leave, name with --beside NAME."]


def _unchecked(findings: Findings, outcome: _Outcome) -> Iterator[str]:
    """What the site says and what no comparison settled."""
    said = list(findings.unchecked)
    if outcome.dated:
        said.append(
            f"the days on which {outcome.dated:,} pages last changed: git here does not know "
            "that commit, so only their form was compared"
        )
    if said:
        yield "Said by the site, and not to be checked here:"
        yield from (f"  {line}" for line in said)


def _other_means(sealed: Seal, here: Provenance) -> Iterator[str]:
    """What besides the records may have made another site."""
    then, now = sealed.program.commit, _name(here.program)
    if then != now:
        yield f"Another program made it: {_at(then)}, here it is {_at(now)}."
    elif here.program and not here.program.is_clean:
        yield "The program here has changes that are not committed."
    if software := other_software(sealed, here):
        yield f"Other software made it: {software}."
