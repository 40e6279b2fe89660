"""Editions: that of the report, those that feature projects, and one reading of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from oda_reports.catalogue.features import featuring_editions
from oda_reports.catalogue.figure_addresses import PARTS
from oda_reports.figures import messages
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.editions import Printing, is_known, publication_of
from oda_reports.records.field_types import UNCHOSEN
from oda_reports.records.model import Record
from oda_reports.records.projects import FeatureReading, Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking


def reports_are_editions(checking: Checking) -> Iterator[Problem]:
    """The edition that a report publishes is that of its source, which is there."""
    report, own = checking.folder.report, checking.editions.own
    if report is None or own is None or report.source not in checking.ids[Kind.SOURCES]:
        return
    if any(kind == Kind.SOURCES for kind, _ in checking.folder.unread):
        return  # the edition may be that of a source that could not be read
    origin = checking.folder.origins["report", "report"]
    found = {id for id, one in checking.editions.by_source.items() if one == own}
    ids = [*sorted(found - checking.editions.drafts), *sorted(found & checking.editions.drafts)]
    if not ids:
        path = checking.path_of(Kind.SOURCES, f"{own.publication}-{own.edition.lower()}")
        yield origin.problem(
            ("edition",),
            "E367",
            f"no source is the {_named(own)}",
            f"add {path} with 'publication: {own.publication}' and 'edition: {own.edition}', or "
            "write the edition that is published",
        )
    elif report.source not in ids:
        printing = checking.editions.by_source.get(report.source)
        is_draft = ids[0] in checking.editions.drafts
        yield origin.problem(
            ("source",),
            "E368",
            f"'{report.source}' is {f'the {_named(printing)}' if printing else 'of no edition'}, "
            f"and the report is the {_named(own)}",
            f"'{ids[0]}' is a draft: until it is published, write the edition that is"
            if is_draft
            else f"write '{ids[0]}' here, or correct the edition above",
            instead=None if is_draft else ids[0],
        )


def features_are_of_an_edition(checking: Checking) -> Iterator[Problem]:
    """It is clear which edition features a project: its source, or the one among the project's."""
    if checking.folder.older_editions:
        return  # in an older form it is the report's own, which 'oda migrate' writes
    for project in checking.ids[Kind.PROJECTS].values():
        if not isinstance(project, Project) or project.feature is None:
            continue
        if any(checking.is_unread(Kind.SOURCES, source) for source in project.sources):
            continue
        for loc, feature in _features(project):
            yield from _of_an_edition(checking, project, loc, feature)


def _features(project: Project) -> Iterator[tuple[Loc, FeatureReading]]:
    if project.feature:
        yield ("feature",), project.feature
        for index, reading in enumerate(project.feature.readings):
            yield ("feature", "readings", index), reading


def _of_an_edition(
    checking: Checking, project: Project, loc: Loc, feature: FeatureReading
) -> Iterator[Problem]:
    editions, source = checking.editions, feature.source
    if source is None:
        found = featuring_editions(project, editions)
        names = list(dict.fromkeys(one.edition for one in found))
        if len(names) > 1:
            of_editions = [id for id in project.sources if editions.is_of_own(id)]
            yield checking.origin(project).problem(
                loc,
                "E369",
                f"the project has sources of the editions {messages.listed(names)}, and it is not "
                "said which of them features it",
                f"add the line 'source: {of_editions[0]}', or another of them, to this feature",
                key=True,
            )
    elif source in checking.ids[Kind.SOURCES] and source not in editions.by_source:
        file = checking.origin(checking.ids[Kind.SOURCES][source]).file
        yield checking.origin(project).problem(
            (*loc, "source"),
            "E370",
            f"'{source}' is of no edition, and an edition features a project",
            f"name the source that is this edition, or write in {file} which edition it is",
        )


def editions_print_a_thing_once(checking: Checking) -> Iterator[Problem]:
    """An edition has one reading of an amount, of a count, of a status, of a feature."""
    for record in checking.folder.records:
        for loc, sources in _readings(record):
            seen: set[object] = set()
            for index, source in enumerate(sources):
                printing = checking.editions.by_source.get(source)
                read = printing or source
                if read in seen and source != UNCHOSEN:
                    yield checking.origin(record).problem(
                        (*loc, "readings", index - 1, "source"),
                        "E310",
                        f"there are two readings of {_of(printing, source)} here",
                        "keep one; what it prints of something else has a key of its own",
                    )
                seen.add(read)


def _readings(record: Record) -> Iterator[tuple[Loc, Sequence[str]]]:
    """The ways to what has several readings, with the source of each."""
    parts: dict[Loc, Any] = {
        (part, key): one for part in PARTS for key, one in getattr(record, part, {}).items()
    }
    if isinstance(record, Project):
        parts |= {("status",): record.status, ("feature",): record.feature}
    for loc, part in parts.items():
        if part and part.readings:
            yield loc, [one.source or "" for one in (part, *part.readings)]


def later_editions_are_drafts(checking: Checking) -> Iterator[Problem]:
    """What was read in a later edition than the report's own is held back until that one is it."""
    report, own = checking.folder.report, checking.editions.own
    started = checking.editions.by_source.get(report.source) if report else None
    if own is None or started is None or started != own:
        return  # which edition is published is not clear
    read = {figure.source for figure in checking.catalogue.figures.values()}
    for project in checking.catalogue.projects:
        if project.status:
            read |= {one.source for one in (project.status, *project.status.readings)}
    for features in checking.catalogue.printed_features.values():
        read |= {one.feature.source or "" for one in features}
    for source in checking.catalogue.sources:
        printing = checking.editions.by_source.get(source.id)
        if source.id in read and printing and not is_known(printing, own):
            yield checking.origin(source).problem(
                ("edition",),
                "W465",
                f"readers see what was read in the {printing.edition} edition, and the report "
                f"publishes that of {own.edition}",
                f"write 'draft: true' in {checking.origin(source).file} until all of it is "
                f"entered; then write 'edition: {printing.edition}' and 'source: {source.id}' in "
                "report.yml",
            )


def publications_have_editions(checking: Checking) -> Iterator[Problem]:
    """What is an edition of a publication says which one."""
    for source in checking.ids[Kind.SOURCES].values():
        if isinstance(source, Source) and source.publication and not source.edition:
            yield checking.origin(source).problem(
                ("publication",),
                "E371",
                f"this is an edition of '{source.publication}', and it is not said which one",
                "add the line 'edition: …', or remove this one",
                key=True,
            )


def publications_go_by_one_name(checking: Checking) -> Iterator[Problem]:
    """Editions of one publication say its name where their ids do not."""
    sources = [one for one in checking.ids[Kind.SOURCES].values() if isinstance(one, Source)]
    said: dict[object, dict[str, Source]] = {}
    for source in sources:
        if source.publication and source.edition:
            alike = said.setdefault((source.type, source.publisher), {})
            alike.setdefault(source.publication, source)
    for source in sources:
        alike = said.get((source.type, source.publisher), {})
        own = publication_of(source)
        if source.publication or not (source.edition and source.publisher) or own in alike:
            continue
        for name, other in alike.items():
            yield checking.origin(source).problem(
                ("edition",),
                "W466",
                f"by its id this is an edition of '{own}', and '{other.id}', of the same publisher "
                f"and type, is one of '{name}': they are not compared",
                f"add 'publication: {name}' if both are editions of it, else 'publication: {own}'",
            )
            break


def _named(printing: Printing) -> str:
    return f"{printing.edition} edition of '{printing.publication}'"


def _of(printing: Printing | None, source: str) -> str:
    return f"the {_named(printing)}" if printing else f"'{source}'"
