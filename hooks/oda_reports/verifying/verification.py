"""Whether a built site is what the records make, told in the words of whoever asks."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oda_reports.history.entries import look_at
from oda_reports.history.fingerprints import fingerprint, list_site, read_sums
from oda_reports.history.provenance import NO_DAY, Provenance, provenance_of
from oda_reports.history.seals import BUILD_FOLDER, PAGE, SEAL, SUMS
from oda_reports.problems.frames import render_text
from oda_reports.reading.entry_faults import refuse_entries
from oda_reports.verifying.rebuilds import CannotRebuild, rebuild
from oda_reports.writing.classes import PageClass

_LAST_CHANGED = re.compile(rf'\s*<p class="{PageClass.CHANGED}".*?</p>'.encode(), re.DOTALL)
"""What git's history alone decides; a shallow clone does not know it."""

_BESIDE = frozenset({"report.pdf"})
"""What another command writes into a finished site."""

_SHOWN = 10
"""How many files are named before the rest is counted."""


class CannotVerify(Exception):
    """There is nothing to compare, or no way to; the message says what to do."""


@dataclass(frozen=True)
class Verdict:
    """What came out: whether the site is what the records make, and the lines that say so."""

    holds: bool
    lines: tuple[str, ...]


def verify(site: Path, data: Path) -> Verdict:
    """Compares a site with its own sums, its records, and a site built anew.

    Stops at the first of the three that does not hold. Raises ``CannotVerify``.
    """
    sealed = _read_seal(site)
    if refused := refuse_entries(data, look_at(data)):
        raise CannotVerify(f"The records in {data} cannot be read:\n\n{render_text(refused)}")
    here = provenance_of(data)
    opening = tuple(_opening(site, sealed, here, data))
    try:
        changed, remarks = _changed_since(site, sealed)
        if changed:
            reason = (f"{site} was changed after it was built:", *changed)
            return Verdict(False, (*opening, *reason, "Build it again, or take a fresh copy."))
        if _part(sealed, "records").get("sha256") != here.records_sum:
            return Verdict(False, (*opening, *_other_records(site, data, sealed, here)))
        different, count = _different_anew(site, data, sealed)
    except OSError as error:
        raise CannotVerify(
            f"'{error.filename}' cannot be read or written ({error.strerror})"
        ) from error
    if different:
        reason = (f"{site} is not what the records in {data} make:", *different)
        return Verdict(False, (*opening, *reason, *_other_means(sealed, here)))
    end = f"It is what the records in {data} make: built anew, {count:,} files came out the same."
    return Verdict(True, (*opening, *remarks, end))


def _read_seal(site: Path) -> Mapping[str, Any]:
    if not site.is_dir():
        what = "this is no folder" if site.exists() else "there is no such folder"
        raise CannotVerify(f"{site}: {what}; name the folder of a built site")
    path = site / SEAL
    try:
        sealed = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise CannotVerify(
            f"{site} has no {SEAL}: it is no site of this program, or one of an older version; "
            "name the folder that 'make site' wrote"
        ) from None
    except OSError as error:
        raise CannotVerify(f"{path} cannot be read ({error.strerror})") from error
    except ValueError:
        sealed = None
    if not isinstance(sealed, dict):
        raise CannotVerify(f"{path} was changed after the site was built: take a fresh copy")
    return sealed


def _part(sealed: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of the seal; empty where the file does not have it so."""
    part = sealed.get(name)
    return part if isinstance(part, dict) else {}


def _opening(site: Path, sealed: Mapping[str, Any], here: Provenance, data: Path) -> Iterator[str]:
    """What the site says it is, and how that differs from what is here."""
    commit = _part(sealed, "records").get("commit")
    yield f"{site} says: edition {sealed.get('edition')}, {_at(commit)}."
    if commit != (here.records and here.records.name):
        yield f"The records in {data} are at {_at(here.records and here.records.name)}."
    if not sealed.get("committed"):
        yield "It was built with changes that were not committed: no commit alone makes it."
    if addresses := _part(sealed, "addresses"):
        yield "The machine that built it gave addresses that no record has:"
        yield from (f"  {name}: {address}" for name, address in addresses.items())


def _at(commit: object) -> str:
    return f"commit {commit}" if commit else "no commit"


def _changed_since(site: Path, sealed: Mapping[str, Any]) -> tuple[Sequence[str], Sequence[str]]:
    """What differs from the site's own list, and what else there is to say."""
    if "site" not in sealed:
        return (), (f"It has no {SUMS}, for stock MkDocs built it: its files were not summed up.",)
    try:
        text = (site / SUMS).read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return (f"  {SUMS} is gone",), ()
    said = _part(sealed, "site").get("sha256")
    if fingerprint(text) != said:
        return (f"  {SUMS} is not the list that {SEAL} names",), ()
    page = site / PAGE
    if not page.is_file() or str(said).encode() not in page.read_bytes():
        return (f"  {PAGE} does not show the fingerprint that {SEAL} names",), ()
    then, now = read_sums(text), read_sums(list_site(site, BUILD_FOLDER))
    beside = sorted(_BESIDE & (now.keys() - then.keys()))
    changed = [
        f"  {name} {_fate(name, then, now)}"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name) and name not in beside
    ]
    return _cut(changed), [f"{name} lies beside the site and was not compared." for name in beside]


