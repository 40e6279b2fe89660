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
        _value(change.before, change, formatter),
        _value(change.after, change, formatter),
        _difference(change, formatter),
        "" if change.percent is None else _percent(change.percent, formatter),
        change.doubts,
    )


def _value(figure: Figure | None, change: FigureChange, formatter: Formatter) -> ToldValue | None:
    if figure is None:
        return None
    text = _exact(figure, formatter)
    before, after = change.before, change.after
    if before and after and before.measure is not after.measure and figure.measure:
        text += f", {figure.measure.label.lower()}"
    value = None if figure.value is None else f"{figure.value:f}"
    return ToldValue(text, value, figure.unit.value, figure.source, figure.place or "")


def _exact(figure: Figure, formatter: Formatter) -> str:
    """A figure with its unit and every decimal that its record has: a page may round it."""
    if figure.value is None:
        return figure.state.label.lower()
    scaled = figure.value.scaleb(-figure.scale.exponent if figure.scale else 0)
    exponent = scaled.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    text = formatter.figure(replace(figure, decimals=max(figure.decimals, -exponent)))
    if figure.unit.is_printed:
        return text
    return f"{text} {formatter.named(figure.unit, figure.value)}"


def _difference(change: FigureChange, formatter: Formatter) -> str:
    difference = change.difference
    if difference is None or not change.after:
        return ""
    if not difference:
        return "none"
    sign = MINUS if difference < 0 else "+"
    size = _exact(replace(change.after, value=abs(difference), qualifier=None), formatter)
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
