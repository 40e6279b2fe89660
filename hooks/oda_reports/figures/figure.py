"""Figures: the numbers of the records, each with its address, unit, qualifier and source.

A figure has one address, unique for each value. How it is written is left to ``formatting``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from oda_reports.problems.problem import Loc
from oda_reports.records.areas import Country, Region
from oda_reports.records.editions import UNPRINTED, Editions, Printing, Rank
from oda_reports.records.events import Event
from oda_reports.records.field_types import id_from
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project, Result
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.units import UNITS, Unit
from oda_reports.records.values import (
    Amount,
    AmountReading,
    Conversions,
    Equivalent,
    Facets,
    LoanTerms,
    Quantity,
    Reading,
    Reported,
)
from oda_reports.records.vocabulary import (
    CEILINGS,
    FLOORS,
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
    area of a statistic's value; ``part_of`` is the address of its whole; ``printing`` is the
    edition that its source is; ``has_other_readings`` if others print the same of it; ``loc`` is
    the way in its record to the entry that gives it. What each field says, to whom and where, is
    in ``aspects``.
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
    time_inferred: bool = False
    part_of: str | None = None
    phase: str | None = None
    through: str | None = None
    standing: Standing | None = None
    printing: Printing | None = None
    has_other_readings: bool = False
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
    def name(self) -> str:
        """Its address less the edition: what stands there now, whichever edition prints it."""
        return self.address.partition("@")[0]

    @property
    def stands(self) -> bool:
        """Whether the address without an edition means it, of all that is printed under a key.

        Every value of a statistic has its edition in its address, and is a figure of its own.
        """
        return self.kind is Kind.STATISTICS or "@" not in self.address

    @property
    def is_named_at(self) -> tuple[str, ...]:
        """What stands behind the ``@`` of an address that means this reading and no other."""
        return self.printing.marks if self.printing else (self.source,)

    @property
    def edition(self) -> str | None:
        """The edition that prints it, whichever publication it is of."""
        return self.printing.edition if self.printing else None

    @property
    def rank(self) -> Rank:
        """Where it stands among what others print of the same."""
        return self.printing.rank if self.printing else UNPRINTED

    @property
    def part(self) -> str:
        """The field of its record that gives it, such as ``amounts`` or ``observations``."""
        return str(self.loc[0]) if self.loc else ""

    @property
    def has_number(self) -> bool:
        """Whether its source prints a number, or a range of numbers."""
        return self.value is not None or self.low is not None

    @property
    def prints_number(self) -> bool:
        """The same, or that there was nothing: nil is a number."""
        return self.has_number or self.state is ValueState.NIL

    @property
    def exponent(self) -> int:
        """The power of ten in which its record writes it: 6 for millions."""
        return self.scale.exponent if self.scale else 0

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """What its source prints: its number, the ends of its range, or both."""
        return tuple(n for n in (self.value, self.low, self.high) if n is not None)

    def of_number(self, value: Decimal | None) -> Figure:
        """The same with another number: no range, and no hedge of its source's."""
        return replace(self, value=value, low=None, high=None, qualifier=None)

    @property
    def is_of_all_its_area(self) -> bool:
        """Whether it is what came about for all of its area: no aim, and no part of a total.

        A country's value is a part of its region's, and all there is of the country.
        """
        return not (
            self.unallocated
            or self.breakdown
            or self.through
            or self._is_part_of_its_own_area
            or self.nature is not Nature.ACTUAL
        )

    @property
    def _is_part_of_its_own_area(self) -> bool:
        if self.part_of is None or self.area is None:
            return self.part_of is not None
        own = f"{self.kind}/{self.record}/{self.area}"
        return self.part_of.partition("@")[0] == own or self.part_of.startswith(f"{own}/")

    @property
    def is_limit(self) -> bool:
        """Whether its source says of its number only that there is more, or that there is less."""
        return self.qualifier in FLOORS or self.qualifier in CEILINGS

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


NO_EDITIONS = Editions()
"""Of a record that is looked at alone: nothing is known of what its sources are editions of."""


def record_figures(record: Record, editions: Editions = NO_EDITIONS) -> Iterator[Figure]:
    """Every figure that a record holds, in the record's order.

    Of what several sources print, the reading that stands has the address of its key; the others
    have their edition behind it.
    """
    if isinstance(record, Statistic):
        yield from _statistic_figures(record, editions)
    elif isinstance(record, Project):
        for key, result in record.results.items():
            yield from _quantity_figures(record, "results", key, result, editions)
        for key, amount in record.amounts.items():
            if amount.currency is not None:
                yield from amount_figures(record, key, amount, editions)
    elif isinstance(record, Event | Region | Country):
        for key, quantity in record.figures.items():
            yield from _quantity_figures(record, "figures", key, quantity, editions)


def own_figures(record: Record | None, editions: Editions = NO_EDITIONS) -> list[Figure]:
    """The figures that the texts of a record can call by their key alone."""
    if record is None or record.kind is Kind.STATISTICS:
        return []
    return [figure for figure in record_figures(record, editions) if figure.stands]


def _said(read: Reading) -> dict[str, Any]:
    """What an entry of a record says under the words that all entries share."""
    return {
        **_reported(read),
        "value": read.value,
        "low": read.low,
        "high": read.high,
        "state": read.state,
        "year": read.year,
        "start": read.start,
        "end": read.end,
        "since": read.since,
        "as_of": read.as_of,
        "time_inferred": read.time_inferred,
        "change": read.change,
    }


