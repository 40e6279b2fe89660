"""Which charts a statistic makes of a region, and which stands for a country."""

from __future__ import annotations

from builders import catalogue, catalogue_of, flows, record, statistic
from conftest import EXAMPLE
from oda_reports.charts.series import Form
from oda_reports.charts.shown_charts import charts_of, lead_course
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic

WHOLE = catalogue_of(EXAMPLE)


def test_a_statistic_of_all_countries_is_shown_in_one_year_and_over_the_years() -> None:
    made = WHOLE.get(Statistic, "net-bilateral-oda")
    forms = [chart.form for chart in charts_of(WHOLE, made, WHOLE.regions[0])]
    assert forms == [Form.BARS, Form.MULTIPLES]


def test_for_a_country_stands_the_first_statistic_of_its_region_that_has_values_of_it() -> None:
    pair = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    region = record(Region, "sea", groups=pair, statistics=["counts", "oda"])
    counts = statistic({"area": "two", "year": 2020, "value": 9}, id="counts")
    made = catalogue(
        region, record(Country, "two"), counts, flows({"area": "one", "year": 2020, "value": 3})
    )
    leading = [lead_course(made, made.get(Country, id)) for id in ("one", "two")]
    assert [chart and chart.statistic.id for chart in leading] == ["oda", "counts"]
