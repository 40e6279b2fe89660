"""What a target or a baseline is set beside: the same count, in the same unit, before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Kind, Nature
from oda_reports.rules.checking import Checking


def natures_of_one_count_share_a_unit(checking: Checking) -> Iterator[Problem]:
    """Baseline, target and what came about under one label are counted in one unit."""
    for figures in _of_one_label(checking):
        first = figures[0]
        for figure in figures[1:]:
            if figure.nature is not first.nature and figure.unit != first.unit:
                yield checking.folder.origins[figure.kind, figure.record].problem(
                    (*figure.loc, "unit"),
                    "E345",
                    f"'{figure.key}' is in {figure.unit.label}, and '{first.key}', which has its "
                    f"label, in {first.unit.label}",
                    "correct the unit, or give what is another count a label of its own",
                )


def baselines_come_first(checking: Checking) -> Iterator[Problem]:
    """What things began from is of no later time than the target and what came about."""
    for figures in _of_one_label(checking):
        for baseline in figures:
            start = _moment(baseline)
            if baseline.nature is not Nature.BASELINE or start is None:
                continue
            for figure in figures:
                end = _moment(figure)
                if figure.nature is Nature.BASELINE or not end or end.last_day >= start.first_day:
                    continue
                yield checking.folder.origins[baseline.kind, baseline.record].problem(
                    baseline.loc,
                    "W447",
                    f"the baseline '{baseline.key}' is of {start}, later than '{figure.key}' of "
                    f"{end}",
                    "check the two dates and natures; if they are printed so, say why in a waiver",
                )
                break


def _of_one_label(checking: Checking) -> Iterable[list[Figure]]:
    """Figures of a record under one label and of the same part of it, of several natures."""
    found: dict[object, list[Figure]] = {}
    for figure in checking.figures.values():
        if figure.kind is not Kind.STATISTICS and not figure.is_money:
            label = figure.label.casefold()
            part = (figure.areas, figure.phase, figure.breakdown, figure.through)
            found.setdefault((figure.kind, figure.record, label, part), []).append(figure)
    return (each for each in found.values() if len({figure.nature for figure in each}) > 1)


def _moment(figure: Figure) -> PartialDate | None:
    return figure.year or figure.as_of or figure.end or figure.start
