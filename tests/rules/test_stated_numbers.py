"""The numbers that a sentence states, with the units that its words can mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.rules.stated_numbers import stated_numbers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It comes to ¥2,095,000,000 at most.", "2095000000", "JPY"),
        ("It comes to US$2 million in total.", "2000000", "USD"),
        ("It comes to $2 million.", "2000000", "USD"),
        ("It comes to 2.095 billion yen.", "2095000000", "JPY"),
        ("It comes to 471 million Japanese yen.", "471000000", "JPY"),
        ("It comes to JPY 471 million.", "471000000", "JPY"),
        ("It comes to 3 million euros", "3000000", "EUR"),
        ("供与額は2095 百万円", "2095000000", "JPY"),
        ("供与額は20億9,500万円です", "2095000000", "JPY"),
        ("That was 4.9% of all.", "4.9", "percent"),
        ("That was 4.9 per cent of all.", "4.9", "percent"),
        ("That was -4.9% of all.", "-4.9", "percent"),
    ],
)
def test_a_number_has_the_units_that_the_words_around_it_can_mean(
    text: str, value: str, unit: str
) -> None:
    (number,) = stated_numbers(text)
    assert number.value == Decimal(value)
    assert unit in number.units
    assert number.is_money is (unit != "percent")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Eight teachers taught 202 students.", [8, 202]),
        ("About 2,000 trainees came by the end of fiscal year 2001.", [2000]),
        ("minus 3", [-3]),
        ("▲ 3", [-3]),
        ("Half of them came, a quarter of these by boat.", []),
        ("Thousands came in May 2023, the third time; see page 4.", []),
        ("No number.", []),
    ],
)
def test_what_counts_without_a_unit_has_none_and_dates_and_parts_are_no_counts(
    text: str, values: list[int]
) -> None:
    found = stated_numbers(text)
    assert [number.value for number in found] == values
    assert all(not number.units and not number.is_money for number in found)


@given(st.integers(1, 10**12))
def test_money_is_read_as_it_was_written_with_its_sign_or_its_name(value: int) -> None:
    (signed,) = stated_numbers(f"It is ¥{value:,} in all.")
    (named,) = stated_numbers(f"It is {value:,} yen in all.")
    assert signed.value == named.value == value
    assert "JPY" in signed.units & named.units
