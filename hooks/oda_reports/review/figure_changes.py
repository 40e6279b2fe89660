"""Two catalogues: the figures that differ, and what a reviewer should doubt about each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures.figure import Figure
from oda_reports.records.vocabulary import Kind


class Doubt(StrEnum):
    """What makes a reviewer look twice at a figure that changed; the worst come first.

    ``SAME_PLACE``: the value is another though it is read where the old one was.
    """

    POWER_OF_TEN = "a power of ten: a slipped point?"
    SIGN = "another sign"
    JUMP = "a jump: half or more"
    UNIT = "another unit"
    MEASURE = "another measure"
    SOURCE_LOST = "source no longer there"
    SOURCE = "another source"
    DATE = "another date"
    SAME_PLACE = "same source and place"

    @property
    def is_grave(self) -> bool:
        """Whether the change looks like a mistake; the same place only asks for a second look."""
        return self is not Doubt.SAME_PLACE


@dataclass(frozen=True)
class FigureChange:
    """One figure before and after; None where it was not there yet, or is gone."""

    before: Figure | None
    after: Figure | None
    about: str
    """What it counts and where: a statistic and its area, or a label and its record."""
    moment: str
    """When, and in which edition: 2023; since 1993, 2024 edition. Empty where nothing is said."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """After less before; None where there are no two values of one unit and measure."""
        before, after = self.before, self.after
        if not before or not after or before.value is None or after.value is None:
            return None
        if (before.unit.value, before.measure) != (after.unit.value, after.measure):
            return None
        return after.value - before.value  # one figure in two states of its record

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the value before; None from nothing or to another sign."""
        if self.difference is None or not self.before or not self.before.value:
            return None
        if Doubt.SIGN in self.doubts:
            return None
        return self.difference / abs(self.before.value) * 100


def figure_changes(
    base: Catalogue, head: Catalogue, renamed: Mapping[Key, Key]
) -> tuple[FigureChange, ...]:
    """The figures whose value, qualifier, unit, state, dates, measure, source or place changed.

    A figure is one and the same by its address; ``renamed`` are ids that changed (old to new), so
    a figure follows its record, area and source. First those that both have, then the new ones,
    then those that are gone.
    """
    before = {
        figure.address: (figure, old)
        for old in base.figures.values()
        for figure in [_under_new_ids(old, renamed)]
    }
    sources = {source.id for source in base.sources} - {source.id for source in head.sources}
    changed: list[FigureChange] = []
    new: list[FigureChange] = []
    for address, after in head.figures.items():
        if address not in before:
            new.append(FigureChange(None, after, _about(after, head), _moment(after)))
            continue
        figure, _ = before[address]
        doubts = tuple(_doubts(figure, after, sources))
        if _read(figure) != _read(after) or Doubt.SOURCE_LOST in doubts:
            changed.append(FigureChange(figure, after, _about(after, head), _moment(after), doubts))
    gone = [
        FigureChange(old, None, _about(old, base), _moment(old))
        for address, (_, old) in before.items()
        if address not in head.figures
    ]
    return (*changed, *new, *gone)


def _read(figure: Figure) -> tuple[object, ...]:
    """What was read in a source, and where."""
    dates = (figure.year, figure.since, figure.as_of)
    return (*_said(figure), *dates, figure.measure, figure.source, figure.place)


def _said(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.qualifier, figure.unit.value, figure.state)


def _under_new_ids(figure: Figure, renamed: Mapping[Key, Key]) -> Figure:
    """A figure as its address would be after its record, area or source changed its id."""
    if not renamed:
        return figure

    def new(kind: Kind, id: str) -> str:
        return renamed.get((kind, id), (kind, id))[1]

    record = new(figure.kind, figure.record)
    rest = figure.anchor
    area = figure.area
    if area is not None:
        area = new(Kind.COUNTRIES, new(Kind.REGIONS, area))
        rest = area + rest.removeprefix(figure.area or "")
    return replace(
        figure,
        address=f"{figure.kind}/{record}/{rest}",
        record=record,
        area=area,
        source=new(Kind.SOURCES, figure.source),
    )


def _doubts(before: Figure, after: Figure, lost_sources: set[str]) -> Iterator[Doubt]:
    if before.unit.value != after.unit.value:
        yield Doubt.UNIT
    if before.measure is not after.measure:
        yield Doubt.MEASURE
    if before.value is not None and after.value is not None and before.value != after.value:
        if after.value and before.value and (before.value < 0) != (after.value < 0):
            yield Doubt.SIGN
        elif is_power_of_ten_apart(before.value, after.value):
            yield Doubt.POWER_OF_TEN
        elif before.unit.value == after.unit.value and is_jump(before.value, after.value):
            yield Doubt.JUMP
    # Of one address the year is another where fiscal years are counted otherwise.
    if (before.year, before.since, before.as_of) != (after.year, after.since, after.as_of):
        yield Doubt.DATE
    if after.source in lost_sources:
        yield Doubt.SOURCE_LOST
    elif before.source != after.source:
        yield Doubt.SOURCE
    elif before.place == after.place and _said(before) != _said(after):
        yield Doubt.SAME_PLACE


def is_jump(before: Decimal, after: Decimal) -> bool:
    """Whether a value changed by half of itself or more; from nothing, any change is a jump."""
    return abs(after - before) * 2 >= abs(before)


def is_power_of_ten_apart(before: Decimal, after: Decimal) -> bool:
    """Whether one value is about 10, 100, 1000 … times the other, within one percent.

    A point slips by whole powers; the percent leaves room for a digit corrected with it.
    """
    if not before or not after:
        return False
    small, large = sorted((abs(before), abs(after)))
    times = large / small
    power = Decimal(10) ** (times * Decimal("1.01")).adjusted()
    return power >= 10 and abs(times / power - 1) <= Decimal("0.01")


def _about(figure: Figure, catalogue: Catalogue) -> str:
    record = catalogue.records[figure.kind, figure.record]
    if figure.area is not None:
        return f"{record.heading}, {_area_name(figure.area, catalogue)}"
    return f"{figure.label}, {record.heading}"


def _area_name(area: str, catalogue: Catalogue) -> str:
    """What an area is called; its id where its record could not be read."""
    try:
        return catalogue.area_name(area)
    except KeyError:
        return area


def _moment(figure: Figure) -> str:
    parts = [
        str(figure.year or ""),
        f"since {figure.since}" if figure.since else "",
        f"as of {figure.as_of}" if figure.as_of else "",
        f"{figure.printed_in} edition" if figure.printed_in else "",
    ]
    return ", ".join(part for part in parts if part)
