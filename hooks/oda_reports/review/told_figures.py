"""Figures that changed, in words: each value with its unit, the difference, the percentage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import MINUS, Formatter
from oda_reports.review.figure_changes import FigureChange
from oda_reports.review.review import ToldChange, ToldValue


def tell_changes(changes: Iterable[FigureChange], formatter: Formatter) -> tuple[ToldChange, ...]:
    """The changes as a reviewer reads them."""
    return tuple(_told(change, formatter) for change in changes)


def _told(change: FigureChange, formatter: Formatter) -> ToldChange:
    figure = change.after or change.before
    assert figure is not None
    return ToldChange(
        figure.address,
        change.about,
        change.moment,
        told_value(change.before, formatter),
        told_value(change.after, formatter),
        _difference(change, formatter),
        "" if change.percent is None else _percent(change.percent, formatter),
        change.doubts,
        change.aspects,
        change.is_beside,
    )


def told_value(figure: Figure | None, formatter: Formatter) -> ToldValue | None:
    """A figure as a reviewer reads it on one side of a change."""
    if figure is None:
        return None
    value = None if figure.value is None else f"{figure.value:f}"
    edition = figure.printing.mark if figure.printing else ""
    return ToldValue(
        _exact(figure, formatter),
        value,
        figure.unit.value,
        figure.source,
        figure.place or "",
        edition,
    )


def _exact(figure: Figure, formatter: Formatter) -> str:
    """A figure with its unit and every decimal that its record has: a page may round it."""
    decimals = max((_decimals(number, figure) for number in figure.numbers), default=0)
    return formatter.counted(replace(figure, decimals=max(figure.decimals, decimals)))


def _decimals(value: Decimal, figure: Figure) -> int:
    """How many decimals a value has in the scale of its statistic."""
    scaled = value.scaleb(-figure.exponent)
    exponent = scaled.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent


def _difference(change: FigureChange, formatter: Formatter) -> str:
    difference = change.difference
    if difference is None or not change.after:
        return ""
    if not difference:
        return "none"
    sign = MINUS if difference < 0 else "+"
    size = _exact(change.after.of_number(abs(difference)), formatter)
    unit = formatter.named(change.after.unit, abs(difference))
    return sign + size.replace("percent", "points").removesuffix(f" {unit}")


def _percent(percent: Decimal, formatter: Formatter) -> str:
    """A percentage with a decimal below ten; less than a tenth of one is not called nothing."""
    size = abs(percent)
    if not size:
        return ""
    if size < Decimal("0.1"):
        return "less than 0.1%"
    sign = MINUS if percent < 0 else "+"
    return f"{sign}{formatter.number(size, 1 if size < 10 else 0)}%"
