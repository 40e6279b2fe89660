"""Numbers in records: one model of what a number can say of itself, for each part that holds one.

The facets have the same words everywhere. A part narrows them: an amount needs a currency, a value
of a statistic has the unit and the flow of its statistic, and one area.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AnyUnit,
    AreaId,
    Currency,
    FigureRef,
    Flag,
    Id,
    Needed,
    Number,
    OrganisationId,
    Prose,
    SourceId,
    Wording,
)
from oda_reports.records.model import Model, Sourced
from oda_reports.records.partial_dates import PartialDate, YearOf
from oda_reports.records.vocabulary import (
    Dimension,
    Flow,
    Match,
    Nature,
    Qualifier,
    Standing,
    StatedChange,
    Tying,
    ValueState,
)


class Reported(Sourced):
    """What can be said of a number as one source has it, besides the number and its time."""

    qualifier: Qualifier | None = None
    """The source's own hedge before the number."""
    standing: Standing | None = None
    """How firm the source says it is."""
    match: Match = Match.CONFIRMED
    """Whether it is certain that the source means what the number stands for here."""
    note: Prose | None = None
    """What should be known about it."""
    editor_note: Wording | None = None
    """A note of ours if the print seems to be wrong, shown as such."""


class Facets(Reported):
    """What can be said of a number, or of several alike, besides the number and its time."""

    nature: Nature = Nature.ACTUAL
    """Whether it came about, is aimed at or expected, or was there before."""
    breakdown: Annotated[dict[Dimension, Wording], Field(max_length=3)] = {}
    """Of which part of a total it is: a dimension and the part, such as sex: women."""
    through: OrganisationId | None = None
    """The organisation through which it went or was done."""


class Reading(Reported):
    """A number as one source has it, or why there is none, with its time."""

    value: Annotated[
        Number | None, Needed("unless there is a range, or a state says why there is none")
    ] = None
    """The number, as the source has it; it can be zero."""
    low: Annotated[Number | None, Needed("with high")] = None
    """The lower end of a range, where the source prints one."""
    high: Annotated[Number | None, Needed("with low")] = None
    """The upper end of the range."""
    state: ValueState = ValueState.REPORTED
    """Why there is no value, where there is none."""
    year: YearOf | None = None
    """What it is about: a calendar year, or a fiscal year such as FY2023 or FY2004-05."""
    start: PartialDate | None = None
    """The start of a period that is no year."""
    end: PartialDate | None = None
    """The end of that period."""
    since: PartialDate | None = None
    """The start of a count that goes on."""
    as_of: PartialDate | None = None
    """When it was so; of a target, by when it is to be so."""
    time_inferred: Flag = False
    """True where that it is of this time is a conclusion of ours: a note that prints no year."""
    change: StatedChange | None = None
    """What a source says of the difference to the edition before: only if one does say it."""

    @property
    def has_number(self) -> bool:
        """Whether its source prints a number, or a range of numbers."""
        return self.value is not None or self.low is not None or self.high is not None

    @property
    def prints_number(self) -> bool:
        """The same, or that there was nothing: nil is a number."""
        return self.has_number or self.state is ValueState.NIL

    @_model_validator(mode="after")
    def _stated(self) -> Self:
        if self.has_number != (self.state is ValueState.REPORTED):
            raise PydanticCustomError(
                "E222", "needs a value, or a state that says why there is none"
            )
        return self

    @_model_validator(mode="after")
    def _ranged(self) -> Self:
        low, high = self.low, self.high
        if (low is None) != (high is None):
            raise PydanticCustomError(
                "E229",
                "has one end of a range: it needs 'low' and 'high'",
                {"way": ("high" if low is None else "low",)},
            )
        if low is not None and high is not None:
            if low >= high:
                raise PydanticCustomError(
                    "E229",
                    "has its range upside down: 'low' is not below 'high'",
                    {"way": ("low",), "exchange": ("low", "high")},
                )
            if self.value is not None and not low <= self.value <= high:
                raise PydanticCustomError(
                    "E229", "has a value that lies outside its own range", {"way": ("value",)}
                )
        return self

    @_model_validator(mode="after")
    def _of_one_time(self) -> Self:
        ways = (self.year, self.start or self.end, self.since or self.as_of)
        if sum(way is not None for way in ways) > 1:
            raise PydanticCustomError(
                "E230",
                "says its time twice: 'year', or 'start' and 'end', or 'since' and 'as_of' says it",
            )
        if self.time_inferred and not any(ways):
            raise PydanticCustomError(
                "E234",
                "says that its time is inferred, and names none: add year, or remove the line",
            )
        return self


