"""The list of statistics, and the page of each: its values by year and edition."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import Step, history
from oda_reports.catalogue.selection import standing_by_area
from oda_reports.catalogue.totals import PrintedTotal, may_receive, printed_totals
from oda_reports.charts.series import Chart, Row
from oda_reports.charts.shown_charts import charts_of
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import counting_of
from oda_reports.maps.value_maps import MappedValues, mapped_values
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, Match, ValueState
from oda_reports.writing.pages.charts import PlacedChart, placed
from oda_reports.writing.pages.compiled_amounts import CompiledScheme, compiled_parts
from oda_reports.writing.pages.page import Context, Page, later_page, list_page, record_page
from oda_reports.writing.pages.paging import Paging, pagings, path_of


@dataclass(frozen=True)
class ListedStatistic:
    """A statistic on the list."""

    statistic: Statistic
    """The record."""
    values: int
    """How many values it has."""


@dataclass(frozen=True)
class StatisticListContext(Context):
    """What stands on the list of statistics."""

    template = "statistics.md.jinja"

    statistics: tuple[ListedStatistic, ...]
    """Every statistic, by title."""


@dataclass(frozen=True)
class YearCell:
    """A value in the table of years."""

    figure: Figure
    """The value."""
    is_listed: bool
    """Whether it stands among the printed values, where more is said of it."""


@dataclass(frozen=True)
class YearRow:
    """One year in the table of years."""

    year: PartialDate
    """Which year."""
    cells: tuple[YearCell | None, ...]
    """A value for each area of the table; None where it is not reported."""


@dataclass(frozen=True)
class YearTable:
    """The yearly values of a statistic, the newest year first."""

    areas: tuple[str, ...]
    """Its columns, by their ids."""
    courses: tuple[Row | None, ...]
    """The values of each area as a drawing; none at all where no chart has years."""
    rows: tuple[YearRow, ...]
    """A row for each year that has a value."""
    sources: tuple[str, ...]
    """Where the values were read, by their ids."""
    absent: frozenset[tuple[str, PartialDate]]
    """The areas and years of which nothing is to be reported: they were no recipients then."""

    @property
    def has_gaps(self) -> bool:
        """Whether a year of an area has no number that might have one."""
        return any(
            cell is None or not cell.figure.has_number
            for row in self.rows
            for area, cell in zip(self.areas, row.cells, strict=True)
            if (area, row.year) not in self.absent
        )


@dataclass(frozen=True)
class StatisticContext(Context):
    """What stands on the page of a statistic."""

    template = "statistic.md.jinja"

    statistic: Statistic
    """The record."""
    first: Figure | None
    """Its first figure, which gives the unit and leads to the record."""
    kind_of_years: str
    """Which years its values are about; empty where there are none."""
    value_maps: tuple[MappedValues, ...]
    """Its values as maps of regions."""
    charts: tuple[PlacedChart, ...]
    """Its values as charts."""
    editions: tuple[Figure, ...]
    """The values of which more is to be said than a table of years holds, newest edition first."""
    history: tuple[Step, ...]
    """What changed from edition to edition."""
    years: YearTable | None
    """Its yearly values, where it has any."""
    totals: tuple[PrintedTotal, ...]
    """Printed totals beside the sums of their parts."""
    compiled: tuple[CompiledScheme, ...]
    """The amounts of projects that it is compiled from, scheme by scheme; the first of many."""
    paging: Paging | None
    """The page among those of its amounts; None where there is but one."""
    others: tuple[Statistic, ...]
    """All other statistics."""


@dataclass(frozen=True)
class CompiledPartContext(Context):
    """What stands on a later page of the amounts that a statistic is compiled from."""

    template = "statistic_part.md.jinja"

    statistic: Statistic
    """The record."""
    compiled: tuple[CompiledScheme, ...]
    """The amounts of this page, scheme by scheme."""
    paging: Paging
    """The page among the others."""


def statistic_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of statistics, and the page of each."""
    statistics = catalogue.statistics
    overview = StatisticListContext(
        tuple(ListedStatistic(one, len(catalogue.figures_of(one))) for one in statistics)
    )
    yield list_page(Kind.STATISTICS, catalogue.report, overview)
    for statistic in statistics:
        yield from pages_of_statistic(catalogue, statistic)


