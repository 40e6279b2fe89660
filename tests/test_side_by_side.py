"""Charts, maps and the comparison of countries take only figures that may stand side by side."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from invented_statistics import COUNTRIES, ENTRIES, HOLDS, KINDS, OWN, held
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart, course
from oda_reports.charts.shown_charts import charts_of
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_maps import mapped_values
from oda_reports.records.statistics import Statistic
from oda_reports.writing.profiles import compared


def charts(made: Catalogue, statistic: Statistic) -> list[Chart]:
    """Every chart that a site has of a statistic."""
    courses = [course(made, statistic, area) for area in HOLDS]
    beside = [one.chart for one in compared(made, made.countries)]
    found = [*charts_of(made, statistic, made.regions[0]), *courses, *beside]
    return [chart for chart in found if chart]


def said_alike(figures: list[Figure]) -> set[tuple[object, ...]]:
    """In how many ways figures differ that keep them from standing side by side."""
    return {(f.unit, f.flow, f.measure, f.prices, f.price_year, f.nature, f.scale) for f in figures}


@given(ENTRIES, st.sampled_from(KINDS))
def test_a_chart_has_only_whole_values_of_one_kind_that_the_report_knows(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    shown = charts(*held(entries, kind))
    figures = [figure for chart in shown for figure in chart.figures]
    assert all(figure.is_of_all_its_area for figure in figures)
    assert len(said_alike(figures)) <= 1
    calendars = [{f.year.fiscal for f in chart.figures if f.year} for chart in shown]
    assert all(len(kinds) <= 1 for kinds in calendars)
    drawn = [f for chart in shown if not chart.form.has_rows_of_editions for f in chart.figures]
    assert all((figure.edition or "") <= OWN for figure in drawn if not is_part(figure, shown))


def is_part(figure: Figure, shown: list[Chart]) -> bool:
    """Whether a figure is drawn as a part of the total that was printed with it, in any edition."""
    return any(figure in chart.figures for chart in shown if chart.form.is_stacked)


@given(ENTRIES, st.sampled_from(KINDS))
def test_no_area_of_a_chart_lies_in_another_and_none_stands_twice(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    by_area = [
        [row.key for row in chart.rows]
        for chart in charts(*held(entries, kind))
        if chart.form.has_rows_of_areas
    ]
    counted = [[country for area in areas for country in HOLDS[area]] for areas in by_area]
    assert [each for each in counted if len(set(each)) < len(each)] == []


@given(ENTRIES, st.sampled_from(KINDS))
def test_a_map_has_whole_values_of_countries_in_one_year(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    found = [shown.figures for shown in mapped_values(*held(entries, kind))]
    figures = [figure for shown in found for figure in shown.values()]
    assert all(figure.is_of_all_its_area and figure.area in COUNTRIES for figure in figures)
    assert len({figure.year for figure in figures}) <= 1
    assert len(said_alike(figures)) <= 1
