"""The records: frozen models that are the only source of truth for fields and help texts.

A model knows one record; rules across records are in ``checks``. What a model refuses by a rule
of its own carries the code of the rule.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic import model_validator as _model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from oda_reports.field_types import (
    AreaId,
    AsPrinted,
    CountryId,
    Currency,
    Edition,
    Excerpt,
    FigureRef,
    Flag,
    Id,
    IssueForm,
    Line,
    Needed,
    Number,
    OrganisationId,
    ProjectId,
    Prose,
    RecordKey,
    RegionId,
    SchemeId,
    SourceId,
    StatisticId,
    ThemeId,
    Url,
    WarningCode,
    Whole,
    Wording,
)
from oda_reports.partial_dates import PartialDate
from oda_reports.vocabulary import (
    AmountKind,
    Compilation,
    Containment,
    DateKind,
    Kind,
    Match,
    Measure,
    Prices,
    Qualifier,
    ResultKind,
    Role,
    Scale,
    SourceType,
    Stage,
    StatedChange,
    Unit,
    ValueState,
)


class Model(BaseModel):
    """What all parts of records share: no unknown fields, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A field may be left out, not left empty: half a line is a slip."""
        schema = handler(source)
        part: Any = schema
        while part["type"] != "model-fields":
            part = part["schema"]
        for field in part["fields"].values():
            default = field["schema"]
            if default["type"] == "default" and default["schema"]["type"] == "nullable":
                default["schema"] = default["schema"]["schema"]
        return schema


class Sourced(Model):
    """A part of a record that was read somewhere."""

    source: SourceId
    """The source it was read in."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in the source: a page, a table or a section."""
    read: PartialDate | None = None
    """When it was read there."""


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
    unit: Unit
    """What the number counts."""
    qualifier: Qualifier | None = None
    """The source's own hedge before the number."""
    date: PartialDate | None = None
    """When it was so."""
    note: Prose | None = None
    """What should be known about the number."""


class Result(Quantity):
    """A count that a project reports, with what it contains."""

    kind: ResultKind = ResultKind.RESULT
    """Whether it was achieved, is aimed at, or was there before."""
    contains: dict[Id, Containment] = {}
    """Keys of other results here, and whether this one includes them."""


class Equivalent(Model):
    """An amount converted to another currency: never the fact itself."""

    value: Number
    """The amount in the other currency."""
    currency: Currency
    """The currency it was converted to."""
    rate: Number
    """Units of the original currency for one unit of this one."""
    date: PartialDate
    """The date of the rate."""

    def is_off(self, original: Decimal) -> bool:
        """Whether rate times value misses the original by more than a hundredth of it."""
        return abs(self.value * self.rate - original) * 100 > abs(original)


class Amount(Sourced):
    """Money in whole units of its own currency: 2000000 for US$2 million."""

    label: Wording = "Amount"
    """What the money is for."""
    value: Annotated[
        Annotated[Number, Field(ge=0)] | None, Needed("unless the kind is not-determined")
    ] = None
    """The money in whole units of its currency: 1450000, not 1.45 million."""
    currency: Annotated[Currency | None, Needed("with a value")] = None
    """The currency of the source."""
    kind: AmountKind
    """How binding the amount is."""
    measure: Measure = Measure.COMMITMENT
    """What has become of the money: committed, or paid out."""
    equivalent: Equivalent | None = None
    """The same amount in another currency, if the source prints it; never the fact itself."""
    match: Match = Match.CONFIRMED
    """Whether the link between project and amount is certain."""
    cofinanced_by: Wording | None = None
    """Who else pays, in words."""
    note: Prose | None = None
    """What should be known about the amount."""

    @_model_validator(mode="after")
    def _complete(self) -> Amount:
        determined = self.kind is not AmountKind.NOT_DETERMINED
        if determined and self.value is None:
            raise PydanticCustomError("E216", "needs a value, or the kind not-determined")
        if not determined and self.value is not None:
            raise PydanticCustomError(
                "E216", "has a value though its kind is not-determined: remove one of the two"
            )
        if self.value is not None and self.currency is None:
            raise PydanticCustomError("E216", "needs its currency, such as USD, JPY or EUR")
        return self


