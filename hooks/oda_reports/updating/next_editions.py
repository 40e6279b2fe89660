"""An edition that a report goes over to: its sources, those of the edition before, and the records.

Drafts of sources are looked at as if they were published: next year's edition is entered as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from oda_reports.catalogue.edition_names import EditionNames
from oda_reports.figures.figure import Figure
from oda_reports.reading.origins import Origin
from oda_reports.records.editions import Printing, order_of
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking
from oda_reports.updating.chores import Chore


class CannotUpdate(Exception):
    """There is nothing to go over to; the message is a line that says why."""


@dataclass(frozen=True)
class NextEdition:
    """An edition, the newest before it of its publication, and the data folder."""

    checking: Checking
    report: Report
    printing: Printing
    before: Printing | None

    @property
    def year(self) -> str:
        """What it is called for short: 2025."""
        return self.printing.edition

    @property
    def old(self) -> str:
        """What the edition before is called for short; nothing where there is none."""
        return self.before.edition if self.before else ""

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that are this edition."""
        return self._sources(self.printing)

    @cached_property
    def sources_before(self) -> tuple[Source, ...]:
        """The sources that are the edition before."""
        return self._sources(self.before) if self.before else ()

    def _sources(self, printing: Printing) -> tuple[Source, ...]:
        by_source = self.checking.editions.by_source
        return tuple(
            record
            for record in self.checking.folder.records
            if isinstance(record, Source) and by_source.get(record.id) == printing
        )

    @cached_property
    def source_id(self) -> str:
        """The id of its source; where there is none yet, one like that of the edition before."""
        if self.sources:
            return self.sources[0].id
        for source in self.sources_before:
            if source.id.endswith(ending := f"-{self.old.lower()}"):
                return f"{source.id.removesuffix(ending)}-{self.year.lower()}"
        return f"{self.printing.publication}-{self.year.lower()}"

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records that readers see, or will once sources are no drafts any more."""
        return tuple(record for record in self.checking.folder.records if not record.draft)

    @cached_property
    def names(self) -> EditionNames:
        """How texts call the editions of the publication."""
        sources = [one for one in self.checking.folder.records if isinstance(one, Source)]
        return EditionNames(self.printing.publication, sources, self.report.language)

    def figures_of(self, record: Record) -> tuple[Figure, ...]:
        """All that is printed in a record, by drafts too."""
        return self.checking.figures_of(record)

    def is_new(self, source: str) -> bool:
        """Whether a source is this edition."""
        return any(one.id == source for one in self.sources)

    def is_old(self, source: str) -> bool:
        """Whether a source is the edition before."""
        return any(one.id == source for one in self.sources_before)

    def chore(self, record: Record, loc: tuple[str | int, ...], what: str, place: str) -> Chore:
        """What is left to do at a field of a record."""
        origin = self.checking.origin(record)
        return Chore(origin.file, origin.line(loc), what, place)

    @property
    def origin_of_report(self) -> Origin:
        """Where report.yml stands."""
        return self.checking.folder.origins["report", "report"]

    @property
    def file_of_source(self) -> str:
        """The file in which its source stands or would stand."""
        return self.checking.path_of(Kind.SOURCES, self.source_id)


def next_edition(checking: Checking, publication: str, edition: str) -> NextEdition:
    """The edition of a publication, which may have no source yet; raises ``CannotUpdate``."""
    report = checking.folder.report
    if report is None:
        raise CannotUpdate("report.yml cannot be read: 'oda check' says why")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", edition):
        raise CannotUpdate(f"'{edition}' is no edition: name one such as 2025")
    own = checking.editions.own
    printings = [*checking.editions.by_source.values(), *((own,) if own else ())]
    known = sorted({one.publication for one in printings})
    if publication not in known:
        there = f"there are: {', '.join(known)}" if known else "no source says 'publication'"
        raise CannotUpdate(f"No source is an edition of '{publication}'; {there}")
    is_own = own is not None and own.publication == publication
    wanted = Printing(publication, edition, is_own)
    older = [
        one
        for one in checking.editions.by_source.values()
        if one.publication == publication and order_of(one.edition) < order_of(edition)
    ]
    before = max(older, key=lambda one: one.rank, default=None)
    return NextEdition(checking, report, wanted, before)
