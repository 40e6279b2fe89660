"""Amounts of one project beside each other: what is the whole, what for whom, which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.records.field_types import plain
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking

_MOST = 12
"""Of more amounts than these, not every choice is tried whether it adds up to another."""


def totals_name_their_parts(checking: Checking) -> Iterator[Problem]:
    """An amount that is the sum of others of its project is their whole, and they say so.

    Looked at are amounts of one currency, flow and nature, and of the time, the areas and the
    phase of the sum; the largest sum is told. That they only happen to add up is said in a waiver.
    """
    for figures in _amounts_alike(checking):
        for whole in sorted(figures, key=lambda figure: figure.value or 0, reverse=True):
            declared = [one for one in figures if one.part_of == whole.address]
            pool = [one for one in figures if not one.part_of and _may_hold(whole, one)]
            left = (whole.value or Decimal()) - sum((one.value or 0) for one in declared)
            found = _adding_up(pool, left, 1 if declared else 2)
            if found:
                names = " and ".join(f"'{one.key}'" for one in (*declared, *found))
                yield checking.folder.origins[whole.kind, whole.record].problem(
                    whole.value_loc,
                    "W444",
                    f"'{whole.key}', {plain(whole.value or Decimal())} {whole.unit.value}, is "
                    f"{names} together",
                    f"write 'part_of: {whole.key}' with each that is a part of it; if they only "
                    "happen to add up, say so in a waiver",
                )
                break


def _amounts_alike(checking: Checking) -> Iterator[list[Figure]]:
    """The amounts of each project that are of a kind and have a value, if three or more."""
    found: dict[object, list[Figure]] = {}
    for figure in checking.figures.values():
        if figure.is_money and figure.value and figure.value > 0:
            kind = (figure.record, figure.unit.value, figure.flow, figure.nature)
            found.setdefault(kind, []).append(figure)
    return (figures for figures in found.values() if len(figures) > 2)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether an amount is less than another, and within its time, its areas and its phase."""
    return (
        (part.value or 0) < (whole.value or 0)
        and (whole.year is None or part.year in (None, whole.year))
        and (not whole.areas or (bool(part.areas) and set(part.areas) <= set(whole.areas)))
        and whole.phase in (None, part.phase)
    )


def _adding_up(pool: list[Figure], wanted: Decimal, fewest: int) -> tuple[Figure, ...]:
    """The most of some amounts that are so much together; none if no choice of them is."""
    sizes = range(len(pool), fewest - 1, -1) if len(pool) <= _MOST else (len(pool),)
    for size in sizes:
        for chosen in combinations(pool, size):
            if sum((one.value or Decimal()) for one in chosen) == wanted:
                return chosen
    return ()


_OF_A_WHOLE = re.compile(r"(?:of|out of) (?:which|this|that|these|whom)\b|thereof\b", re.IGNORECASE)
"""How a label begins that says of a number that it is a part of another."""


def labels_of_parts_name_a_whole(checking: Checking) -> Iterator[Problem]:
    """A figure whose label says that it is a part of another says by ``part_of`` of which.

    Else the two stand in one list, and nobody holds the part against its whole.
    """
    for figure in checking.figures.values():
        if figure.kind is Kind.STATISTICS or figure.part_of:
            continue
        if _OF_A_WHOLE.match(figure.label):
            yield checking.folder.origins[figure.kind, figure.record].problem(
                (*figure.loc, "label"),
                "W449",
                f"the label of '{figure.key}' says that it is a part, and not of what",
                "write 'part_of' and the key of the whole in a line below it",
            )


def amounts_for_one_country_say_so(checking: Checking) -> Iterator[Problem]:
    """An amount whose label names some of the countries of its project says so by ``areas``.

    Without them it stands for all countries of its project, and is said to be shared by them.
    """
    catalogue = checking.entered
    for figure in catalogue.figures.values():
        if not figure.is_money or figure.areas:
            continue
        areas = catalogue.areas_of(figure)
        countries = catalogue.countries_in(areas)
        if len(countries) < 2:
            continue
        known = (*countries, *(area for area in areas if _holds_countries(area, catalogue)))
        named = [area for area in known if _names(figure.label, catalogue.area_name(area))]
        if 0 < len(catalogue.countries_in(named)) < len(countries):
            names = " and ".join(map(catalogue.area_name, named))
            yield checking.folder.origins[figure.kind, figure.record].problem(
                (*figure.loc, "label"),
                "W445",
                f"the label of '{figure.key}' names {names}, and without areas the "
                "amount is for all countries of the project",
                f"write 'areas: [{', '.join(named)}]' below it; if it is for all of them, word "
                "the label otherwise, or say so in a waiver",
            )


def _holds_countries(area: str, catalogue: Catalogue) -> bool:
    return area in catalogue.groups or (Kind.REGIONS, area) in catalogue.records


def _names(label: str, name: str) -> bool:
    return name.casefold() in label.casefold() and bool(_word(name).search(label))


@lru_cache(maxsize=1024)
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def figures_are_told_apart(checking: Checking) -> Iterator[Problem]:
    """Two figures of a record differ in something that a reader sees besides their number."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in checking.figures.values():
        if figure.kind is Kind.STATISTICS:
            continue  # their addresses differ, or two have one
        before = seen.setdefault(_seen_of(figure), figure)
        if before is not figure:
            yield checking.folder.origins[figure.kind, figure.record].problem(
                (*figure.loc, "label"),
                "W446",
                f"nothing but the number tells '{figure.key}' from '{before.key}'",
                "say in the label, or by year, areas, phase or breakdown, what each is; if one is "
                "the other again, remove it",
            )


_SEEN = (
    "kind", "record", "part", "unit", "flow", "nature", "breakdown", "areas", "year", "start",
    "end", "since", "as_of", "phase", "through", "part_of", "standing", "state", "qualifier",
    "terms", "cofinanced_by", "equivalents", "source", "note", "editor_note",
)  # fmt: skip


def _seen_of(figure: Figure) -> tuple[object, ...]:
    return (figure.label.casefold(), *(getattr(figure, name) for name in _SEEN))
