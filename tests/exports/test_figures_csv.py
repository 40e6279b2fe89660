"""Figures as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import builders
import pytest
from builders import catalogue, flows, record
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart, comparison, course, parts
from oda_reports.exports.figures_csv import HEADER, chart_csv, figures_csv
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ValueState

TWO = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
BOTH = ({"area": "one", "year": 2020, "value": 1}, {"area": "two", "year": 2020, "value": 3})
CATALOGUE = catalogue(record(Region, "sea", groups=TWO), record(Country, "two"), flows())


def figure(value: str | None = "1", **fields: Any) -> Figure:
    return builders.figure(value, **{"area": "one", **fields})


def read(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8"), newline="")))


def rows(*figures: Figure) -> list[dict[str, str]]:
    return read(figures_csv(figures, CATALOGUE))


def test_a_table_has_a_header_and_a_row_for_each_figure() -> None:
    text = figures_csv([figure(), figure()], CATALOGUE).decode("utf-8")
    assert text.split("\r\n")[0] == ",".join(HEADER)
    assert len(text.split("\r\n")) == 4


def test_a_table_without_figures_is_its_header() -> None:
    assert figures_csv([], CATALOGUE).decode("utf-8") == ",".join(HEADER) + "\r\n"


def test_the_first_column_is_read_by_its_name_since_no_mark_stands_before_it() -> None:
    assert figures_csv([figure()], CATALOGUE).startswith(b"figure,area,")


def test_a_value_that_is_not_there_is_an_empty_cell_and_a_state() -> None:
    (row,) = rows(figure(value=None, state=ValueState.NOT_REPORTED))
    assert (row["value"], row["state"]) == ("", "not-reported")


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_defused(label: str) -> None:
    assert rows(figure(label=label))[0]["label"] == f"'{label}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_no_cell_of_text_begins_a_formula_and_no_word_is_lost(label: str) -> None:
    cell = rows(figure(label=label))[0]["label"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == " ".join(label.split()).removeprefix("'")


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_number_is_a_number_whatever_its_sign(value: Decimal) -> None:
    (row,) = rows(figure(value=str(value), low=value, high=value))
    assert {row["value"], row["low"], row["high"]} == {row["value"]}
    assert Decimal(row["value"]) == value
    assert "E" not in row["value"]


def drawn(chart: Chart | None, statistic: Statistic) -> list[dict[str, str]]:
    assert chart is not None
    return read(chart_csv(chart, held(statistic)))


def held(statistic: Statistic) -> Catalogue:
    return catalogue(record(Region, "sea", groups=TWO), record(Country, "two"), statistic)


def test_a_chart_of_years_has_a_row_for_each_and_says_which_are_not_reported() -> None:
    flown = flows({"year": 2019}, {"year": 2021, "value": 5})
    written = drawn(course(held(flown), flown, "one"), flown)
    cells = [(r["period_start"], r["value"], r["state"], r["figure"]) for r in written]
    assert cells == [
        ("2019-01-01", "1", "reported", "statistics/oda/one/2019"),
        ("2020-01-01", "", "not-reported", ""),
        ("2021-01-01", "5", "reported", "statistics/oda/one/2021"),
    ]
    assert {(r["area"], r["unit"], r["flow"], r["label"]) for r in written} == {
        ("one", "USD", "net-disbursement", "Net ODA")
    }


def test_bars_have_a_row_for_each_area_in_their_order() -> None:
    flown = flows(*BOTH)
    written = drawn(comparison(held(flown), flown, ["one", "two"]), flown)
    assert [(r["area"], r["value"]) for r in written] == [("two", "3"), ("one", "1")]


def test_the_parts_of_a_total_name_it_and_add_up_to_it() -> None:
    flown = flows({"area": "sea", "year": 2020, "value": 4}, *BOTH)
    (chart,) = parts(held(flown), flown, record(Region, "sea", groups=TWO))
    written = drawn(chart, flown)
    assert sum(Decimal(row["value"]) for row in written) == 4
    assert {row["part_of"] for row in written} == {"statistics/oda/sea/2020"}
