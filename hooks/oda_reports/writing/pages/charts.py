"""Charts in their places: what a page knows of a chart besides its values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oda_reports.charts.series import Chart, Form


@dataclass(frozen=True)
class PlacedChart:
    """A chart on a page."""

    chart: Chart
    """What is drawn."""
    table: str
    """The address of the table with its values; empty where the table stands with the drawing."""


def placed(charts: Iterable[Chart], table: str) -> tuple[PlacedChart, ...]:
    """Charts of one statistic, whose values by year and area stand in the table at an address."""
    return tuple(
        PlacedChart(chart, table if chart.form is Form.MULTIPLES else "") for chart in charts
    )
