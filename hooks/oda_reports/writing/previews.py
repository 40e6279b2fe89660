"""What a served page shows that readers do not see: drafts, marked as not published.

A finished page is marked, whatever template wrote it: a value that was read in a draft source, its
source, each link to a record that is not published; a line above the page names what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urljoin

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.drafts import is_within
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

    def __post_init__(self) -> None:
        self._urls = {
            self.catalogue.url(record): record
            for record in self.catalogue.records.values()
            if is_unpublished(record, self.catalogue)
        }

    def marked(self, body: str, page: Page) -> str:
        """A finished page with its marks, and with the line above it where there are any."""
        read: dict[str, None] = {}
        named: dict[str, None] = {}

        def of_figure(found: re.Match[str]) -> str:
            figure = self.catalogue.figures.get(found[1])
            if figure is None or not is_unpublished(figure, self.catalogue):
                return found[0]
            if figure.source in self.catalogue.editions.drafts:
                read[figure.source] = None
                if found[2]:
                    return found[0]  # the mark stands behind the number of its source
            elif page.record and (page.record.kind, page.record.id) == (figure.kind, figure.record):
                return found[0]  # all of the page is not published
            return found[0].removesuffix(found[2] or "") + _CHIP + (found[2] or "")

        def of_link(found: re.Match[str]) -> str:
            record = self._urls.get(urljoin(f"/{page.url}", found[1]).removeprefix("/"))
            if record is None:
                return found[0]
            is_cited = record.kind is Kind.SOURCES and 'class="oda-ref"' in found[0]
            (read if is_cited else named)[record.id] = None
            return found[0] + _CHIP

        marked = _LINK.sub(of_link, _FIGURE.sub(of_figure, body))
        for figure in (*page.figures, *(f for chart in page.charts for f in chart.figures)):
            if figure.source in self.catalogue.editions.drafts:
                read[figure.source] = None
        lines = [*self._lines(page, list(read), is_naming=bool(named))]
        if not lines:
            return marked
        words = escape(" ".join(lines))
        return f'<p class="oda-unpublished-line" data-number="name">{words}</p>\n\n{marked}'

    def _lines(self, page: Page, read: list[str], *, is_naming: bool) -> list[str]:
        """What is said above a page; ``read`` are the draft sources that it shows values of."""
        titles = [self._title(source) for source in read]
        if page.record and is_unpublished(page.record, self.catalogue):
            return [page_messages.UNPUBLISHED_PAGE]
        if titles:
            return [page_messages.shows_drafts(titles)]
        return [page_messages.NAMES_DRAFTS] if is_naming else []

    def _title(self, source: str) -> str:
        found = self.catalogue.get(Source, source)
        return found.short_title or found.title
