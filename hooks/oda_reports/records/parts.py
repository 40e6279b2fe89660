"""Parts that records of several kinds have: texts, periods, pictures."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AsPrinted,
    LanguageCode,
    Line,
    Month,
    Needed,
    Prose,
    SourceId,
    Wording,
)
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.model import Model
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    NamedAfter,
    WrittenAs,
)


class OtherTitle(Model):
    """A title in another language."""

    title: Annotated[Line, AsPrinted()]
    """The title, as the source has it."""
    language: LanguageCode
    """The language: two small letters, such as ja."""
    source: SourceId | None = None
    """The source that has it."""


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


class FiscalYears(Model):
    """How fiscal years are counted: when they begin, and what they are called."""

    first_month: Month = JAPANESE.first_month
    """The month in which they begin, as a number: 1 where they are the calendar years."""
    named_after: NamedAfter = JAPANESE.named_after
    """Whether FY2023 is the year that begins in 2023, or the one that ends in it."""
    written: WrittenAs = JAPANESE.written
    """Whether they are written by one year, 2023, or by the two that they span, 2004-05. As a span
    a year of a statistic is written without FY too: 2004-05 is then no month."""

    @property
    def rule(self) -> FiscalYear:
        """The rule that dates are read by."""
        return FiscalYear(self.first_month, self.named_after, self.written)


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
