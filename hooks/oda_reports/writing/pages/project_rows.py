"""Projects as rows of a list: when, what, where, under what and for how much, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.endings import ended
from oda_reports.catalogue.facets import ProjectFacets, ProjectTime, facets_of, own_time, time_of
from oda_reports.figures import messages, page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.projects import Project
from oda_reports.records.units import Unit
from oda_reports.writing.captions import sharing
from oda_reports.writing.folds import fold
from oda_reports.writing.pages.paging import LISTED

SEEN_AT_ONCE = 3
"""So many rows of a page about something else are seen; the others are folded away."""

BY_NAME = "name"
"""What an address calls the order by titles; that by the newest it does not name."""


@dataclass(frozen=True)
class RowAmount:
    """What the donor gives for a project, or a part of it that stands alone."""

    figure: Figure
    """The amount."""
    time: ProjectTime
    """When it was, where it says so itself."""
    areas: tuple[str, ...]
    """What they are called for whom it is, where that is not all that the project is for."""
    is_shared: bool
    """Whether several countries share it, and no source says what is for which."""


@dataclass(frozen=True)
class ProjectRow:
    """A project in a list."""

    project: Project
    """Which it is."""
    facets: ProjectFacets
    """What it can be found by."""
    where: tuple[str, ...]
    """What its areas are called, those outside the report too."""
    ended: str
    """That its period is over, where no stage says so; else empty."""
    whole: Project | None
    """The framework or programme that it is a part of."""
    amounts: tuple[RowAmount, ...]
    """What the donor gives, without what is a part of another amount of its own."""
    remark: str
    """What the list it stands in says of it besides: an organisation's part in it; else empty."""


@dataclass(frozen=True)
class FoldedProjects:
    """Projects on the page of an area, those of before folded away."""

    newest: tuple[ProjectRow, ...]
    """What is seen at once."""
    older: tuple[ProjectRow, ...]
    """The others that the page has room for; never a single one."""
    count: int
    """How many there are, those that are left out too."""
    url: str
    """Where all of them are listed, below the site's root."""


def folded_projects(
    catalogue: Catalogue, projects: Iterable[Project], here: str | None = None
) -> FoldedProjects | None:
    """Projects for a page, ``here`` for that of a country; None where there are none."""
    every = tuple(projects)
    rows = project_rows(catalogue, every, here=here, most=LISTED)
    url = f"projects/?country={here}" if here else "projects/"
    return FoldedProjects(*fold(rows, SEEN_AT_ONCE), len(every), url) if rows else None


def newest_projects(projects: Sequence[Project], most: int) -> tuple[Project, ...]:
    """The newest of many projects; all of few, in their order."""
    if len(projects) <= most:
        return tuple(projects)
    return tuple(sorted(projects, key=lambda project: time_of(project).newest_first)[:most])


def project_rows(
    catalogue: Catalogue,
    projects: Iterable[Project],
    remarks: Mapping[str, str] | None = None,
    here: str | None = None,
    most: int | None = None,
) -> tuple[ProjectRow, ...]:
    """Projects, the newest first, those without a date last; ``remarks`` are by their ids.

    Of a list about one country, ``here``, rows have the amounts that are for it, too. Given how
    many there are at ``most``, the older ones are left out.
    """
    in_order = sorted(projects, key=lambda project: time_of(project).newest_first)
    return tuple(
        ProjectRow(
            project,
            facets_of(catalogue, project),
            (*map(catalogue.area_name, project.all_areas), *project.also_in),
            said_ended(catalogue, project),
            catalogue.relations.whole_of(project),
            row_amounts(catalogue, project, here),
            (remarks or {}).get(project.id, ""),
        )
        for project in in_order[:most]
    )


def amount_order(unit: Unit) -> str:
    """What an address calls the order by the largest amount in a currency."""
    return f"amount-{unit.value.lower()}"


def year_label(time: ProjectTime) -> str:
    """The year by which a project has its place in the list."""
    return messages.short_year(time.newest) if time.newest else page_messages.NO_YEAR


def said_ended(catalogue: Catalogue, project: Project) -> str:
    """That the period of a project is over, in words, where no stage says so; else empty."""
    end = ended(project, catalogue)
    return messages.period_ended(end) if end else ""


def row_amounts(
    catalogue: Catalogue, project: Project, here: str | None = None
) -> tuple[RowAmount, ...]:
    """What the donor gives for a project, the newest first; of a country, what is for it too."""
    return tuple(_amounts(catalogue, project, here))


def _amounts(catalogue: Catalogue, project: Project, here: str | None) -> Iterator[RowAmount]:
    figures = catalogue.amounts_of(project)
    for figure in sorted(figures, key=lambda one: own_time(one).newest_first):
        areas = catalogue.areas_of(figure)
        if here is None or here in catalogue.countries_in(areas):
            is_for_all = set(areas) == set(project.all_areas)
            names = () if is_for_all else tuple(map(catalogue.area_name, areas))
            is_shared = bool(sharing(figure, catalogue))
            yield RowAmount(figure, own_time(figure), names, is_shared)