class Quotation(Sourced):
    """A short quotation, word for word, with who said it."""

    text: Annotated[Prose, AsPrinted()]
    """The words themselves, without quotation marks."""
    speaker: Line
    """Name or role, with the office held at the time."""
    occasion: Line | None = None
    """Where or when it was said."""


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


class Record(Model):
    """What all kinds of record share."""

    kind: ClassVar[Kind]

    id: Id
    """The name of its file, without .yml."""
    draft: Flag = False
    """A draft is checked and not published; the line goes when all is written."""
    redirects: tuple[Id, ...] = ()
    """Ids under which the record was published before; old addresses lead to it."""
    footnotes: dict[Id, Prose] = {}
    """Notes to the texts, each with a key; a text points to one with [^key]."""
    editor_note: Wording | None = None
    """A note of ours beside what is printed, shown as such."""
    waivers: Annotated[dict[WarningCode, Line], AsPrinted()] = {}
    """Warnings that do not apply to this record: the code, and the reason why."""

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        name: str = getattr(self, "title", None) or getattr(self, "name")  # noqa: B009
        return name


class Group(Model):
    """Some countries of a region that are spoken of together."""

    name: Line
    """What the group is called."""
    countries: Annotated[tuple[CountryId, ...], Field(min_length=1)]
    """Its countries, in the order in which they are to stand."""
    text: Prose | None = None
    """What should be known about the group."""


class Effort(Model):
    """What the donor does in one field."""

    theme: ThemeId
    """The field in which something is done."""
    text: Prose
    """What is done in it."""
    projects: tuple[ProjectId, ...] = ()
    """Projects that the text is about; they are linked below it."""


class Region(Record):
    """A region of the report: its groups of countries, its texts, its key figures."""

    kind = Kind.REGIONS

    name: Line
    """The name the report uses."""
    other_names: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Names under which it may be searched for, in any script."""
    summary: Prose
    """A few sentences for the top of the page and for cards."""
    groups: Annotated[dict[Id, Group], Field(min_length=1)]
    """Its groups of countries, each with an id that can be named as an area."""
    sections: tuple[Section, ...] = ()
    """Headed texts, in the order of the page."""
    efforts: tuple[Effort, ...] = ()
    """What the donor does, field by field."""
    key_figures: tuple[FigureRef, ...] = ()
    """Figures shown at the top: addresses as in [[…]], without the brackets."""
    figures: dict[Id, Quantity] = {}
    """Numbers that belong to no statistic, each with a key that texts refer to."""
    statistics: tuple[StatisticId, ...] = ()
    """Statistics drawn as charts on the page, in order; the first also on cards of countries."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of the sources."""


class Country(Record):
    """A recipient country; its region is the one that lists it."""

    kind = Kind.COUNTRIES

    name: Line
    """The name the report uses."""
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """Its ISO 3166-1 code of three capital letters."""
    other_names: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Names under which it may be searched for, in any script."""
    summary: Prose
    """A few sentences for the top of the page and for cards."""
    sections: tuple[Section, ...] = ()
    """Headed texts, in the order of the page."""
    efforts: tuple[Effort, ...] = ()
    """What the donor does, field by field."""
    key_figures: tuple[FigureRef, ...] = ()
    """Figures shown at the top: addresses as in [[…]], without the brackets."""
    figures: dict[Id, Quantity] = {}
    """Numbers that belong to no statistic, each with a key that texts refer to."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of the sources."""


class Status(Sourced):
    """How far a project has come, by which source."""

    stage: Stage
    """How far it has come."""
    date: PartialDate | None = None
    """When that was so."""


class ProjectDate(Sourced):
    """One of the dates of a project."""

    kind: DateKind
    """Which date of the project it is."""
    date: PartialDate
    """The date, as exact as the source."""


class Participation(Model):
    """An organisation's part in a project."""

    organisation: OrganisationId
    """The organisation that takes part."""
    role: Role
    """What it does in the project."""
    source: SourceId | None = None
    """The source that says so."""
    note: Wording | None = None
    """A few words more."""


