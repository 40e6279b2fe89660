"""The page that explains every problem the check can report, the same for any report."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.figures import page_messages
from oda_reports.rules.codes import Code, read_codes
from oda_reports.writing.pages.page import Context, Page


@dataclass(frozen=True)
class CodeGroup:
    """Codes that are about the same, by their first two signs: E1, W4."""

    anchor: str
    """Its id on the page."""
    title: str
    """Its heading."""
    about: str
    """What its codes have in common."""
    codes: tuple[Code, ...]
    """At least one, in their order."""


@dataclass(frozen=True)
class ProblemsContext(Context):
    """What stands on the page of problems."""

    template = "problems.md.jinja"

    groups: tuple[CodeGroup, ...]
    """Every code, with those that are like it."""


def problems_page() -> Page:
    """Every code of a problem, explained."""
    groups = tuple(
        CodeGroup(start.lower(), title, about, tuple(codes))
        for start, (title, about) in page_messages.GROUPS_OF_PROBLEMS.items()
        if (codes := [code for code in read_codes().values() if code.code.startswith(start)])
    )
    return Page("contributing/problems.md", page_messages.THE_PROBLEMS, ProblemsContext(groups))
