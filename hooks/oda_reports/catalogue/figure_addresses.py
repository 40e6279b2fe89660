"""What an address means in a text: one figure, by its full address or by a shorter form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from oda_reports.catalogue.likeness import KnownWords
from oda_reports.catalogue.selection import newest, newest_print, standing
from oda_reports.figures.figure import Figure
from oda_reports.problems.keyboard import slips_of
from oda_reports.records.editions import Printing
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind

PARTS = ("results", "amounts", "figures")
"""The parts of a record that hold figures by keys of their own."""


class UnknownFigure(LookupError):
    """No figure stands at an address; its ``suggestions`` do exist.

    ``of_other_publication`` is the address with the name of another publication, where an edition
    of that alone prints it.
    """

    def __init__(
        self,
        address: str,
        find_similar: Callable[[], Iterable[str]] = tuple,
        of_other_publication: str | None = None,
    ) -> None:
        super().__init__(address)
        self._find_similar = find_similar
        self.of_other_publication = of_other_publication

    @cached_property
    def suggestions(self) -> tuple[str, ...]:
        """Looked for when they are asked for: a text can name thousands of unknown figures."""
        return tuple(self._find_similar())


class FigureAddresses:
    """The addresses of a report's figures, full and short.

    ``own`` is the edition that the report publishes; ``figures`` are all of them by address,
    ``values`` those of areas, by statistic and area.
    """

    def __init__(
        self,
        report: Report,
        own: Printing | None,
        figures: Mapping[str, Figure],
        values: Mapping[tuple[str, str], Sequence[Figure]],
    ) -> None:
        self._report = report
        self._own_printing = own
        self._figures = figures
        self._values = values

    def figure(self, address: str, within: Record | None = None) -> Figure:
        """The figure that an address means, in the text of a record or of the report.

        Short forms: a record's own key; a statistic's id for what the report's own edition, or
        ``@`` another, prints for its own region; a statistic and an area for the newest value; the
        two and a year, as the address or the record has it, for the value that stands. With the
        edition behind an ``@`` each means what that edition prints. Raises ``UnknownFigure``.
        """
        found = self._figures.get(address) or self._figures.get(f"statistics/{address}")
        found = found or self._own(address, within) or self._reading(address, within)
        if found is None and not self._own(address.partition("@")[0], within):
            found = self._value(address)
        if found is None:
            other = self._of_other_publication(address, within)
            raise UnknownFigure(
                address, lambda: [other] if other else self._similar(address, within), other
            )
        return found

    def _of_other_publication(self, address: str, within: Record | None) -> str | None:
        name, _, mark = address.partition("@")
        exact = [f"{name}@{one.mark}" for one in self._others if one.edition == mark]
        there = [one for one in exact if self._value(one) or self._reading(one, within)]
        return there[0] if len(there) == 1 else None

    @cached_property
    def _others(self) -> frozenset[Printing]:
        """The editions of other publications than the report's that print figures."""
        printings = (figure.printing for figure in self._figures.values())
        return frozenset(one for one in printings if one and not one.is_own)

    def _own(self, key: str, within: Record | None) -> Figure | None:
        if within is None:
            return None
        own = (f"{within.kind}/{within.id}/{part}/{key}" for part in PARTS)
        return next((self._figures[one] for one in own if one in self._figures), None)

    def _reading(self, address: str, within: Record | None) -> Figure | None:
        """The reading that stands, by an address that names its edition too."""
        name, _, mark = address.partition("@")
        found = self._figures.get(name) or self._own(name, within)
        return found if found and mark in found.is_named_at else None

    def _value(self, address: str) -> Figure | None:
        name, _, mark = address.removeprefix("statistics/").partition("@")
        statistic, _, rest = name.partition("/")
        area, _, year = rest.partition("/")
        values = self._values.get((statistic, area or self._report.region), ())
        if mark:
            values = [figure for figure in values if mark in figure.is_named_at]
        own = None if mark else self._own_printing
        if year:
            found = standing(values, own).items()
            return next((figure for when, figure in found if year in when.names), None)
        return newest(values, own) if area else newest_print(values, own)

    def _similar(self, address: str, within: Record | None) -> list[str]:
        if "/" in address:
            return self._written.nearest(address.removeprefix("statistics/"), 3, 0.85)
        statistics = {statistic for statistic, _ in self._values}
        own = {
            figure.key
            for figure in self._figures.values()
            if within is not None
            and within.kind is not Kind.STATISTICS
            and (figure.kind, figure.record) == (within.kind, within.id)
        }
        return slips_of(address, [*own, *sorted(statistics)])

    @cached_property
    def _written(self) -> KnownWords:
        """The addresses of figures as texts write them."""
        return KnownWords(address.removeprefix("statistics/") for address in self._figures)
