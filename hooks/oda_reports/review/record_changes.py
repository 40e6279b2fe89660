"""Two states of the records: which records and sources came, went, changed their name or state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from oda_reports.catalogue.catalogue import Key
from oda_reports.catalogue.drafts import FIRST, held_back
from oda_reports.catalogue.mentions import cites
from oda_reports.problems.problem import Loc
from oda_reports.records.editions import Editions
from oda_reports.records.model import Model, Record
from oda_reports.records.vocabulary import Kind


@dataclass(frozen=True)
class RecordChanges:
    """What became of the records, each by kind and id.

    A record that changed its id, and names the old one among its redirects, is ``renamed`` (old
    and new) and neither new nor gone. What changed inside a record is said of sources only.
    """

    new: tuple[Key, ...] = ()
    new_drafts: tuple[Key, ...] = ()
    gone: tuple[Key, ...] = ()
    published: tuple[Key, ...] = ()
    """Drafts before, published after."""
    withdrawn: tuple[Key, ...] = ()
    """Published before, drafts after."""
    renamed: tuple[tuple[Key, Key], ...] = ()
    sources_changed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Ids of sources that say something else of themselves, with the fields that do."""
    sources_uncited: tuple[str, ...] = ()
    """Ids of sources that published records cited before, and none cites now."""
    held_back: tuple[tuple[Key, int], ...] = ()
    """Published records, and how much is new in them that was read in sources that are drafts."""

    def __bool__(self) -> bool:
        return self != RecordChanges()


def renamed_records(base: Iterable[Record], head: Iterable[Record]) -> Mapping[Key, Key]:
    """Kind and id of records before, and those under which ``redirects`` leads to them after."""
    after = {(record.kind, record.id): record for record in head}
    old = {(record.kind, record.id) for record in base} - after.keys()
    return {
        (record.kind, id): key
        for key, record in after.items()
        for id in record.redirects
        if (record.kind, id) in old
    }


def record_changes(base: Iterable[Record], head: Iterable[Record]) -> RecordChanges:
    """What became of the records between two states, in the order of their kinds and ids."""
    base, head = tuple(base), tuple(head)
    renamed = renamed_records(base, head)
    before = {renamed.get((r.kind, r.id), (r.kind, r.id)): r for r in base}
    after = {(record.kind, record.id): record for record in head}
    both = _ordered(before.keys() & after.keys())
    came = _ordered(after.keys() - before.keys())
    was_held, is_held = _held(base), _held(head)
    held, drafts = _parts(after, is_held), _whole(is_held)
    had = _parts(before, {renamed.get(key, key): ways for key, ways in was_held.items()})
    were_drafts = {renamed.get(key, key) for key in _whole(was_held)}
    return RecordChanges(
        new=tuple(key for key in came if key not in drafts),
        new_drafts=tuple(key for key in came if key in drafts),
        gone=_ordered(before.keys() - after.keys()),
        published=tuple(key for key in both if key in were_drafts - drafts),
        withdrawn=tuple(key for key in both if key in drafts - were_drafts),
        renamed=tuple((old, renamed[old]) for old in _ordered(renamed)),
        sources_changed=tuple(
            (id, fields)
            for kind, id in both
            if kind is Kind.SOURCES and (fields := _fields(before[kind, id], after[kind, id]))
        ),
        sources_uncited=tuple(
            sorted(
                id
                for id in _cited(base) - _cited(head)
                if (key := (Kind.SOURCES, id)) in after and key in before
            )
        ),
        held_back=tuple(
            (key, count)
            for key in _ordered(held)
            if (count := (held[key] - had.get(key, Counter())).total())
        ),
    )


def _ordered(keys: Iterable[Key]) -> tuple[Key, ...]:
    kinds = list(Kind)
    return tuple(sorted(keys, key=lambda key: (kinds.index(key[0]), key[1])))


def _fields(before: Record, after: Record) -> tuple[str, ...]:
    """The fields in which two states of a record differ, those of its place left out."""
    fields = (name for name in type(after).model_fields if name not in ("id", "draft", "redirects"))
    return tuple(name for name in fields if getattr(before, name) != getattr(after, name))


def _held(records: Collection[Record]) -> dict[Key, frozenset[Loc]]:
    """The ways to what of each record is not published, where there is such."""
    drafts = frozenset(one.id for one in records if one.kind is Kind.SOURCES and one.draft)
    editions = Editions(drafts=drafts)
    held = (((record.kind, record.id), held_back(record, editions)) for record in records)
    return {key: ways for key, ways in held if ways}


def _whole(held: Mapping[Key, Collection[Loc]]) -> set[Key]:
    """Drafts, and records of which nothing was read but in sources that are drafts."""
    return {key for key, ways in held.items() if () in ways}


def _parts(
    records: Mapping[Key, Record], held: Mapping[Key, Collection[Loc]]
) -> dict[Key, Counter[str]]:
    """What of each published record was read in sources that are drafts, and how often."""
    return {
        key: Counter(repr(_at(records[key], way)) for way in ways)
        for key, ways in held.items()
        if () not in ways
    }


def _at(part: Any, way: Loc) -> Any:
    """What stands at a way; of several readings, the first alone may be meant."""
    if way[-1:] == FIRST:
        way = way[:-1]
    for step in way:
        is_model = isinstance(part, Model)
        part = getattr(part, str(step)) if is_model else part[step]
    return part


def _cited(records: Iterable[Record]) -> set[str]:
    return {source for record in records if not record.draft for source in cites(record)}
