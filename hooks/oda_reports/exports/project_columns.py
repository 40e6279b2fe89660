"""The columns of the list of projects: their names, what they mean, how a cell is made.

New ones are added at the end of those about projects, and none is ever renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.endings import ended
from oda_reports.catalogue.facets import ProjectFacets
from oda_reports.exports.columns import COLUMNS, SEVERAL, Column
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation


@dataclass(frozen=True)
class ProjectColumn:
    """A column about a project: its name, what stands in it, and how a cell is made."""

    name: str
    meaning: str
    cell: Callable[[Project, ProjectFacets, Catalogue], str]


def _joined(said: Iterable[str]) -> str:
    return f"{SEVERAL} ".join(said)


def _page(project: Project, _: ProjectFacets, catalogue: Catalogue) -> str:
    return catalogue.report.placed(catalogue.url(project))


def _areas(project: Project, _: ProjectFacets, catalogue: Catalogue) -> str:
    return _joined((*map(catalogue.area_name, project.all_areas), *project.also_in))


def _organisations(project: Project, _: ProjectFacets, catalogue: Catalogue) -> str:
    parts = [(one.role.value, one.organisation) for one in project.organisations]
    return _joined(f"{catalogue.get(Organisation, id).name} ({role})" for role, id in parts)


def _ended(project: Project, _: ProjectFacets, catalogue: Catalogue) -> str:
    return "yes" if ended(project, catalogue) else ""


def _whole(project: Project, _: ProjectFacets, catalogue: Catalogue) -> str:
    whole = catalogue.relations.whole_of(project)
    return whole.id if whole else ""


PROJECT_COLUMNS = (
    ProjectColumn("project", "The id of the project.", lambda project, *_: project.id),
    ProjectColumn("title", "What it is called.", lambda project, *_: project.title),
    ProjectColumn("page", "Its page on this site.", _page),
    ProjectColumn(
        "first_date",
        "When it begins, as exact as it is known, of a fiscal year FY and its number; of one "
        "without a period, the first that is dated in it.",
        lambda _, facets, __: str(facets.time.first or ""),
    ),
    ProjectColumn(
        "last_date",
        "When it ends, in the same form; of one without a period, the last that is dated in it.",
        lambda _, facets, __: str(facets.time.last or ""),
    ),
    ProjectColumn(
        "dates_of",
        "Whether these dates are of a stated period (period), or of what is dated in it (dated).",
        lambda _, facets, __: (
            "period" if facets.time.period else "dated" if facets.time.newest else ""
        ),
    ),
    ProjectColumn(
        "period_ended",
        "The word yes where a stated period was over when the report was published.",
        _ended,
    ),
    ProjectColumn(
        "status",
        "How far it has come; empty where no source says so.",
        lambda _, facets, __: facets.stage.value if facets.stage else "",
    ),
    ProjectColumn(
        "areas", "For which countries, groups or regions; several with ; between.", _areas
    ),
    ProjectColumn(
        "countries",
        "The ids of all countries of this report that it is for.",
        lambda _, facets, __: _joined(facets.countries),
    ),
    ProjectColumn(
        "themes",
        "Its themes.",
        lambda _, facets, __: _joined(theme.heading for theme in facets.themes),
    ),
    ProjectColumn(
        "organisations", "Who takes part, each with its part in brackets.", _organisations
    ),
    ProjectColumn(
        "kinds_of_organisation",
        "What kinds of bodies take part, as far as that is known.",
        lambda _, facets, __: _joined(kind.value for kind in facets.kinds),
    ),
    ProjectColumn("part_of_project", "The id of the project that it is a part of.", _whole),
    ProjectColumn(
        "project_scheme",
        "What it runs under.",
        lambda _, facets, __: facets.scheme.heading if facets.scheme else "",
    ),
)
"""The columns about the project, which stand before those of its amount."""

_OF_AMOUNTS = (
    *("figure", "area", "period_start", "period_end", "year_kind", "flow", "value", "low", "high"),
    *("qualifier", "unit", "state", "source", "place", "source_title", "source_url"),
    *("part_of", "match", "time_inferred", "standing", "cofinanced_by", "equivalents", "note"),
    "figure_url",
)
AMOUNT_COLUMNS: tuple[Column, ...] = tuple(
    column for name in _OF_AMOUNTS for column in COLUMNS if column.name == name
)
"""The columns about the amount: of the same names and meaning as in every file of figures.

Whoever takes an amount from here must see what keeps it from being added, and what is inferred.
"""
