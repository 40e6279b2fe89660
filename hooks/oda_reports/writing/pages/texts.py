"""The hand-written text of a page, at its headings."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.records.parts import Section
from oda_reports.writing.prose import split_sections


@dataclass(frozen=True)
class PageText:
    """The text of a file in pages/: Markdown."""

    lead: str
    """What stands before the first heading; can be empty."""
    sections: tuple[Section, ...]
    """The rest, heading by heading."""


def page_text(text: str) -> PageText:
    """A hand-written text, parted.

    Unlike a section of a record, one of a text may be a heading with nothing below.
    """
    parts = split_sections(text)
    return PageText(
        "".join(body for title, body in parts if title is None),
        tuple(
            Section.model_construct(title=title, text=body)
            for title, body in parts
            if title is not None
        ),
    )
