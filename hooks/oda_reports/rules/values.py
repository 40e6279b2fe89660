"""Values that cannot be what their unit and measure say, or look like a slip of the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from oda_reports.catalogue.selection import order_of_print
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.records.field_types import plain
from oda_reports.records.statistics import Statistic
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Kind, Measure
from oda_reports.rules.checking import Checking


def units_fit_measures(checking: Checking) -> Iterator[Problem]:
    """A sum of money is money, a share is in percent, and a count is neither."""
    for record in checking.ids[Kind.STATISTICS].values():
        assert isinstance(record, Statistic)
        if record.unit and (lacking := _lacking(record.measured, record.unit)):
            yield checking.origin(record).problem(
                ("unit",),
                "E250",
                f"the measure is {record.measured.value}, and the unit {record.unit.value}: "
                f"{lacking}",
                "correct the unit or the measure",
            )


def _lacking(measure: Measure, unit: Unit) -> str:
    """What keeps a unit from being one of a measure, in words; empty if nothing does."""
    if measure in (Measure.COUNT, Measure.CUMULATIVE_COUNT):
        if unit.is_money:
            return "money is no count"
        return "a percentage is a share" if unit.is_percent else ""
    if measure is Measure.SHARE:
        return "" if unit.is_percent else "a share is in percent"
    if measure is Measure.RATIO:
        return ""
    return "" if unit.is_money else "an amount is money"


def counts_are_not_negative(checking: Checking) -> Iterator[Problem]:
    """Of persons, schools and the like there are none or more."""
    for record in checking.folder.records:
        for figure in checking.figures_of(record):
            if figure.value is None or not figure.unit.is_counted or figure.value >= 0:
                continue
            yield checking.origin(record).problem(
                figure.value_loc,
                "E251",
                f"there cannot be {plain(figure.value)} {figure.unit.label}",
                "remove the minus sign, or check the number and its unit",
            )


def shares_are_not_negative(checking: Checking) -> Iterator[Problem]:
    """A share is below nothing only where some of a net flow was paid back, which a note says."""
    for record in checking.ids[Kind.STATISTICS].values():
        for figure in checking.figures_of(record):
            if figure.measure is not Measure.SHARE or figure.value is None or figure.value >= 0:
                continue
            if not figure.note and not figure.editor_note:
                yield checking.origin(record).problem(
                    figure.value_loc,
                    "W456",
                    f"a share of {plain(figure.value)} percent is less than nothing",
                    "check the sign; if it is a share of a net flow and printed so, say that in a "
                    "note, or of a series in a waiver",
                )


def percentages_are_no_fractions(checking: Checking) -> Iterator[Problem]:
    """A percentage that is about a hundredth of those beside it was written as a fraction."""
    for record in checking.folder.records:
        for figures in _percentages(checking.figures_of(record)):
            for figure, beside in _with_neighbours(figures):
                value = abs(figure.value or Decimal())
                if 0 < value < 1 and all(_is_hundredfold(other, value) for other in beside):
                    meant = plain((figure.value or Decimal()) * 100)
                    yield checking.origin(record).problem(
                        figure.value_loc,
                        "W457",
                        f"{plain(figure.value or Decimal())} percent is about a hundredth of the "
                        "values beside it",
                        f"if it is a fraction, write {meant}: 4.9 percent are written 4.9, "
                        "not 0.049",
                    )


def _percentages(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """Percentages of the same: of one area, or in a project or event of one label."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.unit.is_percent and figure.value:
            found.setdefault(figure.area or figure.label, []).append(figure)
    return found.values()


def _with_neighbours(figures: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each of several figures with the ones right before and after it in time."""
    ordered = sorted(figures, key=order_of_print) if figures[0].area else figures
    for index, figure in enumerate(ordered):
        beside = [*ordered[max(0, index - 1) : index], *ordered[index + 1 : index + 2]]
        if beside:
            yield figure, beside


def _is_hundredfold(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is about a hundred times a value: between 20 and 500 times."""
    return value * 20 <= abs(figure.value or Decimal()) <= value * 500
