"""Figures: one address each, whole units, and which of several values is meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, figures_in, flows, record, statistic, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure, own_figures, record_figures
from oda_reports.records.areas import Country
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Flow, Kind, Qualifier, StatedChange, ValueState


def observed(**fields: Any) -> Figure:
    """The one figure of a statistic with one observation."""
    (figure,) = figures_in(flows(fields))
    return figure


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({}, "statistics/oda/one"),
        ({"year": 2023}, "statistics/oda/one/2023"),
        ({"year": "FY2023"}, "statistics/oda/one/FY2023"),
        ({"edition": 2005}, "statistics/oda/one@2005"),
        ({"year": 2004, "edition": 2005}, "statistics/oda/one/2004@2005"),
    ],
)
def test_the_address_of_a_value_has_area_year_and_edition(
    fields: dict[str, Any], address: str
) -> None:
    assert observed(**fields).address == address


@pytest.mark.parametrize(
    ("fields", "anchor"),
    [({"year": 2004, "edition": 2005}, "one/2004@2005"), ({"year": 2004}, "one/2004")],
)
def test_the_anchor_of_a_figure_can_stand_in_a_link(fields: dict[str, Any], anchor: str) -> None:
    assert observed(**fields).anchor == anchor


@pytest.mark.parametrize(
    ("scale", "value", "whole"),
    [
        ("one", 12, "12"),
        ("thousand", Decimal("1.5"), "1500"),
        ("million", Decimal("-1.904"), "-1904000"),
        ("billion", 2, "2000000000"),
        ("million", 0, "0"),
    ],
)
def test_a_value_is_in_whole_units_whatever_scale_its_statistic_is_written_in(
    scale: str, value: int | Decimal, whole: str
) -> None:
    (figure,) = record_figures(flows({"value": value}, scale=scale))
    assert figure.value == Decimal(whole)


def test_an_observation_hands_on_all_that_is_said_of_it() -> None:
    figure = observed(
        since=1993, as_of=2016, time_inferred=True, edition=2017, place="page 3",
        qualifier="about", note="n", editor_note="e", change="revision",
    )  # fmt: skip
    assert (str(figure.since), str(figure.as_of), figure.edition) == ("1993", "2016", "2017")
    assert figure.time_inferred
    assert (figure.change, figure.qualifier) == (StatedChange.REVISION, Qualifier.ABOUT)
    assert (figure.source, figure.place) == ("review-2017", "page 3")
    assert (figure.note, figure.editor_note) == ("n", "e")


def test_a_year_left_out_of_a_series_is_a_gap_and_not_zero() -> None:
    series = {"area": "one", "source": "review", "values": {"2020": 1, "2022": 0}}
    figures = {f.address: f.value for f in record_figures(flows(series=[series]))}
    assert figures == {"statistics/oda/one/2020": 1, "statistics/oda/one/2022": 0}


def test_a_value_that_is_nil_has_no_number() -> None:
    figure = observed(value=None, state="nil")
    assert (figure.value, figure.state) == (None, ValueState.NIL)


def test_the_label_of_a_value_is_the_short_title_where_there_is_one() -> None:
    assert observed().label == "Net ODA"
    (figure,) = record_figures(flows({}, short_title="net ODA"))
    assert figure.label == "net ODA"


def test_results_and_amounts_are_figures_of_their_project() -> None:
    quantity = {"label": "pupils", "value": 214, "unit": "persons", "source": "review"}
    amount = {"value": 5, "currency": "USD", "source": "review"}
    found = record_figures(
        record(Project, "ship", results={"pupils": quantity}, amounts={"grant": amount})
    )
    assert [figure.address for figure in found] == [
        "projects/ship/results/pupils",
        "projects/ship/amounts/grant",
    ]


PRINTS = {
    source: {"value": value, "source": source}
    for value, source in enumerate(("review", "yearbook-2030", "review-2018", "review-2021"))
}
YEARBOOK = record(Source, "yearbook-2030", edition="2030")
LATER, UNSAID = (
    {"value": 9, "source": "review-2025"},
    {"state": "not-reported", "source": "review-2023"},
)


def readings(*prints: dict[str, Any], edition: str = "2024") -> list[Figure]:
    """What sources print of the pupils of a project, in an edition of the report."""
    first, *others = prints
    result = {"label": "pupils", "unit": "persons", **first, "readings": others}
    ship = record(Project, "ship", results={"pupils": result})
    held = catalogue(YEARBOOK, ship, edition=edition)
    return [*held.figures.values()]


@given(st.permutations([*PRINTS.values(), LATER, UNSAID]), st.integers(1, 6))
def test_which_reading_stands_does_not_hang_on_their_order_and_each_has_an_address(
    prints: list[dict[str, Any]], many: int
) -> None:
    figures = readings(*prints[:many])
    assert len({figure.address for figure in figures}) == many
    assert {figure.has_other_readings for figure in figures} == {many > 1}
    in_order = [*PRINTS.values(), UNSAID]  # of the newest edition, if it prints a number
    known = [one for one in in_order if one in prints[:many]]
    numbers = [one["source"] for one in known if "value" in one]
    expected = (numbers or [one["source"] for one in known] or ["review-2025"])[-1]
    assert [figure.source for figure in figures if figure.stands] == [expected]


def test_a_reading_that_does_not_stand_is_named_by_its_edition_or_else_its_source() -> None:
    first, *others = readings(*reversed(PRINTS.values()))
    assert (first.address, first.source) == ("projects/ship/results/pupils", "review-2021")
    assert [figure.anchor for figure in others] == [
        "results/pupils@2018",
        "results/pupils@yearbook:2030",
        "results/pupils@review",
    ]
    assert {figure.name for figure in (first, *others)} == {"projects/ship/results/pupils"}
    assert [figure.is_named_at for figure in (first, *others)] == [
        ("2021", "review:2021"),
        ("2018", "review:2018"),
        ("yearbook:2030", "yearbook:2030"),
        ("review",),
    ]
    assert [figure.loc for figure in (first, *others)] == [
        ("results", "pupils"),
        *(("results", "pupils", "readings", at) for at in range(3)),
    ]


def test_of_two_readings_of_no_edition_the_first_stands() -> None:
    alike = [{"value": 1, "source": "review"}, {"value": 2, "source": "table"}]
    assert [figure.source for figure in readings(*alike) if figure.stands] == ["review"]
    assert [figure.source for figure in readings(*alike[::-1]) if figure.stands] == ["table"]


def test_readings_share_what_is_counted_and_each_is_written_as_it_is_printed() -> None:
    said = {"value": Decimal("4.25"), "source": "review-2021", "note": "n", "qualifier": "about"}
    first, other = readings({"value": 5, "source": "review-2024"}, said)
    assert (first.label, first.unit) == (other.label, other.unit) == ("pupils", the_unit("persons"))
    assert (first.decimals, other.decimals) == (0, 2)
    assert (first.note, other.note, other.qualifier) == (None, "n", Qualifier.ABOUT)


def test_each_reading_of_an_amount_has_its_own_terms() -> None:
    amount = {
        "value": 5, "currency": "USD", "source": "review-2024", "terms": {"tying": "untied"},
        "readings": [{"value": 4, "source": "review-2021", "cofinanced_by": "the port"}],
    }  # fmt: skip
    ship = record(Project, "ship", amounts={"grant": amount})
    first, other = figures_in(ship)
    assert (first.terms is None, first.cofinanced_by) == (False, None)
    assert other.terms is None
    assert (other.cofinanced_by, other.number) == ("the port", Decimal(4))
    assert own_figures(ship, catalogue(ship).editions) == [first]


def test_a_figure_names_the_field_that_gives_it() -> None:
    quantity = {"label": "pupils", "value": 214, "unit": "persons", "source": "review"}
    amount = {"value": 5, "currency": "USD", "source": "review"}
    series = {"area": "veymar", "source": "review", "values": {"2004": 1}}
    found = [
        *record_figures(
            record(Project, "ship", results={"pupils": quantity}, amounts={"grant": amount})
        ),
        *record_figures(record(Statistic, "oda", series=[series])),
        observed(),
    ]
    assert [figure.part for figure in found] == ["results", "amounts", "series", "observations"]
    assert [figure.may_contain_others for figure in found] == [True, False, False, False]


def test_an_amount_says_what_became_of_it_and_how_it_is_hedged() -> None:
    amount = {"value": 5, "currency": "USD", "flow": "pledge", "qualifier": "up-to"}
    (figure,) = record_figures(
        record(Project, "ship", amounts={"grant": {**amount, "source": "review"}})
    )
    assert (figure.measure, figure.flow, figure.qualifier) == (None, Flow.PLEDGE, Qualifier.UP_TO)


def test_a_part_names_its_whole_by_its_key_or_by_its_address() -> None:
    money = {"value": 5, "currency": "USD", "source": "review"}
    amounts = {
        "all": money,
        "here": {**money, "part_of": "all"},
        "there": {**money, "part_of": "projects/frame/amounts/all"},
    }
    figures = record_figures(record(Project, "ship", amounts=amounts))
    assert [figure.part_of for figure in figures] == [
        None,
        "projects/ship/amounts/all",
        "projects/frame/amounts/all",
    ]


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"breakdown": {"sex": "women"}}, "veymar/women/2004"),
        ({"breakdown": {"sex": "women", "age": "15–24"}}, "veymar/1524/women/2004"),
        ({"breakdown": {"group": "避難民"}}, "veymar/group/2004"),
        ({"through": "undp"}, "veymar/through-undp/2004"),
        ({"nature": "target"}, "veymar/target/2004"),
        ({"year": None, "start": 2019, "end": 2021}, "veymar/2019--2021"),
        ({"year": None, "nature": "target", "as_of": 2030}, "veymar/target/2030"),
        ({"edition": 2005}, "veymar/2004@2005"),
        ({"year": None, "as_of": "2024-08-01"}, "veymar/2024-08-01"),
        ({"year": None, "since": 1993, "as_of": 2016}, "veymar/2016"),
        ({"year": None, "as_of": 2016, "edition": 2017}, "veymar@2017"),
    ],
)
def test_an_address_tells_apart_what_is_not_one_figure(
    fields: dict[str, Any], address: str
) -> None:
    (figure,) = figures_in(statistic({"area": "veymar", "year": 2004, **fields}))
    assert figure.address == f"statistics/oda/{address}"


@pytest.mark.parametrize(
    ("fields", "whole"),
    [
        ({}, True),
        ({"note": "A note."}, True),
        ({"unallocated": "several countries"}, False),
        ({"breakdown": {"sex": "women"}}, False),
        ({"through": "undp"}, False),
        ({"nature": "forecast"}, False),
        ({"part_of": "statistics/oda/sea/2004"}, True),
        ({"part_of": "statistics/other/veymar/2004"}, True),
        ({"part_of": "statistics/oda/veymar@2024"}, False),
        ({"part_of": "statistics/oda/veymar/2004@2024"}, False),
    ],
)
def test_only_what_came_about_in_all_of_it_stands_for_an_area(
    fields: dict[str, Any], whole: bool
) -> None:
    (figure,) = figures_in(statistic({"area": "veymar", "year": 2004, **fields}))
    assert figure.is_of_all_its_area == whole


def test_nil_is_reckoned_as_zero_and_what_is_not_reported_as_nothing() -> None:
    assert observed(value=-2).number == -2
    assert observed(value=None, state="nil").number == 0
    assert observed(value=None, state="not-reported").number is None


def test_an_amount_still_to_be_decided_is_not_yet_set() -> None:
    amount = {"currency": "USD", "state": "not-yet-set", "source": "review"}
    (figure,) = record_figures(record(Project, "ship", amounts={"grant": amount}))
    assert (figure.value, figure.state, figure.unit) == (
        None,
        ValueState.NOT_YET_SET,
        the_unit("USD"),
    )


def test_an_amount_without_currency_is_no_figure() -> None:
    amount = {"state": "not-yet-set", "source": "review"}
    assert list(record_figures(record(Project, "ship", amounts={"grant": amount}))) == []


def test_a_converted_amount_is_no_figure() -> None:
    equivalent = {"value": 7, "currency": "USD", "rate": 145, "date": "2014"}
    amount = {"value": 1015, "currency": "JPY", "source": "review"}
    found = record_figures(
        record(Project, "ship", amounts={"grant": {**amount, "equivalents": [equivalent]}})
    )
    assert [(figure.value, figure.unit) for figure in found] == [(Decimal(1015), the_unit("JPY"))]


def test_countries_and_events_have_figures_of_their_own() -> None:
    quantities = {"n": {"label": "n", "value": 5, "unit": "items", "source": "review"}}
    country = record(Country, "one", figures=quantities)
    event = record(Event, "storm", figures=quantities)
    found = [f.address for holder in (country, event) for f in record_figures(holder)]
    assert found == ["countries/one/figures/n", "events/storm/figures/n"]


def test_a_source_has_no_figures() -> None:
    assert list(record_figures(record(Source, "review"))) == []


@pytest.mark.parametrize(("value", "decimals"), [("14", 0), ("3.50", 2), ("0.125", 3)])
def test_a_quantity_shows_the_decimals_it_is_written_with(value: str, decimals: int) -> None:
    quantity = {"label": "n", "value": Decimal(value), "unit": "percent", "source": "review"}
    (figure,) = record_figures(record(Project, "ship", results={"n": quantity}))
    assert figure.decimals == decimals


def test_a_figure_knows_the_record_it_stands_in() -> None:
    assert (observed().kind, observed().record, observed().area) == (
        Kind.STATISTICS,
        "oda",
        "one",
    )
