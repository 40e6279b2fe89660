"""Captions of figures: whose a figure is, and what it measures."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, figure, record, statistic
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import AmountKind, Match, Measure, Prices, Unit
from oda_reports.writing.captions import caption, measured, owner

REEFS = {"label": "Reefs", "value": 12, "unit": "items", "source": "review"}
ONE = record(Country, "one", figures={"reefs": REEFS})
GRANT = {"label": "Grant", "value": 5, "currency": "USD", "kind": "fixed", "source": "review"}
CATALOGUE = catalogue(
    ONE,
    record(Project, "ship", title="The ship", amounts={"grant": GRANT}),
    statistic({"area": "isles", "year": 2020}),
)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("statistics/oda/isles/2020", "Isles"),
        ("countries/one/figures/reefs", "One"),
        ("projects/ship/amounts/grant", "The ship"),
    ],
)
def test_a_figure_is_its_area_s_or_else_its_record_s(address: str, name: str) -> None:
    assert owner(CATALOGUE.figures[address], CATALOGUE) == name


def test_a_record_is_not_named_on_its_own_page_but_an_area_always_is() -> None:
    def said(one: Figure, page: Any) -> str:
        return caption(one, CATALOGUE, Formatter(), page)

    own = (ONE.kind, ONE.id)
    assert said(CATALOGUE.figures["countries/one/figures/reefs"], own) == ""
    assert said(CATALOGUE.figures["countries/one/figures/reefs"], None) == "One"
    assert said(figure(area="one", match=Match.INFERRED), own) == (
        "One, link to the project inferred"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"measure": Measure.COUNT}, Measure.COUNT.label),
        (
            {"measure": Measure.NET_DISBURSEMENT, "prices": Prices.CONSTANT, "price_year": 2019},
            "Net disbursement, constant prices of 2019",
        ),
        (
            {"measure": Measure.COMMITMENT, "amount_kind": AmountKind.FIXED},
            "Commitment, fixed amount",
        ),
        ({"amount_kind": AmountKind.UP_TO}, AmountKind.UP_TO.label),
        ({}, ""),
    ],
)
def test_a_figure_says_what_it_measures_how_bindingly_and_in_which_prices(
    fields: dict[str, Any], words: str
) -> None:
    assert measured(figure(unit=Unit.USD, **fields)) == words
