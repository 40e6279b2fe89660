"""The list of sources, and the page of each: what it says, and what of it the report carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.report import address_of, original_of
from oda_reports.records.sources import Fact, Organisation, Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.paging import NAMED


@dataclass(frozen=True)
class ListedSource:
    """A source on the list."""

    source: Source
    """The record."""
    records: int
    """How many records were read in it or cite it."""


@dataclass(frozen=True)
class SourceListContext(Context):
    """What stands on the list of sources."""

    template = "sources.md.jinja"

    sources: tuple[ListedSource, ...]
    """Every source, the newest edition first."""


@dataclass(frozen=True)
class CarryingFigure:
    """A figure that carries a fact."""

    figure: Figure
    """The number."""
    own: Record
    """The record that holds it."""
    others: tuple[Record, ...]
    """The other records that print it."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that prints it."""
        return (self.own, *self.others)


@dataclass(frozen=True)
class CarriedFact:
    """A fact of a source and what carries it."""

    key: str
    """Its key in the record."""
    fact: Fact
    """What the source says."""
    records: tuple[Record, ...]
    """The records that carry it, besides those that print its figures."""
    figures: tuple[CarryingFigure, ...]
    """The figures that carry it."""

    @property
    def is_carried(self) -> bool:
        """Whether anything in the report carries it."""
        return bool(self.records or self.figures)

    @property
    def is_omitted(self) -> bool:
        """Whether the report leaves it out, and says why."""
        return not self.is_carried and self.fact.omitted is not None


@dataclass(frozen=True)
class FactsAtPlace:
    """What stands at one place of a source."""

    place: str
    """The place, with a capital; empty where none is given."""
    facts: tuple[CarriedFact, ...]
    """What is said there."""


@dataclass(frozen=True)
class FactCount:
    """How many facts of a source the report carries."""

    total: int
    """All of them."""
    carried: int
    """Those that a record or a figure carries."""
    omitted: int
    """Those left out with a reason."""

    @property
    def lost(self) -> int:
        """Those that nothing carries and nobody left out."""
        return self.total - self.carried - self.omitted


@dataclass(frozen=True)
class CitingRecords:
    """The records of one kind that were read in a source or cite it."""

    label: str
    """What the kind is called."""
    records: tuple[Record, ...]
    """At least one; of very many the first."""
    count: int
    """How many there are."""


@dataclass(frozen=True)
class SourceContext(Context):
    """What stands on the page of a source."""

    template = "source.md.jinja"

    source: Source
    """The record."""
    publisher: Organisation | None
    """Who publishes it."""
    original: str
    """Where it is read on the web; empty if that is not known."""
    identifier_address: str
    """Where its identifier leads; empty if nowhere."""
    count: FactCount
    """How many facts it has."""
    not_carried: tuple[CarriedFact, ...]
    """The facts that nothing in the report carries."""
    places: tuple[FactsAtPlace, ...]
    """Its facts, place by place."""
    cited_by: tuple[CitingRecords, ...]
    """The records that were read in it or cite it, kind by kind."""


def source_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of sources, and the page of each."""
    sources = catalogue.sources
    overview = SourceListContext(
        tuple(ListedSource(source, len(catalogue.cited_by(source.id))) for source in sources)
    )
    yield list_page(Kind.SOURCES, catalogue.report, overview)
    yield from (source_page(catalogue, source) for source in sources)


def source_page(catalogue: Catalogue, source: Source) -> Page:
    """The page of a source."""
    facts = tuple(_carried(catalogue, source))
    context = SourceContext(
        source=source,
        publisher=catalogue.publisher_of(source),
        original=original_of(source, catalogue.report),
        identifier_address=address_of(source.identifier or "", catalogue.report),
        count=FactCount(
            len(facts),
            carried=sum(one.is_carried for one in facts),
            omitted=sum(one.is_omitted for one in facts),
        ),
        not_carried=tuple(one for one in facts if not one.is_carried),
        places=_places(facts),
        cited_by=_citing(catalogue.cited_by(source.id)),
    )
    return record_page(source, context)


def _places(facts: tuple[CarriedFact, ...]) -> tuple[FactsAtPlace, ...]:
    """The facts place by place, in the order in which the places are first named.

    Those without one come first, where they stand below the heading of no place.
    """
    named = dict.fromkeys(one.fact.place for one in facts)
    return tuple(
        FactsAtPlace(
            messages.capitalised(place or ""),
            tuple(one for one in facts if one.fact.place == place),
        )
        for place in sorted(named, key=bool)
    )


def _citing(records: tuple[Record, ...]) -> tuple[CitingRecords, ...]:
    """The records kind by kind, in the order of what the kinds are called."""
    return tuple(
        CitingRecords(label, found[:NAMED], len(found))
        for label in sorted({record.kind.label for record in records})
        for found in (tuple(one for one in records if one.kind.label == label),)
    )


def _carried(catalogue: Catalogue, source: Source) -> Iterator[CarriedFact]:
    for key, fact in source.facts.items():
        carriers = [catalogue.carrier(address, source.id) for address in fact.carried_by]
        figures = tuple(
            _carrying(catalogue, carrier) for carrier in carriers if isinstance(carrier, Figure)
        )
        printing = [record for figure in figures for record in figure.records]
        besides = tuple(c for c in carriers if isinstance(c, Record) and c not in printing)
        yield CarriedFact(key, fact, besides, figures)


def _carrying(catalogue: Catalogue, figure: Figure) -> CarryingFigure:
    own = catalogue.records[figure.kind, figure.record]
    others = tuple(record for record in catalogue.named_in(figure.address) if record != own)
    return CarryingFigure(figure, own, others)
