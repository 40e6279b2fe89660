"""Values of a statistic that look as if their point had slipped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log10
from statistics import median

from oda_reports.catalogue.selection import order_of_print
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.records.field_types import plain
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking

_FAR = 8
"""How many times its neighbours, or what part of them, a value is that is asked about."""
_CALM = 4
"""How many times the smaller of two neighbours the larger is at most, where they are no guide."""
_NEAR = Decimal("0.5")
"""By what part of them a value may lie outside its neighbours once its point is put right."""
_FEWEST = 4
"""Of fewer years than these it cannot be said what is usual."""


def values_have_the_point_of_their_neighbours(checking: Checking) -> Iterator[Problem]:
    """A value that is 10, 100 or 1,000 times those of the years around it, or as small a part.

    Flows swing, and a small country may well get ten times as much in one year: so it is asked
    only where the years before and after (at an end, the two nearest) are within a factor of four
    of each other, the value is eight times as far off from both, and the power of ten alone brings
    it among them, give or take a half, and nearer to the median of all its area's years. Of slips
    tried on the 250 values of the first report this finds two in five, and none where none is. A
    note of the value answers it, or a waiver; a note of a series is of all its values.
    """
    for figures in _yearly(checking):
        usual = median(abs(figure.value or Decimal()) for figure in figures)
        for index, figure in enumerate(figures):
            first = min(max(index - 1, 0), len(figures) - 3)
            around = [one for one in figures[first : first + 3] if one is not figure]
            power = _slipped_by(figure, around, usual)
            is_explained = figure.part == "observations" and (figure.note or figure.editor_note)
            if power and not is_explained:
                assert figure.value is not None
                written = figure.value.scaleb(-figure.exponent)
                yield checking.folder.origins[figure.kind, figure.record].problem(
                    figure.value_loc,
                    "W448",
                    f"{plain(written)} for {figure.year} is about {_times(power)} the values of "
                    "the years beside it",
                    f"if its point has slipped, write {plain(written.scaleb(-power))}; if it is "
                    "printed so, say that in a note of the value or in a waiver",
                )


def _times(power: int) -> str:
    return f"{10**power:,} times" if power > 0 else f"a {10**-power:,}th of"


def _yearly(checking: Checking) -> Iterator[list[Figure]]:
    """The values of each statistic for each area, one a year, in the order of the years."""
    found: dict[tuple[str, str], dict[PartialDate, Figure]] = {}
    values = (one for one in checking.figures.values() if one.kind is Kind.STATISTICS)
    for figure in sorted(values, key=order_of_print):
        if figure.value and figure.year and figure.area and figure.is_of_all_its_area:
            if figure.unit.value == "percent" and abs(figure.value) < 1:
                continue  # a fraction, of which another rule speaks
            found.setdefault((figure.record, figure.area), {})[figure.year] = figure
    for by_year in found.values():
        if len(by_year) >= _FEWEST:
            yield [by_year[year] for year in sorted(by_year)]


def _slipped_by(figure: Figure, around: list[Figure], usual: Decimal) -> int:
    """By how many powers of ten a value seems to be too large; below zero, too small."""
    value = figure.value or Decimal()
    low, high = sorted((other.value or Decimal()) for other in around)
    if not 0 < low <= high <= low * _CALM or value <= 0:
        return 0
    if low / _FAR < value < high * _FAR:
        return 0
    power = round(log10(value) - log10(low * high) / 2)
    right = value.scaleb(-power)
    is_nearer = abs(log10(right / usual)) < abs(log10(value / usual))
    is_among = low * (1 - _NEAR) <= right <= high * (1 + _NEAR)
    return power if is_among and is_nearer else 0