class Phase(Model):
    """A stretch of a programme with its own set of areas."""

    title: Wording
    """What the phase is called."""
    areas: tuple[AreaId, ...] = ()
    """Its countries, groups or regions."""
    period: Period | None = None
    """From when to when it runs."""
    text: Prose | None = None
    """What is done in it."""


class Feature(Model):
    """Marks a project that the report features."""

    number: Whole | None = None
    """The number printed in this edition; never an identity."""
    heading: Line
    """The heading under which the edition features the project."""


class Project(Record):
    """One activity: a project, a grant, a programme, a decided provision."""

    kind = Kind.PROJECTS

    title: Line
    """The title, as the source has it."""
    summary: Prose
    """A few sentences for the top of the page and for cards."""
    areas: Annotated[tuple[AreaId, ...], Needed("here or in a phase")] = ()
    """Countries, groups or regions. A group or region lists it everywhere and counts it once."""
    also_in: tuple[Line, ...] = ()
    """Places outside this report, in words."""
    phases: tuple[Phase, ...] = ()
    """Stretches of a programme, each with its own areas."""
    status: Status | None = None
    """How far it has come, and by which source."""
    scheme: SchemeId | None = None
    """The instrument it runs under."""
    themes: tuple[ThemeId, ...] = ()
    """The fields it belongs to."""
    organisations: tuple[Participation, ...] = ()
    """Who does what in it."""
    period: Period | None = None
    """From when to when it runs."""
    dates: tuple[ProjectDate, ...] = ()
    """Single dates, each with its source."""
    amounts: dict[Id, Amount] = {}
    """Money, each amount with a key that texts refer to; no amount at all is normal."""
    results: dict[Id, Result] = {}
    """What was counted, each with a key that texts refer to."""
    sections: tuple[Section, ...] = ()
    """Headed texts, in the order of the page."""
    quotations: tuple[Quotation, ...] = ()
    """Short quotations, word for word."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of the sources."""
    feature: Feature | None = None
    """Only where this edition features the project."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """All sources the record was made from."""

    @_model_validator(mode="after")
    def _consistent(self) -> Project:
        if not self.all_areas:
            raise PydanticCustomError(
                "E201", "needs areas: the ids of its countries, group or region"
            )
        for key, result in self.results.items():
            for other in result.contains:
                if other == key or other not in self.results:
                    raise PydanticCustomError(
                        "E224",
                        "says that '{key}' contains '{other}', which is not another result here",
                        {"key": key, "other": other},
                    )
        for key, result in self.results.items():
            for other, containment in result.contains.items():
                if _is_larger(self.results[other], result, containment):
                    raise PydanticCustomError(
                        "E227",
                        "says that '{key}' contains all of '{other}', which is the larger number",
                        {"key": key, "other": other},
                    )
        return self

    @property
    def all_areas(self) -> tuple[str, ...]:
        """Areas of the project and of its phases, each once, in order."""
        phased = (area for phase in self.phases for area in phase.areas)
        return tuple(dict.fromkeys((*self.areas, *phased)))


def _is_larger(inner: Result, outer: Result, containment: Containment) -> bool:
    """Whether a count is larger than the one that is said to hold all of it."""
    hedged = outer.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return containment is Containment.ALL and inner.value > outer.value and not hedged


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
    unit: Annotated[Unit | None, Needed("unless it is compiled from other records")] = None
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


class Theme(Record):
    """A field of cooperation; the grouping is ours."""

    kind = Kind.THEMES

    name: Line
    """What the field is called."""
    text: Prose
    """What belongs to it."""


class Event(Record):
    """Something that happened, for the timelines."""

    kind = Kind.EVENTS

    title: Wording
    """What happened, in a few words."""
    date: PartialDate
    """When it happened, as exact as the source."""
    areas: Annotated[tuple[AreaId, ...], Field(min_length=1)]
    """Countries, groups or regions in whose timelines it stands."""
    text: Prose
    """What happened, in one or two sentences."""
    figures: dict[Id, Quantity] = {}
    """Numbers of the event, each with a key that texts refer to."""
    projects: tuple[ProjectId, ...] = ()
    """Projects it belongs to; it stands on their pages too."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """All sources the record was made from."""


class Organisation(Record):
    """A body that funds, channels, implements or publishes."""

    kind = Kind.ORGANISATIONS

    name: Line
    """The name the report uses."""
    short_name: Line | None = None
    """An abbreviation."""
    other_names: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Names in other languages, and former names."""
    text: Prose | None = None
    """A sentence about it."""
    url: Url | None = None
    """Its website."""


