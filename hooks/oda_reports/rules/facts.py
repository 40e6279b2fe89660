"""Facts of sources: each is carried by a record that was read there, or left out for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.catalogue.carriers import carrier_key
from oda_reports.catalogue.likeness import KnownWords
from oda_reports.catalogue.mentions import cites
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.field_types import UNWRITTEN
from oda_reports.records.model import Record
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking


def facts_are_carried(checking: Checking) -> Iterator[Problem]:
    """A fact of a published source is carried by a record, or its omission has a reason."""
    for source in checking.catalogue.sources:
        for key, fact in source.facts.items():
            if not fact.carried_by and not fact.omitted:
                yield checking.origin(source).problem(
                    ("facts", key),
                    "W424",
                    f"nothing in the report carries the fact '{key}'",
                    "name under carried_by the figure or record that carries it, or say under "
                    "omitted why the report leaves it out",
                    key=True,
                )


def carriers_exist(checking: Checking) -> Iterator[Problem]:
    """What carries a fact exists, was read in its source, and is published if the source is."""
    if checking.folder.report is None:
        return  # what the short forms mean is not known
    known: KnownWords | None = None
    for source in checking.entered.sources:
        for key, fact in source.facts.items():
            for index, address in enumerate(fact.carried_by):
                loc: Loc = ("facts", key, "carried_by", index)
                found = checking.known_at(source, loc).carrier(address, source.id)
                if found is not None:
                    yield from _unread_there(checking, source, loc, found)
                elif address != UNWRITTEN and not checking.is_unread_at(address):
                    known = known or _addresses(checking)
                    yield _unknown(checking, source, loc, address, known)


def _unread_there(
    checking: Checking, source: Source, loc: Loc, found: Figure | Record
) -> Iterator[Problem]:
    """A warning where a carrier names other sources than the one that the fact is of."""
    sources = _sources_of(found) if isinstance(found, Figure) else cites(found)
    if source.id in sources:
        return
    name = carrier_key(found)
    yield checking.origin(source).problem(
        loc,
        "W425",
        f"'{name}' does not name '{source.id}' as its source",
        f"cite it there with 'source: {source.id}'"
        + ("" if isinstance(found, Figure) else f" or [@{source.id}]")
        + ", or name what was read in this source",
    )


def _sources_of(figure: Figure) -> set[str]:
    """Where a figure was read, and what it comes to in other currencies."""
    return {figure.source, *(one.source for one in figure.equivalents if one.source)}


def _unknown(
    checking: Checking, source: Source, loc: Loc, address: str, known: KnownWords
) -> Problem:
    origin = checking.origin(source)
    if checking.is_published(source):
        if draft := checking.draft_at(address):
            return origin.problem(loc, "E302", *checking.says_draft(draft))
        held = checking.entered.carrier(address, source.id)
        if isinstance(held, Figure) and held.source in checking.editions.drafts:
            return origin.problem(loc, "E302", *checking.says_read_in_draft(address, held.source))
    close = _near(checking, address, known)
    return origin.problem(
        loc,
        "E332",
        f"no figure or record has the address '{address}'",
        f"did you mean '{close[0]}'?"
        if close
        else "write the address shown with the figure, or kind and id of a record: events/some-id",
        instead=close[0] if close else None,
    )


def _near(checking: Checking, address: str, known: KnownWords) -> list[str]:
    """The address that is nearly this one: of a record, one of its own kind."""
    word, _, id = address.partition("/")
    kind = Kind.named(word)
    if kind and "/" not in id:
        found = checking.suggest(id, (kind,))
        return [f"{kind}/{found.id}"] if found else []
    return known.nearest(address, 1, 0.75)


def _addresses(checking: Checking) -> KnownWords:
    """All figures that can carry a fact."""
    return KnownWords(checking.entered.figures)
