"""What the edition before prints and the new one may print too: values, statuses, features."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.catalogue.features import printed_features
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Stage
from oda_reports.updating.chores import Chore
from oda_reports.updating.next_editions import NextEdition

FEATURES = "features"
"""The place of all that an edition features."""
_OVER = (Stage.COMPLETED, Stage.CANCELLED)
"""Stages that a later edition does not change."""


def values_left(edition: NextEdition) -> Iterator[Chore]:
    """Each statistic, by area, that the edition before prints and of which the new has nothing."""
    for record in edition.records:
        if isinstance(record, Statistic):
            for place, figure in _left(edition, record):
                yield edition.chore(
                    record,
                    figure.loc[:2],
                    f"no value of {edition.year} yet for {place.split('/', 2)[2]}: add an "
                    f"observation with 'source: {edition.source_id}', or one with 'state: "
                    "not-reported' if it prints none",
                    place,
                )


def readings_left(edition: NextEdition) -> Iterator[Chore]:
    """Each result, amount or count of the edition before of which the new has no reading."""
    for record in edition.records:
        if not isinstance(record, Statistic):
            for place, figure in _left(edition, record):
                yield edition.chore(
                    record,
                    figure.loc,
                    f"no reading of {edition.year} yet of '{figure.key.partition('@')[0]}': add "
                    f"one under its readings with 'source: {edition.source_id}', or one with "
                    "'state: not-reported' if it prints none",
                    place,
                )


def _left(edition: NextEdition, record: Record) -> list[tuple[str, Figure]]:
    """What the edition before prints in a record and the new one does not, by its place.

    Of several values of an area, it is the last in the record.
    """
    before: dict[str, Figure] = {}
    done: set[str] = set()
    for figure in edition.figures_of(record):
        if figure.printing == edition.printing:
            done.add(_place(figure))
        elif edition.is_old(figure.source) and figure.prints_number:
            before[_place(figure)] = figure
    return [(place, figure) for place, figure in before.items() if place not in done]


def _place(figure: Figure) -> str:
    """What a figure is about, whichever year: its address less edition and time."""
    time = figure.year
    if figure.start or figure.end:
        return figure.name.removesuffix(f"/{figure.start or ''}--{figure.end or ''}")
    return figure.name.removesuffix(f"/{time or figure.as_of}")


def statuses_left(edition: NextEdition) -> Iterator[Chore]:
    """Each project whose status is of the edition before, and which is not over."""
    for project in _projects(edition):
        if project.status is None:
            continue
        said = (project.status, *project.status.readings)
        old = [one for one in said if edition.is_old(one.source) and one.stage not in _OVER]
        if old and not any(edition.is_new(one.source) for one in said):
            yield edition.chore(
                project,
                ("status",),
                f"the status is that of {edition.old}, '{old[0].stage.value}': add what "
                f"{edition.year} says under its readings, with stage and 'source: "
                f"{edition.source_id}'",
                f"{project.kind}/{project.id}/status",
            )


def features_left(edition: NextEdition) -> Iterator[Chore]:
    """Each project that the edition before features; once, if the new one features none yet."""
    if edition.before is None:
        return
    chores = []
    has_new = False
    for project in _projects(edition):
        printed = printed_features(project, edition.checking.editions)
        by = {one.printing for one in printed}
        has_new |= edition.printing in by
        if edition.before in by and edition.printing not in by:
            chores.append(_feature_left(edition, project))
    yield from chores
    if chores and not has_new:
        line = edition.checking.origin(edition.sources[0]).line(()) if edition.sources else 1
        yield Chore(
            edition.file_of_source,
            line,
            f"no project is featured by {edition.year} yet: add number, heading and 'source: "
            f"{edition.source_id}' under the feature of each project that it features",
            FEATURES,
        )


def _feature_left(edition: NextEdition, project: Project) -> Chore:
    return edition.chore(
        project,
        ("feature",),
        f"{edition.old} features this project: if {edition.year} does too, add its number and "
        f"heading under readings of feature, with 'source: {edition.source_id}'",
        f"{project.kind}/{project.id}/feature",
    )


def _projects(edition: NextEdition) -> Iterator[Project]:
    return (record for record in edition.records if isinstance(record, Project))
