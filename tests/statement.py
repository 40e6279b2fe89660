"""The part of the accessibility statement that a run of the tests writes.

First what was tested of the program, on the invented region; then the report of the repository, by
its name and id, which a site of another report leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from typing import Any, Literal

from axe import AXE_TAGS, axe_version
from oda_reports.records.report import Report
from oda_reports.writing.statement import END_OF_RESULTS, RESULTS_OF
from page_kinds import KINDS, kind_of

STATEMENT = "docs/accessibility.md"
WIDTHS = (1440, 390)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")

_START = "<!-- tested: written by `make accessibility` -->\n"


def criteria_of(tests: Iterable[object]) -> list[str]:
    """The success criteria that tests say they hold, in the order of their numbers."""
    marks = [mark for test in tests for mark in _marks(test)]
    criteria = {criterion for mark in marks if mark.name == "meets" for criterion in mark.args}
    return sorted(criteria, key=lambda text: [int(part) for part in text.split()[0].split(".")])


def _marks(test: object) -> list[Any]:
    marks = getattr(test, "pytestmark", [])
    return marks if callable(test) else []


def results_in(statement: str) -> str:
    """What a run of the tests wrote."""
    return statement.partition(_START)[2].partition(END_OF_RESULTS)[0]


class Visits:
    """What axe was shown in one run of the tests, and what it found."""

    def __init__(self) -> None:
        self._pages: dict[str, set[str]] = {"report": set(), "example": set()}
        self._visits: Counter[tuple[str, str]] = Counter()
        self._violations: Counter[tuple[str, str]] = Counter()
        self._chromium = ""

    def add(self, site: str, address: str, times: int, violations: list[object]) -> None:
        """A page that axe was shown so many times: at a width, in a palette."""
        kind = kind_of(address)
        if kind:
            self._pages[site].add(address)
            self._visits[site, kind.name] += times
            self._violations[site, kind.name] += len(violations)

    def seen_with(self, chromium: str) -> None:
        """In which browser."""
        self._chromium = chromium

    def write(self, statement: str, criteria: list[str], report: Report) -> str:
        """The statement with what was tested today."""
        lines = [
            f"On {date.today().isoformat()}, with Chromium {self._chromium}, "
            f"axe-core {axe_version()} and Playwright {version('playwright')}.",
            "",
            f"All rules of axe-core tagged {', '.join(f'`{tag}`' for tag in AXE_TAGS)}, "
            f"on every page of a site about an invented region, which has pages of each kind, and "
            f"on pages of each kind at widths of {' and '.join(map(str, WIDTHS))} pixels in the "
            f"{SCHEMES[0]} palette; the rules on colours in the {SCHEMES[1]} one too, where a page "
            f"has it:",
            "",
            *self._table("example"),
            "",
            "Success criteria of WCAG 2.2 that have tests of their own beside axe:",
            "",
            *(f"- {criterion}" for criterion in criteria),
            "",
        ]
        if report.id:
            lines += [
                RESULTS_OF.format(report.id),
                f"The same rules on the pages of this report, “{report.site_name}”:",
                "",
                *self._table("report"),
                "",
            ]
        before, _, rest = statement.partition(_START)
        after = rest.partition(END_OF_RESULTS)[2]
        return before + _START + "\n" + "\n".join(lines) + "\n" + END_OF_RESULTS + after

    def _table(self, site: str) -> Iterator[str]:
        """The kinds of page that axe was shown of a site."""
        yield "| Kind of page | Pages | Visits | Violations |"
        yield "|---|---|---|---|"
        for kind in KINDS:
            pages = sum(kind_of(address) is kind for address in self._pages[site])
            visits, violations = (
                seen[site, kind.name] for seen in (self._visits, self._violations)
            )
            if pages:
                yield f"| {kind.name} | {pages} | {visits} | {violations} |"
