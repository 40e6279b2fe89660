"""The list of organisations, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.paging import LISTED
from oda_reports.writing.pages.project_rows import ProjectRow, project_rows


@dataclass(frozen=True)
class ListedOrganisation:
    """An organisation on the list."""

    organisation: Organisation
    """The record."""
    projects: int
    """In how many projects it takes part, or one of its members."""


@dataclass(frozen=True)
class OrganisationListContext(Context):
    """What stands on the list of organisations."""

    template = "organisations.md.jinja"

    organisations: tuple[ListedOrganisation, ...]
    """Every organisation, by name."""


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
    family: Organisation | None
    """The family of organisations that it belongs to."""
    members: tuple[Organisation, ...]
    """The organisations that belong to it."""
    rows: tuple[ProjectRow, ...]
    """The newest projects in which it or a member takes part."""
    count: int
    """In how many it does."""
    through: tuple[FigureThrough, ...]
    """What went through it, or was done by it for others, figure by figure."""
    published: tuple[Source, ...]
    """The sources that it publishes."""


def organisation_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of organisations, and the page of each."""
    organisations = catalogue.organisations
    within = catalogue.families.projects_within
    listed = (ListedOrganisation(one, len(within(one.id))) for one in organisations)
    overview = OrganisationListContext(tuple(listed))
    yield list_page(Kind.ORGANISATIONS, catalogue.report, overview)
    yield from (organisation_page(catalogue, organisation) for organisation in organisations)


def organisation_page(catalogue: Catalogue, organisation: Organisation) -> Page:
    """The page of an organisation."""
    family = organisation.part_of
    members = catalogue.families.members_of(organisation.id)
    projects = catalogue.families.projects_within(organisation.id)
    context = OrganisationContext(
        organisation=organisation,
        has_facts=bool(
            organisation.type
            or organisation.short_name
            or organisation.other_names
            or organisation.url
            or family
        ),
        family=catalogue.get(Organisation, family) if family else None,
        members=members,
        rows=project_rows(
            catalogue,
            projects,
            _remarks(catalogue, organisation, bool(members)),
            most=LISTED,
        ),
        count=len(projects),
        through=tuple(
            FigureThrough(figure, catalogue.records[figure.kind, figure.record])
            for figure in catalogue.figures_through(organisation.id)
        ),
        published=catalogue.published_by(organisation.id),
    )
    return record_page(organisation, context)


def _remarks(catalogue: Catalogue, organisation: Organisation, is_family: bool) -> dict[str, str]:
    """What an organisation does in each of its projects; of a family, which member does it."""
    said: dict[str, list[str]] = {}
    for project, part in catalogue.families.parts_within(organisation.id):
        words = part.role.label + (f" ({part.note})" if part.note else "")
        member = catalogue.get(Organisation, part.organisation)
        who = f"{member.short_name or member.name}: " if is_family else ""
        said.setdefault(project.id, []).append(f"{who}{words}")
    return {project: "; ".join(words) for project, words in said.items()}
