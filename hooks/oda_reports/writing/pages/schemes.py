"""In which forms help comes: the schemes of projects, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import page_messages
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind


@dataclass(frozen=True)
class SchemeCount:
    """A scheme with the number of projects under it."""

    name: str
    """Grant aid, a loan, technical cooperation; or that none is stated."""
    projects: int
    """How many; at least one."""
    path: str
    """The list of just these; empty where the list cannot be cut so."""


def scheme_counts(
    catalogue: Catalogue, projects: Iterable[Project], way: str | None
) -> tuple[SchemeCount, ...]:
    """The schemes of projects, that of most projects first, and how many projects state none.

    ``way`` is what cuts the list of all projects to these: ``country=georgia``, nothing where
    these are all of them, None where nothing does.
    """
    found = Counter(project.scheme for project in projects)
    before = f"{Kind.PROJECTS}/?{way}{'&' if way else ''}scheme="
    counts = [
        SchemeCount(catalogue.get(Scheme, id).name, count, "" if way is None else before + id)
        for id, count in found.items()
        if id
    ]
    counts.sort(key=lambda one: (-one.projects, one.name))
    if counts and (others := found[None]):
        counts.append(SchemeCount(page_messages.NO_SCHEME, others, ""))
    return tuple(counts)
