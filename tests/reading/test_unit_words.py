"""What people call units and currencies."""

from __future__ import annotations

import pytest
from builders import the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.reading.unit_words import is_meant, units_meant
from oda_reports.records.units import UNITS, Unit, currency_codes

OWN = Unit("patients-a-month", "patient a month", "patients a month", symbol="pt/mo")


def meant(words: str) -> list[tuple[str, bool]]:
    return [(found.unit.value, found.sure) for found in units_meant(words)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("yen", "JPY"),
        ("円", "JPY"),
        ("US$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("tenge", "KZT"),
        ("somoni", "TJS"),
        ("Swiss Francs", "CHF"),
        ("German marks", "DEM"),
        ("won", "KRW"),
        ("%", "percent"),
        ("people", "persons"),
        ("km", "kilometres"),
        ("m³", "cubic-metres"),
        ("Kilowatt hour", "kilowatt-hours"),
    ],
)
def test_another_word_for_a_unit_is_understood(words: str, code: str) -> None:
    assert meant(words) == [(code, True)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("tons", {"tonnes"}),
        ("¥", {"JPY", "CNY"}),
        ("manat", {"AZN", "TMT"}),
        ("som", {"KGS", "UZS"}),
    ],
)
def test_a_word_that_can_mean_another_unit_is_not_sure(words: str, codes: set[str]) -> None:
    found = meant(words)
    assert {code for code, _ in found} == codes
    assert not any(sure for _, sure in found)


@pytest.mark.parametrize("sign", ["$", "dollars"])
def test_a_sign_of_many_currencies_is_that_of_all_of_them(sign: str) -> None:
    assert {("AUD", False), ("USD", False), ("SGD", False)} < set(meant(sign))


@given(st.sampled_from(sorted({*UNITS, *currency_codes()})), st.sampled_from(["value", "label"]))
def test_each_unit_is_known_by_its_code_and_its_name(code: str, name: str) -> None:
    unit = the_unit(code)
    assert meant(getattr(unit, name)) == [(code, True)]
    assert is_meant(unit, getattr(unit, name))


@pytest.mark.parametrize("words", ["furlongs", "", "x", "grace", "XXX"])
def test_a_word_for_no_unit_means_nothing(words: str) -> None:
    assert meant(words) == []


@pytest.mark.parametrize("words", ["patients a month", "Patient a month", "pt/mo"])
def test_the_units_of_a_report_are_known_by_its_words(words: str) -> None:
    assert units_meant(words) == []
    assert [(found.unit, found.sure) for found in units_meant(words, [OWN])] == [(OWN, True)]
    assert is_meant(OWN, words)


def test_words_beside_a_number_can_mean_its_unit_or_not() -> None:
    assert is_meant(the_unit("EGP"), "pounds")
    assert not is_meant(the_unit("EGP"), "yen")
    assert not is_meant(the_unit("EGP"), "")
