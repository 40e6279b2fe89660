"""The safe repairs of a data folder, made in its files: comments and layout stay as they are."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

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
        for file, changes in edits.items():
            _rewrite(Path(file), changes)
    return made


def _touches(span: Span, others: list[Span]) -> bool:
    """Whether a span overlaps or meets one of others, which are in order and apart."""
    at = bisect(others, span)
    around = [*others[max(0, at - 1) : at], span, *others[at : at + 1]]
    return any(
        (first.end_line, first.end_column) >= (second.line, second.column)
        for first, second in pairwise(around)
    )


def _rewrite(path: Path, edits: Iterable[Edit]) -> None:
    """Puts the edited text in the place of the old one in one step; a byte order mark stays."""
    content = path.read_bytes()
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    text = apply_edits(content.decode("utf-8-sig"), edits)
    beside = path.with_name(f".{path.name}.repaired")
    beside.write_bytes(mark + text.encode("utf-8"))
    beside.chmod(path.stat().st_mode)
    beside.replace(path)
