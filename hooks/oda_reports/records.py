"""The records: frozen models that are the only source of truth for fields, types and help texts.

A model knows one record; rules across records are in ``checks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict
from pydantic import model_validator as _model_validator

from oda_reports.partial_dates import PartialDate
from oda_reports.vocabulary import (
    AmountKind,
    Compilation,
    Containment,
    DateKind,
    Kind,
    Match,
    Measure,
    Qualifier,
    ResultKind,
    Role,
    Scale,
    SourceType,
    Stage,
    Unit,
    ValueState,
)

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("must be a plain number, without separators, words or quotation marks")
    return Decimal(value)


def _id(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not ID_PATTERN.match(text):
        raise ValueError("must be an id: small letters, digits and single hyphens")
    return text


def _edition(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not re.match(r"[A-Za-z0-9][A-Za-z0-9.-]*\Z", text):
        raise ValueError("must name an edition, such as 2024")
    return text


def _line(value: str) -> str:
    text = value.strip()
    if not text:
        raise ValueError("must not be empty")
    if "\n" in text:
        raise ValueError("must be a single line")
    return text


def _prose(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _url(value: str) -> str:
    if not re.match(r"https?://[^\s<>\"'\\`{}|^]+\Z", value):
        raise ValueError("must be a web address that starts with https:// or http://")
    return value


@dataclass(frozen=True)
class Ref:
    """Marks a field that names a record of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class ProseText:
    """Marks a field whose text may hold references."""


@dataclass(frozen=True)
class FigureAddress:
    """Marks a field that names a figure."""


Mark = Ref | ProseText | FigureAddress

