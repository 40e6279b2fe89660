"""What the donor does in the fields that a region's or a country's record tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.page_ids import PageIds

IN_A_LINE = 2
"""Projects that are named below a text at once."""


@dataclass(frozen=True)
class ThemedEffort:
    """What is done in one field."""

    theme: Theme
    """The field."""
    anchor: str
    """Its id on the page."""
    text: str
    """What is done in it: Markdown."""
    projects: tuple[Project, ...]
    """The projects that the text is about."""

    @property
    def has_many(self) -> bool:
        """Whether they are too many for a line, and are folded away."""
        return len(self.projects) > IN_A_LINE


def themed_efforts(
    catalogue: Catalogue, record: Region | Country, taken: Iterable[str] = ()
) -> tuple[ThemedEffort, ...]:
    """The efforts of a record, in its order; ``taken`` are ids of other things on its page."""
    ids = PageIds(taken)
    return tuple(
        ThemedEffort(
            catalogue.get(Theme, effort.theme),
            ids.give(effort.theme),
            effort.text,
            tuple(catalogue.get(Project, id) for id in effort.projects),
        )
        for effort in record.efforts
    )
