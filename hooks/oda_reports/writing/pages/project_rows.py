"""Projects as rows of a list: when, what, where, under what and for how much, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import ProjectFacets, facets_of
from oda_reports.figures.figure import Figure
from oda_reports.records.projects import Project


@dataclass(frozen=True)
class ProjectRow:
    """A project in a list."""

    project: Project
    """Which it is."""
    facets: ProjectFacets
    """What it can be found by."""
    where: tuple[str, ...]
    """What its areas are called."""
    whole: Project | None
    """The framework or programme that it is a part of."""
    amounts: tuple[Figure, ...]
    """What the donor gives, without what is a part of another amount of its own."""
    remark: str
    """What the list it stands in says of it besides: an organisation's part in it; else empty."""


def project_rows(
    catalogue: Catalogue, projects: Iterable[Project], remarks: Mapping[str, str] | None = None
) -> tuple[ProjectRow, ...]:
    """Projects, the newest first, those without a date last; ``remarks`` are by their ids."""
    rows = (
        ProjectRow(
            project,
            facets_of(catalogue, project),
            tuple(map(catalogue.area_name, project.all_areas)),
            catalogue.relations.whole_of(project),
            catalogue.amounts_of(project),
            (remarks or {}).get(project.id, ""),
        )
        for project in projects
    )
    return tuple(sorted(rows, key=lambda row: row.facets.time.newest_first))