def _fate(name: str, then: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in then:
        return "was added"
    return "was changed" if name in now else "is gone"


def _cut(lines: Sequence[str]) -> Sequence[str]:
    more = len(lines) - _SHOWN
    return lines if more <= 0 else [*lines[:_SHOWN], f"  and {more:,} more"]


def _other_records(
    site: Path, data: Path, sealed: Mapping[str, Any], here: Provenance
) -> Iterator[str]:
    """That the records are not those of the site, and what can be done."""
    records = _part(sealed, "records")
    yield f"{site} was made from other records than those in {data}:"
    yield f"  fingerprint of its records:  {records.get('sha256')}"
    yield f"  fingerprint of those here:   {here.records_sum}"
    commit = records.get("commit")
    if commit and here.records and commit != here.records.name:
        yield f"Take the records of that time (git checkout {commit}), or build the site again."
    elif here.records and not here.records.is_clean:
        yield "There are changes that are not committed: git status names them."
    else:
        yield "Name the records it was made from with --data, or build the site again."


def _different_anew(site: Path, data: Path, sealed: Mapping[str, Any]) -> tuple[Sequence[str], int]:
    """How a site built anew differs, and how many files it has."""
    made = sealed.get("source_date_epoch", NO_DAY)
    addresses = _part(sealed, "addresses")
    if not isinstance(made, int) or not all(isinstance(one, str) for one in addresses.values()):
        raise CannotVerify(f"{SEAL} was changed after the site was built: take a fresh copy")
    with tempfile.TemporaryDirectory(prefix="oda-verify-") as folder:
        anew = Path(folder, "site")
        try:
            rebuild(data, anew, made, addresses)
        except CannotRebuild as error:
            raise CannotVerify(f"The records in {data} make no site:\n\n{error}") from error
        names = {
            *read_sums(list_site(site, BUILD_FOLDER)),
            *read_sums(list_site(anew, BUILD_FOLDER)),
        } - _BESIDE
        lines = [
            f"  {name} {difference}"
            for name in sorted(names)
            if (difference := _difference(site / name, anew / name))
        ]
    return _cut(lines), len(names)


def _difference(old: Path, new: Path) -> str:
    """How a file differs from the one built anew, or nothing."""
    if not new.is_file():
        return "is not made from the records"
    if not old.is_file():
        return "is missing"
    was, is_ = (_LAST_CHANGED.sub(b"", path.read_bytes()) for path in (old, new))
    return "" if was == is_ else first_difference(was, is_)


def first_difference(was: bytes, is_: bytes) -> str:
    """Where two texts part, and how each goes on from there."""
    try:
        before, after = was.decode().split("\n"), is_.decode().split("\n")
    except UnicodeDecodeError:
        return f"differs: {len(was):,} bytes, and {len(is_):,} from the records"
    lines = zip([*before, ""], [*after, ""], strict=False)
    number, (one, other) = next(
        (number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1]
    )
    at = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    start = max(at - 30, 0)
    shown = (line[start : at + 30].strip() for line in (one, other))
    return "differs in line {}:\n    site:    {}\n    records: {}".format(f"{number:,}", *shown)


def _other_means(sealed: Mapping[str, Any], here: Provenance) -> Iterator[str]:
    """What besides the records may have made another site."""
    if (then := _part(sealed, "program").get("commit")) != (
        now := here.program and here.program.name
    ):
        yield f"Another program made it: {_at(then)}, here it is {_at(now)}."
    elif here.program and not here.program.is_clean:
        yield "The program here has changes that are not committed."
    was, is_ = _part(sealed, "software"), dict(here.software)
    if other := [
        f"{name} {was.get(name, 'none')} (here {is_.get(name, 'none')})"
        for name in sorted(was.keys() | is_.keys())
        if was.get(name) != is_.get(name)
    ]:
        yield f"Other software made it: {', '.join(other)}."
