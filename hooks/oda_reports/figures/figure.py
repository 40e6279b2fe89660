"""Figures: the numbers of the records, each with its address, unit, qualifier and source.

A figure has one address, unique for each value. How it is written is left to ``formatting``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.problems.problem import Loc
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Quantity
from oda_reports.records.projects import Amount, Project
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import (
    AmountKind,
    Kind,
    Match,
    Measure,
    Prices,
    Qualifier,
    Scale,
    StatedChange,
    ValueState,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number.

    ``value`` is in whole units (2000000 for US$2 million); None where ``state`` says why.
    ``scale`` and ``decimals`` are how it is to be written; ``unallocated`` names what a part of
    its area's total was for, where no single country is; ``loc`` is the way in its record to the
    entry that gives it.
    """

    address: str
    kind: Kind
    record: str
    label: str
    value: Decimal | None
    unit: Unit
    source: str
    place: str | None = None
    read: PartialDate | None = None
    state: ValueState = ValueState.REPORTED
    scale: Scale | None = None
    decimals: int = 0
    qualifier: Qualifier | None = None
    measure: Measure | None = None
    amount_kind: AmountKind | None = None
    prices: Prices | None = None
    price_year: int | None = None
    unallocated: str | None = None
    area: str | None = None
    year: PartialDate | None = None
    since: PartialDate | None = None
    as_of: PartialDate | None = None
    printed_in: str | None = None
    printed_in_inferred: bool = False
    match: Match = Match.CONFIRMED
    note: str | None = None
    editor_note: str | None = None
    change: StatedChange | None = None
    loc: Loc = ()

    @property
    def key(self) -> str:
        """The last part of its address, by which its own record's texts call it."""
        return self.address.rsplit("/", 1)[1]

    @property
    def part(self) -> str:
        """The field of its record that gives it, such as ``amounts`` or ``observations``."""
        return str(self.loc[0]) if self.loc else ""

    @property
    def number(self) -> Decimal | None:
        """Its value to reckon with, in whole units: nil, which was printed, is zero."""
        if self.value is None and self.state is ValueState.NIL:
            return Decimal(0)
        return self.value

    @property
    def may_contain_others(self) -> bool:
        """Whether it is one of a project's results, which may count the same people."""
        return self.part == "results"

    @property
    def value_loc(self) -> Loc:
        """The way in its record to the value itself: in a series, the entry is the value."""
        return self.loc if self.part == "series" else (*self.loc, "value")

    @property
    def file(self) -> str:
        """The file of its record, below the data folder."""
        return f"{self.kind}/{self.record}.yml"

    @property
    def anchor(self) -> str:
        """Its id on the page of its record: the rest of its address."""
        return self.address.removeprefix(f"{self.kind}/{self.record}/")


def record_figures(record: Record) -> Iterator[Figure]:
    """Every figure that a record holds, in the record's order."""
    if isinstance(record, Statistic):
        yield from _statistic_figures(record)
    elif isinstance(record, Project):
        for key, result in record.results.items():
            yield _quantity_figure(record, "results", key, result)
        for key, amount in record.amounts.items():
            if amount.currency is not None:
                yield _amount_figure(record, key, amount, amount.currency)
    elif isinstance(record, Event | Region | Country):
        for key, quantity in record.figures.items():
            yield _quantity_figure(record, "figures", key, quantity)


def own_figures(record: Record | None) -> list[Figure]:
    """The figures that the texts of a record can call by their key alone."""
    if record is None or record.kind is Kind.STATISTICS:
        return []
    return list(record_figures(record))


def _quantity_figure(record: Record, part: str, key: str, quantity: Quantity) -> Figure:
    return Figure(
        address=f"{record.kind}/{record.id}/{part}/{key}",
        kind=record.kind,
        record=record.id,
        label=quantity.label,
        value=quantity.value,
        unit=quantity.unit,
        source=quantity.source,
        place=quantity.place,
        read=quantity.read,
        decimals=decimals_of(quantity.value),
        qualifier=quantity.qualifier,
        as_of=quantity.date,
        note=quantity.note,
        loc=(part, key),
    )


def _amount_figure(record: Project, key: str, amount: Amount, currency: Unit) -> Figure:
    return Figure(
        address=f"{record.kind}/{record.id}/amounts/{key}",
        kind=record.kind,
        record=record.id,
        label=amount.label,
        value=amount.value,
        unit=currency,
        source=amount.source,
        place=amount.place,
        read=amount.read,
        state=ValueState.REPORTED if amount.value is not None else ValueState.NOT_YET_SET,
        qualifier=Qualifier.UP_TO if amount.kind is AmountKind.UP_TO else None,
        measure=amount.measure,
        amount_kind=amount.kind,
        match=amount.match,
        note=amount.note,
        loc=("amounts", key),
    )


def _statistic_figures(statistic: Statistic) -> Iterator[Figure]:
    for index, observation in enumerate(statistic.observations):
        loc: Loc = ("observations", index)
        yield _statistic_figure(statistic, observation, observation.value, observation.year, loc)
    for index, series in enumerate(statistic.series):
        for year, value in series.values.items():
            loc = ("series", index, "values", str(year))
            yield _statistic_figure(statistic, series, value, year, loc)


def _statistic_figure(
    statistic: Statistic,
    read: Observation | Series,
    value: Decimal | None,
    year: PartialDate | None,
    loc: Loc,
) -> Figure:
    assert statistic.unit is not None
    exponent = statistic.scale.exponent
    unallocated = read.unallocated if isinstance(read, Observation) else None
    parts = [f"{statistic.kind}/{statistic.id}/{read.area}"]
    if unallocated is not None:
        parts.append("/unallocated")
    if year is not None:
        parts.append(f"/{year}")
    if read.printed_in is not None:
        parts.append(f"@{read.printed_in}")
    more = read if isinstance(read, Observation) else None
    return Figure(
        address="".join(parts),
        kind=statistic.kind,
        record=statistic.id,
        label=statistic.short_title or statistic.title,
        value=None if value is None else value.scaleb(exponent) if exponent else value,
        unit=statistic.unit,
        source=read.source,
        place=read.place,
        read=read.read,
        state=more.state if more else ValueState.REPORTED,
        scale=statistic.scale,
        decimals=statistic.decimals,
        qualifier=more.qualifier if more else None,
        measure=statistic.measure,
        prices=statistic.prices,
        price_year=statistic.price_year,
        unallocated=unallocated,
        area=read.area,
        year=year,
        since=more.since if more else None,
        as_of=more.as_of if more else None,
        printed_in=read.printed_in,
        printed_in_inferred=more.printed_in_inferred if more else False,
        note=more.note if more else None,
        editor_note=more.editor_note if more else None,
        change=more.change if more else None,
        loc=loc,
    )


def decimals_of(value: Decimal) -> int:
    """How many digits stand behind the point of a number, as it is written."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
