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


_HEAD = (
    "| What was tried (in which run) | How often | Failed | Longest try | Largest process |",
    "|---|---|---|---|---|",
)


def table(outcomes: Mapping[str, Outcome], run: str) -> str:
    """A row for each thing that was tried in a run, which its day and seed name."""
    return _written({name: [*_cells(one), run] for name, one in outcomes.items()})


def _written(rows: Mapping[str, Iterable[str]]) -> str:
    """The table; a run stands with the name, since a phone is wide enough for five columns."""
    lines = (f"| {name} ({run}) | {' | '.join(row)} |" for name, (*row, run) in rows.items())
    return "\n".join([*_HEAD, *lines])


def _cells(outcome: Outcome) -> Iterable[str]:
    yield f"{outcome.tried:,}"
    yield f"{len(outcome.failures):,}"
    yield f"{outcome.longest:.2f} s" if outcome.longest else "–"
    yield f"{outcome.memory:.0f} MB"


def with_results(page: str, outcomes: Mapping[str, Outcome], run: str, names: Iterable[str]) -> str:
    """The page with the rows of a run for those of before, in the order of ``names``."""
    new = {name: [*_cells(one), run] for name, one in outcomes.items()}
    rows = rows_in(page) | new
    before, _, rest = page.partition(_START)
    after = rest.partition(_END)[2]
    written = _written({name: rows[name] for name in names if name in rows})
    return f"{before}{_START}\n{written}\n\n{_END}{after}"


def rows_in(page: str) -> dict[str, list[str]]:
    """The other cells of each row of the results on the page and its run, by what was tried."""
    results = page.partition(_START)[2].partition(_END)[0]
    lines = [line.strip("| ").split(" | ") for line in results.splitlines() if line[:2] == "| "]
    rows = {}
    for first, *cells in lines[1:]:
        name, _, run = first.removesuffix(")").rpartition(" (")
        rows[name] = [*cells, run]
    return rows
