"""What the search of the site finds: the pages of a report as passages, and values by their years.

What a page only repeats says so itself (``data-search-exclude``) and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import order_of_print, standing_by_area
from oda_reports.catalogue.spellings import spellings_of
from oda_reports.exports.search_files import SearchedPage, SearchedPassage
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.html_blocks import PageHeading, read_parts
from oda_reports.writing.html_trees import VOID, read_attributes, read_tags
from oda_reports.writing.pages.page import Page
from oda_reports.writing.rendering import RenderedPage, Renderer

_RANK = (
    Kind.REGIONS,
    Kind.COUNTRIES,
    Kind.STATISTICS,
    Kind.THEMES,
    Kind.PROJECTS,
    Kind.ORGANISATIONS,
    None,
    Kind.SOURCES,
)
"""Which kind comes first of pages that are found as well; None are pages without a record."""
_MEANT = frozenset({Kind.REGIONS, Kind.COUNTRIES, Kind.THEMES, Kind.ORGANISATIONS})
"""The kinds of which a name may be typed wrongly."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENTRIES = frozenset({"article", "div", "li", "p", "section"})
"""Elements that begin a passage if they have an id; a term that stands first is its heading."""
_SILENT = frozenset({"noscript", "script", "style", "svg", "template"})
_IN_A_WORD = frozenset({"a", "abbr", "b", "bdi", "cite", "data", "del", "em", "i", "ins", "mark"})
_WITHIN = _IN_A_WORD | frozenset({"q", "ruby", "small", "span", "strong", "sub", "sup", "time"})
"""Elements that keep no words apart."""
_ENDED = frozenset({"dd", "li"})
_BETWEEN_ENTRIES = " · "
"""Stands after what ends like a line, where the text goes on."""
_HEADING = re.compile("<h[1-6]")
_PERHAPS_UNSAID = re.compile("data-search-exclude|headerlink|hidden")


def searched_pages(
    renderer: Renderer, pages: Iterable[Page], rendered: Iterable[RenderedPage]
) -> tuple[SearchedPage, ...]:
    """The pages of a report that are searched, in the order in which equal finds are shown."""
    found = [
        (page.record.kind if page.record else None, one)
        for page, written in zip(pages, rendered, strict=True)
        if page.in_search
        for one in _of_page(renderer.catalogue, page, written, renderer.formatter)
    ]
    found.sort(key=lambda pair: _RANK.index(pair[0]))
    return tuple(one for _, one in found)


def _of_page(
    catalogue: Catalogue, page: Page, written: RenderedPage, formatter: Formatter
) -> Iterator[SearchedPage]:
    record = page.record
    yield SearchedPage(
        page.url,
        page.title,
        record.kind.singular.capitalize() if record else "",
        passages_of("\n".join(said_parts(written.body))),
        spellings_of(record, catalogue) if record else (),
        is_meant=record is not None and record.kind in _MEANT,
        is_place=isinstance(record, Country | Region),
    )
    if isinstance(record, Statistic) and not record.compiled_from:
        yield from searched_values(catalogue, record, page.url, formatter)


def searched_values(
    catalogue: Catalogue, statistic: Statistic, address: str, formatter: Formatter
) -> Iterator[SearchedPage]:
    """The values of each area in a statistic: each is found by area, year and number."""
    figures = catalogue.figures_of(statistic)
    for area, by_year in standing_by_area(figures, catalogue.editions.own).items():
        undated = [f for f in figures if f.area == area and not f.year and f.is_of_all_its_area]
        undated.sort(key=order_of_print, reverse=True)
        shown = [f for f in (*reversed(by_year.values()), *undated) if f.has_number]
        if not shown:
            continue
        yield SearchedPage(
            f"{address}#{shown[0].anchor}",
            f"{statistic.title}: {catalogue.area_name(area)}",
            statistic.kind.singular.capitalize(),
            tuple(_value(figure, formatter) for figure in shown),
        )


