"""Which edition features a project, and which says how far it has come: what the report shows."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.records.editions import Editions, Printing
from oda_reports.records.projects import FeatureReading, Project, Status


@dataclass(frozen=True)
class PrintedFeature:
    """How an edition features a project; no printing where its sources are of no edition."""

    feature: FeatureReading
    printing: Printing | None


def printed_features(project: Project, editions: Editions) -> tuple[PrintedFeature, ...]:
    """How editions feature a project, in the record's order.

    A feature without a source is of the one edition of the report's publication among the
    project's sources; of several it is of the newest that the report knows.
    """
    if project.feature is None:
        return ()
    return tuple(
        PrintedFeature(one, _printing(one, project, editions))
        for one in (project.feature, *project.feature.readings)
    )


def featuring_editions(project: Project, editions: Editions) -> tuple[Printing, ...]:
    """The editions of the report's publication among a project's sources, the oldest first."""
    found = {editions.printing(source) for source in project.sources}
    return tuple(sorted((one for one in found if one and one.is_own), key=lambda one: one.rank))


def _printing(one: FeatureReading, project: Project, editions: Editions) -> Printing | None:
    if one.source:
        return editions.printing(one.source)
    found = featuring_editions(project, editions)
    known = [printing for printing in found if _is_published(printing, editions)]
    return next(reversed(known or found), None)


def _is_published(printing: Printing, editions: Editions) -> bool:
    return any(
        editions.is_known(source) for source, p in editions.by_source.items() if p == printing
    )


def shown_as(feature: FeatureReading | None) -> tuple[int | None, str] | None:
    """What a page says of how an edition features a project."""
    return (feature.number, feature.heading) if feature else None


def as_published(project: Project, editions: Editions) -> Project:
    """A project with the status that stands, and featured only where the report's edition does."""
    features = printed_features(project, editions)
    if not features and not (project.status and project.status.readings):
        return project
    own = editions.own
    shown = [f.feature for f in features if _is_of(f.printing, own)]
    return project.model_copy(
        update={
            "feature": shown[0] if shown else None,
            "status": _standing(project.status, editions) if project.status else None,
        }
    )


def _is_of(printing: Printing | None, own: Printing | None) -> bool:
    return printing is None or own is None or printing.rank == own.rank


def _standing(status: Status, editions: Editions) -> Status:
    """The status that the report shows, with the others as its readings."""
    said = (status, *status.readings)
    known = [one for one in said if editions.is_known(one.source)] or said
    newest = max(known, key=lambda one: editions.rank(one.source))
    shown = {name: getattr(newest, name) for name in type(newest).model_fields}
    return status.model_copy(
        update={**shown, "readings": tuple(one for one in said if one is not newest)}
    )
