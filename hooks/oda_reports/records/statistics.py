"""Statistics: one indicator each, with the values that were printed for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.field_types import (
    AnyUnit,
    AreaId,
    Decimals,
    Line,
    Needed,
    Number,
    Prose,
    SchemeId,
    Whole,
    Wording,
)
from oda_reports.records.partial_dates import PartialDate, YearOf
from oda_reports.records.parts import Section
from oda_reports.records.values import Facets, Value
from oda_reports.records.vocabulary import (
    Compilation,
    Flow,
    Kind,
    Measure,
    Prices,
    Scale,
)


class Observation(Value):
    """One value of a statistic, as one source prints it."""

    area: AreaId
    """The country, group or region it is about, or an area that the report names besides them."""
    unallocated: Line | None = None
    """For a part of the area's total that no single country is given: the row's name, as printed
    (several countries). The value then belongs to the total, and is none of its own."""


def _with_each_year_once(
    value: object, handler: ValidatorFunctionWrapHandler
) -> dict[PartialDate, Decimal]:
    """Years that are written in two ways are one: FY2004 and FY2004-05."""
    years: dict[PartialDate, Decimal] = handler(value)
    if isinstance(value, dict) and len(years) < len(value):
        raise PydanticCustomError(
            "E310", "has two values of one year, which is written in two ways: keep one"
        )
    return years


class Series(Facets):
    """The yearly values of one area from one source; a year left out was not reported."""

    area: AreaId
    """The country, group or region they are about."""
    values: Annotated[
        dict[YearOf, Number], Field(min_length=1), WrapValidator(_with_each_year_once)
    ]
    """Year and value, one a line; a year left out was not reported."""


class Statistic(FiguredRecord):
    """The definition of one indicator and the values printed for it."""

    kind = Kind.STATISTICS

    title: Line
    """The title of the page."""
    short_title: Line | None = None
    """What stands under a number: trainees accepted."""
    definition: Prose
    """What is counted, and what is not."""
    unit: Annotated[AnyUnit | None, Needed("unless it is compiled from other records")] = None
    """What the values count."""
    scale: Scale = Scale.ONE
    """The power of ten in which the values below are written."""
    decimals: Decimals = 0
    """Decimals shown on pages; the record keeps all that the source gives."""
    measure: Annotated[Measure | None, Needed("unless it is money of single periods")] = None
    """What is measured; values of different measures never stand in one statistic."""
    flow: Annotated[Flow | None, Needed("with a currency as unit")] = None
    """Of money, or of a share of money: what became of it."""
    prices: Prices | None = None
    """For money: whether each value is in the prices of its own year, or all in those of one."""
    price_year: Whole | None = None
    """With constant prices: the year in whose prices the values are."""
    total: Wording | None = None
    """With the measure share: what it is a share of."""
    observations: tuple[Observation, ...] = ()
    """Single values. Area, year and the edition of the source together make one unique."""
    series: tuple[Series, ...] = ()
    """Many yearly values of one area from one source."""
    compiled_from: Compilation | None = None
    """Where the values come from if the statistic has none of its own."""
    schemes: tuple[SchemeId, ...] = ()
    """With compiled_from: the schemes whose amounts are listed; without the line, all."""
    sections: tuple[Section, ...] = ()
    """Headed texts, in the order of the page."""

    @_model_validator(mode="after")
    def _filled(self) -> Statistic:
        if self.compiled_from:
            if self.observations or self.series:
                raise PydanticCustomError(
                    "E223", "is compiled from other records and needs no values of its own"
                )
            if self.flow is None:
                raise PydanticCustomError(
                    "E223", "is compiled of amounts and needs a flow: which of them it lists"
                )
        elif self.unit is None:
            raise PydanticCustomError("E223", "needs a unit: what its values count")
        elif self.unit.is_money and self.flow is None:
            raise PydanticCustomError("E231", "counts money and says no flow: what became of it")
        elif self.flow is not None and not self.unit.is_money and self.measured.adds_up:
            raise PydanticCustomError("E231", "has a flow, and only money flows")
        if self.measure is None and self.flow is None:
            raise PydanticCustomError("E223", "needs a measure: what its values measure")
        if (self.prices is Prices.CONSTANT) != (self.price_year is not None):
            raise PydanticCustomError(
                "E228",
                "needs prices: constant and price_year together: the year whose prices they are",
            )
        return self

    @property
    def label_of_measure(self) -> str:
        """What it measures, in few words: Net disbursement."""
        return ", ".join(term.label for term in self.terms)

    @property
    def definition_of_measure(self) -> str:
        """What it measures, in sentences."""
        return " ".join(term.definition for term in self.terms)

    @property
    def terms(self) -> tuple[Flow | Measure, ...]:
        """What is said of the money or the count, as far as a word stands for it."""
        return tuple(filter(None, (self.flow, self.measure)))

    @property
    def measured(self) -> Measure:
        """What is measured: of money, without a word, what flowed in each period."""
        return self.measure or Measure.AMOUNT
