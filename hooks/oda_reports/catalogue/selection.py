"""Which value of a statistic stands for an area and a year: decided here, and asked everywhere.

Several prints may give a value of one area and year. The newest edition's stands, of those not
later than the report's own; those of other publications are older than all of its publication, and
what no edition prints, as a series does, is older than all.

- What is said of a value takes nothing away: a note, a qualifier, a note of the editor's, an
  edition that is inferred.
- Nil stands, and counts as zero. Where the newest print has no number (not reported, not yet
  set), that stands too: the year is a gap, and is not filled from an older print.
- A row for no single country, a part by sex or purpose, a target: none stands for its area.

Maps, charts, cards, tables and short references show what stands. A printed total is compared
with what was printed with it; editions side by side, and their history, are about every print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from oda_reports.catalogue.grouping import grouped
from oda_reports.figures.figure import Figure
from oda_reports.records.editions import Printing, Rank, is_known
from oda_reports.records.partial_dates import PartialDate


def standing(figures: Iterable[Figure], own: Printing | None) -> dict[PartialDate, Figure]:
    """The value that stands for each period with a year of its own, oldest first.

    ``figures`` are of one statistic and area, ``own`` is the edition that the report publishes.
    """
    found: dict[PartialDate, Figure] = {}
    for figure in _known_to(own, figures):
        year = figure.year
        if year and (year not in found or found[year].rank <= figure.rank):
            found[year] = figure
    return {year: found[year] for year in sorted(found)}


def standing_by_area(
    figures: Iterable[Figure], own: Printing | None
) -> dict[str, dict[PartialDate, Figure]]:
    """The same for each area that figures of one statistic are about."""
    by_area: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.area:
            by_area.setdefault(figure.area, []).append(figure)
    return {area: standing(its, own) for area, its in by_area.items()}


def yearly(figures: Iterable[Figure], own: Printing | None) -> dict[PartialDate, Figure]:
    """Those of the values that stand which have a place on one axis.

    That is whole years, and of calendar and fiscal years those of the last value.
    """
    found = {year: figure for year, figure in standing(figures, own).items() if not year.month}
    if not found:
        return {}
    fiscal = max(found).fiscal
    return {year: figure for year, figure in found.items() if year.fiscal == fiscal}


def latest(figures: Iterable[Figure | None]) -> Figure | None:
    """The last that has a number, of figures in the order of their years."""
    return next((f for f in reversed([*figures]) if f and f.number is not None), None)


def shared_year(areas: Iterable[Mapping[PartialDate, Figure]]) -> PartialDate | None:
    """The newest year of which two or more areas have a number, by what stands for each.

    Whatever compares areas in one year shows this one.
    """
    seen: set[PartialDate] = set()
    shared: set[PartialDate] = set()
    for by_year in areas:
        known = {year for year, figure in by_year.items() if figure.number is not None}
        shared |= known & seen
        seen |= known
    return max(shared, default=None)


def newest(figures: Iterable[Figure], own: Printing | None) -> Figure | None:
    """The newest value of one statistic and area: the last that stands for a year.

    Of values without a year it is what the newest edition prints.
    """
    candidates = tuple(figures)
    return latest(yearly(candidates, own).values()) or newest_print(candidates, own)


def newest_print(figures: Iterable[Figure], own: Printing | None) -> Figure | None:
    """What an edition prints of one statistic and area, else the newest edition before it.

    Of several values there, the last in time; of those with a year, only what stands for it.
    """
    candidates = tuple(figures)
    stand = {figure.address for figure in standing(candidates, own).values()}
    return max(
        (
            figure
            for figure in _known_to(own, candidates)
            if figure.number is not None and (not figure.year or figure.address in stand)
        ),
        key=order_of_print,
        default=None,
    )


def _known_to(own: Printing | None, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The values of areas that a report knows: a later edition than its own is not there for it."""
    for figure in figures:
        if is_known(figure.printing, own) and figure.is_of_all_its_area:
            yield figure


def order_of_print(figure: Figure) -> tuple[Rank, tuple[int, int, int]]:
    """By the edition that prints a value, then by the end of what it is about."""
    moment = figure.year or figure.as_of
    return (figure.rank, moment.last_day if moment else (0, 0, 0))


def parts_beside(total: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The values of areas that are compared with a printed total: those printed with it.

    Where there is none, those of its year that no edition prints.
    """
    areas = [
        figure for figure in figures if figure.is_of_all_its_area and figure.number is not None
    ]
    return printed_with(total, areas) or tuple(
        figure for figure in areas if figure.year == total.year and not figure.printing
    )


def printed_with(total: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """What has a number of the same year and the same edition, or source where none is named."""
    return tuple(
        figure
        for figure in figures
        if figure.year == total.year
        and figure.number is not None
        and (figure.printing or figure.source) == (total.printing or total.source)
    )


def readings_by_name(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    """All that several sources print under one key, what is newest first, by its plain address."""
    several = (figure for figure in figures if figure.has_other_readings)
    found = grouped((figure.name, figure) for figure in several)
    return {
        name: tuple(sorted(its, key=lambda figure: (figure.rank, figure.stands), reverse=True))
        for name, its in found.items()
    }
