"""The pages of a site as one book: a single HTML text from which a printed report is made.

Every page becomes a chapter or a section of one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from oda_reports.book.manners import manner_of
from oda_reports.book.pictures import Look
from oda_reports.book.sections import section
from oda_reports.book.ways import landed
from oda_reports.records.report import Report
from oda_reports.writing.html_trees import Element, elements, write_html
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.rendering import RenderedPage, fill


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: its words and where it leads."""

    title: str
    id: str


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book: its line of the contents, those of its sections, and its HTML."""

    line: ContentsLine
    names: str
    """Its classes."""
    sections: tuple[ContentsLine, ...]
    opening: str
    """The page that it begins with."""
    entries: str
    """All its other pages."""


def make_book(report: Report, pages: Sequence[RenderedPage], stylesheets: Mapping[str, str]) -> str:
    """The HTML of the whole book; ``stylesheets`` are those of the site, by their addresses."""
    look = Look.of(stylesheets.values())
    printed = [page for page in pages if page.in_book]
    ids = _ids(printed)
    groups = sorted(_groups(printed), key=lambda group: manner_of(_part(group[0])).is_last)
    sections = {page.path: _section(page, group, ids, look) for group in groups for page in group}
    # A list of nothing is a title alone.
    groups = [group for group in groups if len(sections[group[0].path].children) > 1 or group[1:]]
    sections = {page.path: sections[page.path] for group in groups for page in group}
    known = {e.attributes.get("id", "") for e in elements(sections.values())}
    chapters = [_chapter(group, ids, sections, known) for group in groups]
    return fill("book.html.jinja", report=report, chapters=chapters, stylesheets=tuple(stylesheets))


def _part(page: RenderedPage) -> str:
    """The chapter that a page belongs to: the part of the site that it stands in."""
    return page.path.removesuffix(".md").partition("/")[0]


def _groups(pages: Sequence[RenderedPage]) -> Iterator[list[RenderedPage]]:
    """The pages of each chapter, its opening first; a list of one page is left out."""
    for _, group in groupby(pages, _part):
        found = list(group)
        yield found[1:] if len(found) == 2 else found


def _ids(pages: Sequence[RenderedPage]) -> dict[str, str]:
    """The id in the book of each page, by its address on the site."""
    ids = {}
    for group in _groups(pages):
        for page in group:
            url = page_url(page.path)
            ids[url] = url.strip("/").replace("/", "-") or "introduction"
        ids.setdefault(f"{_part(group[0])}/", ids[page_url(group[0].path)])
    return ids


def _section(
    page: RenderedPage, group: Sequence[RenderedPage], ids: Mapping[str, str], look: Look
) -> Element:
    is_first = page is group[0]
    return section(
        page.body,
        _title(page),
        page_url(page.path),
        ids,
        look,
        manner_of(_part(page)),
        level=0 if is_first else 1,
        opens=is_first and len(group) > 1,
    )


def _chapter(
    pages: Sequence[RenderedPage],
    ids: Mapping[str, str],
    sections: Mapping[str, Element],
    known: Collection[str],
) -> Chapter:
    lines = [ContentsLine(_title(page), ids[page_url(page.path)]) for page in pages]
    first, *rest = (write_html([landed(sections[page.path], known)]) for page in pages)
    part = _part(pages[0])
    manner = manner_of(part)
    listed = lines[1:] if manner.is_listed else ()
    names = f"book-{part} book-short" if manner.are_entries else f"book-{part}"
    return Chapter(lines[0], names, tuple(listed), first, "\n".join(rest))


def _title(page: RenderedPage) -> str:
    return "Introduction" if page.path == "index.md" else page.title
