"""The page of a source: what it says, and what of it the report carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.sources import Fact, Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, record_path


def source_page(catalogue: Catalogue, source: Source) -> Page:
    """The page of one source."""
    facts = tuple(_carried(catalogue, source))
    context = {
        "source": source,
        "cited_by": catalogue.cited_by(source.id),
        "facts": facts,
        "facts_by_place": {
            place: tuple(one for one in facts if one.fact.place == place)
            for place in dict.fromkeys(one.fact.place for one in facts)
        },
        "not_carried": [one for one in facts if not one.is_carried],
        "carried": sum(one.is_carried for one in facts),
        "omitted": sum(not one.is_carried and one.fact.omitted is not None for one in facts),
    }
    return Page(record_path(Kind.SOURCES, source.id), source.title, "source.md.jinja", context)


@dataclass(frozen=True)
class CarriedFact:
    """A fact of a source, figures that carry it with the records that print them, and records."""

    key: str
    fact: Fact
    records: tuple[Record, ...]
    figures: tuple[tuple[Figure, tuple[Record, ...]], ...]

    @property
    def is_carried(self) -> bool:
        """Whether anything in the report carries it."""
        return bool(self.records or self.figures)


def _carried(catalogue: Catalogue, source: Source) -> Iterator[CarriedFact]:
    for key, fact in source.facts.items():
        carriers = [catalogue.carrier(address) for address in fact.carried_by]
        figures = [carrier for carrier in carriers if isinstance(carrier, Figure)]
        printed = []
        for figure in figures:
            own = catalogue.records[figure.kind, figure.record]
            others = (record for record in catalogue.named_in(figure.address) if record != own)
            printed.append((figure, (own, *others)))
        printing = [record for _, records in printed for record in records]
        besides = tuple(c for c in carriers if isinstance(c, Record) and c not in printing)
        yield CarriedFact(key, fact, besides, tuple(printed))
