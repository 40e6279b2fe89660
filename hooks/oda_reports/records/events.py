"""Events of the timeline."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.field_types import (
    AreaId,
    Id,
    ProjectId,
    Prose,
    SourceId,
    Wording,
)
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.values import Quantity
from oda_reports.records.vocabulary import (
    Kind,
)


class Event(FiguredRecord):
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
