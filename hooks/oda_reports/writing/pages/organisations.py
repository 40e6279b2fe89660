"""The list of organisations, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.projects import Participation, Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page, list_page, record_page


@dataclass(frozen=True)
class ListedOrganisation:
    """An organisation on the list."""

    organisation: Organisation
    """The record."""
    projects: int
    """In how many projects it takes part."""


@dataclass(frozen=True)
class OrganisationListContext(Context):
    """What stands on the list of organisations."""

    template = "organisations.md.jinja"

    organisations: tuple[ListedOrganisation, ...]
    """Every organisation, by name."""


@dataclass(frozen=True)
class PartInProject:
    """What an organisation does in a project."""

    project: Project
    """Where it takes part."""
    part: Participation
    """What it does there."""


@dataclass(frozen=True)
class FigureThrough:
    """A figure of a record that names an organisation as the way that it went."""

    figure: Figure
    """The figure."""
    record: Record
    """Whose it is."""


@dataclass(frozen=True)
class OrganisationContext(Context):
    """What stands on the page of an organisation."""

    template = "organisation.md.jinja"

    organisation: Organisation
    """The record."""
    has_facts: bool
    """Whether there is more to tell of it than its name and text."""
    parts: tuple[PartInProject, ...]
    """Its projects."""
    through: tuple[FigureThrough, ...]
    """What went through it, or was done by it for others, figure by figure."""
    published: tuple[Source, ...]
    """The sources that it publishes."""


def organisation_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of organisations, and the page of each."""
    organisations = catalogue.organisations
    listed = (
        ListedOrganisation(one, len(catalogue.participations_of(one.id))) for one in organisations
    )
    overview = OrganisationListContext(tuple(listed))
    yield list_page(Kind.ORGANISATIONS, catalogue.report, overview)
    yield from (_organisation_page(catalogue, organisation) for organisation in organisations)


def _organisation_page(catalogue: Catalogue, organisation: Organisation) -> Page:
    parts = catalogue.participations_of(organisation.id)
    context = OrganisationContext(
        organisation=organisation,
        has_facts=bool(organisation.short_name or organisation.other_names or organisation.url),
        parts=tuple(PartInProject(project, part) for project, part in parts),
        through=tuple(
            FigureThrough(figure, catalogue.records[figure.kind, figure.record])
            for figure in catalogue.figures_through(organisation.id)
        ),
        published=catalogue.published_by(organisation.id),
    )
    return record_page(organisation, context)
