"""Which model the records of each kind have."""

from __future__ import annotations

from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
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