def _reported(read: Reported) -> dict[str, Any]:
    return {
        "source": read.source,
        "place": read.place,
        "read": read.read,
        "qualifier": read.qualifier,
        "standing": read.standing,
        "match": read.match,
        "note": read.note,
        "editor_note": read.editor_note,
    }


def _facets(entry: Facets) -> dict[str, Any]:
    return {
        "nature": entry.nature,
        "breakdown": tuple(sorted(entry.breakdown.items())),
        "through": entry.through,
    }


def _quantity_figures(
    record: Record, part: str, key: str, quantity: Quantity, editions: Editions
) -> Iterator[Figure]:
    shared = {
        **_facets(quantity),
        "label": quantity.label,
        "unit": quantity.unit,
        "flow": quantity.flow,
        "areas": quantity.areas,
        "part_of": _whole(record, part, quantity.part_of),
        "phase": quantity.phase if isinstance(quantity, Result) else None,
    }
    readings = (quantity, *quantity.readings)
    yield from _readings(record, (part, key), readings, shared, editions)


def amount_figures(
    record: Project, key: str, amount: Amount, editions: Editions
) -> Iterator[Figure]:
    """The readings of an amount; without a currency it has no number, its unit says nothing."""
    shared = {
        **_facets(amount),
        "label": amount.label,
        "unit": amount.currency or UNITS["items"],
        "flow": amount.flow,
        "areas": amount.areas,
        "part_of": _whole(record, "amounts", amount.part_of),
        "phase": amount.phase,
    }
    readings = (amount, *amount.readings)
    yield from _readings(record, ("amounts", key), readings, shared, editions)


def _readings(
    record: Record,
    loc: tuple[str, str],
    readings: Sequence[Reading],
    shared: dict[str, Any],
    editions: Editions,
) -> Iterator[Figure]:
    """What is printed of one thing: the reading that stands, and the others."""
    stands = standing_reading(readings, editions)
    address = f"{record.kind}/{record.id}/{loc[0]}/{loc[1]}"
    for index, reading in enumerate(readings):
        printing = editions.printing(reading.source)
        mark = "" if index == stands else f"@{printing.mark if printing else reading.source}"
        yield Figure(
            address=f"{address}{mark}",
            kind=record.kind,
            record=record.id,
            printing=printing,
            has_other_readings=len(readings) > 1,
            loc=(*loc, "readings", index - 1) if index else loc,
            **shared,
            **_said(reading),
            **(
                _conversions(reading)
                if isinstance(reading, Amount | AmountReading)
                else {"decimals": _decimals(reading)}
            ),
        )


def _decimals(read: Reading) -> int:
    numbers = (number for number in (read.value, read.low, read.high) if number is not None)
    return max(map(decimals_of, numbers), default=0)


def _conversions(read: Conversions) -> dict[str, Any]:
    return {
        "equivalents": read.equivalents,
        "terms": read.terms,
        "cofinanced_by": read.cofinanced_by,
    }


def standing_reading(readings: Sequence[Reading], editions: Editions) -> int:
    """Which of several readings the report shows: the newest edition's, up to its own.

    What no edition prints is older than all of them; of two alike the first stands. A reading
    that says that its source prints no number takes nothing from an older one.
    """
    if len(readings) == 1:
        return 0

    def place(index: int) -> tuple[object, ...]:
        reading = readings[index]
        source, is_there = reading.source, reading.prints_number
        return (editions.is_known(source), is_there, editions.rank(source), -index)

    return max(range(len(readings)), key=place)


def _whole(record: Record, part: str, named: str | None) -> str | None:
    """The address of a whole that may be named by its key in the same part of the record."""
    if named is None or "/" in named:
        return named
    return f"{record.kind}/{record.id}/{part}/{named}"


def _statistic_figures(statistic: Statistic, editions: Editions) -> Iterator[Figure]:
    for index, one in enumerate(statistic.observations):
        printing = editions.printing(one.source)
        said = {**_facets(one), **_said(one), "loc": ("observations", index)}
        yield _statistic_figure(statistic, one, said, printing)
    for index, series in enumerate(statistic.series):
        printing = editions.printing(series.source)
        shared = {**_facets(series), **_reported(series)}
        for year, value in series.values.items():
            loc: Loc = ("series", index, "values", year.names[0])
            said = {**shared, "value": value, "year": year, "loc": loc}
            yield _statistic_figure(statistic, series, said, printing)


def _statistic_figure(
    statistic: Statistic,
    read: Observation | Series,
    said: dict[str, Any],
    printing: Printing | None,
) -> Figure:
    assert statistic.unit is not None
    more = read if isinstance(read, Observation) else None
    exponent = statistic.scale.exponent
    if exponent:
        for name in ("value", "low", "high"):
            if said.get(name) is not None:
                said[name] = said[name].scaleb(exponent)
    return Figure(
        address=_address(statistic, read, said, printing),
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
        printing=printing,
        **said,
    )


def _address(
    statistic: Statistic,
    read: Observation | Series,
    said: dict[str, Any],
    printing: Printing | None,
) -> str:
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
    elif said.get("as_of") and (printing is None or read.nature is not Nature.ACTUAL):
        parts.append(f"/{said['as_of']}")
    if printing is not None:
        parts.append(f"@{printing.mark}")
    return "".join(parts)


def decimals_of(value: Decimal) -> int:
    """How many digits stand behind the point of a number, as it is written."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
