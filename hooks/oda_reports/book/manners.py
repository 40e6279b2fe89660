"""How each part of the site stands in the book: what of its pages it leaves out.

A site says a thing on every page at which a reader may arrive. A book says it once, and elsewhere
names the page.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from oda_reports.writing.classes import PageClass


@dataclass(frozen=True)
class Manner:
    """How the pages of one part of the site are printed."""

    gone: Set[str] = frozenset()
    """The ids of sections that the book has elsewhere."""
    left_out: Set[PageClass] = frozenset()
    """The classes of blocks that the book has elsewhere."""
    kept: Set[str] | None = None
    """The only sections that are printed, where the others repeat other pages: these are named."""
    begins_with_chart: bool = False
    """Whether the first chart stands before the other sections, right below the key figures."""
    are_entries: bool = False
    """Whether its pages are short, and stand in small type in two columns."""
    is_listed: bool = True
    """Whether the table of contents names its pages one by one."""
    is_last: bool = False
    """Whether it stands behind all other parts, as an appendix."""


_PLAIN = Manner()
_MANNERS = {
    "index": Manner(gone={"countries", "schemes", "featured", "themes"}),
    "regions": Manner(gone={"figures", "counts"}),
    "countries": Manner(
        # What happened stands in the timeline of the region.
        gone={"timeline", "counts"},
        left_out={PageClass.MORE, PageClass.LIST_NOTE},
        begins_with_chart=True,
    ),
    "themes": Manner(kept={"projects"}, left_out={PageClass.LIST_NOTE}, are_entries=True),
    "projects": Manner(gone={"timeline"}, are_entries=True, is_listed=False),
    "organisations": Manner(
        gone={"publications", "through"},
        left_out={PageClass.LIST_NOTE},
        are_entries=True,
        is_listed=False,
    ),
    "glossary": Manner(left_out={PageClass.LIST}),
    "methodology": Manner(gone={"columns", "publications"}),
    "sources": Manner(
        # As in a bibliography: what it says fact by fact, and who cites it, are ways of the site.
        gone={"facts", "cited-by"},
        are_entries=True,
        is_listed=False,
        is_last=True,
    ),
}


def manner_of(part: str) -> Manner:
    """How the part of the site of a name is printed."""
    return _MANNERS.get(part, _PLAIN)
