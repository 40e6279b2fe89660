"""The page of a statistic: its values by year and edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import history
from oda_reports.catalogue.totals import printed_totals
from oda_reports.charts.series import charts_of
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_classes import ValueClass, class_of, classes_of
from oda_reports.records.areas import Region
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, ValueState
from oda_reports.writing.pages.page import Page, record_path


def statistic_page(catalogue: Catalogue, statistic: Statistic) -> Page:
    """The page of one statistic."""
    figures = catalogue.figures_of(statistic)
    series = [figure for figure in figures if _is_plain(figure)]
    areas = list(dict.fromkeys(figure.area for figure in series if figure.area))
    charts = tuple(
        chart for region in catalogue.regions for chart in charts_of(catalogue, statistic, region)
    )
    rows = {row.key: row for chart in charts if chart.form.has_years for row in chart.rows}
    context = {
        "statistic": statistic,
        "charts": charts,
        "rows": rows,
        "figures": figures,
        "editions": []
        if statistic.compiled_from
        else sorted(
            (figure for figure in figures if not _is_plain(figure)),
            key=lambda figure: (figure.printed_in or "", figure.address),
            reverse=True,
        ),
        "areas": [(area, catalogue.area_name(area)) for area in areas],
        "years": sorted({figure.year for figure in series if figure.year}, reverse=True),
        "values": {(figure.area, figure.year): figure for figure in series},
        "printed": {
            (figure.area, figure.year): figure
            for figure in figures
            if figure.year and not _is_plain(figure) and not figure.unallocated
        },
        "totals": printed_totals(catalogue, statistic),
        "years_are": _years_are(figures),
        "value_maps": list(_mapped_values(catalogue, series)),
        "history": history(catalogue, statistic),
        "others": [other for other in catalogue.statistics if other.id != statistic.id],
    }
    return Page(
        record_path(Kind.STATISTICS, statistic.id),
        statistic.title,
        "statistic.md.jinja",
        context,
        figures=figures,
        charts=charts,
    )


@dataclass(frozen=True)
class MappedValues:
    """The values of one year for the countries of a region, by country, and their classes."""

    region: Region
    year: PartialDate
    figures: Mapping[str, Figure]
    classes: tuple[ValueClass, ...]
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


def _years_are(figures: Iterable[Figure]) -> str:
    """What the years of a statistic are; empty where it has none."""
    year = next((figure.year for figure in figures if figure.year), None)
    if year is None:
        return ""
    return (
        "Fiscal years, named after the year in which they begin"
        if year.fiscal
        else ("Calendar years")
    )


def _is_plain(figure: Figure) -> bool:
    """Whether a number in a table of years says all that is to be said of a figure."""
    return (
        figure.year is not None
        and figure.state is ValueState.REPORTED
        and not (figure.printed_in or figure.qualifier or figure.note or figure.editor_note)
        and not figure.unallocated
    )
