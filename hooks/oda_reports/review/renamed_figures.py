"""Figures under the ids of a later state: of their records, areas, sources and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Key
from oda_reports.figures.figure import Figure
from oda_reports.records.vocabulary import Kind


@dataclass(frozen=True)
class Renames:
    """Ids that changed, old to new."""

    renamed: Mapping[Key, Key]

    def id(self, kind: Kind, id: str) -> str:
        """The id of a record in the later state."""
        return self.renamed.get((kind, id), (kind, id))[1]

    def area(self, id: str) -> str:
        """The id of a country or region; groups keep theirs."""
        return self.id(Kind.COUNTRIES, self.id(Kind.REGIONS, id))

    def address(self, address: str) -> str:
        """The address of a figure."""
        word, record, *rest = address.split("/")
        kind = Kind.named(word)
        if kind is None or not rest:
            return address
        if kind is Kind.STATISTICS:
            rest = [self._segment(part, is_first=not at) for at, part in enumerate(rest)]
        return "/".join([word, self.id(kind, record), *rest])

    def _segment(self, part: str, *, is_first: bool) -> str:
        """A part of the address of a statistic's value: its area, or through whom it went."""
        name, at, edition = part.partition("@")
        if is_first:
            return f"{self.area(name)}{at}{edition}"
        if name.startswith("through-"):
            through = self.id(Kind.ORGANISATIONS, name.removeprefix("through-"))
            return f"through-{through}{at}{edition}"
        return part

    def figure(self, figure: Figure) -> Figure:
        """A figure as it would be, had its records had these ids before."""
        if not self.renamed:
            return figure
        return replace(
            figure,
            address=self.address(figure.address),
            record=self.id(figure.kind, figure.record),
            area=self.area(figure.area) if figure.area else None,
            areas=tuple(map(self.area, figure.areas)),
            through=self.id(Kind.ORGANISATIONS, figure.through) if figure.through else None,
            part_of=self.address(figure.part_of) if figure.part_of else None,
            source=self.id(Kind.SOURCES, figure.source),
            equivalents=tuple(
                one.model_copy(update={"source": self.id(Kind.SOURCES, one.source)})
                if one.source
                else one
                for one in figure.equivalents
            ),
        )
