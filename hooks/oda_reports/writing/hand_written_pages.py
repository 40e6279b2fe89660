"""What the search finds of the pages that come with the program, from their Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark

from oda_reports.exports.search_files import SearchedPage
from oda_reports.history.leftovers import is_leftover
from oda_reports.writing.handbook import front_matter
from oda_reports.writing.html_trees import elements, read_html
from oda_reports.writing.html_trees import words as text_of
from oda_reports.writing.page_ids import markdown_id
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.searched_pages import passages_of
from oda_reports.writing.statement import own_statement

FOR_EDITORS = "Contributing"
"""What pages about the making of a report are said to be."""

_HANDBOOK = "contributing/"
_HEADING = re.compile(r"<(h[1-6])>(.*?)</\1>", re.DOTALL)
_TABLES = pyromark.Options.ENABLE_TABLES


def hand_written_pages(docs: Path, report: str | None) -> tuple[SearchedPage, ...]:
    """The pages of a docs folder that are searched; of a ``report`` as it publishes them."""
    paths = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    texts = {path: (docs / path).read_text("utf-8") for path in paths if not is_leftover(path)}
    return tuple(
        _searched(path, own_statement(text, report))
        for path, text in texts.items()
        if "search" not in front_matter(path, text)
    )


def _searched(path: str, markdown: str) -> SearchedPage:
    html = pyromark.html(markdown, options=_TABLES)
    titles = (text_of(one.children) for one in elements(read_html(html)) if one.name == "h1")
    for_editors = path.startswith(_HANDBOOK)
    return SearchedPage(
        page_url(path),
        next(titles, path),
        FOR_EDITORS if for_editors else "",
        passages_of(_with_ids(html)),
        for_editors=for_editors,
    )


def _with_ids(html: str) -> str:
    """The page with the ids that Python-Markdown gives its headings."""
    taken: set[str] = set()

    def named(heading: re.Match[str]) -> str:
        name, title = heading.groups()
        return f'<{name} id="{markdown_id(text_of(read_html(title)), taken)}">{title}</{name}>'

    return _HEADING.sub(named, html)
