"""The part of the accessibility statement that a run of the tests writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from typing import Any, Literal

from axe import AXE_TAGS, axe_version
from page_kinds import KINDS, kind_of

STATEMENT = "docs/accessibility.md"
WIDTHS = (1440, 390)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")

_START = "<!-- tested: written by `make accessibility` -->\n"
_END = "<!-- /tested -->"


def criteria_of(tests: Iterable[object]) -> list[str]:
    """The success criteria that tests say they hold, in the order of their numbers."""
    marks = [mark for test in tests for mark in _marks(test)]
    criteria = {criterion for mark in marks if mark.name == "meets" for criterion in mark.args}
    return sorted(criteria, key=lambda text: [int(part) for part in text.split()[0].split(".")])


def _marks(test: object) -> list[Any]:
    marks = getattr(test, "pytestmark", [])
    return marks if callable(test) else []


def table_of(statement: str) -> str:
    """The part between the two markers."""
    return statement.partition(_START)[2].partition(_END)[0]


class Visits:
    """What axe was shown in one run of the tests, and what it found."""

    def __init__(self) -> None:
        self._pages: dict[str, set[str]] = {"report": set(), "example": set()}
        self._visits: Counter[str] = Counter()
        self._violations: Counter[str] = Counter()
        self._chromium = ""

    def add(self, site: str, address: str, palettes: int, violations: list[object]) -> None:
        """A page that axe was shown at one width, in one palette or more."""
        kind = kind_of(address)
        if kind:
            self._pages[site].add(address)
            self._visits[kind.name] += palettes
            self._violations[kind.name] += len(violations)

    def seen_with(self, chromium: str) -> None:
        """In which browser."""
        self._chromium = chromium

    def write(self, statement: str, criteria: list[str]) -> str:
        """The statement with what was tested today."""
        rows = [
            (
                kind.name,
                *(
                    sum(kind_of(address) is kind for address in self._pages[site])
                    for site in ("report", "example")
                ),
                self._visits[kind.name],
                self._violations[kind.name],
            )
            for kind in KINDS
        ]
        lines = [
            f"On {date.today().isoformat()}, with Chromium {self._chromium}, "
            f"axe-core {axe_version()} and Playwright {version('playwright')}.",
            "",
            f"All rules of axe-core tagged {', '.join(f'`{tag}`' for tag in AXE_TAGS)}, "
            f"on every page, and on pages of each kind at widths of "
            f"{' and '.join(map(str, WIDTHS))} pixels in the {SCHEMES[0]} palette; "
            f"the rules on colours in the {SCHEMES[1]} one too:",
            "",
            "| Kind of page | Pages, this report | Pages, test region | Visits | Violations |",
            "|---|---:|---:|---:|---:|",
            *(f"| {' | '.join(map(str, row))} |" for row in rows),
            "",
            "Success criteria of WCAG 2.2 that have tests of their own beside axe:",
            "",
            *(f"- {criterion}" for criterion in criteria),
            "",
        ]
        before, _, rest = statement.partition(_START)
        return before + _START + "\n" + "\n".join(lines) + "\n" + _END + rest.partition(_END)[2]
