"""Statistics: one indicator each, with the values that were printed for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AnyUnit,
    AreaId,
    Edition,
    Flag,
    Line,
    Needed,
    Number,
    Prose,
    SchemeId,
    Whole,
    Wording,
)
from oda_reports.records.model import Record, Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Section
from oda_reports.records.vocabulary import (
    Compilation,
    Kind,
    Measure,
    Prices,
    Qualifier,
    Scale,
    StatedChange,
    ValueState,
)


class Observation(Sourced):
    """One value of a statistic, as one source prints it."""

    area: AreaId
    """The country, group or region it is about."""
    year: PartialDate | None = None
    """What it is about: a calendar year, or a fiscal year such as FY2023."""
    since: PartialDate | None = None
    """The start of a cumulative count."""
    as_of: PartialDate | None = None
    """The end of a cumulative count."""
    unallocated: Line | None = None
    """For a part of the area's total that no single country is given: the row's name, as printed
    (several countries). The value then belongs to the total, and is none of its own."""
    printed_in: Edition | None = None
    """The edition that printed it."""
    printed_in_inferred: Flag = False
    """True where the edition is a conclusion of ours."""
    value: Annotated[Number | None, Needed("unless state says why there is none")] = None
    """The number, as printed; it can be zero or negative."""
    state: ValueState = ValueState.REPORTED
    """Why there is no value, where there is none."""
    qualifier: Qualifier | None = None
    """The source's own hedge before the number."""
    measure: Measure | None = None
    """Seldom needed: what this value measures, which must be what the statistic measures."""
    note: Prose | None = None
    """What should be known about the value."""
    editor_note: Wording | None = None
    """A note of ours if the print seems to be wrong, shown as such."""
    change: StatedChange | None = None
    """What a source says of the difference to the edition before: only if one does say it."""

    @_model_validator(mode="after")
    def _stated(self) -> Observation:
        if (self.value is not None) != (self.state is ValueState.REPORTED):
            raise PydanticCustomError(
                "E222", "needs a value, or a state that says why there is none"
            )
        return self


class Series(Sourced):
    """The yearly values of one area from one source; a year left out was not reported."""

    area: AreaId
    """The country, group or region they are about."""
    printed_in: Edition | None = None
    """The edition that printed them all."""
    measure: Measure | None = None
    """Seldom needed: what these values measure, which must be what the statistic measures."""
    values: Annotated[dict[PartialDate, Number], Field(min_length=1)]
    """Year and value, one a line; a year left out was not reported."""


class Statistic(Record):
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
    decimals: Whole = 0
    """Decimals shown on pages; the record keeps all that the source gives."""
    measure: Measure
    """What is measured; values of different measures never stand in one statistic."""
    prices: Prices | None = None
    """For money: whether each value is in the prices of its own year, or all in those of one."""
    price_year: Whole | None = None
    """With constant prices: the year in whose prices the values are."""
    total: Wording | None = None
    """With the measure share: what it is a share of."""
    observations: tuple[Observation, ...] = ()
    """Single values. Area, year and edition together make one unique."""
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
        elif self.unit is None:
            raise PydanticCustomError("E223", "needs a unit: what its values count")
        if (self.prices is Prices.CONSTANT) != (self.price_year is not None):
            raise PydanticCustomError(
                "E228",
                "needs prices: constant and price_year together: the year whose prices they are",
            )
        return self
