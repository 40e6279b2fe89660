"""Slips found by trial: lines are changed as their editor may have meant, and the file read again.

No single line tells whether it is off or its neighbour. What tells is the record that comes out:
the change after which all of it is in order was the slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, NamedTuple

from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Loc, Problem, Repair
from oda_reports.reading.displaced_lines import moved_lines, text_lines, texts_behind_sign
from oda_reports.reading.field_marks import colons_left_out, fields_on_a_line
from oda_reports.reading.layout import Layout, Proposal
from oda_reports.reading.list_marks import hyphens_left_out, marks_of_entries

Faults = frozenset[tuple[Loc, str]]
"""What models refuse in a file: the way to it, and the kind of refusal."""

Judge = Callable[[Any], Faults]
"""What models say of the data of a file."""

MOST = 36
"""So many changes are tried."""
LONGEST = 64 * 1024
"""A text that is longer is not read again and again."""

_OF_MARKS = ("E120", "E126")


class Outcome(NamedTuple):
    """What came of reading a text: the line where it stopped, 0 at its end; the faults; the data.

    The faults are None where nobody knows what the data should be.
    """

    stopped: int
    faults: Faults | None = None
    data: Any = None


class Found(NamedTuple):
    """The slip that explains most; whether it explains all; what is wrong when it is mended."""

    problem: Problem
    is_all: bool
    left: Faults


def find_by_trial(
    text: str,
    file: str,
    lines: Iterable[int],
    before: Outcome,
    read: Callable[[str], Outcome],
    told: Problem | None = None,
) -> Found | None:
    """The slip in some lines, or around them, after whose mending more of a file can be read.

    What the parser's words have ``told`` is tried too, and stands behind what explains as much.
    """
    if len(text) > LONGEST:
        return None
    tried: list[tuple[tuple[Any, ...], Problem, Outcome]] = []
    outcomes: dict[Repair | None, Outcome] = {None: before}
    first = [Proposal(told, (False, 1, 1, told.span.line))] if told and told.repair else []
    for proposal in islice(chain(first, _proposals(text, file, lines, before)), MOST):
        repair = proposal.problem.repair
        if repair and repair not in outcomes:
            outcomes[repair] = read(apply_edits(text, repair.edits))
        outcome = outcomes[repair]
        if _is_better(outcome, before, proposal.problem):
            order = (outcome.stopped != 0, len(outcome.faults or ()), -outcome.stopped)
            tried.append(((*order, proposal.rank), proposal.problem, outcome))
    if not tried:
        return None
    _, problem, outcome = min(tried, key=lambda each: each[0])
    is_all = not outcome.stopped and not outcome.faults
    alike = [o.data for _, _, o in tried if not o.stopped and o.faults == outcome.faults]
    # A mark is none of what else is wrong; a line that is off is told by a sound record alone.
    is_certain = is_all or (problem.code in _OF_MARKS and before.faults is not None)
    # What is mended in two ways that mean something else is left to the editor.
    is_plain = (
        is_certain and outcome.faults is not None and all(data == outcome.data for data in alike)
    )
    if problem.repair and is_plain and problem is not told:
        problem = replace(problem, repair=replace(problem.repair, safe=True))
    return Found(problem, is_all, outcome.faults or frozenset())


def _is_better(after: Outcome, before: Outcome, problem: Problem) -> bool:
    if before.stopped:
        edits = problem.repair.edits if problem.repair else ()
        end = max(before.stopped, *(edit.span.end_line for edit in edits))
        return not after.stopped or after.stopped > end
    if after.stopped or after.faults is None or before.faults is None:
        return False
    # A line that has only gone into what is refused anyway is not mended.
    return after.faults < before.faults and all(
        value_at(after.data, loc) == value_at(before.data, loc) for loc, _ in after.faults
    )


def value_at(data: Any, loc: Loc) -> Any:
    """What stands at a way in the data of a file; None if nothing does."""
    for part in loc:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def _proposals(text: str, file: str, lines: Iterable[int], before: Outcome) -> Iterator[Proposal]:
    """What may have been meant by some lines and those that lead to them, the likeliest first."""
    layout = Layout(text)
    near = [line for line in dict.fromkeys(lines) if 1 <= line <= layout.last]
    seen = dict.fromkeys(near)
    for line in near:
        around = layout.around(line)
        firsts = [next(layout.below(each), line) for each in around[1:]]
        seen |= dict.fromkeys([*around[:1], *firsts, *around[1:]])
    for line in seen:
        yield from texts_behind_sign(layout, file, line)
        yield from marks_of_entries(layout, file, line)
        if before.faults is not None:  # else no word is known to be a field
            yield from hyphens_left_out(layout, file, line)
            yield from colons_left_out(layout, file, line)
            yield from fields_on_a_line(layout, file, line)
    for line in near:
        yield from text_lines(layout, file, line)
    for line in seen:
        yield from moved_lines(layout, file, line, before.stopped)
