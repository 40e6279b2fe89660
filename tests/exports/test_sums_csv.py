"""What all countries of a region come to, year by year, as CSV."""

from __future__ import annotations

import csv
from typing import Any

from builders import catalogue, catalogue_of, flows, record
from conftest import EXAMPLE
from oda_reports.charts.overviews import overview
from oda_reports.exports.columns import COLUMNS
from oda_reports.exports.sums_csv import sums_csv, sums_path
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region
from oda_reports.records.sources import Source
from oda_reports.writing.trails import sum_sentence

CATALOGUE = catalogue_of(EXAMPLE)
REGION = CATALOGUE.regions[0]

(OVERVIEW,) = filter(None, [overview(CATALOGUE, REGION)])
ROWS = list(csv.DictReader(sums_csv(OVERVIEW, CATALOGUE).decode("utf-8").splitlines()))


def test_each_year_of_which_all_have_a_value_has_a_row() -> None:
    assert [row["period_start"][:4] for row in ROWS] == [
        str(figure.year.year) for figure in OVERVIEW.row.reported if figure.year
    ]
    newest = next(row for row in ROWS if row["period_start"].startswith(str(OVERVIEW.year.year)))
    assert newest["value"] == str(int(OVERVIEW.sum.value))
    assert {row["area_name"] for row in ROWS} == {REGION.name}


def test_a_row_says_of_how_many_values_of_what_it_is_the_sum() -> None:
    assert {(row["values"], row["statistic"]) for row in ROWS} == {
        (str(len(OVERVIEW.sum.parts)), OVERVIEW.statistic.id)
    }
    assert {row["sources"] for row in ROWS} == {";".join(OVERVIEW.sum.sources)}


def test_what_stands_in_files_of_figures_too_has_the_same_name_there() -> None:
    own = ["values", "statistic", "sources"]
    assert [name for name in ROWS[0] if name not in {one.name for one in COLUMNS}] == own


def test_the_file_lies_beside_those_of_the_region() -> None:
    assert sums_path(REGION) == f"data/regions/{REGION.id}-sums.csv"


def test_a_sum_of_hedged_values_is_hedged_in_the_file_and_in_its_sentence() -> None:
    pair = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    region = record(Region, "sea", groups=pair, statistics=["oda"])
    values = [{"area": "one", "year": 2020, "value": 3, "qualifier": "about"},
              {"area": "two", "year": 2020, "value": 4}]  # fmt: skip
    made = catalogue(region, record(Country, "two"), flows(*values))
    (one,) = filter(None, [overview(made, region)])
    (row,) = csv.DictReader(sums_csv(one, made).decode("utf-8").splitlines())
    assert (row["value"], row["qualifier"]) == ("7", "approximately")
    assert " comes to approximately $7, " in sum_sentence(one, made, Formatter())


def test_each_row_says_from_how_many_values_and_sources_its_own_sum_is() -> None:
    trio = {"isles": {"name": "Isles", "countries": ["one", "two", "six"]}}
    region = record(Region, "sea", groups=trio, statistics=["oda"])
    late = record(Country, "six", recipient={"start": 2021})
    values = [{"area": area, "year": 2020, "value": 3} for area in ("one", "two")]
    later: dict[str, Any] = {"year": 2021, "value": 4, "source": "other"}
    values += [{"area": area, **later} for area in ("one", "two", "six")]
    made = catalogue(region, record(Country, "two"), late, record(Source, "other"), flows(*values))
    (one,) = filter(None, [overview(made, region)])
    rows = csv.DictReader(sums_csv(one, made).decode("utf-8").splitlines())
    assert [(row["value"], row["values"], row["sources"]) for row in rows] == [
        ("6", "2", "review"),
        ("12", "3", "other"),
    ]
    assert "(Sea, all 3 countries together, 2021)" in sum_sentence(one, made, Formatter())
