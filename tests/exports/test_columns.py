"""The columns of every file of figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import builders
import pytest
from builders import catalogue, flows, record, the_unit
from oda_reports.exports.columns import COLUMNS
from oda_reports.figures.aspects import ASPECTS
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.records.areas import Country, Region
from oda_reports.records.editions import Printing
from oda_reports.records.events import Event
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.values import Equivalent, LoanTerms
from oda_reports.records.vocabulary import (
    Dimension,
    Flow,
    Kind,
    Match,
    Measure,
    Nature,
    Prices,
    Qualifier,
    Scale,
    Standing,
    StatedChange,
    ValueState,
)

PUBLISHED = """
figure area area_name iso3 area_kind part_of period_start period_end year_kind
nature flow value low high qualifier unit scale prices state
edition source place read note label measure breakdown unallocated through
phase standing match equivalents terms cofinanced_by
editor_note source_title edition_inferred change
time_inferred record scheme source_url figure_url
"""
"""The columns that have been published. New ones are added at the end, and none is renamed."""

ISLES = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
OTHERS = {"varland": {"name": "Varland", "kind": "donor"}, "far": {"name": "Far", "iso3": "XFA"}}
PLACES = (
    record(Region, "sea", name="Sea", groups=ISLES),
    record(Country, "one", name="Côte d'Orlan", iso3="XCO"),
    record(Country, "two", name="Two", iso3="XTW"),
    record(Source, "review", title="Review", read="2024-03-04"),
)
CATALOGUE = catalogue(*PLACES, flows(), other_areas=OTHERS)
FULL = Figure(
    address="statistics/oda/one/2019@2021",
    kind=Kind.STATISTICS,
    record="oda",
    label="net ODA",
    value=Decimal("-1.904E+6"),
    unit=the_unit("USD"),
    source="review",
    place="page 4",
    read=PartialDate(2024, 5, 6),
    low=Decimal(-2_000_000),
    high=Decimal("-1800000.50"),
    scale=Scale.MILLION,
    qualifier=Qualifier.MORE_THAN,
    nature=Nature.FORECAST,
    flow=Flow.NET_DISBURSEMENT,
    measure=Measure.AMOUNT,
    prices=Prices.CONSTANT,
    price_year=2015,
    breakdown=((Dimension.AGE, "under 5"), (Dimension.SEX, "women")),
    unallocated="several countries",
    area="one",
    areas=("one",),
    year=PartialDate(2019),
    time_inferred=True,
    part_of="statistics/oda/sea/2019@2021",
    phase="second",
    through="agency",
    standing=Standing.REVISED,
    printing=Printing("review", "2021", is_inferred=True),
    match=Match.INFERRED,
    equivalents=(
        Equivalent.model_validate(
            {
                "value": Decimal("1.5E+3"),
                "currency": "JPY",
                "qualifier": "about",
                "rate": Decimal("0.5"),
            }
            | {"date": "2022-03", "source": "review"}
        ),
        Equivalent.model_validate({"value": 7, "currency": "EUR"}),
    ),
    terms=LoanTerms.model_validate(
        {"interest": Decimal("0.01"), "repayment_years": 40, "grace_years": 10, "tying": "untied"}
    ),
    cofinanced_by="Another bank",
    note="A note\nof two lines.\n",
    editor_note="printed wrong",
    change=StatedChange.CORRECTION,
)
CELLS = {
    "figure": "statistics/oda/one/2019@2021",
    "area": "one",
    "area_name": "Côte d'Orlan",
    "iso3": "XCO",
    "area_kind": "country",
    "part_of": "statistics/oda/sea/2019@2021",
    "period_start": "2019-01-01",
    "period_end": "2019-12-31",
    "year_kind": "calendar",
    "nature": "forecast",
    "flow": "net-disbursement",
    "value": "-1904000",
    "low": "-2000000",
    "high": "-1800000.5",
    "qualifier": "more-than",
    "unit": "USD",
    "scale": "million",
    "prices": "constant-2015",
    "state": "reported",
    "edition": "2021",
    "source": "review",
    "place": "page 4",
    "read": "2024-05-06",
    "note": "A note of two lines.",
    "label": "net ODA",
    "measure": "amount",
    "breakdown": "age: under 5; sex: women",
    "unallocated": "several countries",
    "through": "agency",
    "phase": "second",
    "standing": "revised",
    "match": "inferred",
    "equivalents": "about JPY 1500 rate=0.5 date=2022-03 source=review; EUR 7",
    "terms": "interest=0.01; repayment_years=40; grace_years=10; tying=untied",
    "cofinanced_by": "Another bank",
    "editor_note": "printed wrong",
    "source_title": "Review",
    "edition_inferred": "yes",
    "change": "correction",
    "time_inferred": "yes",
    "record": "Net ODA",
    "scheme": "",
    "source_url": "",
    "figure_url": "statistics/oda/#one/2019@2021",
}


def figure(value: str | None = "1", **fields: Any) -> Figure:
    return builders.figure(value, **{"area": "one", **fields})


def cells(figure: Figure) -> dict[str, str]:
    return {column.name: column.cell(figure, CATALOGUE) for column in COLUMNS}


def test_columns_are_added_at_the_end_and_none_is_renamed() -> None:
    published = PUBLISHED.split()
    assert [column.name for column in COLUMNS][: len(published)] == published


def test_every_column_is_of_an_aspect_or_says_which_figure_it_is() -> None:
    of_aspects = [name for aspect in ASPECTS for name in aspect.columns]
    which = ["figure", "figure_url", "label", "record", "scheme"]
    assert sorted([*of_aspects, *which]) == sorted(column.name for column in COLUMNS)


def test_every_column_has_a_meaning_of_one_sentence() -> None:
    assert [c.name for c in COLUMNS if not c.meaning.endswith(".") or ". " in c.meaning] == []


def test_a_row_says_all_that_is_known_of_a_figure() -> None:
    assert cells(FULL) == CELLS


def test_what_is_not_known_is_an_empty_cell() -> None:
    bare = cells(figure(value=None, state=ValueState.WITHHELD))
    assert {name: cell for name, cell in bare.items() if cell} == {
        "figure": "statistics/oda/one",
        "area": "one",
        "area_name": "Côte d'Orlan",
        "iso3": "XCO",
        "area_kind": "country",
        "nature": "actual",
        "unit": "persons",
        "state": "withheld",
        "source": "review",
        "read": "2024-03-04",
        "label": "l",
        "source_title": "Review",
        "record": "Net ODA",
        "figure_url": "statistics/oda/#one",
    }


@pytest.mark.parametrize(
    ("area", "name", "iso3", "kind"),
    [
        ("one", "Côte d'Orlan", "XCO", "country"),
        ("isles", "Isles", "", "group"),
        ("sea", "Sea", "", "region"),
        ("varland", "Varland", "", "donor"),
        ("far", "Far", "XFA", "other"),
    ],
)
def test_an_area_is_named_with_what_it_is(area: str, name: str, iso3: str, kind: str) -> None:
    row = cells(figure(area=area))
    said = (row["area"], row["area_name"], row["iso3"], row["area_kind"])
    assert said == (area, name, iso3, kind)


@pytest.mark.parametrize(("areas", "iso3"), [(["one", "two"], "XCO;XTW"), (["one", "varland"], "")])
def test_a_figure_for_several_areas_is_one_row_of_no_kind(areas: list[str], iso3: str) -> None:
    row = cells(figure(area=None, areas=tuple(areas), address="projects/p/amounts/a"))
    assert (row["area"], row["iso3"], row["area_kind"]) == (";".join(areas), iso3, "")


def test_what_says_no_area_itself_is_about_that_of_its_phase_or_its_record() -> None:
    amount = {"value": 1, "currency": "USD", "source": "review"}
    project = record(
        Project, "well", areas=["one"], phases=[{"id": "second", "title": "s", "areas": ["two"]}],
        amounts={"first": amount, "second": {**amount, "phase": "second"}},
    )  # fmt: skip
    count = {"value": 1, "unit": "persons", "label": "l", "source": "review"}
    event = record(Event, "storm", areas=["sea"], figures={"lost": count})
    made = catalogue(*PLACES, project, event)
    found = [f for one in (project, event) for f in record_figures(one)]
    (column,) = (column for column in COLUMNS if column.name == "area")
    assert [column.cell(f, made) for f in found] == ["one;two", "two", "sea"]


@pytest.mark.parametrize(
    ("time", "start", "end", "kind"),
    [
        ({"year": "2004"}, "2004-01-01", "2004-12-31", "calendar"),
        ({"year": "FY2004"}, "2004-04-01", "2005-03-31", "fiscal"),
        ({"year": "2004-02"}, "2004-02-01", "2004-02-29", "calendar"),
        ({"start": "2019-04", "end": "2020"}, "2019-04", "2020", ""),
        ({"start": "FY2019", "end": "FY2020"}, "2019-04-01", "2021-03-31", "fiscal"),
        ({"since": "1993"}, "1993", "", ""),
        ({"since": "1993", "as_of": "FY2001"}, "1993", "2002-03-31", "fiscal"),
        ({"as_of": "2016-03-01"}, "", "2016-03-01", ""),
        ({}, "", "", ""),
    ],
)
def test_a_period_is_as_exact_as_it_is_known(
    time: dict[str, str], start: str, end: str, kind: str
) -> None:
    dates: dict[str, Any] = {name: PartialDate.parse(date) for name, date in time.items()}
    row = cells(figure(**dates))
    assert (row["period_start"], row["period_end"], row["year_kind"]) == (start, end, kind)


@pytest.mark.parametrize(
    ("value", "cell"),
    [("2E+6", "2000000"), ("-1904000.0", "-1904000"), ("0", "0"), ("6031778.25", "6031778.25")],
)
def test_a_value_is_in_whole_units_without_separators(value: str, cell: str) -> None:
    assert cells(figure(value=value))["value"] == cell


def test_nil_was_printed_and_is_zero() -> None:
    row = cells(figure(value=None, state=ValueState.NIL))
    assert (row["value"], row["state"]) == ("0", "nil")


@pytest.mark.parametrize(
    ("prices", "year", "cell"),
    [(None, None, ""), (Prices.CURRENT, None, "current"), (Prices.CONSTANT, 2020, "constant-2020")],
)
def test_prices_are_named_with_their_year(
    prices: Prices | None, year: int | None, cell: str
) -> None:
    assert cells(figure(prices=prices, price_year=year))["prices"] == cell


def test_terms_of_a_loan_may_be_a_formula() -> None:
    terms = LoanTerms.model_validate({"interest_formula": "TORF plus a margin", "grace_years": 0})
    said = "interest_formula=TORF plus a margin; grace_years=0"
    assert cells(figure(terms=terms))["terms"] == said
    terms = LoanTerms.model_validate({"repayment_formula": "30 years, pipes in 40"})
    assert cells(figure(terms=terms))["terms"] == "repayment_formula=30 years, pipes in 40"


def test_an_amount_is_told_with_the_title_and_the_scheme_of_its_project() -> None:
    amounts = {"grant": {"value": 1, "currency": "USD", "source": "review"}}
    ship = record(Project, "ship", title="A ship", scheme="loan", amounts=amounts)
    pier = record(Project, "pier", title="A pier", amounts=amounts)
    made = catalogue(*PLACES, ship, pier)
    wanted = [column for column in COLUMNS if column.name in ("record", "scheme")]
    rows = [[column.cell(f, made) for column in wanted] for f in made.figures.values()]
    assert rows == [["A pier", ""], ["A ship", "loan"]]
