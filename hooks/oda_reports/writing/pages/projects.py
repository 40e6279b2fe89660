"""The list of projects, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import Choices, ProjectFacets, choices, facets_of
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.projects import Participation, Project, Result
from oda_reports.records.sources import Organisation
from oda_reports.records.values import Amount
from oda_reports.records.vocabulary import Containment, Kind, Match
from oda_reports.writing.captions import sharing
from oda_reports.writing.pages.cards import ProjectCard, project_cards
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.timeline import TimelineEntry, timeline

SIBLINGS = 4
"""So many other projects in the same areas are named on the page of one."""


@dataclass(frozen=True)
class ProjectListContext(Context):
    """What stands on the list of projects, which can be filtered."""

    template = "projects.md.jinja"

    projects: tuple[Project, ...]
    """Every project, featured ones first."""
    facets: Mapping[str, ProjectFacets]
    """What each project can be found by, by its id."""
    choices: Choices
    """What can be chosen."""
    featured: tuple[ProjectCard, ...]
    """The projects that this edition features."""


@dataclass(frozen=True)
class Party:
    """An organisation in a project."""

    part: Participation
    """What it does there."""
    organisation: Organisation
    """Who it is."""


@dataclass(frozen=True)
class ShownAmount:
    """An amount of a project with all that is printed of it."""

    key: str
    """Its key in the record."""
    amount: Amount
    """What the record says."""
    figure: Figure | None
    """The amount as a figure; None where its currency is unknown."""
    is_inferred: bool
    """Whether that it belongs to the project is an inference."""
    shared: str
    """For which countries it is, where several share it: with a capital; else empty."""


@dataclass(frozen=True)
class ContainedResult:
    """A result that another one contains."""

    containment: Containment
    """Whether all of it, or a part."""
    figure: Figure
    """The number."""


@dataclass(frozen=True)
class ShownResult:
    """A result of a project with all that is printed of it."""

    result: Result
    """What the record says."""
    figure: Figure
    """The number."""
    contains: tuple[ContainedResult, ...]
    """The results that it includes."""


@dataclass(frozen=True)
class ProjectContext(Context):
    """What stands on the page of a project."""

    template = "project.md.jinja"

    project: Project
    """The record."""
    scheme: Scheme | None
    """The scheme that it runs under."""
    parties: tuple[Party, ...]
    """Who takes part."""
    themes: tuple[Theme, ...]
    """Its themes."""
    amounts: tuple[ShownAmount, ...]
    """What it costs, in the record's order."""
    results: tuple[ShownResult, ...]
    """What it achieved or aims at, in the record's order."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    timeline: tuple[TimelineEntry, ...]
    """What happened in it, oldest first."""
    siblings: tuple[Project, ...]
    """A few other projects in its areas."""


def project_pages(
    catalogue: Catalogue, published: Mapping[str, PublishedPicture]
) -> Iterator[Page]:
    """The list of projects with what it can be filtered by, and each project."""
    projects = catalogue.projects
    overview = ProjectListContext(
        projects,
        {project.id: facets_of(catalogue, project) for project in projects},
        choices(catalogue),
        project_cards(catalogue, (one for one in projects if one.feature)),
    )
    page = list_page(Kind.PROJECTS, catalogue.report, overview)
    yield replace(page, wide=True, script="assets/filter.js")
    yield from (_project_page(catalogue, project, published) for project in projects)


def _project_page(
    catalogue: Catalogue, project: Project, published: Mapping[str, PublishedPicture]
) -> Page:
    here = catalogue.projects_in(project.all_areas)
    figures = catalogue.figures_of(project)
    context = ProjectContext(
        project=project,
        scheme=catalogue.get(Scheme, project.scheme) if project.scheme else None,
        parties=tuple(
            Party(part, catalogue.get(Organisation, part.organisation))
            for part in project.organisations
        ),
        themes=tuple(catalogue.get(Theme, theme) for theme in project.themes),
        amounts=tuple(_amounts(catalogue, project, figures)),
        results=tuple(_results(project, figures)),
        pictures=shown_pictures(project, published),
        timeline=timeline(catalogue, catalogue.events_of_project(project.id), on=project),
        siblings=tuple(islice((other for other in here if other.id != project.id), SIBLINGS)),
    )
    return replace(record_page(project, context, figures), sources=project.sources)


def _amounts(
    catalogue: Catalogue, project: Project, figures: tuple[Figure, ...]
) -> Iterator[ShownAmount]:
    known = {figure.key: figure for figure in figures if figure.is_money}
    for key, amount in project.amounts.items():
        figure = known.get(key)
        yield ShownAmount(
            key,
            amount,
            figure,
            is_inferred=amount.match is Match.INFERRED,
            shared=messages.capitalised(sharing(figure, catalogue)) if figure else "",
        )


def _results(project: Project, figures: tuple[Figure, ...]) -> Iterator[ShownResult]:
    known = {figure.key: figure for figure in figures if figure.may_contain_others}
    for key, result in project.results.items():
        yield ShownResult(
            result,
            known[key],
            tuple(ContainedResult(how, known[other]) for other, how in result.contains.items()),
        )
