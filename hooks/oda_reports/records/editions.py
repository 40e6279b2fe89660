"""Which edition of which publication a source is: what was read in it was printed there.

Editions are compared with others of their own publication only. The report publishes an edition
of one publication, that of the source which it starts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from oda_reports.records.report import Report
from oda_reports.records.sources import Source


@dataclass(frozen=True, slots=True)
class Printing:
    """One edition of a publication; ``is_own`` where the report publishes that publication.

    ``is_alone`` where no source that readers know is another edition of the report's publication.
    It is the same edition whether or not that holds, and whether or not a source is only inferred
    to be of it.
    """

    publication: str
    edition: str
    is_own: bool = True
    is_inferred: bool = field(default=False, compare=False)
    is_alone: bool = field(default=False, compare=False)

    @property
    def mark(self) -> str:
        """What an address says of it behind its ``@``: 2005; of another, country-data-book:2002."""
        return self.edition if self.is_own else f"{self.publication}:{self.edition}"

    @property
    def marks(self) -> tuple[str, str]:
        """All that an address can say of it behind its ``@``, the shortest first."""
        return self.mark, f"{self.publication}:{self.edition}"

    @property
    def rank(self) -> Rank:
        """Its place among all: the report's publication comes last, and is newest."""
        return (2 if self.is_own else 1, *order_of(self.edition))


Rank = tuple[int | tuple[int, str], ...]
"""Where an edition stands among others, to be compared; what no edition prints is first."""

UNPRINTED: Rank = (0,)
"""Of what no edition prints."""


def order_of(edition: str) -> tuple[tuple[int, str], ...]:
    """By what editions of one publication are in order: numbers by their size, 9 before 10."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", edition)
    )


def publication_of(source: Source) -> str:
    """The publication that a source is an edition of: as it says, else its id less the edition."""
    if source.publication:
        return source.publication
    ending = f"-{(source.edition or '').lower()}"
    return source.id.removesuffix(ending) or source.id


@dataclass(frozen=True)
class Editions:
    """The editions of a report's sources, and the one that it publishes."""

    own: Printing | None = None
    """What the report publishes; None where its source is of no edition."""
    by_source: Mapping[str, Printing] = field(default_factory=dict)
    """The edition that each source is, by its id; sources without one are not there."""
    drafts: frozenset[str] = frozenset()
    """The sources that are drafts, which no reader knows."""
    sources: frozenset[str] = frozenset()
    """All sources, those without an edition too; none where nothing is known of any."""

    def printing(self, source: str) -> Printing | None:
        """The edition that a source is; of one that is not there or unreadable, as its id says."""
        if source in self.sources or not self.sources:
            return self.by_source.get(source)
        return _named_by(source, self.own.publication if self.own else "")

    def rank(self, source: str) -> Rank:
        """Where what was read in a source stands among what others print of the same."""
        printing = self.printing(source)
        return printing.rank if printing else UNPRINTED

    def is_of_own(self, source: str) -> bool:
        """Whether it is an edition of the publication that the report publishes."""
        printing = self.by_source.get(source)
        return printing is not None and printing.is_own

    def is_known(self, source: str) -> bool:
        """Whether the report knows it: no draft, and no later edition than its own, is there."""
        return source not in self.drafts and is_known(self.printing(source), self.own)


def is_known(printing: Printing | None, own: Printing | None) -> bool:
    """Whether a report that publishes ``own`` knows an edition: it is no later one."""
    if printing is None or own is None or not printing.is_own:
        return True
    return printing.rank <= own.rank


def editions_of(report: Report | None, sources: Iterable[Source]) -> Editions:
    """The editions of a report's sources, those of drafts too.

    Of a report that could not be read, no publication is known to be its own.
    """
    every = tuple(sources)
    printed = {source.id: source for source in every if source.edition is not None}
    own = _published(report, every) if report else None
    publication = own.publication if own else ""
    published = {
        source.edition
        for source in printed.values()
        if not source.draft and publication_of(source) == publication
    }
    return Editions(
        own,
        {
            id: Printing(
                publication_of(source),
                source.edition or "",
                publication_of(source) == publication,
                source.edition_inferred,
                published == {source.edition} and publication_of(source) == publication,
            )
            for id, source in printed.items()
        },
        frozenset(source.id for source in every if source.draft),
        frozenset(source.id for source in every),
    )


def _published(report: Report, sources: Iterable[Source]) -> Printing | None:
    if report.publication:
        return Printing(report.publication, report.edition)
    first = next((source for source in sources if source.id == report.source), None)
    if first is None:
        found = _named_by(report.source, "")
        return Printing(found.publication, report.edition) if found else None
    return Printing(publication_of(first), report.edition) if first.edition else None


def _named_by(source: str, own: str) -> Printing | None:
    """The edition that a source seems to be by its id: the number at its end."""
    found = re.fullmatch(r"([a-z].*)-([0-9][0-9.]*)", source)
    return Printing(found[1], found[2], found[1] == own) if found else None
