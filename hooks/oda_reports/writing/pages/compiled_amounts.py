"""The amounts of projects that a statistic is compiled from, scheme by scheme, in pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import ProjectTime, time_of_amount
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.writing.captions import sharing
from oda_reports.writing.pages.paging import parted


@dataclass(frozen=True)
class CompiledAmount:
    """An amount of a project in a statistic that is compiled from such."""

    figure: Figure
    """The amount."""
    project: Project
    """Whose it is."""
    time: ProjectTime
    """When it was, else when its project is."""
    areas: tuple[str, ...]
    """For whom it is."""
    shared: str
    """For which countries it is, where several share it; else empty."""


@dataclass(frozen=True)
class CompiledScheme:
    """The amounts of one scheme in such a statistic."""

    scheme: Scheme | None
    """Which scheme; None of projects that name none."""
    amounts: tuple[CompiledAmount, ...]
    """Its amounts, the newest first."""

    @property
    def name(self) -> str:
        """What stands above them."""
        return self.scheme.name if self.scheme else page_messages.SCHEME_NOT_NAMED


def compiled_parts(
    catalogue: Catalogue, figures: Iterable[Figure]
) -> tuple[tuple[CompiledScheme, ...], ...]:
    """What stands on each page: a scheme that has no room on one goes on on the next."""
    pairs = [(of.scheme, one) for of in _compiled(catalogue, figures) for one in of.amounts]
    return tuple(
        tuple(
            CompiledScheme(scheme, tuple(one for _, one in found))
            for scheme, found in groupby(part, key=lambda pair: pair[0])
        )
        for part in parted(pairs)
    )


def _compiled(catalogue: Catalogue, figures: Iterable[Figure]) -> Iterator[CompiledScheme]:
    by_scheme: dict[str, list[CompiledAmount]] = {}
    for figure in figures:
        project = catalogue.get(Project, figure.record)
        time = time_of_amount(figure, project)
        shared = sharing(figure, catalogue)
        one = CompiledAmount(figure, project, time, catalogue.areas_of(figure), shared)
        by_scheme.setdefault(project.scheme or "", []).append(one)
    for scheme in (*(one.id for one in catalogue.schemes), ""):
        if amounts := by_scheme.get(scheme):
            amounts.sort(key=lambda one: one.time.newest_first)
            yield CompiledScheme(catalogue.get(Scheme, scheme) if scheme else None, tuple(amounts))
