"""Addresses that have been published: they lead somewhere for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from oda_reports.catalogue.named_ids import own_keys, written_ids
from oda_reports.catalogue.old_ids import OldIds
from oda_reports.history.leftovers import is_leftover
from oda_reports.problems.problem import Edit, Problem, Repair
from oda_reports.records.field_types import Ref
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking


def redirects_are_free(checking: Checking) -> Iterator[Problem]:
    """An old id in ``redirects`` must not be a record of its kind, nor lead two ways."""
    for kind in Kind:
        taken: dict[str, str] = {}
        for record in checking.ids[kind].values():
            for index, old in enumerate(record.redirects):
                if old in checking.ids[kind] or old in taken:
                    yield checking.origin(record).problem(
                        ("redirects", index),
                        "E309",
                        f"'{old}' already leads to '{taken[old]}'"
                        if old in taken
                        else f"'{old}' is still a record of its own",
                        "an old address can lead to one record only; remove one of the two",
                    )
                taken.setdefault(old, record.id)


def records_are_named_by_their_ids(checking: Checking) -> Iterator[Problem]:
    """An id that a record had before still leads to it, and gives its place to that of today."""
    old = OldIds.of(checking.folder)
    for value in checking.folder.outdated:
        own = own_keys(checking.folder, value.model)
        places = [
            (named, span, id)
            for named, span in written_ids(value.origin, value.loc, value.mark, value.text, own)
            if (id := old.today(named)) is not None
        ]
        for named, span, id in places:
            yield Problem(
                value.origin.file,
                span,
                "W429",
                f"'{named.id}' is the old id of '{id}'",
                f"write '{id}'; until then the old id leads there",
                Repair((Edit(span, named.instead(id, own)),), safe=True),
            )
        if not places:  # written with signs for letters
            said = "a record is named here by its old id"
            yield value.origin.problem(value.loc, "W429", said, "write the id that it has now")


def published_addresses_stay(checking: Checking) -> Iterator[Problem]:
    """A record that was published is not removed without a redirect or a word on why."""
    if checking.folder.report is None:
        return
    origin = checking.folder.origins["report", "report"]
    gone = list(_gone(checking))
    if len(gone) > _MANY:
        yield origin.problem(
            ("id",),
            "E317",
            f"{len(gone)} records were published and are gone: links to their pages break",
            "if this is another report than the one before, give it an id of its own: 'id: some-id'"
            "; if not, add each old id under redirects of the record that takes its place, or write"
            f" under withdrawn why it is gone: {', '.join(f'{kind}/{id}' for kind, id in gone)}",
        )
        return
    for kind, id in gone:
        if hidden := _hidden_heirs(checking).get((kind, id)):
            yield checking.origin(hidden).problem(
                ("redirects",),
                "E317",
                f"the record {kind}/{id}.yml was published, and leads to this one, which is not: "
                "links to its page break",
                f"keep the old address at a record that is published until '{hidden.id}' is, too",
                key=True,
            )
            continue
        found = checking.suggest(id, (kind,))
        new = f", such as '{found.id}'," if found else ""
        yield origin.problem(
            ("withdrawn",),
            "E317",
            f"the record {kind}/{id}.yml was published and is gone: links to its page break",
            f"add 'redirects: [{id}]' to the record that takes its place{new} "
            f"or add to report.yml, under withdrawn: '{kind}/{id}: why it is gone'",
        )


def _gone(checking: Checking) -> Iterator[tuple[Kind, str]]:
    """The records that had a page and now have neither a page nor a word on where they are."""
    report = checking.folder.report
    redirected = {
        (record.kind, old)
        for record in checking.folder.records
        if checking.is_published(record)
        for old in record.redirects
    }
    for path in sorted(checking.removed):
        word, _, name = path.partition("/")
        kind, id = Kind.named(word), name.removesuffix(".yml")
        is_file = name.endswith(".yml") and "/" not in name and not is_leftover(name)
        if kind is None or not kind.has_pages or not is_file:
            continue
        if id in checking.ids[kind] or (kind, id) in redirected or checking.is_unread(kind, id):
            continue
        if report and f"{kind}/{id}" in report.withdrawn:
            continue
        if _was_published(checking, checking.removed[path]):
            yield kind, id


def _hidden_heirs(checking: Checking) -> Mapping[tuple[Kind, str], Record]:
    """The records that are not published and to which old addresses lead."""
    return {
        (record.kind, old): record
        for record in checking.folder.records
        if not checking.is_published(record)
        for old in record.redirects
    }


def _was_published(checking: Checking, text: str) -> bool:
    """Whether a record that is gone was no draft, and not read in such sources alone."""
    if _DRAFT.search(text):
        return False
    drafts = checking.editions.drafts
    named = drafts and checking.ids[Kind.SOURCES].keys() & set(_ID.findall(text))
    return not named or not drafts.issuperset(named)


def withdrawn_records_are_gone(checking: Checking) -> Iterator[Problem]:
    """What report.yml calls withdrawn is not a record any more, and is of a kind with pages."""
    report = checking.folder.report
    for key in report.withdrawn if report else ():
        word, _, id = key.partition("/")
        kind = Kind.named(word)
        origin = checking.folder.origins["report", "report"]
        if kind is None or not kind.has_pages:
            yield origin.problem(
                ("withdrawn", key),
                "E318",
                f"'{word}' is not a kind of record that has pages",
                "write the kind and the id: projects/some-id",
                key=True,
            )
        elif id in checking.ids[kind]:
            yield origin.problem(
                ("withdrawn", key),
                "E318",
                f"'{key}' is still a record",
                "remove this line, or the record",
                key=True,
            )


def sources_are_cited(checking: Checking) -> Iterator[Problem]:
    """A source that nothing cites is a record left over, or a citation forgotten."""
    cited = {ref.target for _, _, ref, _ in checking.references if ref.type == "source"}
    cited |= {
        value
        for _, _, mark, value, _ in checking.values
        if isinstance(mark, Ref) and Kind.SOURCES in mark.kinds
    }
    if (
        any(kind != Kind.SOURCES for kind, _ in checking.folder.unread)
        or not checking.folder.report
    ):
        return  # what could not be read may cite it
    for source in checking.catalogue.sources:
        if source.id not in cited:
            yield checking.origin(source).problem(
                (),
                "W403",
                f"nothing cites the source '{source.id}'",
                f"cite it with [@{source.id}] or 'source: {source.id}', or remove the record",
            )


_MANY = 10
"""More records than this are not told of one by one: they are most likely another report's."""

_ID = re.compile("[a-z0-9-]+")

_DRAFT = re.compile(r"^draft: *true\b", re.MULTILINE)
