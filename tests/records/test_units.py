"""Units that every report has, and every currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import list_currencies
from builders import the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.units import UNITS, Unit, currency_codes, sign_of, unit_of

CODES = st.sampled_from(sorted({*UNITS, *currency_codes()}))


@given(CODES)
def test_a_code_always_means_the_same_unit_which_has_names(code: str) -> None:
    unit = the_unit(code)
    assert unit is unit_of(code)
    assert str(unit) == unit.value == code
    assert unit.singular and unit.label and unit.definition


@given(st.sampled_from(sorted(currency_codes())))
def test_money_is_what_has_a_code_of_three_capitals(code: str) -> None:
    unit = the_unit(code)
    assert (unit.is_money, unit.is_printed, unit.is_counted) == (True, True, False)
    assert len(code) == 3
    assert unit.decimals in range(5)


def test_every_currency_of_babel_is_money_but_what_is_none() -> None:
    no_money = list_currencies() - currency_codes()
    assert sorted(no_money) == sorted(
        ["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XTS", "XXX"]
    )


@pytest.mark.parametrize(
    ("code", "one", "several", "decimals", "sign"),
    [
        ("JPY", "Japanese yen", "Japanese yen", 0, "¥"),
        ("USD", "US dollar", "US dollars", 2, "$"),
        ("KWD", "Kuwaiti dinar", "Kuwaiti dinars", 3, "KWD"),
        ("KZT", "Kazakhstani tenge", "Kazakhstani tenges", 2, "KZT"),
        ("DEM", "German mark", "German marks", 2, "DEM"),
        ("XDR", "special drawing rights", "special drawing rights", 2, "XDR"),
    ],
)
def test_money_is_called_and_divided_as_cldr_has_it(
    code: str, one: str, several: str, decimals: int, sign: str
) -> None:
    unit = the_unit(code)
    assert (unit.singular, unit.label, unit.decimals) == (one, several, decimals)
    assert sign_of(code) == sign


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "usd", "furlongs", "", "Persons"])
def test_what_no_report_counts_with_is_no_unit(code: str) -> None:
    assert unit_of(code) is None


@given(st.sampled_from(sorted(UNITS)))
def test_what_is_counted_or_measured_is_no_money(code: str) -> None:
    assert not UNITS[code].is_money
    assert UNITS[code].is_printed == (code == "percent")


@pytest.mark.parametrize(("code", "whole"), [("persons", True), ("hours", False)])
def test_of_some_units_there_are_only_whole_ones(code: str, whole: bool) -> None:
    assert UNITS[code].is_counted is whole


@pytest.mark.parametrize(
    ("value", "named"), [("1", "school"), ("0", "schools"), ("1.5", "schools")]
)
def test_only_one_is_called_as_one_is(value: str, named: str) -> None:
    assert UNITS["schools"].named(Decimal(value)) == named


def test_a_unit_with_a_symbol_is_printed() -> None:
    assert Unit("per-mille", "per mille", "per mille", symbol="‰").is_printed
    assert not Unit("per-mille", "per mille", "per mille").is_printed
