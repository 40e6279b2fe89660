"""Projects: who does what where, for how much, with what result."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.field_types import (
    AreaId,
    AsPrinted,
    Currency,
    Id,
    Line,
    Needed,
    Number,
    OrganisationId,
    Prose,
    SchemeId,
    SourceId,
    ThemeId,
    Whole,
    Wording,
)
from oda_reports.records.model import Model, Record, Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period, Picture, Quantity, Section
from oda_reports.records.vocabulary import (
    AmountKind,
    Containment,
    DateKind,
    Kind,
    Match,
    Measure,
    Qualifier,
    ResultKind,
    Role,
    Stage,
)


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