class Value(Reading, Facets):
    """A number, or why there is none, with its time and what it is a part of."""

    part_of: FigureRef | None = None
    """The figure that it is a part of: its key in this record, or its address."""


class Quantity(Value):
    """A number that a record's own text can refer to."""

    label: Wording
    """What is counted, as a short phrase."""
    unit: AnyUnit
    """What the number counts."""
    flow: Annotated[Flow | None, Needed("with a currency as unit")] = None
    """Of money: what became of it."""
    areas: tuple[AreaId, ...] = ()
    """Whom it is about, where that is not all that the record is about."""
    readings: tuple[Reading, ...] = ()
    """What other sources or editions print of it, each as a number of its own."""

    @_model_validator(mode="after")
    def _of_money(self) -> Self:
        if self.unit.is_money != (self.flow is not None):
            raise PydanticCustomError(
                "E231",
                "counts money and says no flow: what became of it"
                if self.unit.is_money
                else "has a flow, and only money flows",
            )
        return self


class Equivalent(Model):
    """An amount converted to another currency: never the fact itself."""

    value: Number
    """The amount in the other currency."""
    currency: Currency
    """The currency it was converted to."""
    qualifier: Qualifier | None = None
    """The source's own hedge before it."""
    rate: Number | None = None
    """Units of the original currency for one unit of this one, where it is printed."""
    date: PartialDate | None = None
    """The date of the rate."""
    source: SourceId | None = None
    """The source that prints it, if it is another than the amount's."""

    def is_off(self, original: Decimal) -> bool:
        """Whether rate times value misses the original by more than a hundredth of it."""
        assert self.rate is not None
        return abs(self.value * self.rate - original) * 100 > abs(original)


class LoanTerms(Model):
    """On what terms a loan is given."""

    interest: Number | None = None
    """The interest in percent a year: 0.01."""
    interest_formula: Wording | None = None
    """The interest in words where it is no fixed number."""
    repayment_years: Number | None = None
    """Years in which it is to be paid back, those of grace among them."""
    repayment_formula: Wording | None = None
    """The repayment in words where it is no one number of years."""
    grace_years: Number | None = None
    """Years before the first repayment."""
    tying: Tying | None = None
    """Whether what it pays for must be bought from the donor's country."""


class Conversions(Model):
    """What is said of an amount of money as one source has it."""

    equivalents: tuple[Equivalent, ...] = ()
    """The same amount in other currencies, if a source prints it; never the fact itself."""
    terms: LoanTerms | None = None
    """Of a loan: interest, years, tying."""
    cofinanced_by: Wording | None = None
    """Who else pays, in words."""


class AmountReading(Conversions, Reading):
    """An amount as another source or edition has it, in the same currency."""


class Amount(Conversions, Value):
    """Money in whole units of its own currency: 2000000 for US$2 million."""

    label: Wording = "Amount"
    """What the money is for."""
    currency: Annotated[Currency | None, Needed("with a value")] = None
    """The currency of the source."""
    flow: Flow = Flow.COMMITMENT
    """What became of the money: promised, committed, paid out."""
    areas: tuple[AreaId, ...] = ()
    """Whom it is for, where that is not all that the project is for."""
    phase: Id | None = None
    """The id of the phase that it belongs to."""
    readings: tuple[AmountReading, ...] = ()
    """What other sources or editions print of it, each as a number of its own."""

    @_model_validator(mode="after")
    def _in_a_currency(self) -> Self:
        readings: tuple[Reading, ...] = (self, *self.readings)
        if self.currency is None and any(one.has_number for one in readings):
            raise PydanticCustomError("E216", "needs its currency, such as USD, JPY or EUR")
        return self

    @_model_validator(mode="after")
    def _of_its_sign(self) -> Self:
        readings: tuple[Reading, ...] = (self, *self.readings)
        for one in readings:
            least = one.low if one.value is None else one.value
            if least is not None and least < 0 and not self.flow.may_be_negative:
                raise PydanticCustomError(
                    "E232",
                    "is below zero, which money of the flow '{flow}' cannot be",
                    {"flow": self.flow.value},
                )
        return self
