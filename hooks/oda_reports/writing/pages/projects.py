"""The list of projects, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import choices, facets_of
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, listed, record_path


def project_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of projects with what it can be filtered by, and each project."""
    overview, *pages = listed(Kind.PROJECTS, catalogue.projects, project_page, catalogue)
    facets = {project.id: facets_of(catalogue, project) for project in catalogue.projects}
    context = {**overview.context, "facets": facets, "choices": choices(catalogue)}
    yield replace(overview, context=context, wide=True, script="assets/filter.js")
    yield from pages


def project_page(catalogue: Catalogue, project: Project) -> Page:
    """The page of one project."""
    here = catalogue.projects_in(project.all_areas)
    siblings = list(islice((other for other in here if other.id != project.id), 4))
    figures = catalogue.figures_of(project)
    context = {
        "project": project,
        "results": [figure for figure in figures if figure.may_contain_others],
        "results_by_key": {f.key: f for f in figures if f.may_contain_others},
        "amounts": {figure.key: figure for figure in figures if "/amounts/" in figure.address},
        "events": catalogue.events_of_project(project.id),
        "siblings": siblings,
    }
    return Page(
        record_path(Kind.PROJECTS, project.id),
        project.title,
        "project.md.jinja",
        context,
        figures=figures,
    )
