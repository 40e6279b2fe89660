"""A page's Markdown as a site generator would convert it: no other may then read it again.

Every heading has an id, by which readers quote it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from oda_reports.writing.html_blocks import PageHeading, read_parts
from oda_reports.writing.html_trees import read_html, words
from oda_reports.writing.page_ids import markdown_id


@dataclass(frozen=True)
class FinishedPage:
    """What stands on a page, and its headings in their order, each with its id."""

    html: str
    headings: tuple[PageHeading, ...]


def finish(body: str, link_title: str) -> FinishedPage:
    """The HTML of a page. A heading has a link to itself if there is a title for it."""
    parts = list(read_parts(body))
    taken = {part.attributes.get("id", "") for part in parts if isinstance(part, PageHeading)}
    written: list[str] = []
    headings: list[PageHeading] = []
    for part in parts:
        if isinstance(part, str):
            written.append(part)
            continue
        id = part.attributes.get("id") or markdown_id(words(read_html(part.title)), taken)
        heading = replace(part, attributes={**part.attributes, "id": id})
        headings.append(heading)
        link = f'<a class="headerlink" href="#{id}" title="{escape(link_title)}">&para;</a>'
        written.append(replace(heading, title=part.title + (link if link_title else "")).html)
    return FinishedPage("\n".join(written).strip(), tuple(headings))
