"""The page of terms, of schemes with their projects, and of names."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import page_messages
from oda_reports.records.glossary import Name, Scheme, Term
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page, list_path
from oda_reports.writing.pages.paging import LISTED
from oda_reports.writing.pages.project_rows import newest_projects


@dataclass(frozen=True)
class SchemeProjects:
    """A scheme and what runs under it."""

    scheme: Scheme
    """The record."""
    projects: tuple[Project, ...]
    """Its projects; of many the newest."""
    count: int
    """How many it has."""


@dataclass(frozen=True)
class GlossaryContext(Context):
    """What stands on the page of the glossary."""

    template = "glossary.md.jinja"

    terms: tuple[Term, ...]
    """Every term, in alphabetical order."""
    schemes: tuple[SchemeProjects, ...]
    """Every scheme, by name."""
    has_names: bool
    """Whether the report has a register of names."""
    explained_names: tuple[Name, ...]
    """The names of which there is more to say than how they are written."""
    plain_names: tuple[Name, ...]
    """The others."""


def glossary_page(catalogue: Catalogue) -> Page:
    """The page of the glossary."""
    schemes = (
        SchemeProjects(scheme, newest_projects(projects, LISTED), len(projects))
        for scheme in catalogue.schemes
        for projects in (catalogue.projects_of_scheme(scheme.id),)
    )
    context = GlossaryContext(
        terms=catalogue.terms,
        schemes=tuple(schemes),
        has_names=bool(catalogue.names),
        explained_names=tuple(name for name in catalogue.names if _is_explained(name)),
        plain_names=tuple(name for name in catalogue.names if not _is_explained(name)),
    )
    return Page(
        list_path(Kind.GLOSSARY),
        Kind.GLOSSARY.label,
        context,
        page_messages.about_glossary(catalogue.report.site_name),
        file="glossary.yml",
        parents=("index.md",),
        explains_names=True,
    )


def _is_explained(name: Name) -> bool:
    valid = name.valid_from or name.valid_to
    return bool(name.long or name.forbidden or valid or name.text or name.contested)
