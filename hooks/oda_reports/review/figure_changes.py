"""Two catalogues: the figures that differ, and what a reviewer should doubt about each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures.aspects import ASPECTS
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.sums import differences
from oda_reports.records.vocabulary import Kind
from oda_reports.review.aspect_changes import (
    NAMED_BY,
    AspectChange,
    Side,
    aspect_changes,
    known_by,
    said_beside,
    side,
)
from oda_reports.review.renamed_figures import Renames


class Doubt(StrEnum):
    """What makes a reviewer look twice at a figure that changed; the worst come first.

    ``OVERWRITTEN``: a later edition's value took the place of an older one's, which is gone.
    ``SAME_PLACE``: the value is another though it is read where the old one was.
    """

    OVERWRITTEN = "the older edition’s value is gone: keep it as a reading"
    POWER_OF_TEN = "a power of ten: a slipped point?"
    SIGN = "another sign"
    MEANING = "it says something else: is it so in the source?"
    JUMP = "a jump: half or more"
    UNIT = "another unit"
    MEASURE = "another measure"
    SOURCE_LOST = "source no longer there"
    SOURCE = "another source"
    DATE = "another date"
    SAME_PLACE = "same source and place"

    @property
    def is_grave(self) -> bool:
        """Whether the change looks like a mistake; the same place only asks for a second look."""
        return self is not Doubt.SAME_PLACE


@dataclass(frozen=True)
class FigureChange:
    """One figure before and after; None where it was not there yet, or is gone."""

    before: Figure | None
    after: Figure | None
    about: str
    """What it counts and where: a statistic and its area, or a label and its record."""
    moment: str
    """When, and in which edition: 2023; target, by 2025. Empty where nothing is said."""
    doubts: tuple[Doubt, ...] = ()
    aspects: tuple[AspectChange, ...] = ()
    """What is said of it before and after; of one that is new or gone, all that is said."""

    @property
    def is_beside(self) -> bool:
        """Whether it is printed as before, and only what stands beside it changes."""
        if not (self.before and self.after and self.aspects) or Doubt.SOURCE_LOST in self.doubts:
            return False
        return all(aspect.is_beside for aspect in self.aspects)

    @property
    def difference(self) -> Decimal | None:
        """After less before; None where there are no two values that can be compared."""
        before, after = self.before, self.after
        if not before or not after or before.value is None or after.value is None:
            return None
        if next(differences(before, after), None):
            return None
        return after.value - before.value  # one figure in two states of its record

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the value before; None from nothing or to another sign."""
        if self.difference is None or not self.before or not self.before.value:
            return None
        if Doubt.SIGN in self.doubts:
            return None
        return self.difference / abs(self.before.value) * 100


def figure_changes(
    base: Catalogue,
    head: Catalogue,
    renamed: Mapping[Key, Key],
    formatter: Formatter | None = None,
) -> tuple[FigureChange, ...]:
    """The figures of which anything that a reader can see of them changed.

    A figure is one and the same by its address, a reading by its edition too, whichever stands;
    ``renamed`` are ids that changed (old to new), so a figure follows its record, area and source.
    Where one thing of which addresses are made is another, and all the rest is the same, it is one
    figure too; so is what took the place of a value that is gone. First those that both have, then
    the new ones, then those that are gone.
    """
    formatter = formatter or Formatter()
    renames = Renames(renamed)
    before = _by_name([(printed_name(renames.figure(old)), old) for old in base.figures.values()])
    after = _by_name([(printed_name(figure), figure) for figure in head.figures.values()])
    lost = {source.id for source in base.sources} - {source.id for source in head.sources}
    known = _known(before, after, renames)
    changed: list[FigureChange] = []
    new: list[FigureChange] = []
    for name, figure in after.items():
        now = side(figure, head, Renames({}))
        if name not in known:
            new.append(_alone(None, figure, now, formatter))
            continue
        change = _change(side(known[name], base, renames), now, lost, formatter)
        if change.aspects or Doubt.SOURCE_LOST in change.doubts:
            changed.append(change)
    taken = {old.address for old in known.values()}
    gone = [
        _alone(old, None, side(old, base, renames), formatter)
        for old in before.values()
        if old.address not in taken
    ]
    return (*changed, *new, *gone)


def _known(
    before: Mapping[str, Figure], after: Mapping[str, Figure], renames: Renames
) -> dict[str, Figure]:
    """What each figure was before, if it was there, by its name now."""
    known = {name: before[name] for name in after if name in before}
    came = {name: figure for name, figure in after.items() if name not in before}
    went = [old for name, old in before.items() if name not in after]
    moved = dict(_moved(went, list(came.values()), renames))
    taken = {old.address for old in moved.values()}
    left = [old for old in before.values() if old.address not in taken]
    rest = [figure for figure in came.values() if figure.address not in moved]
    moved |= _replaced(left, after, rest, renames)
    return known | {n: moved[f.address] for n, f in came.items() if f.address in moved}


def _alone(
    before: Figure | None, after: Figure | None, there: Side, formatter: Formatter
) -> FigureChange:
    """A figure that only one of the two states has."""
    about, moment = about_of(there.own, there.catalogue), known_by(there, formatter)
    return FigureChange(before, after, about, moment, aspects=said_beside(there, formatter))


def printed_name(figure: Figure) -> str:
    """What a figure is known by in two states: its address, and of a reading who prints it.

    Which of several readings has the plain address is decided anew in each state.
    """
    if figure.kind is Kind.STATISTICS:
        return figure.address
    return f"{figure.name}@{figure.is_named_at[0]}"


def _by_name(named: Iterable[tuple[str, Figure]]) -> dict[str, Figure]:
    """Figures by name; of two alike, which are an error, the one that stands."""
    found: dict[str, Figure] = {}
    for name, figure in named:
        if name not in found or figure.stands:
            found[name] = figure
    return found


