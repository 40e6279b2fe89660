"""Publications in which facts were read, and the organisations that publish or act."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AnyUnit,
    AsPrinted,
    CarrierRef,
    Edition,
    Excerpt,
    Flag,
    Id,
    LanguageCode,
    Line,
    Number,
    OrganisationId,
    Prose,
    Url,
)
from oda_reports.records.model import Model, Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import FiscalYears, OtherTitle
from oda_reports.records.vocabulary import (
    Flow,
    Kind,
    Nature,
    OrganisationType,
    Qualifier,
    SourceType,
)


class Organisation(Record):
    """A body that funds, channels, implements or publishes."""

    kind = Kind.ORGANISATIONS

    name: Line
    """The name the report uses."""
    short_name: Line | None = None
    """An abbreviation."""
    other_names: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Names in other languages, and former names."""
    type: OrganisationType | None = None
    """What kind of body it is, as far as its name, its family or a source says so: the list of
    projects finds those of NGOs together."""
    text: Prose | None = None
    """A sentence about it."""
    part_of: OrganisationId | None = None
    """The family of organisations that it belongs to, such as the United Nations: a grouping to
    find its projects by."""
    url: Url | None = None
    """Its website."""


class StatedFigure(Model):
    """What a source says of a figure; what is left out is not compared with the record."""

    value: Number | None = None
    """The number in whole units: 2095000000."""
    unit: AnyUnit | None = None
    """What it counts, or its currency."""
    qualifier: Qualifier | None = None
    """The source's own hedge before it."""
    nature: Nature | None = None
    """Whether it came about, is aimed at or expected, or was there before."""
    flow: Flow | None = None
    """Of money: what became of it."""


class Fact(Model):
    """One thing that a source says, and which record of the report carries it."""

    text: Line
    """The fact in our own words."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in the source it stands: a page, a section, a paragraph."""
    excerpt: Annotated[Excerpt | None, AsPrinted()] = None
    """The words of the source, word for word: two lines at most, where they settle something."""
    carried_by: Annotated[tuple[CarrierRef, ...], AsPrinted()] = ()
    """What carries it: addresses of figures, or kind and id of records (events/storm-odile)."""
    of_all_values: Flag = False
    """True where it is said of every value that a statistic under carried_by has from this
    source: it then stands as the proof of each that has none of its own."""
    states: StatedFigure | None = None
    """What it says of the figures under carried_by, to hold their records against."""
    omitted: Line | None = None
    """Why the report leaves it out, where nothing carries it."""


class Source(Record):
    """A publication in which facts were read."""

    kind = Kind.SOURCES

    title: Annotated[Line, AsPrinted()]
    """The title, as printed."""
    title_translated: Flag = False
    """True where the title is put into the report's language by us; other_titles has the
    original."""
    other_titles: tuple[OtherTitle, ...] = ()
    """The title in other languages."""
    title_described: Flag = False
    """True where the title is a description of ours, since what was read has none."""
    short_title: Annotated[Line | None, AsPrinted()] = None
    """A shorter one, for lists."""
    type: SourceType
    """What kind of publication it is."""
    publisher: OrganisationId | None = None
    """The organisation that publishes it."""
    publication: Id | None = None
    """Of what it is an edition: white-paper. Without it, its id less the edition at its end."""
    edition: Edition | None = None
    """Which edition it is; another edition is another source."""
    edition_inferred: Flag = False
    """True where that it is this edition is a conclusion of ours."""
    language: LanguageCode | None = None
    """The language it is in, where that is not the report's: two small letters, such as ja."""
    published: PartialDate | None = None
    """When it was published."""
    published_inferred: Flag = False
    """True where a part of that date is a conclusion of ours."""
    section: Annotated[Line | None, AsPrinted()] = None
    """The part that was used."""
    identifier: Annotated[Line | None, AsPrinted()] = None
    """What the publisher calls it: a series code, a page code, a number."""
    url: Url | None = None
    """Where it can be read; the line is left out if you do not know."""
    read: PartialDate | None = None
    """When it was read there."""
    how_to_find: Annotated[Line | None, AsPrinted()] = None
    """How a reader finds it where no address is known: whom to ask, and for what."""
    licence: Annotated[Line | None, AsPrinted()] = None
    """The licence under which it is published."""
    attribution: Annotated[Line | None, AsPrinted()] = None
    """The words it asks to be named with."""
    fiscal_year: FiscalYears | None = None
    """How it counts fiscal years, where that is not how the report does: dates read in it are read
    so."""
    text: Prose | None = None
    """What it is, what was taken from it, and what is missing."""
    kept: Annotated[dict[Line, Line], AsPrinted()] = {}
    """Of a new edition, what goes on to speak of the one before, each with the reason: a place as
    'oda edition' names it, or what it lies in (projects/some-id, events)."""
    facts: dict[Id, Fact] = {}
    """What it says, fact by fact, each with a key and with the record that carries it."""

    def fact_at(self, place: str) -> str | None:
        """The key of the first fact that stands at a place."""
        return next((key for key, fact in self.facts.items() if fact.place == place), None)

    @_model_validator(mode="after")
    def _of_an_edition(self) -> Self:
        if self.edition_inferred and self.edition is None:
            raise PydanticCustomError(
                "E234",
                "says that its edition is inferred, and names none: add edition, or remove the "
                "line",
            )
        if self.published_inferred and self.published is None:
            raise PydanticCustomError(
                "E234",
                "says that its date is inferred, and has none: add published, or remove the line",
            )
        return self