def pages_of_statistic(catalogue: Catalogue, statistic: Statistic) -> Iterator[Page]:
    """The page of a statistic, and those of the amounts for which it has no room."""
    stem = f"{statistic.kind}/{statistic.id}"
    figures = catalogue.figures_of(statistic) if statistic.compiled_from else ()
    parts = compiled_parts(catalogue, figures)
    ways = pagings(stem, [[part.name for part in parts_of_page] for parts_of_page in parts])
    first = _statistic_page(catalogue, statistic, parts[0], ways[0])
    yield first
    for compiled, way in zip(parts[1:], ways[1:], strict=True):
        assert way is not None
        context = CompiledPartContext(statistic, compiled, way)
        yield later_page(first, path_of(stem, way.number), way, context)


def _statistic_page(
    catalogue: Catalogue,
    statistic: Statistic,
    compiled: tuple[CompiledScheme, ...],
    paging: Paging | None,
) -> Page:
    figures = catalogue.figures_of(statistic)
    standing = standing_by_area(figures, catalogue.editions.own)
    plain = {f.address for by_year in standing.values() for f in by_year.values() if _is_plain(f)}
    charts = tuple(
        chart for region in catalogue.regions for chart in charts_of(catalogue, statistic, region)
    )
    context = StatisticContext(
        statistic=statistic,
        first=figures[0] if figures else None,
        kind_of_years=_kinds_of_years(figures),
        value_maps=tuple(mapped_values(catalogue, statistic)),
        charts=placed(charts, "#values"),
        editions=() if statistic.compiled_from else _editions(figures, plain),
        history=history(catalogue, statistic),
        years=_year_table(figures, standing, plain, charts, catalogue),
        totals=tuple(printed_totals(catalogue, statistic)),
        compiled=compiled,
        paging=paging,
        others=tuple(other for other in catalogue.statistics if other.id != statistic.id),
    )
    return record_page(statistic, context, figures, charts)


def _kinds_of_years(figures: Iterable[Figure]) -> str:
    """How the years of all values are counted; a compiled list may have years of several kinds."""
    kinds = {_kind_of(figure.year) for figure in figures if figure.year}
    return messages.years_of_kinds(sorted(kinds)) if kinds else ""


def _kind_of(year: PartialDate) -> str:
    if not year.fiscal:
        return messages.CALENDAR_YEARS
    return counting_of(year.fiscal)


def _editions(figures: Iterable[Figure], plain: Container[str]) -> tuple[Figure, ...]:
    """The values that do not stand in the table of years, the newest edition first.

    Of each area, what is said of all of it comes before its parts and its aims.
    """
    listed = [figure for figure in figures if figure.address not in plain]
    listed.sort(key=lambda figure: figure.address, reverse=True)
    listed.sort(key=lambda figure: not figure.is_of_all_its_area)
    listed.sort(key=lambda figure: (figure.rank, figure.area or ""), reverse=True)
    return tuple(listed)


def _year_table(
    figures: Iterable[Figure],
    standing: Mapping[str, Mapping[PartialDate, Figure]],
    plain: Container[str],
    charts: Iterable[Chart],
    catalogue: Catalogue,
) -> YearTable | None:
    """The table of years of what stands, for the areas of which it says all of some value.

    ``plain`` are the addresses of those values; of the others more is said elsewhere.
    """
    whole = [figure for figure in figures if figure.address in plain]
    areas = tuple(dict.fromkeys(figure.area for figure in whole if figure.area))
    if not areas:
        return None

    def cell(area: str, year: PartialDate) -> YearCell | None:
        figure = standing[area].get(year)
        return YearCell(figure, figure.address not in plain) if figure else None

    years = sorted({year for area in areas for year in standing[area]}, reverse=True)
    rows = tuple(YearRow(year, tuple(cell(area, year) for area in areas)) for year in years)
    drawn = {row.key: row for chart in charts if chart.form.has_years for row in chart.rows}
    courses = tuple(drawn.get(area) for area in areas) if drawn else ()
    absent = frozenset(
        (area, row.year)
        for row in rows
        for area, one in zip(areas, row.cells, strict=True)
        if one is None and not may_receive(catalogue, area, row.year)
    )
    sources = tuple(dict.fromkeys(figure.source for figure in whole))
    return YearTable(areas, courses, rows, sources, absent)


def _is_plain(figure: Figure) -> bool:
    """Whether a number in a table of years says all that is to be said of a figure."""
    return (
        figure.year is not None
        and figure.state is ValueState.REPORTED
        and not (figure.printing or figure.qualifier or figure.note or figure.editor_note)
        and not (figure.part_of or figure.time_inferred)
        and not (figure.standing or figure.match is Match.INFERRED or figure.value is None)
        and figure.is_of_all_its_area
    )