_ID = BeforeValidator(_id)
Id = Annotated[str, _ID]
"""The name of a record: its file's name without .yml."""
SourceId = Annotated[str, _ID, Ref((Kind.SOURCES,))]
ThemeId = Annotated[str, _ID, Ref((Kind.THEMES,))]
SchemeId = Annotated[str, _ID, Ref((Kind.SCHEMES,))]
ProjectId = Annotated[str, _ID, Ref((Kind.PROJECTS,))]
OrganisationId = Annotated[str, _ID, Ref((Kind.ORGANISATIONS,))]
CountryId = Annotated[str, _ID, Ref((Kind.COUNTRIES,))]
RegionId = Annotated[str, _ID, Ref((Kind.REGIONS,))]
AreaId = Annotated[str, _ID, Ref((Kind.REGIONS, Kind.COUNTRIES))]
"""A country, a region, or a group of countries inside a region."""
Edition = Annotated[str, BeforeValidator(_edition)]
Line = Annotated[str, AfterValidator(_line)]
"""Text on one line, shown as it is."""
Prose = Annotated[str, AfterValidator(_prose), ProseText()]
"""Markdown without HTML; ``[[figure]]`` and ``[@source]`` are references."""
FigureRef = Annotated[str, AfterValidator(_line), FigureAddress()]
"""The address of a figure, as in [[…]] without the brackets."""
Url = Annotated[str, AfterValidator(_url)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Whole = Annotated[int, Strict(), Field(ge=0)]
Flag = Annotated[bool, Strict()]


class Model(BaseModel):
    """What all parts of records share: no unknown fields, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(Model):
    """A part of a record that was read somewhere."""

    source: SourceId
    """The source it was read in."""
    place: Line | None = None
    """Where in the source: a page or a section."""
    read: PartialDate | None = None
    """When it was read, where that is known."""


class Section(Model):
    """A headed stretch of text."""

    title: Line
    text: Prose


class Period(Model):
    """From when to when; either end may be unknown."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    source: SourceId | None = None
    place: Line | None = None
    duration: Line | None = None
    """A length in words where the source gives no dates: two and a half years from signing."""

    @_model_validator(mode="after")
    def _ordered(self) -> Period:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise ValueError("ends before it starts: exchange start and end, or correct one")
        return self


class Quantity(Sourced):
    """A number that a record's own text can refer to."""

    label: Line
    """What is counted, as a short phrase."""
    value: Number
    unit: Unit
    qualifier: Qualifier | None = None
    """The source's own hedge: approximately, more than."""
    date: PartialDate | None = None
    note: Prose | None = None


class Result(Quantity):
    """A count that a project reports, with what it contains."""

    kind: ResultKind = ResultKind.RESULT
    contains: dict[Id, Containment] = {}
    """Other results of the project, and whether this one contains them."""


class Equivalent(Model):
    """An amount converted to another currency: never the fact itself."""

    value: Number
    currency: Unit
    rate: Number
    """Units of the original currency for one unit of this one."""
    date: PartialDate


class Amount(Sourced):
    """Money in whole units of its own currency: 2000000 for US$2 million."""

    label: Line = "Amount"
    value: Annotated[Number, Field(ge=0)] | None = None
    currency: Unit | None = None
    kind: AmountKind
    measure: Measure = Measure.COMMITMENT
    equivalent: Equivalent | None = None
    match: Match = Match.CONFIRMED
    """Inferred where the link between project and amount is a conclusion of ours."""
    cofinanced_by: Line | None = None
    note: Prose | None = None

    @_model_validator(mode="after")
    def _complete(self) -> Amount:
        determined = self.kind is not AmountKind.NOT_DETERMINED
        if determined and self.value is None:
            raise ValueError("needs a value, or the kind not-determined")
        if not determined and self.value is not None:
            raise ValueError("has a value though its kind is not-determined: remove one of the two")
        if self.value is not None and (self.currency is None or not self.currency.is_money):
            raise ValueError("needs its currency, such as USD, JPY or EUR")
        return self


class Quotation(Sourced):
    """A short quotation, word for word, with who said it."""

    text: Prose
    speaker: Line
    """Name or role, with the office held at the time."""
    occasion: Line | None = None


class Picture(Model):
    """A picture of the source; without a file its caption stands in a frame that says so."""

    caption: Line
    credit: Line | None = None
    alt: Line | None = None
    """What is to be seen, for people who do not see it."""
    file: Line | None = None
    """A file in the images folder of the data folder."""
    date: PartialDate | None = None
    source: SourceId
    place: Line | None = None

    @_model_validator(mode="after")
    def _described(self) -> Picture:
        if self.file and not self.alt:
            raise ValueError("has a file and needs alt: what is to be seen in it")
        return self


class Record(Model):
    """What all kinds of record share."""

    kind: ClassVar[Kind]

    id: Id
    draft: Flag = False
    """A draft is checked and not published."""
    redirects: tuple[Id, ...] = ()
    """Ids under which the record was published before."""
    footnotes: dict[Id, Prose] = {}
    """Notes that the texts point to with [^name]."""
    editor_note: Line | None = None
    """A note of ours beside what is printed; shown as such."""

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        name: str = getattr(self, "title", None) or getattr(self, "name")  # noqa: B009
        return name


class Group(Model):
    """Some countries of a region that are spoken of together."""

    name: Line
    countries: Annotated[tuple[CountryId, ...], Field(min_length=1)]
    text: Prose | None = None


class Effort(Model):
    """What the donor does in one field."""

    theme: ThemeId
    text: Prose
    projects: tuple[ProjectId, ...] = ()
    """Projects the text is about; they are linked below it."""


class Region(Record):
    """A region of the report: its groups of countries, its texts, its key figures."""

    kind = Kind.REGIONS

    name: Line
    other_names: tuple[Line, ...] = ()
    summary: Prose
    groups: Annotated[dict[Id, Group], Field(min_length=1)]
    sections: tuple[Section, ...] = ()
    efforts: tuple[Effort, ...] = ()
    key_figures: tuple[FigureRef, ...] = ()
    """Addresses of figures, as in [[…]]."""
    figures: dict[Id, Quantity] = {}
    pictures: tuple[Picture, ...] = ()


class Country(Record):
    """A recipient country; its region is the one that lists it."""

    kind = Kind.COUNTRIES

    name: Line
    """The name the report uses."""
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 3166-1 code of three letters."""
    other_names: tuple[Line, ...] = ()
    """Names under which it may be searched for."""
    summary: Prose
    sections: tuple[Section, ...] = ()
    efforts: tuple[Effort, ...] = ()
    key_figures: tuple[FigureRef, ...] = ()
    figures: dict[Id, Quantity] = {}
    pictures: tuple[Picture, ...] = ()


class Status(Sourced):
    """How far a project has come, by which source."""

    stage: Stage
    date: PartialDate | None = None


class ProjectDate(Sourced):
    """One of the dates of a project."""

    kind: DateKind
    date: PartialDate


class Participation(Model):
    """An organisation's part in a project."""

    organisation: OrganisationId
    role: Role
    source: SourceId | None = None
    note: Line | None = None


class Phase(Model):
    """A stretch of a programme with its own set of areas."""

    title: Line
    areas: tuple[AreaId, ...] = ()
    period: Period | None = None
    text: Prose | None = None


class Feature(Model):
    """Marks a project that the report features."""

    number: Whole | None = None
    """The number printed in this edition; never an identity."""
    heading: Line


class Project(Record):
    """One activity: a project, a grant, a programme, a decided provision."""

    kind = Kind.PROJECTS

    title: Line
    summary: Prose
    areas: tuple[AreaId, ...] = ()
    """Countries, groups or regions. A group or region lists it everywhere and counts it once."""
    also_in: tuple[Line, ...] = ()
    """Places outside this report."""
    phases: tuple[Phase, ...] = ()
    status: Status | None = None
    scheme: SchemeId | None = None
    themes: tuple[ThemeId, ...] = ()
    organisations: tuple[Participation, ...] = ()
    period: Period | None = None
    dates: tuple[ProjectDate, ...] = ()
    amounts: dict[Id, Amount] = {}
    results: dict[Id, Result] = {}
    sections: tuple[Section, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    feature: Feature | None = None
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    @_model_validator(mode="after")
    def _consistent(self) -> Project:
        if not self.all_areas:
            raise ValueError("needs areas: the ids of its countries, group or region")
        for key, result in self.results.items():
            for other in result.contains:
                if other == key or other not in self.results:
                    raise ValueError(
                        f"says that '{key}' contains '{other}', which is not another result here"
                    )
        return self

    @property
    def all_areas(self) -> tuple[str, ...]:
        """Areas of the project and of its phases, each once, in order."""
        phased = (area for phase in self.phases for area in phase.areas)
        return tuple(dict.fromkeys((*self.areas, *phased)))


class Observation(Sourced):
    """One value of a statistic, as one source prints it."""

    area: AreaId
    year: PartialDate | None = None
    """What it is about: a calendar year, or a fiscal year such as FY2023."""
    since: PartialDate | None = None
    as_of: PartialDate | None = None
    printed_in: Edition | None = None
    """The edition that printed it."""
    printed_in_inferred: Flag = False
    """True where the edition is a conclusion of ours."""
    value: Number | None = None
    state: ValueState = ValueState.REPORTED
    qualifier: Qualifier | None = None
    note: Prose | None = None
    editor_note: Line | None = None

    @_model_validator(mode="after")
    def _stated(self) -> Observation:
        if (self.value is not None) != (self.state is ValueState.REPORTED):
            raise ValueError("needs a value, or a state that says why there is none")
        return self


class Series(Sourced):
    """The yearly values of one area from one source; a year left out was not reported."""

    area: AreaId
    printed_in: Edition | None = None
    values: Annotated[dict[PartialDate, Number], Field(min_length=1)]


class Statistic(Record):
    """The definition of one indicator and the values printed for it."""

    kind = Kind.STATISTICS

    title: Line
    short_title: Line | None = None
    """What stands under a number: trainees accepted."""
    definition: Prose
    unit: Unit | None = None
    scale: Scale = Scale.ONE
    """The power of ten in which the values below are written."""
    decimals: Whole = 0
    """Decimals shown; the record keeps what the source gives."""
    measure: Measure
    total: Line | None = None
    """What the share is a share of."""
    observations: tuple[Observation, ...] = ()
    series: tuple[Series, ...] = ()
    compiled_from: Compilation | None = None
    schemes: tuple[SchemeId, ...] = ()
    """With compiled_from: the schemes whose amounts are listed."""
    sections: tuple[Section, ...] = ()

    @_model_validator(mode="after")
    def _filled(self) -> Statistic:
        if self.compiled_from:
            if self.observations or self.series:
                raise ValueError("is compiled from other records and needs no values of its own")
        elif self.unit is None:
            raise ValueError("needs a unit: what its values count")
        return self


class Theme(Record):
    """A field of cooperation; the grouping is ours."""

    kind = Kind.THEMES

    name: Line
    text: Prose


class Event(Record):
    """Something that happened, for the timelines."""

    kind = Kind.EVENTS

    title: Line
    date: PartialDate
    areas: Annotated[tuple[AreaId, ...], Field(min_length=1)]
    text: Prose
    figures: dict[Id, Quantity] = {}
    projects: tuple[ProjectId, ...] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class Organisation(Record):
    """A body that funds, channels, implements or publishes."""

    kind = Kind.ORGANISATIONS

    name: Line
    short_name: Line | None = None
    other_names: tuple[Line, ...] = ()
    text: Prose | None = None
    url: Url | None = None


class Source(Record):
    """A publication in which facts were read."""

    kind = Kind.SOURCES

    title: Line
    short_title: Line | None = None
    type: SourceType
    publisher: OrganisationId | None = None
    """An organisation of this report."""
    edition: Edition | None = None
    published: PartialDate | None = None
    section: Line | None = None
    identifier: Line | None = None
    """What the publisher calls it: a series code, a page code, a site."""
    url: Url | None = None
    read: PartialDate | None = None
    licence: Line | None = None
    attribution: Line | None = None
    text: Prose | None = None


class Term(Record):
    """A glossary entry."""

    kind = Kind.GLOSSARY

    term: Line
    other_forms: tuple[Line, ...] = ()
    """Spellings that are explained too: plurals, abbreviations."""
    definition: Line
    source: SourceId | None = None

    @property
    def heading(self) -> str:
        """The term itself."""
        return self.term


class Scheme(Record):
    """The instrument a project runs under."""

    kind = Kind.SCHEMES

    name: Line
    text: Prose | None = None


class Report(Model):
    """What the report is called, who makes it, and how its pages open."""

    site_name: Line
    edition: Edition
    """The edition being published."""
    donor: Line
    region: RegionId
    """The region whose figures the short form of a reference means."""
    tagline: Line
    description: Line
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    publisher: Line
    source: SourceId
    """The source the report starts from."""
    licence: Line
    licence_url: Url
    attributions: tuple[Line, ...] = ()
    site_url: Url | None = None
    """Where the site is published."""
    edit_url: Url | None = None
    """Where a record is edited, up to the data folder: https://…/edit/main/data/."""
    key_figures: tuple[FigureRef, ...] = ()
    currency_symbols: dict[Unit, Line] = {}


MODELS: dict[Kind, type[Record]] = {
    model.kind: model
    for model in (
        Region,
        Country,
        Project,
        Statistic,
        Theme,
        Event,
        Organisation,
        Source,
        Term,
        Scheme,
    )
}


Place = tuple[tuple[str | int, ...], Mark, str]
"""The way to a value, what its field is marked as, and the value."""


def marked_values(model: Model) -> Iterator[Place]:
    """Every text, record id and figure address in a record, with the way to it."""
    return _walk(model, ())


def _walk(value: Any, loc: tuple[str | int, ...]) -> Iterator[Place]:
    if isinstance(value, Model):
        marks, nested = _plan(type(value))
        for name, mark in marks:
            if part := getattr(value, name):
                yield from _marked(part, mark, (*loc, name))
        for name in nested:
            if part := getattr(value, name):
                yield from _walk(part, (*loc, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _walk(part, (*loc, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*loc, str(key)))


def _marked(value: Any, mark: Mark, loc: tuple[str | int, ...]) -> Iterator[Place]:
    if isinstance(value, str):
        yield loc, mark, value
    elif isinstance(value, dict):
        yield from (((*loc, key), mark, part) for key, part in value.items())
    else:
        yield from (((*loc, index), mark, part) for index, part in enumerate(value))


@cache
def _plan(model: type[Model]) -> tuple[list[tuple[str, Mark]], list[str]]:
    """The marked fields of a model, and those that hold other models."""
    marks: list[tuple[str, Mark]] = []
    nested: list[str] = []
    for name, field in model.model_fields.items():
        for mark in (*field.metadata, *_metadata(field.annotation)):
            if isinstance(mark, Ref | ProseText | FigureAddress):
                marks.append((name, mark))
        if _holds_model(field.annotation):
            nested.append(name)
    return marks, nested


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)
