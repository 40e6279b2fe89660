"""How projects belong together: which is a part of which, and which carries on which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from oda_reports.catalogue.grouping import grouped
from oda_reports.records.projects import Project


class Relations:
    """The relations of published projects; each list is in the order of the projects."""

    def __init__(self, projects: Iterable[Project]) -> None:
        self._projects = {project.id: project for project in projects}

    def whole_of(self, project: Project) -> Project | None:
        """The framework or programme that a project is a part of."""
        return self._projects.get(project.part_of or "")

    def parts_of(self, project: Project) -> tuple[Project, ...]:
        """The projects that are a part of one."""
        return self._parts.get(project.id, ())

    def before(self, project: Project) -> Project | None:
        """The project that one carries on."""
        return self._projects.get(project.follows or "")

    def after(self, project: Project) -> tuple[Project, ...]:
        """The projects that carry one on."""
        return self._followers.get(project.id, ())

    def around(self, project: Project) -> frozenset[str]:
        """The ids of all projects that one belongs together with."""
        near = (self.whole_of(project), self.before(project))
        far = (*self.parts_of(project), *self.after(project))
        return frozenset(other.id for other in (*near, *far) if other)

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((one.part_of, one) for one in self._projects.values() if one.part_of)

    @cached_property
    def _followers(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((one.follows, one) for one in self._projects.values() if one.follows)
