"""What parts of pages cost beside making all of them: drawings, trails, the audit of texts.

And how a chart grows: a value costs the same, however many countries there are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import process_time

from build_stages import Stopwatch
from tables import ROOT, Table, spread

sys.path.insert(0, str(ROOT / "hooks"))

from oda_reports.build import make_site
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.drawings import common_axis, draw_bar, draw_course, draw_plot
from oda_reports.charts.series import course
from oda_reports.charts.shown_charts import charts_of
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas
from oda_reports.reading.record_files import read_folder
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.checking import Checking
from oda_reports.rules.numbers import numbers_lead_to_records
from oda_reports.writing import filters
from oda_reports.writing.rendering import environment_of

DRAWINGS = (
    *((filters, f"do_{name}") for name in ("plot", "course", "sparkline", "bar", "time_strip")),
    (Atlas, "region"),
    (Atlas, "locator"),
)
"""What draws for templates."""
TRAILS = ((filters, "do_trails"), (filters, "do_pooled"))
YEARS = range(1992, 2024)
FEW, MANY = 8, 400


def seconds_of(function: Callable[[], object]) -> float:
    """The process time of one call."""
    start = process_time()
    function()
    return process_time() - start


@contextmanager
def watched(parts: tuple[tuple[object, str], ...]) -> Iterator[Stopwatch]:
    """The time of functions that templates call: templates take them when they are set up."""
    watch = Stopwatch()
    kept = [(owner, name, getattr(owner, name)) for owner, name in parts]
    for owner, name in parts:
        watch.take(owner, name, "parts")
    environment_of.cache_clear()
    try:
        yield watch
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)
        environment_of.cache_clear()


def part_of_pages(data: Path, parts: tuple[tuple[object, str], ...]) -> float:
    """Which part of the time that all pages take is spent in some functions."""
    checked = check_folder(data)
    with watched(parts) as watch:
        whole = seconds_of(lambda: make_site(*checked))
    return watch.seconds["parts"] / whole


def part_of_check(data: Path) -> float:
    """Which part of the rules across records is the audit of the numbers in texts."""
    folder, catalogue, _ = check_folder(data)
    assert catalogue is not None
    audit = seconds_of(lambda: list(numbers_lead_to_records(Checking(folder, catalogue))))
    return audit / seconds_of(lambda: check_folder(data))


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


def measured(data: Path, rounds: int) -> Table:
    """A row for each part, and one for a value in few and in many countries."""
    shares: tuple[tuple[str, Callable[[], float]], ...] = (
        ("drawings, of all pages", lambda: part_of_pages(data, DRAWINGS)),
        ("trails of figures, of all pages", lambda: part_of_pages(data, TRAILS)),
        ("audit of the numbers in texts, of a check", lambda: part_of_check(data)),
    )
    rows = [(name, spread([share() for _ in range(rounds)])) for name, share in shares]
    costs = [(draw_charts(FEW), draw_charts(MANY)) for _ in range(rounds)]
    each = median(many for _, many in costs)
    rows.append(
        (
            f"a drawn value in {MANY} countries ({each:.0f} µs), of one in {FEW}",
            spread([many / few for few, many in costs]),
        )
    )
    return Table(
        "Parts of pages",
        f"Process time of a part beside the whole, median of {rounds}, on the report of `data/`.",
        ("Part", "Ratio"),
        tuple(rows),
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(measured(options.data, options.rounds).markdown)


if __name__ == "__main__":
    main()
