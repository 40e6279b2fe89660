"""Draws every picture of a report, and charts of ever more countries, in process time.

The first line is how long the drawings of the whole report take, beside making all its pages, in
the same run. The others draw the charts of invented statistics: what a value costs must not grow
with the number of countries. Medians.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from oda_reports.build import check_folder, make_site
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.drawings import common_axis, draw_bar, draw_course, draw_plot
from oda_reports.charts.series import charts_of, course
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas
from oda_reports.reading.record_files import read_folder
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.writing import filters

DRAWN = (
    *((filters, f"do_{name}") for name in ("plot", "course", "sparkline", "bar", "time_strip")),
    (Atlas, "region"),
    (Atlas, "locator"),
)
"""What draws for templates."""
YEARS = range(1992, 2024)


class Stopwatch:
    """The process time spent in functions, and how often they were called."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.calls: Counter[str] = Counter()

    def timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time taken."""

        @wraps(function)  # a filter is given what its parameters ask for
        def timed(*values: Any, **named: Any) -> Any:
            start = process_time()
            try:
                return function(*values, **named)
            finally:
                self.seconds += process_time() - start
                self.calls[name] += 1

        return timed


def draw_report(data: Path) -> tuple[float, float, int]:
    """Seconds in drawings, seconds in all, and how many drawings there were."""
    checked = check_folder(data)
    watch = Stopwatch()
    drawing = [(owner, name, getattr(owner, name)) for owner, name in DRAWN]
    for owner, name, function in drawing:
        setattr(owner, name, watch.timing(name, function))
    start = process_time()
    try:
        make_site(*checked)
    finally:
        for owner, name, function in drawing:
            setattr(owner, name, function)
    return watch.seconds, process_time() - start, watch.calls.total()


def invented(countries: int) -> tuple[Catalogue, Statistic, Region]:
    """A region of so many countries with a value for each year."""
    ids = [f"country-{number}" for number in range(countries)]
    example = read_folder(ROOT / "tests" / "example")
    assert example.report
    region = Region.model_validate(
        {
            "id": example.report.region, "name": "Region", "summary": "Invented.",
            "groups": {"group": {"name": "Group", "countries": ids}},
        }
    )  # fmt: skip
    statistic = Statistic.model_validate(
        {
            "id": "flows", "title": "Flows", "definition": "Invented.", "unit": "USD",
            "scale": "million", "decimals": 2, "flow": "net-disbursement",
            "series": [
                {
                    "area": id, "source": "open-aid-table",
                    "values": {year: Decimal((year * 7 + n * 13) % 97 - 20) for year in YEARS},
                }
                for n, id in enumerate(ids)
            ],
        }
    )  # fmt: skip
    places = [Country(id=id, name=id, iso3="AAA", summary="Invented.") for id in ids]
    return Catalogue(example.report, [region, statistic, *places]), statistic, region


def draw_charts(countries: int) -> float:
    """Microseconds for a value of all charts of a statistic."""
    catalogue, statistic, region = invented(countries)
    formatter = Formatter("en", {})
    assert catalogue.figures
    start = process_time()
    for chart in charts_of(catalogue, statistic, region):
        for row in chart.rows:
            if chart.form.has_years:
                draw_course(row, common_axis(chart), 72, row.name)
            else:
                draw_bar(chart, row)
    for country in catalogue.countries:
        if chart_of_country := course(catalogue, statistic, country.id):
            draw_plot(chart_of_country, formatter)
    return (process_time() - start) / (countries * len(YEARS)) * 1e6


def main() -> None:
    """Prints both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    runs = [draw_report(options.data) for _ in range(options.rounds)]
    drawing, whole = (median(run[n] for run in runs) for n in (0, 1))
    share = median(run[0] / run[1] for run in runs)
    print(
        f"{runs[0][2]} drawings of the report {drawing * 1000:.0f} ms, all pages "
        f"{whole * 1000:.0f} ms, share {share:.2f}"
    )
    few, many = 8, 400
    costs = [(draw_charts(few), draw_charts(many)) for _ in range(options.rounds)]
    ratio = median(large / small for small, large in costs)
    print(
        f"a value drawn: {median(c[0] for c in costs):.1f} µs with {few} countries, "
        f"{median(c[1] for c in costs):.1f} µs with {many}, ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main()
