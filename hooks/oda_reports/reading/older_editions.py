"""What values of an older form say of the edition that printed them, besides their source.

Today their source says it. A source that did not is read as if it said what all its values do, and
``oda migrate`` writes it there; a value that says otherwise than its source is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.older_forms import blocks
from oda_reports.reading.yaml_files import Document
from oda_reports.records.editions import Editions, editions_of, publication_of
from oda_reports.records.report import Report
from oda_reports.records.sources import Source


class PrintedIn(NamedTuple):
    """What a value says of the edition that printed it, and where it says so."""

    document: Document
    way: Loc
    source: str
    edition: str
    is_inferred: bool


class UnsaidEdition(NamedTuple):
    """What a source does not say of its edition, and its values do; None and False otherwise."""

    publication: str | None = None
    edition: str | None = None
    is_inferred: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that the source lacks."""
        said = {
            "publication": self.publication,
            "edition": self.edition,
            "edition_inferred": self.is_inferred,
        }
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class OlderEditions:
    """What the values of a folder say of editions, of which no word is left in today's form."""

    values: tuple[PrintedIn, ...] = ()
    told: Mapping[str, UnsaidEdition] = field(default_factory=dict)
    """What sources are to say, by their ids."""
    contradictions: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values)

    def said_by(self, source: Source) -> Source:
        """A source that says what its values do."""
        told = self.told.get(source.id)
        return source.model_copy(update=told.fields) if told else source


def values_of_editions(document: Document, data: Mapping[str, Any]) -> Iterator[PrintedIn]:
    """What the values of a statistic say of editions."""
    for part in ("observations", "series"):
        for way, block in blocks(data, part):
            if "printed_in" in block and isinstance(source := block.get("source"), str):
                edition, is_inferred = block["printed_in"], block.get("printed_in_inferred")
                yield PrintedIn(
                    document, (*way, "printed_in"), source, str(edition), is_inferred is True
                )


def older_editions(
    values: Iterable[PrintedIn], sources: Iterable[Source], report: Report | None
) -> OlderEditions:
    """What values say of the editions of sources, each set beside what its source says.

    Editions of all publications were compared. What is of the kind and the publisher of the
    report's own source is of its publication, where its id does not say so.
    """
    every = tuple(values)
    known = {source.id: source for source in sources}
    said: dict[str, list[PrintedIn]] = {}
    for one in every:
        if one.source in known:
            said.setdefault(one.source, []).append(one)
    told = {id: _told(known[id], its) for id, its in said.items()}
    made = OlderEditions(every, told)
    first = known.get(report.source) if report else None
    if report and first and (first := made.said_by(first)).edition:
        own = report.publication or publication_of(first)
        told = {
            id: one._replace(publication=_unsaid(made.said_by(known[id]), first, own))
            for id, one in told.items()
        }
    made = OlderEditions(every, {id: one for id, one in told.items() if one.fields})
    editions = editions_of(report, map(made.said_by, known.values()))
    return replace(made, contradictions=tuple(_contradictions(every, editions)))


def _told(source: Source, said: Sequence[PrintedIn]) -> UnsaidEdition:
    edition = source.edition
    if edition is None and len({one.edition for one in said}) == 1:
        edition = said[0].edition
    is_inferred = any(one.is_inferred and one.edition == edition for one in said)
    return UnsaidEdition(
        edition=edition if source.edition is None else None,
        is_inferred=is_inferred and not source.edition_inferred,
    )


def _unsaid(source: Source, first: Source, own: str) -> str | None:
    """The report's publication, where a source is of it and its id says another."""
    is_alike = source.publisher and (source.publisher, source.type) == (first.publisher, first.type)
    if source.publication or not source.edition or not is_alike:
        return None
    return own if publication_of(source) != own else None


def _contradictions(said: Iterable[PrintedIn], editions: Editions) -> Iterator[Problem]:
    for one in said:
        printing = editions.printing(one.source)
        if printing is None or printing.edition != one.edition:
            of = f"is of {printing.edition}" if printing else "names no edition that all agree on"
            yield Problem(
                one.document.file,
                one.document.values[one.way],
                "E249",
                f"its source '{one.source}' {of}, this value says {one.edition}",
                "name the source of that edition under source, add it if it is missing, then run "
                "'oda migrate'",
            )
