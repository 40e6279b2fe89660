"""Families of organisations, such as the United Nations: what its members do is found with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from oda_reports.catalogue.grouping import grouped
from oda_reports.records.projects import Participation, Project
from oda_reports.records.sources import Organisation

Part = tuple[Project, Participation]


class Families:
    """Organisations, and what they do in projects; lists of them are in their order."""

    def __init__(self, organisations: Iterable[Organisation], projects: Iterable[Project]) -> None:
        self._organisations = {organisation.id: organisation for organisation in organisations}
        self._projects = tuple(projects)

    def members_of(self, family: str) -> tuple[Organisation, ...]:
        """The organisations that say they are a part of one."""
        return self._members.get(family, ())

    def above(self, organisation: str) -> tuple[str, ...]:
        """An organisation and the families above it, by their ids, the nearest first."""
        found: list[str] = []
        above: str | None = organisation
        while above and above not in found and above in self._organisations:
            found.append(above)
            above = self._organisations[above].part_of
        return tuple(found)

    def above_those_in(self, projects: Iterable[Project]) -> tuple[Organisation, ...]:
        """The families of which a member takes part in one of some projects."""
        taking_part = {part.organisation for project in projects for part in project.organisations}
        above = {id for one in taking_part for id in self.above(one)}
        return tuple(
            one for id, one in self._organisations.items() if id in above and self.members_of(id)
        )

    def parts_of(self, organisation: str) -> tuple[Part, ...]:
        """What one organisation does, each with its project."""
        return self._parts.get(organisation, ())

    def parts_within(self, family: str) -> tuple[Part, ...]:
        """What an organisation and all below it do, each with its project."""
        return tuple(part for one in self._within.get(family, ()) for part in self.parts_of(one))

    def projects_within(self, family: str) -> tuple[Project, ...]:
        """The projects in which an organisation or one below it takes part, each once."""
        return tuple({project.id: project for project, _ in self.parts_within(family)}.values())

    @cached_property
    def _members(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((one.part_of, one) for one in self._organisations.values() if one.part_of)

    @cached_property
    def _within(self) -> Mapping[str, tuple[str, ...]]:
        return grouped((family, id) for id in self._organisations for family in self.above(id))

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Part, ...]]:
        return grouped(
            (part.organisation, (project, part))
            for project in self._projects
            for part in project.organisations
        )
