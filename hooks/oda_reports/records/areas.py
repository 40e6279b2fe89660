"""Regions, their groups of countries, and countries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.field_types import (
    AsPrinted,
    CountryId,
    FigureRef,
    Id,
    Line,
    ProjectId,
    Prose,
    StatisticId,
    ThemeId,
)
from oda_reports.records.model import Model
from oda_reports.records.parts import Period, Picture, Section
from oda_reports.records.values import Quantity
from oda_reports.records.vocabulary import (
    Kind,
)


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


class Region(FiguredRecord):
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

    @property
    def country_ids(self) -> tuple[str, ...]:
        """The ids of its countries, group by group, each once."""
        return tuple(dict.fromkeys(id for group in self.groups.values() for id in group.countries))


class Country(FiguredRecord):
    """A recipient country; its region is the one that lists it."""

    kind = Kind.COUNTRIES

    name: Line
    """The name the report uses."""
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """Its ISO 3166-1 code of three capital letters."""
    recipient: Period | None = None
    """From when to when it is on the list of recipients, where it was not, or is no longer."""
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
