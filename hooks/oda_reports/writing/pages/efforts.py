"""What the donor does in the fields that a region's or a country's record tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.folds import fold
from oda_reports.writing.page_ids import PageIds

IN_A_LINE = 1
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


SEEN_AT_ONCE = 4
"""So many fields of an area are seen; the others are folded away, but for a single one."""


@dataclass(frozen=True)
class FoldedEfforts:
    """What is done in an area: the fields that its record names first, and the others."""

    first: tuple[ThemedEffort, ...]
    """What is seen at once."""
    more: tuple[ThemedEffort, ...]
    """What is folded away under its names."""

    @property
    def every(self) -> tuple[ThemedEffort, ...]:
        """All of them, in the order of the record."""
        return (*self.first, *self.more)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Their ids on the page."""
        return tuple(effort.anchor for effort in self.every)


def folded_efforts(
    catalogue: Catalogue, record: Region | Country, taken: Iterable[str] = ()
) -> FoldedEfforts:
    """The efforts of a record; ``taken`` are ids of other things on its page."""
    return FoldedEfforts(*fold(themed_efforts(catalogue, record, taken), SEEN_AT_ONCE))


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
