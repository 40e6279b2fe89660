"""What of the records is not published: drafts, and all that was read in a source that is one.

So the next edition is entered for weeks, and no reader sees half of it: a value, a reading, a
status, a picture of a draft source is held back, and a record that has no other source with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from oda_reports.problems.problem import Loc
from oda_reports.records.editions import Editions
from oda_reports.records.field_shapes import IdOf, ListOf, shapes_of
from oda_reports.records.field_types import UNCHOSEN
from oda_reports.records.model import Model, Record
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.records.statistics import Statistic
from oda_reports.records.values import AmountReading
from oda_reports.records.vocabulary import Kind

R = TypeVar("R", bound=Record)


def held_back(record: Record, editions: Editions) -> frozenset[Loc]:
    """The ways to what of a record is not published; the empty way is all of it.

    A draft is no part of itself: it is held back whole.
    """
    if record.draft:
        return frozenset([()])
    if not editions.drafts:
        return frozenset()
    held = frozenset((*_held(record, (), editions.drafts), *_held_features(record, editions)))
    return frozenset([()]) if _has_nothing_left(record, held, editions.drafts) else held


def published_part(record: R, held: Collection[Loc]) -> R:
    """The record less what is held back at some ways; a reading takes the place of the first."""
    if not held:
        return record
    published: R = _without(record, (), held)
    if not isinstance(published, Project):
        return published
    known = published.results
    results = {}
    for key, one in known.items():
        contained = {other: how for other, how in one.contains.items() if other in known}
        results[key] = one.model_copy(update={"contains": contained})
    return published.model_copy(update={"results": results})


def unchosen(record: Record) -> frozenset[Loc]:
    """The ways to what names no record yet, as a draft may: it can be shown without these."""
    return frozenset(_unchosen(record, ()))


def _unchosen(part: Any, loc: Loc) -> Iterator[Loc]:
    if part == UNCHOSEN:
        yield loc
    elif isinstance(part, Model):
        for name, field in type(part).model_fields.items():
            entry = getattr(part, name)
            if entry == UNCHOSEN and field.is_required():
                yield loc
            else:
                yield from _unchosen(entry, (*loc, name))
    elif isinstance(part, tuple):
        for index, entry in enumerate(part):
            yield from _unchosen(entry, (*loc, index))
    elif isinstance(part, dict):
        for key, entry in part.items():
            yield from _unchosen(entry, (*loc, str(key)))


def is_within(loc: Loc, held: Collection[Loc]) -> bool:
    """Whether a value at a way in a record is held back with what stands around it."""
    return any(_holds(way, loc) for way in held)


def _holds(way: Loc, loc: Loc) -> bool:
    if way[-1:] != FIRST:
        return loc[: len(way)] == way
    inside = len(way) - 1
    said = loc[inside : inside + 1]
    return loc[:inside] == way[:-1] and (not said or said[0] in _OF_A_READING)


FIRST: Loc = (-1,)
"""The end of a way to the first of several readings, which stands where the others are listed."""

_OF_A_READING = frozenset(
    name for model in (AmountReading, StatusReading, FeatureReading) for name in model.model_fields
)
"""What the first says for itself. The rest, such as a label, it shares with the others."""


def _held(part: Any, loc: Loc, drafts: Collection[str]) -> Iterator[Loc]:
    if isinstance(part, Model):
        if getattr(part, "source", None) in drafts:
            if all(one.source in drafts for one in getattr(part, "readings", ())):
                yield loc
                return
            yield loc + FIRST
        for name, shape in shapes_of(type(part)).items():
            entry = getattr(part, name)
            if isinstance(shape, ListOf) and shape.entry == _SOURCE:
                yield from ((*loc, name, n) for n, id in enumerate(entry) if id in drafts)
            else:
                yield from _held(entry, (*loc, name), drafts)
    elif isinstance(part, tuple):
        for index, entry in enumerate(part):
            yield from _held(entry, (*loc, index), drafts)
    elif isinstance(part, dict):
        for key, entry in part.items():
            yield from _held(entry, (*loc, str(key)), drafts)


_SOURCE = IdOf((Kind.SOURCES,))


def _held_features(record: Record, editions: Editions) -> Iterator[Loc]:
    """A feature without a source is of the edition among the project's: held back with a draft."""
    if not isinstance(record, Project) or record.feature is None:
        return
    of_editions = [source for source in record.sources if editions.is_of_own(source)]
    if not of_editions or not editions.drafts.issuperset(of_editions):
        return
    for index, one in enumerate(record.feature.readings):
        if one.source is None:
            yield ("feature", "readings", index)
    if record.feature.source is None:
        shown = (r.source for r in record.feature.readings)
        has_others = any(source and source not in editions.drafts for source in shown)
        yield ("feature", *FIRST) if has_others else ("feature",)


def _has_nothing_left(record: Record, held: Collection[Loc], drafts: Collection[str]) -> bool:
    """Whether all that a record was made from is held back."""
    if sources := getattr(record, "sources", ()):
        return all(source in drafts for source in sources)
    if isinstance(record, Statistic):
        parts = [("observations", n) for n in range(len(record.observations))]
        parts += [("series", n) for n in range(len(record.series))]
        return bool(parts) and all(part in held for part in parts)
    return () in held


def _without(part: Any, loc: Loc, held: Collection[Loc]) -> Any:
    if not any(way[: len(loc)] == loc for way in held):
        return part
    if isinstance(part, Model):
        return _model_without(part, loc, held)
    if isinstance(part, tuple):
        entries = enumerate(part)
        return tuple(
            _without(entry, (*loc, index), held)
            for index, entry in entries
            if (*loc, index) not in held
        )
    return {
        key: _without(entry, (*loc, str(key)), held)
        for key, entry in part.items()
        if (*loc, str(key)) not in held
    }


def _model_without(part: Model, loc: Loc, held: Collection[Loc]) -> Model:
    changed = {
        name: None if (*loc, name) in held else _without(getattr(part, name), (*loc, name), held)
        for name in type(part).model_fields
        if any(way[: len(loc) + 1] == (*loc, name) for way in held)
    }
    if loc + FIRST in held:
        first, *others = changed.pop("readings", None) or part.readings  # type: ignore[attr-defined]
        said = {name: getattr(first, name) for name in type(first).model_fields}
        changed = {**changed, **said, "readings": tuple(others)}
    return part.model_copy(update=changed)
