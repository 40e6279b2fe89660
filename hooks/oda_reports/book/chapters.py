"""The pages of a site as one book: a single HTML text from which a printed report is made.

Every page becomes a chapter or a section of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from oda_reports.book.pictures import Look
from oda_reports.book.sections import section
from oda_reports.records.report import Report
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.rendering import RenderedPage, fill


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: its words and where it leads."""

    title: str
    id: str


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book: its line of the contents, those of its sections, its HTML."""

    line: ContentsLine
    kind: str
    sections: tuple[ContentsLine, ...]
    html: str


def make_book(report: Report, pages: Sequence[RenderedPage], stylesheets: Mapping[str, str]) -> str:
    """The HTML of the whole book; ``stylesheets`` are those of the site, by their addresses."""
    look = Look.of(stylesheets.values())
    printed = [page for page in pages if page.in_book]
    ids = _ids(printed)
    chapters = [_chapter(group, ids, look) for group in _groups(printed)]
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


def _chapter(pages: Sequence[RenderedPage], ids: Mapping[str, str], look: Look) -> Chapter:
    first, *rest = pages
    lines, html = [], []
    for page in pages:
        title, url = _title(page), page_url(page.path)
        lines.append(ContentsLine(title, ids[url]))
        html.append(section(page.body, title, url, ids, look, level=0 if page is first else 1))
    kind = _part(first) if rest else "single"
    return Chapter(lines[0], kind, tuple(lines[1:]), "\n".join(html))


def _title(page: RenderedPage) -> str:
    return "Introduction" if page.path == "index.md" else page.title
