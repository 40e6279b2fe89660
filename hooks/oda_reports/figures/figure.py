"""Figures: the numbers of the records, each with its address, unit, qualifier and source.

A figure has one address, unique for each value. How it is written is left to ``formatting``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from oda_reports.problems.problem import Loc
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.field_types import id_from
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project, Result
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.units import UNITS, Unit
from oda_reports.records.values import Amount, Equivalent, Facets, LoanTerms, Quantity, Value
from oda_reports.records.vocabulary import (
    Dimension,
    Flow,
    Kind,
    Match,
    Measure,
    Nature,
    Prices,
    Qualifier,
    Scale,
    Standing,
    StatedChange,
    ValueState,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number, and all that its record says of it.

    ``value``, ``low`` and ``high`` are in whole units (2000000 for US$2 million); where there is
    none of them, ``state`` says why. ``scale`` and ``decimals`` are how it is to be written;
    ``unallocated`` names what a part of its area's total was for, where no single country is;
    ``areas`` are those that it is about, as its record names them for it alone; ``area`` is the one
    area of a statistic's value; ``part_of`` is the address of its whole; ``loc`` is the way in its
    record to the entry that gives it. What each field says, to whom and where, is in ``aspects``.
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
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Scale | None = None
    decimals: int = 0
    qualifier: Qualifier | None = None
    nature: Nature = Nature.ACTUAL
    flow: Flow | None = None
    measure: Measure | None = None
    prices: Prices | None = None
    price_year: int | None = None
    breakdown: tuple[tuple[Dimension, str], ...] = ()
    unallocated: str | None = None
    area: str | None = None
    areas: tuple[str, ...] = ()
    year: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    since: PartialDate | None = None
    as_of: PartialDate | None = None
    part_of: str | None = None
    phase: str | None = None
    through: str | None = None
    standing: Standing | None = None
    printed_in: str | None = None
    printed_in_inferred: bool = False
    match: Match = Match.CONFIRMED
    equivalents: tuple[Equivalent, ...] = ()
    terms: LoanTerms | None = None
    cofinanced_by: str | None = None
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
    def has_number(self) -> bool:
        """Whether its source prints a number, or a range of numbers."""
        return self.value is not None or self.low is not None

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """What its source prints: its number, the ends of its range, or both."""
        return tuple(n for n in (self.value, self.low, self.high) if n is not None)

    def of_number(self, value: Decimal | None) -> Figure:
        """The same with another number: no range, and no hedge of its source's."""
        return replace(self, value=value, low=None, high=None, qualifier=None)

    @property
    def is_of_all_its_area(self) -> bool:
        """Whether it is what came about for all of its area: no aim, and no part of a total."""
        return not (
            self.unallocated
            or self.breakdown
            or self.through
            or self.part_of
            or self.nature is not Nature.ACTUAL
        )

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of a project, which others may share or be parts of."""
        return self.part == "amounts"

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
                yield amount_figure(record, key, amount)
    elif isinstance(record, Event | Region | Country):
        for key, quantity in record.figures.items():
            yield _quantity_figure(record, "figures", key, quantity)


def own_figures(record: Record | None) -> list[Figure]:
    """The figures that the texts of a record can call by their key alone."""
    if record is None or record.kind is Kind.STATISTICS:
        return []
    return list(record_figures(record))


def _said(read: Value) -> dict[str, Any]:
    """What an entry of a record says under the words that all entries share."""
    return {
        **_facets(read),
        "value": read.value,
        "low": read.low,
        "high": read.high,
        "state": read.state,
        "year": read.year,
        "start": read.start,
        "end": read.end,
        "since": read.since,
        "as_of": read.as_of,
    }


def _facets(read: Facets) -> dict[str, Any]:
    return {
        "source": read.source,
        "place": read.place,
        "read": read.read,
        "qualifier": read.qualifier,
        "nature": read.nature,
        "breakdown": tuple(sorted(read.breakdown.items())),
        "through": read.through,
        "standing": read.standing,
        "match": read.match,
        "note": read.note,
        "editor_note": read.editor_note,
    }


def _quantity_figure(record: Record, part: str, key: str, quantity: Quantity) -> Figure:
    numbers = (n for n in (quantity.value, quantity.low, quantity.high) if n is not None)
    return Figure(
        address=f"{record.kind}/{record.id}/{part}/{key}",
        kind=record.kind,
        record=record.id,
        label=quantity.label,
        unit=quantity.unit,
        flow=quantity.flow,
        areas=quantity.areas,
        part_of=_whole(record, part, quantity.part_of),
        phase=quantity.phase if isinstance(quantity, Result) else None,
        decimals=max(map(decimals_of, numbers), default=0),
        loc=(part, key),
        **_said(quantity),
    )


def amount_figure(record: Project, key: str, amount: Amount) -> Figure:
    """An amount as a figure; without a currency it has no number, and its unit says nothing."""
    return Figure(
        address=f"{record.kind}/{record.id}/amounts/{key}",
        kind=record.kind,
        record=record.id,
        label=amount.label,
        unit=amount.currency or UNITS["items"],
        flow=amount.flow,
        areas=amount.areas,
        part_of=_whole(record, "amounts", amount.part_of),
        phase=amount.phase,
        equivalents=amount.equivalents,
        terms=amount.terms,
        cofinanced_by=amount.cofinanced_by,
        loc=("amounts", key),
        **_said(amount),
    )


def _whole(record: Record, part: str, named: str | None) -> str | None:
    """The address of a whole that may be named by its key in the same part of the record."""
    if named is None or "/" in named:
        return named
    return f"{record.kind}/{record.id}/{part}/{named}"


def _statistic_figures(statistic: Statistic) -> Iterator[Figure]:
    for index, one in enumerate(statistic.observations):
        yield _statistic_figure(statistic, one, _said(one), ("observations", index))
    for index, series in enumerate(statistic.series):
        facets = _facets(series)
        for year, value in series.values.items():
            said = {**facets, "value": value, "year": year}
            loc: Loc = ("series", index, "values", year.as_written or str(year))
            yield _statistic_figure(statistic, series, said, loc)


def _statistic_figure(
    statistic: Statistic, read: Observation | Series, said: dict[str, Any], loc: Loc
) -> Figure:
    assert statistic.unit is not None
    more = read if isinstance(read, Observation) else None
    exponent = statistic.scale.exponent
    if exponent:
        for name in ("value", "low", "high"):
            if said.get(name) is not None:
                said[name] = said[name].scaleb(exponent)
    return Figure(
        address=_address(statistic, read, said),
        kind=statistic.kind,
        record=statistic.id,
        label=statistic.short_title or statistic.title,
        unit=statistic.unit,
        scale=statistic.scale,
        decimals=statistic.decimals,
        flow=statistic.flow,
        measure=statistic.measured,
        prices=statistic.prices,
        price_year=statistic.price_year,
        unallocated=more.unallocated if more else None,
        area=read.area,
        areas=(read.area,),
        part_of=more.part_of if more else None,
        printed_in=read.printed_in,
        printed_in_inferred=more.printed_in_inferred if more else False,
        change=more.change if more else None,
        loc=loc,
        **said,
    )


def _address(statistic: Statistic, read: Observation | Series, said: dict[str, Any]) -> str:
    """The address of a value: its area, what it is of the area's total, its time, its edition.

    Two values that differ in one of these are two figures.
    """
    parts = [f"{statistic.kind}/{statistic.id}/{read.area}"]
    if isinstance(read, Observation) and read.unallocated is not None:
        parts.append("/unallocated")
    parts += [f"/{id_from(part) or dimension}" for dimension, part in said["breakdown"]]
    if read.through is not None:
        parts.append(f"/through-{read.through}")
    if read.nature is not Nature.ACTUAL:
        parts.append(f"/{read.nature}")
    if said["year"] is not None:
        parts.append(f"/{said['year']}")
    elif said.get("start") or said.get("end"):
        parts.append(f"/{said['start'] or ''}--{said['end'] or ''}")
    elif read.nature is not Nature.ACTUAL and said.get("as_of"):
        parts.append(f"/{said['as_of']}")
    if read.printed_in is not None:
        parts.append(f"@{read.printed_in}")
    return "".join(parts)


def decimals_of(value: Decimal) -> int:
    """How many digits stand behind the point of a number, as it is written."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