def _change(
    before: Side, after: Side, lost_sources: set[str], formatter: Formatter
) -> FigureChange:
    aspects = tuple(aspect_changes(before, after, formatter))
    doubts = tuple(_doubts(before.figure, after.figure, aspects, lost_sources))
    return FigureChange(
        before.figure,
        after.figure,
        about_of(after.figure, after.catalogue),
        known_by(after, formatter),
        doubts,
        aspects,
    )


def _moved(
    went: Sequence[Figure], came: Sequence[Figure], renames: Renames
) -> Iterator[tuple[str, Figure]]:
    """Figures whose address changed and nothing else but one thing that it is made of.

    Each as its address now, and what it was.
    """
    known: dict[tuple[object, ...], list[Figure]] = {}
    for figure in came:
        for key in _rests(figure):
            known.setdefault(key, []).append(figure)
    taken: set[str] = set()
    for old in went:
        found = (
            figure
            for key in _rests(renames.figure(old))
            for figure in known.get(key, ())
            if figure.address not in taken
        )
        if new := next(found, None):
            taken.add(new.address)
            yield new.address, old


def _replaced(
    before: Iterable[Figure],
    after: Mapping[str, Figure],
    came: Iterable[Figure],
    renames: Renames,
) -> dict[str, Figure]:
    """What was newest under its name and is gone, by the address of what stands there now."""
    newest: dict[str, tuple[Figure, Figure]] = {}
    for own in before:
        old = renames.figure(own)
        if old.stands and (old.name not in newest or newest[old.name][0].rank <= old.rank):
            newest[old.name] = (old, own)
    found = {}
    for figure in came:
        if not figure.stands or figure.name not in newest:
            continue
        old, own = newest[figure.name]
        is_statistic = figure.kind is Kind.STATISTICS
        if printed_name(old) not in after and (not is_statistic or _is_overwritten(old, figure)):
            found[figure.address] = own
            del newest[figure.name]
    return found


def _is_overwritten(before: Figure, after: Figure) -> bool:
    """Whether what a later edition prints was written over what an older one does."""
    old, new = before.printing, after.printing
    is_later = old and new and old.publication == new.publication and old.rank < new.rank
    return bool(is_later) and before.source != after.source


def _rests(figure: Figure) -> Iterator[tuple[object, ...]]:
    """All that is said of a figure, and all but one of the things that make its address."""
    said = {aspect.name: aspect.of(figure) for aspect in ASPECTS}
    for left_out in ("", *sorted({"area", *NAMED_BY})):
        rest = (each for name, each in said.items() if name != left_out)
        yield (figure.kind, figure.record, figure.label, left_out, *rest)


_TIMES = frozenset({"time", "year", "start", "end", "since", "as_of"})
_MEANING = frozenset(
    {"area", "areas", "row", "breakdown", "nature", "flow", "prices", "part_of", "through"}
)
"""What changes the meaning of a number that stays as it is."""


def _doubts(
    before: Figure, after: Figure, aspects: Iterable[AspectChange], lost_sources: set[str]
) -> Iterator[Doubt]:
    names = {aspect.name for aspect in aspects}
    if before.unit != after.unit:
        yield Doubt.UNIT
    if before.measure is not after.measure:
        yield Doubt.MEASURE
    if names & _MEANING:
        yield Doubt.MEANING
    if _is_overwritten(before, after):
        yield Doubt.OVERWRITTEN
        return  # another edition may have any number, of any date
    if before.value is not None and after.value is not None and before.value != after.value:
        if after.value and before.value and (before.value < 0) != (after.value < 0):
            yield Doubt.SIGN
        elif is_power_of_ten_apart(before.value, after.value):
            yield Doubt.POWER_OF_TEN
        elif before.unit == after.unit and is_jump(before.value, after.value):
            yield Doubt.JUMP
    if names & _TIMES:
        yield Doubt.DATE
    if after.source in lost_sources:
        yield Doubt.SOURCE_LOST
    elif before.source != after.source:
        yield Doubt.SOURCE
    elif before.place == after.place and _said(before) != _said(after):
        yield Doubt.SAME_PLACE


def _said(figure: Figure) -> tuple[object, ...]:
    """What was read in a source, and where it stands is the same."""
    numbers = (figure.value, figure.low, figure.high, figure.state, figure.qualifier)
    return (*numbers, figure.unit, figure.nature, figure.flow)


def is_jump(before: Decimal, after: Decimal) -> bool:
    """Whether a value changed by half of itself or more; from nothing, any change is a jump."""
    return abs(after - before) * 2 >= abs(before)


def is_power_of_ten_apart(before: Decimal, after: Decimal) -> bool:
    """Whether one value is about 10, 100, 1000 … times the other, within one percent.

    A point slips by whole powers; the percent leaves room for a digit corrected with it.
    """
    if not before or not after:
        return False
    small, large = sorted((abs(before), abs(after)))
    times = large / small
    power = Decimal(10) ** (times * Decimal("1.01")).adjusted()
    return power >= 10 and abs(times / power - 1) <= Decimal("0.01")


def about_of(figure: Figure, catalogue: Catalogue) -> str:
    """What a figure counts and where: a statistic and its area, or a label and its record."""
    record = catalogue.records[figure.kind, figure.record]
    if figure.area is not None:
        return f"{record.heading}, {_area_name(figure.area, catalogue)}"
    return f"{figure.label}, {record.heading}"


def _area_name(area: str, catalogue: Catalogue) -> str:
    """What an area is called; its id where its record could not be read."""
    try:
        return catalogue.area_name(area)
    except KeyError:
        return area
