"""Parts that records of several kinds have: texts, periods, counts, pictures."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AnyUnit,
    AsPrinted,
    Line,
    Needed,
    Number,
    Prose,
    SourceId,
    Wording,
)
from oda_reports.records.model import Model, Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    Qualifier,
)


class Section(Model):
    """A headed stretch of text."""

    title: Wording
    """The heading above the text."""
    text: Prose
    """The text below the heading."""


class Period(Model):
    """From when to when; either end may be unknown."""

    start: PartialDate | None = None
    """When it begins."""
    end: PartialDate | None = None
    """When it ends."""
    source: SourceId | None = None
    """The source that gives the period."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in that source: a page, a table or a section."""
    duration: Wording | None = None
    """A length in words where the source gives one: two and a half years from signing."""

    @_model_validator(mode="after")
    def _ordered(self) -> Period:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise PydanticCustomError(
                "E215", "ends before it starts: exchange start and end, or correct one"
            )
        return self


class Quantity(Sourced):
    """A number that a record's own text can refer to."""

    label: Wording
    """What is counted, as a short phrase."""
    value: Number
    """The number, as the source has it."""
    unit: AnyUnit
    """What the number counts."""
    qualifier: Qualifier | None = None
    """The source's own hedge before the number."""
    date: PartialDate | None = None
    """When it was so."""
    note: Prose | None = None
    """What should be known about the number."""


class Picture(Model):
    """A picture of the source; without a file its caption stands in a frame that says so."""

    caption: Wording
    """What stands below the picture."""
    credit: Annotated[Line | None, AsPrinted()] = None
    """Who took it, as printed."""
    alt: Annotated[Wording | None, Needed("with a file")] = None
    """What is to be seen, for people who do not see it."""
    file: Annotated[Line | None, AsPrinted()] = None
    """A file in the images folder of the data folder."""
    date: PartialDate | None = None
    """When it was taken."""
    source: SourceId
    """The source it is printed in."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in the source: a page or a section."""

    @_model_validator(mode="after")
    def _described(self) -> Picture:
        if self.file and not self.alt:
            raise PydanticCustomError("E217", "has a file and needs alt: what is to be seen in it")
        return self
