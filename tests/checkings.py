"""What a rule looks at, as values: a folder that lies nowhere, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import PLACES, editions_named, report
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import Loc, Problem, Span
from oda_reports.reading.geography import Geography
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, RefusedRecord
from oda_reports.records.model import Record
from oda_reports.rules.checking import Checking, Rule


@dataclass(frozen=True)
class Place(Origin):
    """Where a record would stand: a problem there has its way, and its word, in its file."""

    def problem(
        self,
        loc: Loc,
        code: str,
        message: str,
        help: str = "",
        *,
        needle: str = "",
        skip: int = 0,
        key: bool = False,
        instead: str | None = None,
        safe: bool = False,
    ) -> Problem:
        """A problem whose file tells all that was said of its place."""
        way = [self.file, *map(str, loc)]
        options = {"key": key, "needle": needle, "skip": skip, "instead": instead, "safe": safe}
        told = [f"{name}={value}" for name, value in options.items() if value]
        return Problem(" ".join(("/".join(way), *told)), Span(), code, message, help)


def checking(
    *records: Record,
    texts: Mapping[str, str] | None = None,
    removed: Mapping[str, str] | None = None,
    unread: Iterable[tuple[str, str]] = (),
    refused: Iterable[RefusedRecord] = (),
    geography: Geography | None = None,
    has_report: bool = True,
    **fields: Any,
) -> Checking:
    """A folder of these records, ``PLACES`` and the editions that they name.

    Fields are those of its report.
    """
    every = (*PLACES, *editions_named(*records), *records)
    by_id = {(one.kind, one.id): one for one in every}
    kept = {(one.record.kind, one.record.id): one for one in refused}
    names = [*by_id, *kept, *(("pages", name) for name in texts or ()), ("report", "report")]
    origins = {(str(k), id): Place(Path(f"{k}/{id}"), f"{k}/{id}") for k, id in names}
    made = report(**fields)
    folder = Folder(
        Path("data"),
        made if has_report else None,
        tuple(by_id.values()),
        texts or {},
        origins,
        frozenset(unread),
        {(str(kind), id): one for (kind, id), one in kept.items()},
        geography,
    )
    return Checking(folder, Catalogue(made, folder.records), removed)


def said(rule: Rule, looked_at: Checking) -> list[tuple[str, str, str, str]]:
    """What a rule says: where, the code, what is wrong, what to do."""
    return [(p.file, p.code, p.message, p.help) for p in rule(looked_at)]


def places(rule: Rule, looked_at: Checking) -> list[str]:
    """Where a rule finds something."""
    return [problem.file for problem in rule(looked_at)]
