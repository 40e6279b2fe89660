"""A record's text as its words alone, for places where no mark and no link can stand."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.formatting import Formatter
from oda_reports.records.model import Record
from oda_reports.writing.prose import plain_text, render_prose


def plain_prose(text: str, record: Record, catalogue: Catalogue, formatter: Formatter) -> str:
    """The words of a record's text on one line, its figures written out, less what it cites."""
    return plain_text(render_prose(text, _Words(record, catalogue, formatter)))


@dataclass(frozen=True)
class _Words:
    """What references become where there are words only."""

    record: Record
    catalogue: Catalogue
    formatter: Formatter

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:  # noqa: ARG002
        return escape(words or self.formatter.figure(self.catalogue.figure(address, self.record)))

    def link_of(self, address: str, *, bare: bool) -> str:  # noqa: ARG002
        return ""

    def source_of(self, address: str) -> str:
        return self.catalogue.figure(address, self.record).source

    def source(self, id: str, *, bare: bool) -> str:  # noqa: ARG002
        return ""

    def footnote(self, name: str, *, bare: bool) -> str:  # noqa: ARG002
        return ""

    def link(self, target: str) -> str | None:
        return target

    def may_have_terms(self, text: str) -> bool:  # noqa: ARG002
        return False

    def find_terms(self, text: str) -> list[tuple[int, int, str]]:  # noqa: ARG002
        return []
