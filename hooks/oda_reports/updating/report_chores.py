"""The source of the new edition and report.yml: the first steps and those that publish it."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.records.editions import order_of
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.updating.chores import Chore
from oda_reports.updating.next_editions import NextEdition

PAGES = "pages"
REPORT = "report"


def folder_left(edition: NextEdition) -> Iterator[Chore]:
    """Records that cannot be read: what is left in them is not known."""
    for kind, id in sorted(edition.checking.folder.unread):
        file = edition.checking.path_of(known, id) if (known := Kind.named(kind)) else id
        yield Chore(file, 1, "this cannot be read, and may hold more: mend what 'oda check' says")


def source_left(edition: NextEdition) -> Iterator[Chore]:
    """The record of the new edition where there is none; else what it ticks off and is nowhere."""
    if not edition.sources:
        yield Chore(
            edition.file_of_source,
            1,
            f"there is no source of this edition yet: add one with title, type, 'publication: "
            f"{edition.printing.publication}', 'edition: {edition.year}' and 'draft: true', so "
            "that no reader sees half of it",
        )
    for source in edition.sources:
        for place in source.kept:
            if not _is_there(edition, place):
                yield edition.chore(
                    source,
                    ("kept", place),
                    f"nothing has the place '{place}': write one as it stands between brackets in "
                    "a line here, or remove this",
                    "",
                )


def _is_there(edition: NextEdition, place: str) -> bool:
    word, _, rest = place.partition("/")
    id, _, part = rest.partition("/")
    if word == PAGES:
        return not rest or rest in edition.checking.folder.texts
    if word in (REPORT, "features"):
        return not id or id in type(edition.report).model_fields
    kind = Kind.named(word)
    if kind is None or (id and id not in edition.checking.ids[kind]):
        return False
    return not part or _has_part(edition, edition.checking.ids[kind][id], part)


def _has_part(edition: NextEdition, record: Record, part: str) -> bool:
    if part == "texts":
        return True
    if part in ("status", "feature"):
        return isinstance(record, Project)
    ways = [figure.name.split("/", 2)[2] for figure in edition.figures_of(record)]
    if isinstance(record, Statistic):
        return any(f"{way}/".startswith(f"{part}/") for way in ways)
    return part in ways or part in {way.split("/")[0] for way in ways}


def old_sources_left(edition: NextEdition) -> Iterator[Chore]:
    """What is said of the source before: that the report starts from it, is true no more."""
    if edition.printing.is_own:
        for source in edition.sources_before:
            if source.text:
                yield edition.chore(
                    source,
                    ("text",),
                    f"says what this source is to the report: read it again, for the report starts "
                    f"from {edition.year} now",
                    f"{source.kind}/{source.id}/texts",
                )


def publishing_left(edition: NextEdition) -> Iterator[Chore]:
    """What publishes it: the draft that is none any more, then edition and source of the report."""
    for source in edition.sources:
        if source.draft:
            yield edition.chore(
                source,
                ("draft",),
                "this edition is a draft: remove the line when all that it prints is entered",
                "",
            )
    report, origin = edition.report, edition.origin_of_report
    if not edition.printing.is_own or order_of(report.edition) > order_of(edition.year):
        return
    if report.edition != edition.year:
        yield Chore(
            origin.file,
            origin.line(("edition",)),
            f"the report is of {report.edition}: write 'edition: {edition.year}'",
        )
    if not edition.is_new(report.source):
        yield Chore(
            origin.file,
            origin.line(("source",)),
            f"the report starts from '{report.source}': write 'source: {edition.source_id}'",
        )
