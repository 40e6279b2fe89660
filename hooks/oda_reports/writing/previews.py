"""What a served page shows that readers do not see: drafts, marked as not published.

A finished page is marked, whatever template wrote it: a value that was read in a draft source, its
source, each link to a record that is not published, or to its figures as a file; a line above the
page names what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urljoin

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.drafts import is_within
from oda_reports.catalogue.mentions import cites
from oda_reports.exports.data_files import data_paths
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page

_FIGURE = re.compile(r'<data [^>]*data-figure="([^"]*)"[^>]*>[^<]*</data>(<a class="oda-ref")?')
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>[^<]*</a>')
_CHIP = f'<span class="oda-unpublished">{page_messages.NOT_PUBLISHED}</span>'


def is_unpublished(shown: Record | Figure, catalogue: Catalogue) -> bool:
    """Whether a record or a figure is in a catalogue with drafts, and readers do not see it."""
    if not catalogue.has_drafts:
        return False
    if isinstance(shown, Figure):
        return is_within(shown.loc, catalogue.held.get((shown.kind, shown.record), ()))
    return is_within((), catalogue.held.get((shown.kind, shown.id), ()))


@dataclass
class Preview:
    """The pages of a catalogue with drafts, marked for those who edit them."""

    catalogue: Catalogue
    _urls: dict[str, Record] = field(init=False)
    _periods: dict[str, str] = field(init=False)
    """By the address of a project the draft source of its period, which lists show without one."""

    def __post_init__(self) -> None:
        self._periods = {
            self.catalogue.url(project): source
            for project in self.catalogue.projects
            if project.period and (source := project.period.source) and source in self._drafts
        }
        self._urls = {
            url: record
            for record in self.catalogue.records.values()
            if is_unpublished(record, self.catalogue)
            for url in (
                self.catalogue.url(record),
                *data_paths(record, self.catalogue).values(),
            )
        }

    def marked(self, body: str, page: Page) -> str:
        """A finished page with its marks, and with the line above it where there are any."""
        read = dict.fromkeys(self._read_beside(page))
        named: dict[str, None] = {}

        def of_figure(found: re.Match[str]) -> str:
            figure = self.catalogue.figures.get(found[1])
            if figure is None:
                return found[0]
            read.update(dict.fromkeys(self._drafts_of(figure)))
            if not is_unpublished(figure, self.catalogue):
                return found[0]
            if figure.source not in self._drafts and _is_about(page, figure.kind, figure.record):
                return found[0]  # all of the page is not published
            if figure.source in self._drafts and found[2]:
                return found[0]  # the mark stands behind the number of its source
            return found[0].removesuffix(found[2] or "") + _CHIP + (found[2] or "")

        def of_link(found: re.Match[str]) -> str:
            url = urljoin(f"/{page.url}", found[1]).removeprefix("/")
            if url in self._periods:
                read[self._periods[url]] = None
            record = self._urls.get(url)
            if record is None or _is_about(page, record.kind, record.id):
                return found[0]
            is_cited = record.kind is Kind.SOURCES and 'class="oda-ref"' in found[0]
            (read if is_cited else named)[record.id] = None
            return found[0] + _CHIP

        marked = _LINK.sub(of_link, _FIGURE.sub(of_figure, body))
        if line := self._line(page, list(read), is_naming=bool(named)):
            words = escape(line)
            return f'<p class="oda-unpublished-line" data-number="name">{words}</p>\n\n{marked}'
        return marked

    @property
    def _drafts(self) -> Collection[str]:
        return self.catalogue.editions.drafts

    def _drafts_of(self, figure: Figure) -> Iterator[str]:
        """The draft sources of a figure, those of its conversions too."""
        sources = (figure.source, *(one.source for one in figure.equivalents))
        return (source for source in sources if source and source in self._drafts)

    def _read_beside(self, page: Page) -> Iterator[str]:
        """The draft sources of what a page shows and no number of a source stands beside."""
        for figure in (*page.figures, *(f for chart in page.charts for f in chart.figures)):
            yield from self._drafts_of(figure)
        if page.record:
            yield from sorted(cites(page.record) & frozenset(self._drafts))
        if page.record and page.record.kind is Kind.ORGANISATIONS:
            for _, part in self.catalogue.families.parts_of(page.record.id):
                if part.source and part.source in self._drafts:
                    yield part.source

    def _line(self, page: Page, read: list[str], *, is_naming: bool) -> str:
        """What is said above a page; ``read`` are the draft sources of what it shows."""
        if page.record and is_unpublished(page.record, self.catalogue):
            return page_messages.UNPUBLISHED_PAGE
        if read:
            return page_messages.shows_drafts([self._title(source) for source in read])
        return page_messages.NAMES_DRAFTS if is_naming else ""

    def _title(self, source: str) -> str:
        found = self.catalogue.get(Source, source)
        return found.short_title or found.title


def _is_about(page: Page, kind: Kind, id: str) -> bool:
    """Whether a page is about a record."""
    return page.record is not None and (page.record.kind, page.record.id) == (kind, id)
