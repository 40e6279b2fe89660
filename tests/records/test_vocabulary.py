"""The lists of terms: what a record may say, and what is told of each term."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.values import Amount
from oda_reports.records.vocabulary import Kind, Measure, Scale, Stage, ValueState, Vocabulary

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD"}


def test_a_word_of_another_list_is_refused() -> None:
    assert "Input should be" in refusal(Amount, {**AMOUNT, "flow": "ceiling"})


def test_a_term_is_its_value_and_has_label_and_definition() -> None:
    term = Stage.UNDER_WAY
    assert (str(term), term.label, term.definition) == ("under-way", "Under way", "Work has begun.")


def test_a_definition_may_be_left_out() -> None:
    class Colour(Vocabulary):
        RED = "red", "Red"

    assert (Colour.RED.value, Colour.RED.label, Colour.RED.definition) == ("red", "Red", "")


def test_a_word_of_the_list_is_read_as_its_term() -> None:
    assert Amount.model_validate({**AMOUNT, "flow": "pledge"}).flow.label == "Pledge"


def test_kinds_stand_in_the_order_of_a_reader() -> None:
    assert [(str(kind), kind.singular) for kind in Kind] == [
        ("regions", "region"),
        ("countries", "country"),
        ("projects", "project"),
        ("statistics", "statistic"),
        ("themes", "theme"),
        ("events", "event"),
        ("organisations", "organisation"),
        ("sources", "source"),
        ("glossary", "term"),
        ("schemes", "scheme"),
        ("names", "name"),
    ]


def test_a_word_of_an_address_names_a_kind_or_none() -> None:
    assert Kind.named("projects") is Kind.PROJECTS
    assert Kind.named("project") is None
    assert Kind.named("PROJECTS") is None


def test_the_records_of_four_kinds_have_no_pages() -> None:
    without = [kind for kind in Kind if not kind.has_pages]
    assert without == [Kind.EVENTS, Kind.GLOSSARY, Kind.SCHEMES, Kind.NAMES]


def test_the_records_of_three_kinds_stand_in_one_file() -> None:
    assert [kind for kind in Kind if kind.is_one_file] == [
        Kind.GLOSSARY,
        Kind.SCHEMES,
        Kind.NAMES,
    ]


@pytest.mark.parametrize(
    ("scale", "exponent"),
    [(Scale.ONE, 0), (Scale.THOUSAND, 3), (Scale.MILLION, 6), (Scale.BILLION, 9)],
)
def test_a_scale_is_a_power_of_ten(scale: Scale, exponent: int) -> None:
    assert scale.exponent == exponent


@pytest.mark.parametrize(
    ("terms", "values"),
    [
        (Stage, "decided agreed under-way completed suspended cancelled not-stated"),
        (
            Measure,
            "cumulative-count count amount cumulative-amount share ratio",
        ),
        (ValueState, "reported nil not-reported not-yet-set withheld"),
    ],
)
def test_terms_of_a_list_stand_in_order(terms: type[Vocabulary], values: str) -> None:
    assert " ".join(terms) == values
