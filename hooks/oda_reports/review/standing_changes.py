"""What stands in the place of what: pages print it otherwise though no record of it need change.

A text calls a figure by a name that floats: a key of its record, a statistic, an area, a year. What
such a name means is decided by the editions that there are and by the one that the report
publishes; so is how far a project has come, and whether it is featured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.features import shown_as
from oda_reports.catalogue.selection import newest, newest_print, standing
from oda_reports.figures.figure import Figure
from oda_reports.records.editions import Editions, Printing
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.records.vocabulary import Kind
from oda_reports.review.figure_changes import printed_name
from oda_reports.review.renamed_figures import Renames


class Reason(StrEnum):
    """Why pages print one thing in the place of another."""

    EDITION = "Another edition stands"
    YEAR = "Another year stands"
    SOURCE = "Another source stands"


@dataclass(frozen=True)
class Cause:
    """A reason, with what stood and what stands: another edition, 2024 and 2025."""

    reason: Reason
    was: str
    now: str


@dataclass(frozen=True)
class StandingFigure:
    """A figure, and the one that a name meant before it; the former under its own old ids."""

    before: Figure
    after: Figure
    cause: Cause


@dataclass(frozen=True)
class StandingStatus:
    """How far a project had come by what stood, and how far it has by what stands.

    ``is_lost``: what an older edition says is no longer in the record.
    """

    project: Project
    before: StatusReading
    after: StatusReading
    cause: Cause
    is_lost: bool = False


@dataclass(frozen=True)
class StandingFeature:
    """How the edition of before features a project, and that of now; None where it does not.

    ``is_lost``: how the older edition features it is no longer in the record.
    """

    project: Project
    before: FeatureReading | None
    after: FeatureReading | None
    cause: Cause
    is_lost: bool = False


def standing_figures(
    base: Catalogue, head: Catalogue, renames: Renames
) -> tuple[StandingFigure, ...]:
    """The figures that a name means in the place of others, each pair once."""
    now = dict(_named(head))
    found: dict[tuple[str, str], StandingFigure] = {}
    for name, old in _named(base):
        was, figure = renames.figure(old), now.get(renames.address(name))
        if figure and printed_name(was) != printed_name(figure):
            pair = (old.address, figure.address)
            found.setdefault(pair, StandingFigure(old, figure, _cause(was, figure)))
    return tuple(found.values())


def _named(catalogue: Catalogue) -> Iterator[tuple[str, Figure]]:
    """What each name means that floats, the plainest names first."""
    own = catalogue.editions.own
    for statistic in catalogue.statistics:
        areas = dict.fromkeys(figure.area for figure in catalogue.figures_of(statistic))
        for area in filter(None, areas):
            values = catalogue.statistic_figures(statistic.id, area)
            name = f"{Kind.STATISTICS}/{statistic.id}/{area}"
            if area == catalogue.report.region and (printed := newest_print(values, own)):
                yield f"{name}@", printed
            if last := newest(values, own):
                yield name, last
            for year, figure in standing(values, own).items():
                yield f"{name}/{year}", figure
    for figure in catalogue.figures.values():
        if figure.kind is not Kind.STATISTICS and figure.stands:
            yield figure.name, figure


def _cause(before: Figure, after: Figure) -> Cause:
    if cause := _of_printings((before.printing, before.source), (after.printing, after.source)):
        return cause
    was, now = (figure.year or figure.as_of or figure.end for figure in (before, after))
    if was != now:
        return Cause(Reason.YEAR, str(was or ""), str(now or ""))
    return Cause(Reason.SOURCE, before.source, after.source)


def _of_printings(
    before: tuple[Printing | None, str], after: tuple[Printing | None, str]
) -> Cause | None:
    """That another edition stands; what no edition prints is called by its source."""
    sides = (before[0], after[0])
    editions = [(one.publication, one.edition) if one else None for one in sides]
    if editions[0] == editions[1]:
        return None
    was, now = (one.mark if one else source for one, source in (before, after))
    return Cause(Reason.EDITION, was, now)


def standing_statuses(
    base: Catalogue, head: Catalogue, renames: Renames
) -> Iterator[StandingStatus]:
    """The projects that have come another way by another source than the one that stood."""
    for old, new in _projects(base, head, renames):
        was, now = old.status, new.status
        if not was or not now or was.stage is now.stage:
            continue
        source = renames.id(Kind.SOURCES, was.source)
        if source == now.source:
            continue
        sides = [_printing(*one) for one in ((base.editions, was), (head.editions, now))]
        cause = _of_printings((sides[0], source), (sides[1], now.source))
        is_lost = _is_later(*sides) and source not in {one.source for one in now.readings}
        yield StandingStatus(
            new, was, now, cause or Cause(Reason.SOURCE, source, now.source), is_lost
        )


def _printing(editions: Editions, status: StatusReading) -> Printing | None:
    return editions.by_source.get(status.source)


def _is_later(before: Printing | None, after: Printing | None) -> bool:
    """Whether two editions are of one publication, and the second is the later one."""
    if before is None or after is None or before.publication != after.publication:
        return False
    return before.rank < after.rank


def standing_features(
    base: Catalogue, head: Catalogue, renames: Renames
) -> Iterator[StandingFeature]:
    """The projects that the edition which the report now publishes features otherwise, or not."""
    was, now = base.editions.own, head.editions.own
    cause = _of_printings((was, ""), (now, ""))
    if cause is None:
        return
    for old, new in _projects(base, head, renames):
        if shown_as(old.feature) != shown_as(new.feature):
            kept = [one.printing for one in head.printed_features.get(new.id, ())]
            is_kept = any(one is None or (was and one.rank == was.rank) for one in kept)
            is_lost = old.feature is not None and _is_later(was, now) and not is_kept
            yield StandingFeature(new, old.feature, new.feature, cause, is_lost)


def _projects(
    base: Catalogue, head: Catalogue, renames: Renames
) -> Iterator[tuple[Project, Project]]:
    now: Mapping[str, Project] = {project.id: project for project in head.projects}
    for project in base.projects:
        if new := now.get(renames.id(Kind.PROJECTS, project.id)):
            yield project, new