class Fact(Model):
    """One thing that a source says, and which record of the report carries it."""

    text: Line
    """The fact in our own words."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in the source it stands: a page, a section, a paragraph."""
    excerpt: Annotated[Excerpt | None, AsPrinted()] = None
    """The words of the source, word for word: two lines at most, where they settle something."""
    carried_by: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """What carries it: addresses of figures, or kind and id of records (events/storm-odile)."""
    omitted: Line | None = None
    """Why the report leaves it out, where nothing carries it."""


class Source(Record):
    """A publication in which facts were read."""

    kind = Kind.SOURCES

    title: Annotated[Line, AsPrinted()]
    """The title, as printed."""
    short_title: Annotated[Line | None, AsPrinted()] = None
    """A shorter one, for lists."""
    type: SourceType
    """What kind of publication it is."""
    publisher: OrganisationId | None = None
    """The organisation that publishes it."""
    edition: Edition | None = None
    """Which edition it is; another edition is another source."""
    published: PartialDate | None = None
    """When it was published."""
    section: Annotated[Line | None, AsPrinted()] = None
    """The part that was used."""
    identifier: Annotated[Line | None, AsPrinted()] = None
    """What the publisher calls it: a series code, a page code, a number."""
    url: Url | None = None
    """Where it can be read; the line is left out if you do not know."""
    read: PartialDate | None = None
    """When it was read there."""
    licence: Annotated[Line | None, AsPrinted()] = None
    """The licence under which it is published."""
    attribution: Annotated[Line | None, AsPrinted()] = None
    """The words it asks to be named with."""
    text: Prose | None = None
    """What it is, what was taken from it, and what is missing."""
    facts: dict[Id, Fact] = {}
    """What it says, fact by fact, each with a key and with the record that carries it."""


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


class Report(Model):
    """What the report is called, who makes it, and how its pages open."""

    site_name: Line
    """The name of the site."""
    edition: Edition
    """The edition being published."""
    donor: Line
    """The donor, as headings name it."""
    region: RegionId
    """The region whose figures the short form of a reference means."""
    tagline: Wording
    """One line for the top of the home page."""
    description: Wording
    """One or two sentences for search engines and link previews."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    """The language of the texts: two small letters, such as en."""
    publisher: Line
    """Who publishes the report."""
    source: SourceId
    """The source the report starts from."""
    licence: Line
    """The licence of the report's own texts."""
    licence_url: Url
    """Where that licence is explained."""
    attributions: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Words that the sources ask to be named with; they stand at the foot of each page."""
    map_note: Annotated[Wording | None, Needed("with a map.geojson")] = None
    """What stands below each map about boundaries and names."""
    site_url: Url | None = None
    """Where the site is published."""
    edit_url: Url | None = None
    """Where a record is edited, up to the data folder: https://…/edit/main/data/."""
    record_url: Url | None = None
    """Where a record is read, up to the data folder: https://…/blob/main/data/."""
    issue_url: IssueForm | None = None
    """The form in which a mistake is reported, with {title}, {figure}, {value} and {page} where
    these go: https://…/issues/new?template=mistake.yml&title={title}&figure={figure}&page={page}"""
    key_figures: tuple[FigureRef, ...] = ()
    """Figures for the home page: addresses as in [[…]], without the brackets."""
    currency_symbols: dict[Currency, Line] = {}
    """How currencies are written; without it, as the language has it."""
    withdrawn: dict[RecordKey, Line] = {}
    """Records that were published and are gone: kind and id (projects/some-id), and why."""
    numbers: dict[Line, Line] = {}
    """Numbers in texts that are no figures: the words around the number as they stand in the
    text, and why no record holds it."""


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
        Name,
    )
}
