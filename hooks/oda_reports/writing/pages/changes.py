"""The page that tells what changed between editions."""

from __future__ import annotations

from collections.abc import Iterable

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import Step, editions_of, steps
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.writing.pages.page import Page

CHANGES = "changes.md"
"""The page that tells what changed between editions."""


ROOM = 160
"""So many values the page of changes lists; of the pairs that find no room it gives the number."""


FEW = 12
"""So many values that only one of two editions has are listed for a pair."""


def changes_page(catalogue: Catalogue) -> Page:
    """The page of changes."""
    found = steps(catalogue)
    context = {
        "editions": editions_of(catalogue.figures.values()),
        "compared": [
            statistic
            for statistic in catalogue.statistics
            if any(figure.printed_in for figure in catalogue.figures_of(statistic))
        ],
        "steps": found,
        "told": _told(found, catalogue.report.edition),
        "few": FEW,
        "classes": tuple(ChangeClass),
    }
    return Page(
        CHANGES,
        "Changes between editions",
        "changes.md.jinja",
        context,
        f"What the editions behind {catalogue.report.site_name} print differently",
        parents=("index.md",),
    )


def _told(found: Iterable[Step], own: str) -> set[str]:
    """The anchors of the steps that have room on a page: those to the own edition first."""
    told: set[str] = set()
    values = 0
    for step in sorted(found, key=lambda step: step.newer != own):
        alone = len(step.only_older) + len(step.only_newer)
        size = len(step.changes) - alone + min(alone, FEW)
        if values + size <= ROOM:
            values += size
            told.add(step.anchor)
    return told
