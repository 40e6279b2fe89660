"""What carries the facts of sources: figures and records, by the addresses that facts name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.catalogue.grouping import grouped
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.sources import Fact, Source
from oda_reports.records.vocabulary import Kind

CarriedFact = tuple[Source, str, Fact]
"""A fact with its source and its key there."""


class Carriers:
    """The carriers of the facts of some sources, which come in the order of the facts.

    ``find_figure`` finds a figure by its address and raises ``UnknownFigure``; ``readings_of`` has
    all that is printed under its key.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        records: Mapping[tuple[Kind, str], Record],
        find_figure: Callable[[str], Figure],
        readings_of: Callable[[Figure], tuple[Figure, ...]],
    ) -> None:
        self._sources = sources
        self._records = records
        self._find_figure = find_figure
        self._readings_of = readings_of

    def carrier(self, address: str, source: str) -> Figure | Record | None:
        """What an address in a fact of a source names: a record by kind and id, or a figure.

        Of what several sources print under a key it is what this one does, whichever stands.
        """
        word, _, id = address.partition("/")
        kind = Kind.named(word)
        if kind and (kind, id) in self._records:
            return self._records[kind, id]
        try:
            figure = self._find_figure(address)
        except UnknownFigure:
            return None
        readings = () if "@" in address else self._readings_of(figure)
        return next((one for one in readings if one.source == source), figure)

    @cached_property
    def facts_by_carrier(self) -> Mapping[str, tuple[CarriedFact, ...]]:
        """The facts that each carrier has, by its key."""
        return grouped(
            (carrier_key(found), (source, key, fact))
            for source in self._sources
            for key, fact in source.facts.items()
            for address in fact.carried_by
            if (found := self.carrier(address, source.id)) is not None
        )


def carrier_key(carrier: Figure | Record) -> str:
    """The address of a figure, or kind and id of a record."""
    return carrier.address if isinstance(carrier, Figure) else f"{carrier.kind}/{carrier.id}"
