"""The list of statistics, and the page of each: its values by year and edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import Step, history
from oda_reports.catalogue.totals import PrintedTotal, printed_totals
from oda_reports.charts.series import Chart, Row, charts_of
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_classes import ValueClass, class_of, classes_of
from oda_reports.records.areas import Region
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, Match, ValueState
from oda_reports.writing.pages.charts import PlacedChart, placed
from oda_reports.writing.pages.page import Context, Page, list_page, record_page


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


@dataclass(frozen=True)
class CompiledAmount:
    """An amount of a project in a statistic that is compiled from such."""

    figure: Figure
    """The amount."""
    project: Project
    """Whose it is."""
    kind: str
    """How binding it is."""
    is_set: bool
    """Whether there is a number to print."""
    is_inferred: bool
    """Whether that it belongs to the project is an inference."""


@dataclass(frozen=True)
class MappedValues:
    """The values of one year for the countries of a region, by country, and their classes."""

    region: Region
    """Where the countries lie."""
    year: PartialDate
    """Which year."""
    figures: Mapping[str, Figure]
    """The values, by the ids of their countries."""
    classes: tuple[ValueClass, ...]
    """The classes that they fall into."""
    is_partial: bool
    """Whether a country of the region has no value."""

    @property
    def sources(self) -> tuple[tuple[str, str | None], ...]:
        """Where the values were read, each source and place once."""
        return tuple(dict.fromkeys((f.source, f.place) for f in self.figures.values()))

    def step(self, figure: Figure) -> int:
        """The class of a figure: how far from zero, negative below it."""
        assert figure.value is not None
        return class_of(figure.value, self.classes).step


@dataclass(frozen=True)
class StatisticContext(Context):
    """What stands on the page of a statistic."""

    template = "statistic.md.jinja"

    statistic: Statistic
    """The record."""
    first: Figure | None
    """Its first figure, which gives the unit and leads to the record."""
    some_year: PartialDate | None
    """One of its years: all are of the same calendar; None where it has none."""
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
    compiled: tuple[CompiledAmount, ...]
    """The amounts of projects that it is compiled from."""
    others: tuple[Statistic, ...]
    """All other statistics."""


def statistic_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of statistics, and the page of each."""
    statistics = catalogue.statistics
    overview = StatisticListContext(
        tuple(ListedStatistic(one, len(catalogue.figures_of(one))) for one in statistics)
    )
    yield list_page(Kind.STATISTICS, catalogue.report, overview)
    yield from (_statistic_page(catalogue, statistic) for statistic in statistics)


def _statistic_page(catalogue: Catalogue, statistic: Statistic) -> Page:
    figures = catalogue.figures_of(statistic)
    series = [figure for figure in figures if _is_plain(figure)]
    charts = tuple(
        chart for region in catalogue.regions for chart in charts_of(catalogue, statistic, region)
    )
    compiled = tuple(_compiled(catalogue, figures)) if statistic.compiled_from else ()
    context = StatisticContext(
        statistic=statistic,
        first=figures[0] if figures else None,
        some_year=next((figure.year for figure in figures if figure.year), None),
        value_maps=tuple(_mapped_values(catalogue, series)),
        charts=placed(charts, "#values"),
        editions=() if statistic.compiled_from else _editions(figures),
        history=history(catalogue, statistic),
        years=_year_table(figures, series, charts),
        totals=tuple(printed_totals(catalogue, statistic)),
        compiled=compiled,
        others=tuple(other for other in catalogue.statistics if other.id != statistic.id),
    )
    return record_page(statistic, context, figures, charts)


def _compiled(catalogue: Catalogue, figures: Iterable[Figure]) -> Iterator[CompiledAmount]:
    for figure in figures:
        assert figure.amount_kind is not None
        yield CompiledAmount(
            figure,
            catalogue.get(Project, figure.record),
            figure.amount_kind.label,
            is_set=figure.value is not None,
            is_inferred=figure.match is Match.INFERRED,
        )


def _editions(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The values that do not stand in the table of years, the newest edition first."""
    return tuple(
        sorted(
            (figure for figure in figures if not _is_plain(figure)),
            key=lambda figure: (figure.printed_in or "", figure.address),
            reverse=True,
        )
    )


def _year_table(
    figures: Iterable[Figure], series: Iterable[Figure], charts: Iterable[Chart]
) -> YearTable | None:
    """The table of years of those values that it says all of, with the ways to the others."""
    values = {(figure.area, figure.year): figure for figure in series}
    areas = tuple(dict.fromkeys(area for area, _ in values if area))
    if not areas:
        return None
    printed = {
        (figure.area, figure.year): figure
        for figure in figures
        if figure.year and not _is_plain(figure) and not figure.unallocated
    }

    def cell(area: str, year: PartialDate) -> YearCell | None:
        figure = values.get((area, year)) or printed.get((area, year))
        return YearCell(figure, (area, year) not in values) if figure else None

    years = sorted({year for _, year in values if year}, reverse=True)
    rows = tuple(YearRow(year, tuple(cell(area, year) for area in areas)) for year in years)
    drawn = {row.key: row for chart in charts if chart.form.has_years for row in chart.rows}
    courses = tuple(drawn.get(area) for area in areas) if drawn else ()
    return YearTable(areas, courses, rows, tuple(dict.fromkeys(f.source for f in values.values())))


def _mapped_values(catalogue: Catalogue, series: Iterable[Figure]) -> Iterator[MappedValues]:
    """For each region the newest year in which a map has something to compare."""
    plain = tuple(series)
    for region in catalogue.regions:
        countries = {country.id for country in catalogue.countries_of(region)}
        years: dict[PartialDate, dict[str, Figure]] = {}
        for figure in plain:
            if figure.year and figure.area in countries and figure.value is not None:
                years.setdefault(figure.year, {})[figure.area] = figure
        enough = [year for year, figures in years.items() if len(figures) >= 3]
        if enough:
            figures = years[max(enough)]
            classes = classes_of(f.value for f in figures.values() if f.value is not None)
            partial = len(figures) < len(countries)
            yield MappedValues(region, max(enough), figures, classes, partial)


def _is_plain(figure: Figure) -> bool:
    """Whether a number in a table of years says all that is to be said of a figure."""
    return (
        figure.year is not None
        and figure.state is ValueState.REPORTED
        and not (figure.printed_in or figure.qualifier or figure.note or figure.editor_note)
        and not figure.unallocated
    )
