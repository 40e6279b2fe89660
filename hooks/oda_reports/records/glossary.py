"""What lists explain: themes, terms of the glossary, schemes, the names of the house."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AsPrinted,
    Line,
    Prose,
    SourceId,
    Wording,
)
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    Kind,
)


class Theme(Record):
    """A field of cooperation; the grouping is ours."""

    kind = Kind.THEMES

    name: Line
    """What the field is called."""
    text: Prose
    """What belongs to it."""


class Term(Record):
    """A glossary entry."""

    kind = Kind.GLOSSARY

    term: Line
    """The term, as it is written in a sentence."""
    other_forms: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Plurals and abbreviations that are explained too; capitals are found as capitals only."""
    definition: Wording
    """One or two sentences, in plain text."""
    source: SourceId | None = None
    """The source of the definition."""

    @property
    def heading(self) -> str:
        """The term itself."""
        return self.term


class Scheme(Record):
    """The instrument a project runs under."""

    kind = Kind.SCHEMES

    name: Line
    """What the scheme is called."""
    text: Prose | None = None
    """What the scheme is."""


class Name(Record):
    """A name as the report writes it, and the spellings that it does not use."""

    kind = Kind.NAMES

    short: Line
    """The name as it stands in a sentence."""
    long: Line | None = None
    """The name in full, where there is a longer one."""
    forbidden: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Spellings not to be used in the report's own words; quotations keep theirs."""
    language: Annotated[str | None, Field(pattern=r"^[a-z]{2}$")] = None
    """The language it holds for, by two small letters; without the line, every one."""
    valid_from: PartialDate | None = None
    """Since when the name is right."""
    valid_to: PartialDate | None = None
    """Until when it was right."""
    contested: Prose | None = None
    """What readers are told of a name that is disputed: which source it follows here."""
    source: SourceId | None = None
    """The source that has the name."""
    text: Prose | None = None
    """Why the report writes it so."""

    @property
    def heading(self) -> str:
        """The name itself."""
        return self.short

    @_model_validator(mode="after")
    def _ordered(self) -> Name:
        until, since = self.valid_to, self.valid_from
        if until and since and until.last_day < since.first_day:
            raise PydanticCustomError(
                "E215", "ends before it starts: exchange valid_from and valid_to, or correct one"
            )
        return self
