"""Charts in their places."""

from __future__ import annotations

from builders import statistic
from oda_reports.charts.series import Chart, Form
from oda_reports.writing.pages.charts import PlacedChart, placed


def test_only_charts_of_several_areas_over_years_have_their_table_elsewhere() -> None:
    charts = [Chart(form.value, form, "t", statistic(), (), ()) for form in Form]
    assert placed(charts, "../#values") == tuple(
        PlacedChart(chart, "../#values" if chart.key == "multiples" else "") for chart in charts
    )
