"""The forge that keeps the records: where a record is read there, and where a mistake is reported.

Both are forms that the report may name; without one there is no address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import quote

from oda_reports.catalogue.grouping import grouped
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.reading.record_files import Folder
from oda_reports.reading.yaml_files import read_document
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind

_ON_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)/edit/")

Lines = Callable[[Figure], int | None]
"""The line of a figure in the file of its record, where it is known."""


def record_address(report: Report, file: str, line: int | None = None) -> str | None:
    """Where a file below the data folder is read, from a line on."""
    if report.record_url is None:
        return None
    return f"{report.record_url.rstrip('/')}/{file}" + (f"#L{line}" if line else "")


def mistake_address(
    report: Report, page: str, title: str, figure: str = "", value: str = ""
) -> str | None:
    """The form for a mistake, filled in; ``page`` is an address below the site's root."""
    if report.issue_url is None:
        return None
    words = {
        "title": title,
        "figure": figure,
        "value": value,
        "page": f"{(report.site_url or '').rstrip('/')}/{page}",
    }
    return report.issue_url.format_map({name: _quoted(word) for name, word in words.items()})


@lru_cache(maxsize=256)
def _quoted(word: str) -> str:
    """The word as a value of an address; the figures of a page share most of theirs."""
    # quote leaves nothing that could end a value; split turns the no-break spaces of numbers
    return quote(" ".join(word.split()), safe="")


def signing_repository(report: Report) -> str | None:
    """The repository (``owner/name``) whose workflow has each published build signed.

    It is told by the address at which records are edited: only GitHub signs, and a proposal, which
    is not published, has no such address.
    """
    found = _ON_GITHUB.match(report.edit_url or "")
    return found[1] if found else None


def figure_lines(folder: Folder, figures: Iterable[Figure]) -> Lines:
    """The line on which the value of each of these figures stands in a file of a data folder.

    Good files keep no places: a record is read again when one of its figures is first asked for.
    """
    by_record = grouped(((figure.kind, figure.record), figure) for figure in figures)

    @cache
    def lines(key: tuple[Kind, str]) -> Mapping[str, int]:
        origin = folder.origins[key]
        document = read_document(origin.path, origin.file, places=True)
        if isinstance(document, Problem):  # changed since it was read
            return {}
        return {
            figure.address: document.locate((*origin.loc, *figure.value_loc)).line
            for figure in by_record[key]
        }

    return lambda figure: lines((figure.kind, figure.record)).get(figure.address)
