"""Figures and their parts, as records say it: what is a part is not counted beside its whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from oda_reports.catalogue.grouping import grouped
from oda_reports.figures.figure import Figure


class Wholes:
    """Which figure is a part of which, of all figures by their addresses."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self._figures = figures

    def parts_of(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures that are said to be parts of one, each as it stands."""
        return self._parts.get(figure.address, ())

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Figure, ...]]:
        every = self._figures.values()
        return grouped((one.part_of, one) for one in every if one.part_of and one.stands)

    def among(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures without those that are a part of another of them, however far above it is.

        A whole without a number leaves its parts where they are.
        """
        given = {figure.address: figure for figure in figures}
        counted = {address for address, figure in given.items() if figure.has_number}
        return tuple(one for one in given.values() if not counted.intersection(self._above(one)))

    def _above(self, figure: Figure) -> Iterator[str]:
        """The addresses of what a figure is a part of, step by step."""
        known = {figure.address}
        above = figure.part_of
        while above and above not in known:
            yield above
            known.add(above)
            above = self._figures[above].part_of if above in self._figures else None
