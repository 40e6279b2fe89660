"""The results of a project as its page shows them: what was, what came of it, what is aimed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Containment, Nature
from oda_reports.writing.captions import ALL

_OF_ROW = frozenset({"area", "breakdown", "flow", "phase", "through", "part_of"})
"""Aspects that tell a row of results from another: what is counted, and of whom."""
_COLUMNS = {
    Nature.BASELINE: page_messages.BEFORE,
    Nature.ACTUAL: page_messages.REACHED,
    Nature.TARGET: page_messages.AIMED_AT,
    Nature.FORECAST: page_messages.EXPECTED,
}


@dataclass(frozen=True)
class ContainedResult:
    """A result that another one contains."""

    containment: Containment
    """Whether all of it, or a part."""
    figure: Figure
    """The number."""


@dataclass(frozen=True)
class ShownResult:
    """A result of a project with all that is printed of it."""

    figure: Figure
    """The number."""
    context: frozenset[str]
    """The aspects that can be seen from where it stands, or in the list of its readings."""
    contains: tuple[ContainedResult, ...]
    """The results that it includes."""


@dataclass(frozen=True)
class ResultRow:
    """One thing that was counted several times, or is to be."""

    first: Figure
    """One of its values, which says what all of them count."""
    context: frozenset[str]
    """The aspects that its head leaves to its cells."""
    cells: tuple[tuple[ShownResult, ...], ...]
    """A cell for each column; empty where there is no such value."""


@dataclass(frozen=True)
class ResultTable:
    """Results of which there are several values."""

    heads: tuple[str, ...]
    """What its columns hold: what was before, what was reached."""
    rows: tuple[ResultRow, ...]
    """What was counted, in the record's order."""


def shown_results(
    project: Project, figures: tuple[Figure, ...]
) -> tuple[ResultTable | None, tuple[ShownResult, ...]]:
    """The results that stand side by side, and those that stand alone, in the record's order."""
    counted = [figure for figure in figures if figure.may_contain_others]
    times = Counter(map(_counting, counted))
    several = [figure for figure in counted if times[_counting(figure)] > 1]
    shown = {one.figure.address: one for one in _shown(project, counted, several)}
    alone = tuple(shown[figure.address] for figure in counted if figure not in several)
    if not several:
        return None, alone
    natures = [nature for nature in _COLUMNS if any(one.nature is nature for one in several)]
    rows: dict[Hashable, list[Figure]] = {}
    for figure in several:
        rows.setdefault(_counting(figure), []).append(figure)
    table = ResultTable(
        tuple(_COLUMNS[nature] for nature in natures),
        tuple(
            ResultRow(
                row[0],
                ALL - _OF_ROW,
                tuple(
                    tuple(shown[one.address] for one in row if one.nature is nature)
                    for nature in natures
                ),
            )
            for row in rows.values()
        ),
    )
    return table, alone


def _counting(figure: Figure) -> Hashable:
    """What a result counts, and of whom: equal for values that stand side by side."""
    return (
        figure.label.casefold(),
        figure.unit,
        figure.flow,
        figure.areas,
        figure.breakdown,
        figure.phase,
        figure.through,
        figure.part_of,
    )


def _shown(project: Project, counted: list[Figure], several: list[Figure]) -> Iterator[ShownResult]:
    known = {figure.key: figure for figure in counted}
    for figure in counted:
        result = project.results[figure.key]
        contains = (ContainedResult(how, known[other]) for other, how in result.contains.items())
        seen = _OF_ROW | {"nature"} if figure in several else frozenset[str]()
        if figure.has_other_readings:
            seen |= {"edition"}
        yield ShownResult(figure, seen, tuple(contains))
