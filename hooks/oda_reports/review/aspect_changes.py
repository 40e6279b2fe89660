"""What is said of a figure before and after: each aspect that differs, in words.

The words are those of ``figures.aspects``. Where they are silent, or the same of two things, the
field of the record and what it holds stand for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import partial
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.places import fact_of
from oda_reports.figures import messages
from oda_reports.figures.aspects import ASPECTS, Aspect, Names, differing, said_of
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.editions import Printing
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Kind, Vocabulary
from oda_reports.review.renamed_figures import Renames
from oda_reports.writing.captions import COUNTED, MEASURED, sharers

NAMED_BY = frozenset({"row", "breakdown", "nature", "time", "through", "edition"})
"""The aspects by which a figure is known among those of its record and area."""


@dataclass(frozen=True)
class AspectChange:
    """One thing that is said of a figure, before and after; empty where it is not said.

    ``name`` is that of an aspect, of one of its fields, or ``label``, ``proof`` or ``address``.
    ``is_beside``: the figure itself reads as before, and what stands beside it does not.
    """

    name: str
    before: str
    after: str
    is_beside: bool = False


@dataclass(frozen=True)
class Side:
    """A figure in one of two states of the records.

    ``figure`` is the one to compare, under the ids of the later state; ``own`` is the same as its
    own records have it.
    """

    figure: Figure
    own: Figure
    catalogue: Catalogue
    areas: tuple[str, ...]
    """Of money: whom it is for, also where its record says so for it."""
    shares: tuple[str, ...]
    """Of money that several countries share undivided: for whom it is."""
    proof: tuple[tuple[str, str, str], ...]
    """The facts that prove it: source, place and excerpt of each."""

    @property
    def names(self) -> Names:
        """What the records are called; an id where one could not be read."""
        names = self.catalogue.called
        known = {one.name: partial(_or_id, getattr(names, one.name)) for one in fields(names)}
        return replace(names, **known)


def _or_id(name: Callable[[Any], str], named: object) -> str:
    try:
        return name(named)
    except KeyError:
        return named if isinstance(named, str) else ""


def side(figure: Figure, catalogue: Catalogue, renames: Renames) -> Side:
    """A figure of a catalogue, with what it is compared by."""
    areas = catalogue.areas_of(figure) if figure.is_money else ()
    facts = [(source.id, fact) for source, _, fact in catalogue.facts_of(figure.address)]
    if not facts and (fact := fact_of(figure, catalogue)):
        facts = [(figure.source, fact)]
    return Side(
        renames.figure(figure),
        figure,
        catalogue,
        tuple(map(renames.area, areas)),
        tuple(map(renames.area, sharers(figure, catalogue))),
        tuple(
            (renames.id(Kind.SOURCES, source), fact.place or "", fact.excerpt or "")
            for source, fact in facts
        ),
    )


def aspect_changes(before: Side, after: Side, formatter: Formatter) -> Iterator[AspectChange]:
    """What is said otherwise of one figure in two states, in the order in which it is told."""
    if _place(before.figure) != _place(after.figure):
        yield AspectChange("address", before.own.address, after.own.address)
    if before.figure.label != after.figure.label:
        yield AspectChange("label", before.figure.label, after.figure.label)
    is_for_others = (before.areas, before.shares) != (after.areas, after.shares)
    if is_for_others:
        yield AspectChange("area", _areas(before), _areas(after))
    for aspect in differing(before.figure, after.figure):
        if not (is_for_others and aspect.name == "area"):
            yield from _of_aspect(aspect, before, after, formatter)
    if before.proof != after.proof:
        yield AspectChange("proof", _proof(before), _proof(after), is_beside=True)


def _place(figure: Figure) -> str:
    """The address of a figure; of a reading that of its key, under whichever edition."""
    return figure.address if figure.kind is Kind.STATISTICS else figure.name


def said_beside(one: Side, formatter: Formatter) -> tuple[AspectChange, ...]:
    """What a new figure says of itself, or one that is gone, besides what it is known by."""
    context = {*NAMED_BY, *COUNTED}
    if one.figure.measure:
        context |= MEASURED
    if one.figure.area:
        context.add("area")
    said = said_of(one.own, one.names, formatter, context)
    words = [(each.aspect.name, each.words) for each in said]
    notes = (("note", one.own.note), ("editor_note", one.own.editor_note))
    words += [(name, note) for name, note in notes if note]
    return tuple(AspectChange(name, text, text) for name, text in words)


def known_by(one: Side, formatter: Formatter, context: Collection[str] = ()) -> str:
    """By what a figure is known among those of its record and area: 2023; target, by 2025.

    Less what is the context, such as its edition.
    """
    context = {each.name for each in ASPECTS} - NAMED_BY | set(context)
    return ", ".join(each.words for each in said_of(one.own, one.names, formatter, context))


def _areas(one: Side) -> str:
    """Of money: whom it is for, where its record says it for it, and whether they share it."""
    names = [one.names.area(area) for area in one.catalogue.areas_of(one.own)]
    return messages.shared_by(names) if one.shares else messages.listed(names)


def _of_aspect(
    aspect: Aspect, before: Side, after: Side, formatter: Formatter
) -> Iterator[AspectChange]:
    was, now = (aspect.words(one.own, one.names, formatter) for one in (before, after))
    is_beside = not aspect.tells_apart
    if was or now:
        was, now = was or _held(aspect, before, formatter), now or _held(aspect, after, formatter)
        if was != now:
            yield AspectChange(aspect.name, was, now, is_beside)
            return
    if aspect.name == "edition" and before.figure.source != after.figure.source:
        return  # of what one source alone prints, the source says it, and is told itself
    for field in aspect.fields:
        was, now = (getattr(one.figure, field) for one in (before, after))
        if was != now:
            name = aspect.name if len(aspect.fields) == 1 else field
            yield AspectChange(name, _plain(was, formatter), _plain(now, formatter), is_beside)


def _held(aspect: Aspect, one: Side, formatter: Formatter) -> str:
    """What the fields of an aspect hold, of which a page says nothing: actual, confirmed."""
    return ", ".join(
        filter(None, (_plain(getattr(one.own, field), formatter) for field in aspect.fields))
    )


def _plain(value: object, formatter: Formatter) -> str:
    match value:
        case None | () | False:
            return ""
        case True:
            return "yes"
        case Vocabulary():
            return value.label.lower() or value.value
        case Printing():
            return value.mark
        case PartialDate():
            return formatter.date(value)
        case Decimal():
            return formatter.number(value, 9, at_most=True)
        case tuple():
            return ", ".join(map(str, value))
    return str(getattr(value, "label", value))


def _proof(one: Side) -> str:
    return "; ".join(
        ", ".join(filter(None, (f"“{excerpt}”" if excerpt else "", place, source)))
        for source, place, excerpt in one.proof
    )
