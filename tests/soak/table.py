"""The table that a long run ends with, on the page of the handbook that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType

from soak.runs import Outcome

PAGE = "docs/contributing/robustness.md"

_START = "<!-- tried: written by `make soak` -->\n"
_END = "<!-- /tried -->"


def name_of(module: ModuleType) -> str:
    """What a module tries: how its docstring opens."""
    return " ".join((module.__doc__ or "").split()).partition(". ")[0].rstrip(".")


def table(outcomes: Mapping[str, Outcome]) -> str:
    """A row for each thing that was tried."""
    return "\n".join(
        [
            "| What was tried | How often | Failed | Longest try | Largest process |",
            "|---|---:|---:|---:|---:|",
            *(f"| {name} | {' | '.join(_cells(one))} |" for name, one in outcomes.items()),
        ]
    )


def _cells(outcome: Outcome) -> Iterable[str]:
    yield f"{outcome.tried:,}"
    yield f"{len(outcome.failures):,}"
    yield f"{outcome.longest:.2f} s" if outcome.longest else "–"
    yield f"{outcome.memory:.0f} MB"


def with_results(page: str, heading: str, outcomes: Mapping[str, Outcome]) -> str:
    """The page with the results of a run in the place of those of before."""
    before, _, rest = page.partition(_START)
    after = rest.partition(_END)[2]
    return f"{before}{_START}\n{heading}\n\n{table(outcomes)}\n\n{_END}{after}"


def rows_in(page: str) -> dict[str, list[str]]:
    """The other cells of each row of the results on the page, by what was tried."""
    results = page.partition(_START)[2].partition(_END)[0]
    lines = [line.strip("| ").split(" | ") for line in results.splitlines() if line[:2] == "| "]
    return {name: cells for name, *cells in lines[1:]}
