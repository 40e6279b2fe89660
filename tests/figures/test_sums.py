"""Sums and differences: like figures in any order, unlike ones never."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from builders import figure, the_unit
from core_modules import MODULES
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure
from oda_reports.figures.sums import UnlikeFigures, add, distance, rounding, subtract
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    Dimension,
    Flow,
    Measure,
    Nature,
    Prices,
    Qualifier,
    ValueState,
)

FLOW = figure(
    5,
    the_unit("USD"),
    address="statistics/oda/a/2020",
    flow=Flow.NET_DISBURSEMENT,
    measure=Measure.AMOUNT,
    year=PartialDate(2020),
    prices=Prices.CURRENT,
)
UNLIKE: dict[str, dict[str, Any]] = {
    "US dollars and euros": {"unit": the_unit("EUR")},
    "net disbursement and commitment": {"flow": Flow.COMMITMENT},
    "amount and share": {"measure": Measure.SHARE},
    "actual and target": {"nature": Nature.TARGET},
    "a calendar year and a fiscal year": {"year": PartialDate(2020, fiscal=JAPANESE)},
    "current prices and constant prices of 2015": {
        "prices": Prices.CONSTANT,
        "price_year": 2015,
    },
    "current prices and prices that are not named": {"prices": None},
}
VALUES = st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=8)


def flows(values: list[Decimal]) -> list[Figure]:
    return [
        replace(FLOW, address=f"statistics/oda/{index}/2020", value=value)
        for index, value in enumerate(values)
    ]


@pytest.mark.parametrize("said", UNLIKE)
def test_unlike_figures_are_neither_added_nor_subtracted(said: str) -> None:
    other = replace(FLOW, address="statistics/oda/b/2020", **UNLIKE[said])
    for refuse in (lambda: add([FLOW, other]), lambda: subtract(FLOW, other)):
        with pytest.raises(UnlikeFigures, match=said):
            refuse()


@given(VALUES, st.randoms(use_true_random=False))
def test_like_figures_add_up_to_the_same_in_any_order(values: list[Decimal], order: Any) -> None:
    parts = flows(values)
    shuffled = list(parts)
    order.shuffle(shuffled)
    assert add(parts).value == add(shuffled).value == sum(values, Decimal(0))


@given(VALUES, st.integers(0, 7), st.sampled_from(list(UNLIKE)))
def test_one_unlike_figure_among_many_is_enough_to_refuse(
    values: list[Decimal], place: int, said: str
) -> None:
    parts = flows(values)
    odd = replace(FLOW, address="statistics/oda/odd/2020", **UNLIKE[said])
    parts.insert(min(place, len(parts)), odd)
    with pytest.raises(UnlikeFigures):
        add(parts)


def test_a_floor_and_a_ceiling_make_no_sum() -> None:
    floor = replace(FLOW, qualifier=Qualifier.AT_LEAST)
    ceiling = replace(FLOW, address="statistics/oda/b/2020", qualifier=Qualifier.UP_TO)
    with pytest.raises(UnlikeFigures, match="a floor and a ceiling"):
        add([floor, ceiling])


def test_a_figure_is_counted_once() -> None:
    with pytest.raises(UnlikeFigures, match="counted twice"):
        add([FLOW, FLOW])


def test_a_part_is_not_added_to_its_whole() -> None:
    part = replace(FLOW, address="statistics/oda/b/2020", part_of=FLOW.address)
    with pytest.raises(UnlikeFigures, match="is a part of"):
        add([FLOW, part])
    assert add([part]).value == 5


def test_what_is_set_apart_is_not_added_to_a_total() -> None:
    women = replace(FLOW, address="statistics/oda/b/2020", breakdown=((Dimension.SEX, "women"),))
    with pytest.raises(UnlikeFigures, match="a total and sex"):
        add([FLOW, women])


def test_results_of_a_project_are_never_added() -> None:
    counts = [
        replace(FLOW, address=f"projects/p/results/{key}", loc=("results", key)) for key in "ab"
    ]
    with pytest.raises(UnlikeFigures, match="may contain another"):
        add(counts)


def test_nil_is_zero_and_what_is_not_reported_is_nothing_to_add() -> None:
    nil = replace(FLOW, address="statistics/oda/b/2020", value=None, state=ValueState.NIL)
    assert add([FLOW, nil]).value == 5
    with pytest.raises(UnlikeFigures, match="has no value"):
        add([FLOW, replace(nil, state=ValueState.NOT_REPORTED)])


@pytest.mark.parametrize("compare", [subtract, distance])
def test_what_is_not_reported_in_one_edition_is_not_compared(
    compare: Callable[[Figure, Figure], Decimal],
) -> None:
    silent = replace(FLOW, value=None, state=ValueState.NOT_REPORTED)
    for pair in ((FLOW, silent), (silent, FLOW), (silent, silent)):
        with pytest.raises(UnlikeFigures, match="has no value"):
            compare(*pair)
    assert abs(compare(FLOW, replace(FLOW, value=Decimal(2)))) == 3


@pytest.mark.parametrize(
    ("hedges", "hedge"),
    [
        ([None, None], None),
        ([None, Qualifier.ABOUT], Qualifier.APPROXIMATELY),
        ([Qualifier.ABOUT, Qualifier.APPROXIMATELY], Qualifier.APPROXIMATELY),
        ([None, Qualifier.AT_LEAST], Qualifier.AT_LEAST),
        ([Qualifier.MORE_THAN, Qualifier.AT_LEAST], Qualifier.MORE_THAN),
        ([None, Qualifier.UP_TO], Qualifier.UP_TO),
        ([Qualifier.LESS_THAN, Qualifier.UP_TO], Qualifier.LESS_THAN),
    ],
)
def test_a_sum_is_hedged_as_its_parts_are(
    hedges: list[Qualifier | None], hedge: Qualifier | None
) -> None:
    parts = [
        replace(FLOW, address=f"statistics/oda/{name}/2020", qualifier=one)
        for name, one in zip("ab", hedges, strict=True)
    ]
    assert add(parts).qualifier == hedge
    assert add(parts).as_figure().qualifier == hedge


def test_a_limit_is_not_added_to_what_is_only_near() -> None:
    parts = [
        replace(FLOW, address=f"statistics/oda/{one}/2020", qualifier=one)
        for one in (Qualifier.ABOUT, Qualifier.MORE_THAN)
    ]
    with pytest.raises(UnlikeFigures, match="one part is near its number"):
        add(parts)


def test_cumulative_counts_are_not_subtracted_and_other_starts_not_added() -> None:
    counted = replace(FLOW, measure=Measure.CUMULATIVE_COUNT, since=PartialDate(1993))
    with pytest.raises(UnlikeFigures, match="no flow"):
        subtract(counted, counted)
    later = replace(counted, address="statistics/oda/b/2020", since=PartialDate(1991))
    with pytest.raises(
        UnlikeFigures, match="a count since 1993 and a calendar year, a count since 1991"
    ):
        add([counted, later])


def test_a_total_of_two_decimals_may_be_off_by_half_a_cent_for_itself_and_each_part() -> None:
    assert rounding(replace(FLOW, decimals=2), 3) == Decimal("0.02")


ADDING_PLACES = {"figures.sums", "catalogue.totals", "review.figure_changes", "rules.statistics"}
"""The only modules that add or subtract values of figures: ``totals`` has a sum less its printed
total, a review one figure in two states, and a rule tells editors of an uneven rise."""


def test_no_other_module_adds_or_subtracts_values_of_figures() -> None:
    found = {
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add | ast.Sub)
        and _is_value(node.left)
        and _is_value(node.right)
    }
    assert found == ADDING_PLACES


def _is_value(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "value"


def test_fiscal_years_that_begin_in_other_months_are_not_added() -> None:
    one, other = flows([Decimal(1), Decimal(2)])
    ours = PartialDate(2020, fiscal=JAPANESE)
    assert add([replace(one, year=ours), replace(other, year=ours)]).value == 3
    theirs = PartialDate(2020, fiscal=FiscalYear(7))
    with pytest.raises(
        UnlikeFigures,
        match="a fiscal year from April, named after its start and a fiscal year from",
    ):
        add([replace(one, year=ours), replace(other, year=theirs)])
