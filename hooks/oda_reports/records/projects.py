"""Projects: who does what where, for how much, with what result."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic import model_validator as _model_validator
from pydantic_core import PydanticCustomError

from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.field_types import (
    AreaId,
    AsPrinted,
    Flag,
    Id,
    Line,
    Needed,
    OrganisationId,
    ProjectId,
    Prose,
    SchemeId,
    SourceId,
    ThemeId,
    Whole,
    Wording,
)
from oda_reports.records.model import Model, Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import OtherTitle, Period, Picture, Section
from oda_reports.records.values import Amount, Quantity
from oda_reports.records.vocabulary import (
    FLOORS,
    AreaRole,
    Containment,
    DateKind,
    Kind,
    ProjectForm,
    Role,
    Stage,
)


class Result(Quantity):
    """A count that a project reports, with what it contains."""

    phase: Id | None = None
    """The id of the phase that it belongs to."""
    contains: dict[Id, Containment] = {}
    """Keys of other results here, and whether this one includes them."""


class Quotation(Sourced):
    """A short quotation, word for word, with who said it."""

    text: Annotated[Prose, AsPrinted()]
    """The words themselves, without quotation marks."""
    speaker: Line
    """Name or role, with the office held at the time."""
    occasion: Line | None = None
    """Where or when it was said."""


class StatusReading(Sourced):
    """How far a project has come, by which source."""

    stage: Stage
    """How far it has come."""
    date: PartialDate | None = None
    """When that was so."""


class Status(StatusReading):
    """How far a project has come, by which source, and what others say."""

    readings: tuple[StatusReading, ...] = ()
    """What other sources or editions say."""


class ProjectDate(Sourced):
    """One of the dates of a project."""

    kind: DateKind
    """Which date of the project it is."""
    phase: Id | None = None
    """The id of the phase that it belongs to."""
    date: PartialDate
    """The date, as exact as the source."""
    inferred: Flag = False
    """True where a part of it is a conclusion of ours: a note that prints no year."""


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
    """A stretch of a programme with its own set of areas, or a tranche or contract of it."""

    id: Annotated[Id | None, Needed("if an amount, a result or a date names it")] = None
    """What amounts, results and dates call it by: second."""
    form: ProjectForm = ProjectForm.PHASE
    """Whether it is a phase, a tranche, a contract."""
    title: Wording
    """What the phase is called."""
    areas: tuple[AreaId, ...] = ()
    """Its countries, groups or regions."""
    period: Period | None = None
    """From when to when it runs."""
    text: Prose | None = None
    """What is done in it."""


class AreaPart(Model):
    """What an area is in a project."""

    area: AreaId
    """One of the project's areas, or an area inside one."""
    role: AreaRole
    """What it is there."""
    source: SourceId | None = None
    """The source that says so."""


class Identifier(Model):
    """What a body calls a project in its own lists."""

    by: Line
    """Who calls it so: its agency, a register such as IATI."""
    value: Annotated[Line, AsPrinted()]
    """The identifier itself."""
    source: SourceId | None = None
    """The source that has it."""


class FeatureReading(Model):
    """How an edition features a project."""

    number: Whole | None = None
    """The number printed in the edition; never an identity."""
    heading: Line
    """The heading under which the edition features the project."""
    source: Annotated[SourceId | None, Needed("where the project has sources of two editions")] = (
        None
    )
    """The edition that features it; without it, the one edition among the project's sources."""


class Feature(FeatureReading):
    """Marks a project that an edition of the report features."""

    readings: tuple[FeatureReading, ...] = ()
    """How other editions feature it."""


class Project(FiguredRecord):
    """One activity: a project, a grant, a programme, a decided provision."""

    kind = Kind.PROJECTS

    title: Line
    """The title, as the source has it."""
    title_translated: Flag = False
    """True where the title is put into English by us; other_titles has the original."""
    other_titles: tuple[OtherTitle, ...] = ()
    """The title in other languages."""
    identifiers: tuple[Identifier, ...] = ()
    """What its donor, its agency or a register calls it."""
    form: ProjectForm | None = None
    """What kind of activity it is, where the source says more than project."""
    part_of: ProjectId | None = None
    """The project, programme or framework that it is a part of."""
    follows: ProjectId | None = None
    """The project that it carries on."""
    follows_inferred: Flag = False
    """True where that it carries that one on is a conclusion of ours."""
    summary: Prose
    """A few sentences for the top of the page and for cards."""
    areas: Annotated[tuple[AreaId, ...], Needed("here or in a phase")] = ()
    """Countries, groups or regions. A group or region lists it everywhere and counts it once."""
    area_roles: tuple[AreaPart, ...] = ()
    """What an area is in the project, where not all of them receive what it provides."""
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
    """Only where an edition of the report features the project."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """All sources the record was made from."""

    @_model_validator(mode="after")
    def _following(self) -> Project:
        if self.follows_inferred and self.follows is None:
            raise PydanticCustomError(
                "E234",
                "says that what it follows is inferred, and names nothing: add follows, or "
                "remove the line",
            )
        return self

    @_model_validator(mode="after")
    def _of_its_phases(self) -> Project:
        known = {phase.id for phase in self.phases}
        named: list[tuple[tuple[str | int, ...], str | None]] = [
            *((("amounts", key), amount.phase) for key, amount in self.amounts.items()),
            *((("results", key), result.phase) for key, result in self.results.items()),
            *((("dates", index), dated.phase) for index, dated in enumerate(self.dates)),
        ]
        for way, phase in named:
            if phase is not None and phase not in known:
                raise PydanticCustomError(
                    "E233",
                    "names the phase '{phase}', and no phase has this id",
                    {"way": (*way, "phase"), "phase": phase},
                )
        return self

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

    def areas_at(self, phase: str | None, *, receiving: bool) -> tuple[str, ...]:
        """The areas of a phase, or of all of it; of money those that are ``receiving`` it.

        Others may gain from it, or only take part.
        """
        own = (each.areas for each in self.phases if phase and each.id == phase)
        areas = next(filter(None, own), self.all_areas)
        others = {part.area for part in self.area_roles if part.role is not AreaRole.RECIPIENT}
        return tuple(area for area in areas if not (receiving and area in others)) or areas

    @property
    def all_areas(self) -> tuple[str, ...]:
        """Areas of the project and of its phases, each once, in order."""
        phased = (area for phase in self.phases for area in phase.areas)
        return tuple(dict.fromkeys((*self.areas, *phased)))


def _is_larger(inner: Result, outer: Result, containment: Containment) -> bool:
    """Whether a count is larger than the one that is said to hold all of it."""
    if inner.value is None or outer.value is None or containment is not Containment.ALL:
        return False
    return inner.value > outer.value and outer.qualifier not in FLOORS
