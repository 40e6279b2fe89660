"""Families of organisations, such as the United Nations: what its members do is found with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.projects import Participation, Project
from oda_reports.records.sources import Organisation
from oda_reports.records.vocabulary import Kind


def members_of(catalogue: Catalogue, family: str) -> tuple[Organisation, ...]:
    """The organisations that say they are a part of one, by name."""
    return tuple(one for one in catalogue.organisations if one.part_of == family)


def families_of(catalogue: Catalogue, organisation: str) -> tuple[str, ...]:
    """An organisation and the families above it, by their ids, the nearest first."""
    found: list[str] = []
    above: str | None = organisation
    while above and above not in found and (Kind.ORGANISATIONS, above) in catalogue.records:
        found.append(above)
        above = catalogue.get(Organisation, above).part_of
    return tuple(found)


def participations_within(
    catalogue: Catalogue, family: str
) -> Iterator[tuple[Project, Participation]]:
    """What an organisation and all below it do in projects."""
    for organisation in catalogue.organisations:
        if family in families_of(catalogue, organisation.id):
            yield from catalogue.participations_of(organisation.id)


def projects_within(catalogue: Catalogue, family: str) -> tuple[Project, ...]:
    """The projects in which an organisation or one below it takes part, each once."""
    found = {project.id: project for project, _ in participations_within(catalogue, family)}
    return tuple(found.values())


def families_in(catalogue: Catalogue, projects: Iterable[Project]) -> tuple[Organisation, ...]:
    """The families of which a member takes part in one of some projects, by name."""
    taking_part = {part.organisation for project in projects for part in project.organisations}
    above = {id for one in taking_part for id in families_of(catalogue, one)}
    return tuple(
        one for one in catalogue.organisations if one.id in above and members_of(catalogue, one.id)
    )
