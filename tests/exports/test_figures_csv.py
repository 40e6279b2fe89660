"""Figures as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from builders import catalogue, figure, record, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.exports.figures_csv import HEADER, figures_csv
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind, Measure, Qualifier, ValueState

CATALOGUE = catalogue(
    record(Country, "one", name="Côte d'Orlan"), record(Source, "review", title="Review")
)
FULL = Figure(
    address="statistics/oda/one/2019@2021",
    kind=Kind.STATISTICS,
    record="oda",
    label="net ODA",
    value=Decimal("-1.904E+6"),
    unit=the_unit("USD"),
    source="review",
    place="page 4",
    qualifier=Qualifier.MORE_THAN,
    measure=Measure.NET_DISBURSEMENT,
    area="one",
    year=PartialDate(2019),
    since=PartialDate(1993),
    as_of=PartialDate(2020, fiscal=JAPANESE),
    printed_in="2021",
    printed_in_inferred=True,
    note="A note\nof two lines.\n",
    editor_note="printed wrong",
)


def rows(*figures: Figure) -> list[dict[str, str]]:
    text = figures_csv(figures, CATALOGUE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_has_a_header_and_a_row_for_each_figure() -> None:
    text = figures_csv([figure(), figure()], CATALOGUE).decode("utf-8-sig")
    assert text.split("\r\n")[0] == ",".join(HEADER)
    assert len(text.split("\r\n")) == 4


def test_a_table_without_figures_is_its_header() -> None:
    assert figures_csv([], CATALOGUE).decode("utf-8-sig") == ",".join(HEADER) + "\r\n"


def test_a_table_begins_with_the_mark_that_spreadsheets_look_for() -> None:
    assert figures_csv([figure()], CATALOGUE).startswith(b"\xef\xbb\xbf")


def test_a_row_says_all_that_is_known_of_a_figure() -> None:
    assert rows(FULL) == [
        {
            "figure": "statistics/oda/one/2019@2021",
            "label": "net ODA",
            "area": "one",
            "area_name": "Côte d'Orlan",
            "year": "2019",
            "since": "1993",
            "as_of": "FY2020",
            "value": "-1904000",
            "unit": "USD",
            "qualifier": "more than",
            "measure": "net-disbursement",
            "state": "reported",
            "printed_in": "2021",
            "source": "review",
            "source_title": "Review",
            "place": "page 4",
            "note": "A note of two lines. Editor's note: printed wrong The edition is inferred.",
        }
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [("2E+6", "2000000"), ("-1904000.0", "-1904000"), ("0", "0"), ("6031778.25", "6031778.25")],
)
def test_a_value_is_in_whole_units_without_separators(value: str, cell: str) -> None:
    assert rows(figure(value=value))[0]["value"] == cell


def test_a_value_that_is_not_there_is_an_empty_cell_and_a_state() -> None:
    (row,) = rows(figure(value=None, state=ValueState.NOT_REPORTED))
    assert (row["value"], row["state"]) == ("", "not-reported")


def test_a_figure_without_area_has_empty_cells() -> None:
    (row,) = rows(figure())
    assert (row["area"], row["area_name"], row["year"], row["note"]) == ("", "", "", "")


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_defused(label: str) -> None:
    assert rows(figure(label=label))[0]["label"] == f"'{label}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_no_cell_of_text_begins_a_formula_and_none_is_lost(label: str) -> None:
    cell = rows(figure(label=label))[0]["label"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == label.removeprefix("'")


def test_a_negative_number_is_a_number_and_no_formula() -> None:
    assert rows(figure(value="-5"))[0]["value"] == "-5"
