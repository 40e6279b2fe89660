"""Numbers in running text: found with their values, and told from dates, labels and names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.rules.prose_numbers import Sort, read_numbers

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


def values(text: str, language: str = "en") -> list[tuple[str, Decimal | None]]:
    found = read_numbers(text, language)
    return [(n.written, n.value) for n in found if n.sort is Sort.NUMBER]


@given(st.integers(2, 999))
def test_every_number_in_words_is_found_with_its_value(number: int) -> None:
    assert values(f"It sent {in_words(number)} trainees.") == [(in_words(number), Decimal(number))]


@given(st.integers(0, 10**12))
def test_every_number_with_separators_is_found_with_its_value(number: int) -> None:
    written = f"{number:,}"
    assert values(f"It sent {written} trainees.") == [(written, Decimal(number))]


@given(st.text() | st.text("0123456789.,%- ab\n"))
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    text = f"1,234 boats\n\n{text}"
    numbers = read_numbers(text)
    assert numbers
    ends = [0]
    for number in numbers:
        assert text[number.start : number.end] == number.written
        assert number.start >= ends[-1]
        ends.append(number.end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("more than 100,000 persons", "100000"),
        ("a total of $2 million", "2000000"),
        ("¥2.095 billion", "2095000000"),
        ("half a million", "500000"),
        ("two and a half years", "2.5"),
        ("half of them", "0.5"),
        ("two dozen", "24"),
        ("a hundred schools", "100"),
        ("hundreds of schools", "100"),
        ("three quarters of them", "0.75"),
        ("3.5 percent", "3.5"),
        ("a change of −3", "-3"),
        ("two\nmillion", "2000000"),
        ("received 2000 trainees", "2000"),
        ("about 2000", "2000"),
        ("a three-year course", "3"),
    ],
)
def test_a_number_has_its_value_in_whole_units(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "1 August 2024", "February 2022", "in fiscal year 2004", "FY2001", "from 1992 to 2023",
        "since 1993", "the 20th anniversary", "the twenty-first century", "the G7", "Part II",
        "fiscal year 2022–23", "fiscal years 2022-23 to 2024-25",
        "Featured Project 10", "no one", "one of them", "the first", "mid-2024", "2004–05",
        "page 44", "notes 27 and 31", "item 1", "item 1 (2)", "items 2 and 3", "item 1(2)",
        "COVID-19", "the 1990s", "the 2024 talks",
        "2 and 3 July 2024",
        "https://example.org/12/of/34", "it is not zero", "at 10:30",
    ],
)  # fmt: skip
def test_dates_labels_and_ordinals_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_in_another_language_digits_are_read_and_words_are_not() -> None:
    text = "Am 1. August 2024 kamen 1.200 Menschen aus zwei Orten."
    assert values(text, "de") == [("1.200", Decimal(1200))]


def test_a_count_in_brackets_that_is_no_label_is_a_number() -> None:
    assert values("boats (2)") == [("2", Decimal(2))]
