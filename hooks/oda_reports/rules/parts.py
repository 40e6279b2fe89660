"""Parts and wholes: a part is of the kind of its whole, and no larger than it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure
from oda_reports.figures.sums import rounding
from oda_reports.problems.problem import Problem
from oda_reports.records.field_types import plain
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import CEILINGS, FLOORS, Containment, Flow, Measure, Qualifier
from oda_reports.rules.checking import Checking
from oda_reports.rules.circles import circle_from

_IN_A_TOTAL_COST = (
    Flow.OWN_SHARE,
    Flow.COUNTERPART_SHARE,
    Flow.COFINANCING,
    Flow.COMMITMENT,
)
"""What a total cost of all who pay is made of."""
_ROUGH = (Qualifier.ABOUT, Qualifier.APPROXIMATELY)
_LITTLE = 20
"""Rounding does not make a sum larger than its whole by more than this part of it."""


def parts_are_of_the_kind_of_their_whole(checking: Checking) -> Iterator[Problem]:
    """A part has the unit, the flow, the prices and the nature of its whole.

    A total cost may hold what the donor commits and the shares of those who pay.
    """
    for whole, parts in _divided(checking):
        for part in parts:
            if unlike := _unlike(part, whole):
                yield checking.folder.origins[part.kind, part.record].problem(
                    (*part.loc, "part_of"),
                    "E343",
                    f"'{part.key}' cannot be a part of '{whole.key}': {unlike}",
                    "name the figure that it is a part of, or correct one of the two; if it is "
                    "none, remove this line",
                )


def _divided(checking: Checking) -> Iterator[tuple[Figure, list[Figure]]]:
    """Every figure that others are said to be parts of, with these."""
    found: dict[str, tuple[Figure, list[Figure]]] = {}
    for figure in checking.figures.values():
        whole = _whole_of(figure, checking)
        if whole and not _is_part_of_itself(figure, checking):
            found.setdefault(whole.address, (whole, []))[1].append(figure)
    yield from found.values()


def _whole_of(figure: Figure, checking: Checking) -> Figure | None:
    if figure.part_of is None:
        return None
    if figure.part_of in checking.figures:
        return checking.figures[figure.part_of]
    try:
        return checking.entered.figure(figure.part_of)
    except UnknownFigure:
        return None  # a problem of its own


def _is_part_of_itself(figure: Figure, checking: Checking) -> bool:
    def wholes(address: str) -> str | None:
        whole = _whole_of(checking.figures[address], checking)
        return whole.address if whole else None

    return bool(circle_from(figure.address, wholes))


def _unlike(part: Figure, whole: Figure) -> str:
    """What keeps a figure from being a part of another, in words; empty if nothing does."""
    if part.unit != whole.unit:
        return f"it is in {part.unit.label}, the whole in {whole.unit.label}"
    if part.nature is not whole.nature:
        return f"it is {_nature(part)}, the whole {_nature(whole)}"
    in_cost = whole.flow is Flow.TOTAL_COST and part.flow in _IN_A_TOTAL_COST
    if part.flow and whole.flow and part.flow is not whole.flow and not in_cost:
        return f"it is a {part.flow.label.lower()}, the whole a {whole.flow.label.lower()}"
    prices = ((one.prices, one.price_year) for one in (part, whole))
    if part.prices and whole.prices and len(set(prices)) > 1:
        return "the two are in the prices of different years"
    return ""


def _nature(figure: Figure) -> str:
    return f"of the nature {figure.nature.value}"


def parts_fit_into_their_whole(checking: Checking) -> Iterator[Problem]:
    """No part is larger than its whole, nor are the parts of one division together.

    A division is by areas, by phases, by a breakdown, by time, or by words alone. Nothing is said
    where a whole is a floor (more than), where parts are ceilings (up to) or overlap by
    ``contains``, nor of rates and of net flows, in which what is paid back makes up for another
    part. A little more than the whole, as rounding makes it, needs a note of the whole.
    """
    for whole, alike in _divided(checking):
        parts = [part for part in alike if not _unlike(part, whole)]
        if _most(whole) is None or whole.qualifier in FLOORS or not _adds_up(whole):
            continue
        larger = [part for part in parts if _excess(whole, [part]) > 0]
        for part in larger:
            yield checking.folder.origins[part.kind, part.record].problem(
                part.value_loc,
                "E344",
                f"'{part.key}', {_number(_least(part))}, is larger than '{whole.key}', "
                f"{_number(_most(whole))}, of which it is said to be a part",
                "correct one of the two, or what it is a part of",
            )
        if larger:
            continue
        for division in _divisions(parts):
            if len(division) > 1 and not _may_overlap(division, checking):
                yield from _too_much(checking, whole, division)


def _too_much(checking: Checking, whole: Figure, parts: list[Figure]) -> Iterator[Problem]:
    excess = _excess(whole, parts)
    is_little = excess < _by_rounding(whole, parts)
    if excess <= 0 or (is_little and (whole.note or whole.editor_note)):
        return
    names = ", ".join(f"'{part.key}'" for part in parts)
    together = sum(((_least(part) or Decimal()) for part in parts), Decimal())
    yield checking.folder.origins[whole.kind, whole.record].problem(
        whole.value_loc,
        "W443" if is_little else "E344",
        f"the parts of '{whole.key}' ({names}) are {plain(together)} together, more than the "
        f"whole, {_number(_most(whole))}",
        "check them; if they are printed so, say in a note of the whole that they are rounded"
        if is_little
        else "correct them, or say by areas, phase, breakdown or, of results, 'contains' which of "
        "them overlap",
    )


def _adds_up(figure: Figure) -> bool:
    """Whether parts of such a figure add up to it: of rates and net flows they do not."""
    if figure.flow and figure.flow.may_be_negative:
        return False
    if figure.measure is None:
        return figure.unit.value != "percent"
    return figure.measure is not Measure.RATIO


def _excess(whole: Figure, parts: list[Figure]) -> Decimal:
    """By how much parts are certainly more than their whole, as far as it is not hedged."""
    most = _most(whole)
    if most is None or any((_least(part) or 0) < 0 for part in parts):
        return Decimal(0)
    if len(parts) > 1 and any(part.qualifier in CEILINGS for part in parts):
        return Decimal(0)
    least = sum(((_least(part) or Decimal()) for part in parts), Decimal())
    rough = (figure for figure in (whole, *parts) if figure.qualifier in _ROUGH)
    hedge = sum((_last_digit(figure) / 2 for figure in rough), Decimal())
    return least - most - hedge - (rounding(whole, len(parts)) if whole.scale else 0)


def _by_rounding(whole: Figure, parts: list[Figure]) -> Decimal:
    """How much more the parts can be because each is rounded to the last digit that is printed."""
    last = min(_last_digit(figure) for figure in (whole, *parts))
    return min(last / 2 * (len(parts) + 1), (_most(whole) or Decimal()) / _LITTLE)


def _last_digit(figure: Figure) -> Decimal:
    """The power of ten of the last digit of a number that is no zero."""
    number = (_most(figure) or Decimal(1)).normalize()
    exponent = number.as_tuple().exponent
    return Decimal(10) ** (exponent if isinstance(exponent, int) else 0)


def _most(figure: Figure) -> Decimal | None:
    return figure.high if figure.high is not None else figure.number


def _least(figure: Figure) -> Decimal | None:
    return figure.low if figure.low is not None else figure.number


def _number(value: Decimal | None) -> str:
    return plain(value or Decimal())


def _divisions(parts: Iterable[Figure]) -> Iterable[list[Figure]]:
    """The parts by what tells them apart: those of one division do not overlap."""
    found: dict[object, list[Figure]] = {}
    for part in parts:
        key = (
            tuple(dimension for dimension, _ in part.breakdown),
            bool(part.areas),
            bool(part.phase),
            bool(part.through),
            bool(part.year or part.start or part.end),
            part.since,
            part.as_of,
            part.printing,
        )
        found.setdefault(key, []).append(part)
    return found.values()


def _may_overlap(parts: list[Figure], checking: Checking) -> bool:
    """Whether results are said to hold something of each other."""
    keys = {(part.record, part.key) for part in parts}
    for part in parts:
        record = checking.ids[part.kind].get(part.record)
        results = record.results if isinstance(record, Project) else {}
        held: Mapping[str, Containment] = (
            results[part.key].contains if part.part == "results" else {}
        )
        for other, containment in held.items():
            if (part.record, other) in keys and containment is not Containment.NONE:
                return True
    return False
