"""What other editions and sources say of a project: how far it had come, how they feature it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import edition_name, sources_of
from oda_reports.figures import page_messages
from oda_reports.records.editions import Printing
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.records.sources import Source
from oda_reports.writing.readings import source_name


@dataclass(frozen=True)
class OtherStatus:
    """How far another edition or source says that a project has come."""

    head: str
    """Whether that is an earlier edition, a later one, or another source."""
    status: StatusReading
    """What it says."""
    name: str
    """The edition, or what the source is called."""


@dataclass(frozen=True)
class OtherFeature:
    """How another edition than the report's features a project."""

    feature: FeatureReading
    """Its number and heading there."""
    name: str
    """The edition; empty where none is known."""
    source: Source | None
    """What of that edition the project was read in."""


def other_statuses(project: Project, catalogue: Catalogue) -> tuple[OtherStatus, ...]:
    """What others say of its status, the newest first."""
    if project.status is None:
        return ()
    editions = catalogue.editions
    stands = editions.by_source.get(project.status.source)

    def head(printing: Printing | None) -> str:
        if not (printing and stands) or printing.publication != stands.publication:
            return page_messages.ELSEWHERE
        is_before = printing.rank < stands.rank
        return page_messages.EARLIER if is_before else page_messages.LATER

    others = sorted(
        project.status.readings, key=lambda one: editions.rank(one.source), reverse=True
    )
    return tuple(
        OtherStatus(
            head(editions.by_source.get(one.source)), one, source_name(one.source, catalogue)
        )
        for one in others
    )


def featuring_edition(project: Project, catalogue: Catalogue) -> str:
    """The edition that features a project which the report shows as featured."""
    for one in catalogue.printed_features.get(project.id, ()):
        if one.feature is project.feature and one.printing:
            return edition_name(catalogue, one.printing)
    return catalogue.report.edition


def other_features(project: Project, catalogue: Catalogue) -> tuple[OtherFeature, ...]:
    """How other editions feature it, the newest first."""
    found = [
        one
        for one in catalogue.printed_features.get(project.id, ())
        if one.feature is not project.feature
    ]
    found.sort(key=lambda one: (one.printing is not None, one.printing and one.printing.rank))
    return tuple(
        OtherFeature(
            one.feature,
            edition_name(catalogue, one.printing) if one.printing else "",
            next(_read(project, one.printing, catalogue), None) if one.printing else None,
        )
        for one in reversed(found)
    )


def _read(project: Project, printing: Printing, catalogue: Catalogue) -> Iterator[Source]:
    return (one for one in sources_of(catalogue, printing) if one.id in project.sources)
