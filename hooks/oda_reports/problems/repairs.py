"""The safe repairs of a data folder, made in its files: comments and layout stay as they are."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Edit, Problem, Span

MAX_ROUNDS = 20
"""A file that could not be read shows its other problems only after the first is mended."""


def repair_files(find_problems: Callable[[], Iterable[Problem]]) -> int:
    """Makes the safe repairs until none is left; returns how many were made.

    ``find_problems`` reads the files anew. Each repair is a change of its own place; those that
    touch the same place wait for the next round.
    """
    made = 0
    for _ in range(MAX_ROUNDS):
        edits: dict[str, list[Edit]] = {}
        taken: dict[str, list[Span]] = {}
        for problem in find_problems():
            if problem.repair and problem.repair.safe:
                spans = taken.setdefault(problem.file, [])
                if not any(_touches(edit.span, spans) for edit in problem.repair.edits):
                    edits.setdefault(problem.file, []).extend(problem.repair.edits)
                    for edit in problem.repair.edits:
                        insort(spans, edit.span)
                    made += 1
        if not edits:
            break
        rewrite({Path(file): _edited(Path(file), each) for file, each in edits.items()})
    return made


def _touches(span: Span, others: list[Span]) -> bool:
    """Whether a span overlaps or meets one of others, which are in order and apart."""
    at = bisect(others, span)
    around = [*others[max(0, at - 1) : at], span, *others[at : at + 1]]
    return any(
        (first.end_line, first.end_column) >= (second.line, second.column)
        for first, second in pairwise(around)
    )


def _edited(path: Path, edits: Iterable[Edit]) -> str:
    return apply_edits(path.read_bytes().decode("utf-8-sig"), edits)