def _value(figure: Figure, formatter: Formatter) -> SearchedPassage:
    """A value as a heading: its number counts for more there than where others repeat it."""
    moment = figure.year or figure.as_of
    said = [formatter.date(moment)] if moment else []
    return SearchedPassage(
        ": ".join([*said, _joined([formatter.counted(figure)])]), figure.anchor, ""
    )


def said_parts(body: str) -> Iterator[str]:
    """The headings of a page as HTML, and its blocks but for those below one that is passed over.

    These are the half of a page: its figures once more, each with its trail.
    """
    unsaid_below = 0
    for part in read_parts(body):
        if isinstance(part, PageHeading):
            if not unsaid_below or part.level <= unsaid_below:
                unsaid_below = part.level if "data-search-exclude" in part.attributes else 0
            yield part.html
        elif not unsaid_below or _HEADING.search(part):
            yield part


def passages_of(html: str) -> tuple[SearchedPassage, ...]:
    """The passages of a page in their order, without those that say nothing.

    A heading that is passed over takes along what stands below it.
    """
    reading = _Reading()
    for closed, name, _, attributes, text in read_tags(html)[1]:
        if name:
            reading.open(name, attributes)
        else:
            reading.close(closed)
        if text:
            reading.read(text)
    reading.conclude()
    return tuple(reading.passages)


class _Reading:
    """How far a page has been read: the passage that goes on, and what is passed over."""

    def __init__(self) -> None:
        self.passages: list[SearchedPassage] = []
        self.heading: list[str] = []
        self.anchor = ""
        self.text: list[str] = []
        self.in_heading = False
        self.is_fresh = False
        """Whether an entry has begun that has said nothing yet."""
        self.unsaid = ""
        """The element that is passed over, and how many of its name are open."""
        self.depth = 0
        self.unsaid_below = ""
        """The heading whose part of the page is passed over."""

    def open(self, name: str, attributes: str) -> None:
        """Takes up a tag; a heading or an entry with an id begins a passage."""
        if self.unsaid:
            self.depth += name == self.unsaid
            return
        is_unsaid = name in _SILENT or _is_unsaid(attributes)
        if name in _HEADINGS and (not self.unsaid_below or name <= self.unsaid_below):
            self.conclude()
            self.unsaid_below = name if is_unsaid else ""
            self.heading, self.in_heading = [], name != "h1" and not is_unsaid
            self.anchor = "" if name == "h1" else read_attributes(attributes).get("id", "")
            if name == "h1":
                is_unsaid = True  # the title of the page
        elif name in _ENTRIES and attributes and (id := read_attributes(attributes).get("id")):
            self.conclude()
            self.anchor, self.is_fresh = id, True
        elif name == "dt" and self.is_fresh:
            self.heading, self.in_heading = [], True
        if is_unsaid and name not in VOID:
            self.unsaid, self.depth = name, 1
        elif name not in _WITHIN:
            self.read(" ")

    def close(self, name: str) -> None:
        """Takes up the end of an element."""
        if self.unsaid:
            self.depth -= name == self.unsaid
            if not self.depth:
                self.unsaid = ""
            return
        if name in _HEADINGS or name == "dt":
            self.in_heading = False
        if name not in _WITHIN:
            self.read(_BETWEEN_ENTRIES if name in _ENDED else " ")

    def read(self, text: str) -> None:
        """Takes up words."""
        if not (self.unsaid or self.unsaid_below):
            (self.heading if self.in_heading else self.text).append(text)
            self.is_fresh = self.is_fresh and not text.strip()

    def conclude(self) -> None:
        """Ends the passage; its heading stays for what follows below it."""
        text, heading = _joined(self.text), _joined(self.heading)
        if text or (heading and self.anchor):
            self.passages.append(SearchedPassage(heading, self.anchor, text))
        self.text = []


def _is_unsaid(attributes: str) -> bool:
    """Whether an element says of itself that the search passes over it, or nobody sees it."""
    if not _PERHAPS_UNSAID.search(attributes):
        return False
    read = read_attributes(attributes)
    return "data-search-exclude" in read or "hidden" in read or read.get("class") == "headerlink"


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(unescape("".join(parts)).split())
    return text.removesuffix(_BETWEEN_ENTRIES.rstrip()).rstrip()
