"""Which model the records of each kind have."""

from __future__ import annotations

from functools import cache

from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.field_shapes import blocks_of, shapes_of
from oda_reports.records.glossary import Name, Scheme, Term, Theme
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import (
    Kind,
)

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


@cache
def kinds_with(field: str) -> tuple[Kind, ...]:
    """The kinds of record that have a field of this name, in themselves or in a part."""
    return tuple(
        kind
        for kind, model in MODELS.items()
        if field != "id" and any(field in shapes_of(part) for part in (model, *blocks_of(model)))
    )
