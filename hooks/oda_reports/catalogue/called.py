"""What the records are called that a figure names by their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from oda_reports.figures import messages
from oda_reports.figures.aspects import Names
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind


def called_names(
    records: Mapping[tuple[Kind, str], Record],
    figures: Mapping[str, Figure],
    area_name: Callable[[str], str],
) -> Names:
    """The names of published records and figures; asked for another, they raise ``KeyError``."""

    def phase(figure: Figure) -> str:
        record = records[figure.kind, figure.record]
        phases = record.phases if isinstance(record, Project) else ()
        return next((one.title for one in phases if one.id == figure.phase), "")

    def organisation(id: str) -> str:
        return records[Kind.ORGANISATIONS, id].heading

    def whole(figure: Figure) -> str:
        named = figures.get(figure.part_of or "")
        if named is None or named.area:
            return named.label if named else ""  # what is held back with its source
        if (named.kind, named.record) == (figure.kind, figure.record):
            return named.label
        return messages.of_record(named.label, records[named.kind, named.record].heading)

    def source(id: str) -> str:
        found = records[Kind.SOURCES, id]
        assert isinstance(found, Source)
        return found.title

    return Names(area_name, organisation, phase, whole, source)
