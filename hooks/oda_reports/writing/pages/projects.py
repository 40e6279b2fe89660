"""The list of projects, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.choices import Choice, Choices, choices
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import formatter_of
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.glossary import Scheme, Theme
from oda_reports.records.projects import AreaPart, Participation, Phase, Project
from oda_reports.records.sources import Organisation
from oda_reports.records.vocabulary import Kind, Nature, ProjectForm
from oda_reports.writing.pages.amounts import AmountsOfFlow, amounts_by_flow
from oda_reports.writing.pages.cards import ProjectCard, project_cards
from oda_reports.writing.pages.other_prints import (
    OtherFeature,
    OtherStatus,
    featuring_edition,
    other_features,
    other_statuses,
)
from oda_reports.writing.pages.page import Context, Page, later_page, list_page, record_page
from oda_reports.writing.pages.paging import ROWS, Paging, pagings, parted, path_of
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.project_rows import (
    BY_NAME,
    ProjectRow,
    amount_order,
    project_rows,
    said_ended,
    year_label,
)
from oda_reports.writing.pages.results import ResultTable, ShownResult, shown_results
from oda_reports.writing.pages.timeline import Timeline, timeline

SIBLINGS = 4
"""So many other projects in the same areas are named on the page of one."""


@dataclass(frozen=True)
class ProjectListContext(Context):
    """What stands on the list of projects, which can be filtered."""

    template = "projects.md.jinja"

    rows: tuple[ProjectRow, ...]
    """The projects of this page, the newest first."""
    count: int
    """How many there are in all."""
    choices: Choices | None
    """What can be chosen; None on later pages, which lead back to the first."""
    orders: tuple[Choice, ...]
    """By what they can be sorted besides."""
    most: int
    """So many rows a page has at most."""
    paging: Paging | None
    """The page among the others; None where there is but one."""
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
class ShownArea:
    """An area of a project."""

    area: str
    """Its id."""
    part: AreaPart | None
    """What it is there, where the record says so."""


@dataclass(frozen=True)
class ShownPhase:
    """A phase of a project with what is counted in it."""

    phase: Phase
    """What the record says."""
    form: str
    """What it is, where its title does not say it: a tranche; else empty."""
    figures: tuple[Figure, ...]
    """Its amounts and results."""


@dataclass(frozen=True)
class PartAmount:
    """An amount of a project that is a part of the one on the page."""

    figure: Figure
    """The amount."""
    context: frozenset[str]
    """The aspects that the page says already."""


@dataclass(frozen=True)
class ProjectPart:
    """A project that is a part of the one on the page."""

    project: Project
    """Which it is."""
    amounts: tuple[PartAmount, ...]
    """What it costs, without what is a part of another amount of its own."""


@dataclass(frozen=True)
class ProjectContext(Context):
    """What stands on the page of a project."""

    template = "project.md.jinja"

    project: Project
    """The record."""
    featured_in: str
    """The edition that features it, where the report shows it as featured."""
    features: tuple[OtherFeature, ...]
    """How other editions feature it."""
    statuses: tuple[OtherStatus, ...]
    """How far others say that it has come."""
    ended: str
    """That its period is over, where no stage says so; else empty."""
    scheme: Scheme | None
    """The scheme that it runs under."""
    parties: tuple[Party, ...]
    """Who takes part."""
    themes: tuple[Theme, ...]
    """Its themes."""
    areas: tuple[ShownArea, ...]
    """Where it is, each with its role where one is named."""
    form: str
    """What kind of activity it is, where its source says so; else empty."""
    whole: Project | None
    """The framework or programme that it is a part of."""
    parts: tuple[ProjectPart, ...]
    """The projects that are a part of it."""
    before: Project | None
    """The project that it carries on."""
    after: tuple[Project, ...]
    """The projects that carry it on."""
    amounts: tuple[AmountsOfFlow, ...]
    """What it costs, flow by flow."""
    amount_count: int
    """How many amounts these are."""
    results_title: str
    """What stands above what it achieved or aims at: of plans alone, that they are plans."""
    measured: ResultTable | None
    """The results of which there are several values, side by side."""
    results: tuple[ShownResult, ...]
    """The others that it achieved or aims at, in the record's order."""
    phases: tuple[ShownPhase, ...]
    """Its phases, tranches, contracts."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    timeline: Timeline
    """What happened in it, oldest first."""
    siblings: tuple[Project, ...]
    """A few other projects in its areas, that it is not related to."""


def project_pages(
    catalogue: Catalogue, published: Mapping[str, PublishedPicture]
) -> Iterator[Page]:
    """The list of projects with what it can be filtered by, and each project."""
    yield from _list_pages(catalogue)
    yield from (project_page(catalogue, project, published) for project in catalogue.projects)


def _list_pages(catalogue: Catalogue) -> Iterator[Page]:
    formatter = formatter_of(catalogue.report)
    projects = catalogue.projects
    pieces = parted(project_rows(catalogue, projects))
    ways = pagings("projects", [[year_label(row.facets.time) for row in rows] for rows in pieces])
    found = choices(catalogue, formatter)
    orders = (
        Choice(BY_NAME, page_messages.BY_NAME, len(projects)),
        *(
            Choice(
                amount_order(unit),
                page_messages.largest_in(formatter.named(unit, Decimal(2))),
                sum(unit in row.facets.amounts for rows in pieces for row in rows),
            )
            for unit in found.currencies
        ),
    )
    cards = project_cards(catalogue, (one for one in projects if one.feature))
    first = ProjectListContext(pieces[0], len(projects), found, orders, ROWS, ways[0], cards)
    page = replace(list_page(Kind.PROJECTS, catalogue.report, first), wide=True)
    yield replace(page, script="assets/filter.js")
    for rows, way in zip(pieces[1:], ways[1:], strict=True):
        assert way is not None
        context = ProjectListContext(rows, len(projects), None, (), ROWS, way, ())
        yield later_page(page, path_of("projects", way.number), way, context)


def project_page(
    catalogue: Catalogue, project: Project, published: Mapping[str, PublishedPicture]
) -> Page:
    """The page of a project."""
    relations = catalogue.relations
    related = {project.id, *relations.around(project)}
    here = catalogue.projects_in(project.all_areas)
    figures = catalogue.figures_of(project)
    measured, alone = shown_results(project, figures)
    context = ProjectContext(
        project=project,
        featured_in=featuring_edition(project, catalogue) if project.feature else "",
        features=other_features(project, catalogue),
        statuses=other_statuses(project, catalogue),
        ended=said_ended(catalogue, project),
        scheme=catalogue.get(Scheme, project.scheme) if project.scheme else None,
        parties=tuple(
            Party(part, catalogue.get(Organisation, part.organisation))
            for part in project.organisations
        ),
        themes=tuple(catalogue.get(Theme, theme) for theme in project.themes),
        areas=tuple(_areas(project)),
        form=project.form.label if project.form else "",
        whole=relations.whole_of(project),
        parts=tuple(_part(catalogue, project, part) for part in relations.parts_of(project)),
        before=relations.before(project),
        after=relations.after(project),
        amounts=amounts_by_flow(catalogue, project, figures),
        amount_count=len(project.amounts),
        results_title=_results_title(figures),
        measured=measured,
        results=alone,
        phases=tuple(_phase(phase, figures) for phase in project.phases),
        pictures=shown_pictures(project, published),
        timeline=timeline(catalogue, catalogue.events_of_project(project.id), on=project),
        siblings=tuple(islice((other for other in here if other.id not in related), SIBLINGS)),
    )
    page = record_page(project, context, figures)
    anchors = tuple(f"phase-{phase.id}" for phase in project.phases if phase.id)
    return replace(page, sources=project.sources, anchors=anchors)


def _results_title(figures: Iterable[Figure]) -> str:
    natures = {figure.nature for figure in figures if figure.may_contain_others}
    if natures and natures <= {Nature.TARGET, Nature.FORECAST, Nature.BASELINE}:
        return page_messages.PLANS
    return page_messages.RESULTS


def _areas(project: Project) -> Iterator[ShownArea]:
    """The areas of a project, then those inside one that have a role of their own."""
    roles = {part.area: part for part in project.area_roles}
    for area in dict.fromkeys((*project.all_areas, *roles)):
        yield ShownArea(area, roles.get(area))


def _part(catalogue: Catalogue, whole: Project, project: Project) -> ProjectPart:
    amounts = (figure for figure in catalogue.figures_of(project) if figure.is_money)
    own = f"{whole.kind}/{whole.id}/"
    return ProjectPart(
        project,
        tuple(
            PartAmount(one, frozenset(["part_of"] if (one.part_of or "").startswith(own) else ()))
            for one in catalogue.wholes_among(amounts)
        ),
    )


def _phase(phase: Phase, figures: tuple[Figure, ...]) -> ShownPhase:
    is_said = phase.form is ProjectForm.PHASE or phase.form.label.lower() in phase.title.lower()
    return ShownPhase(
        phase,
        "" if is_said else phase.form.label,
        tuple(figure for figure in figures if phase.id and figure.phase == phase.id),
    )
