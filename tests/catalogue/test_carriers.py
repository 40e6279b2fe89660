"""What carries the facts of sources, by the addresses that facts name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from builders import figure, record
from oda_reports.catalogue.carriers import Carriers, carrier_key
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure
from oda_reports.records.glossary import Theme
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind

FOUND = figure(address="statistics/oda/one/2020")
THEME = record(Theme, "water")
FIGURES = {FOUND.address: FOUND, "oda/one": FOUND}


def find_figure(address: str) -> Figure:
    if address not in FIGURES:
        raise UnknownFigure(address)
    return FIGURES[address]


def source(id: str, **carried_by: list[str]) -> Source:
    facts: Mapping[str, Any] = {
        key: {"text": "t", "carried_by": named} for key, named in carried_by.items()
    }
    return record(Source, id, facts=facts)


def carriers(*sources: Source) -> Carriers:
    return Carriers(sources, {(Kind.THEMES, "water"): THEME}, find_figure)


@pytest.mark.parametrize(
    ("address", "carrier"),
    [
        ("themes/water", THEME),
        ("statistics/oda/one/2020", FOUND),
        ("oda/one", FOUND),
        ("themes/air", None),
        ("oda/two", None),
    ],
)
def test_an_address_names_a_record_or_a_figure(
    address: str, carrier: Figure | Theme | None
) -> None:
    assert carriers().carrier(address) == carrier


def test_facts_are_told_by_what_carries_them_in_the_order_of_their_sources() -> None:
    one = source("one", rain=["themes/water", "oda/one"], snow=["themes/air"])
    other = source("other", ice=["themes/water"])
    found = carriers(one, other).facts_by_carrier
    assert {key: [(s.id, fact) for s, fact, _ in facts] for key, facts in found.items()} == {
        "themes/water": [("one", "rain"), ("other", "ice")],
        "statistics/oda/one/2020": [("one", "rain")],
    }
    assert found["themes/water"][0][2] == one.facts["rain"]


def test_a_carrier_is_known_by_its_address_or_by_kind_and_id() -> None:
    assert (carrier_key(FOUND), carrier_key(THEME)) == ("statistics/oda/one/2020", "themes/water")
