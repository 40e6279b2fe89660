"""What is said of a number that is not written as one, by what the record says of it."""

from __future__ import annotations

from typing import Any

import pytest
from oda_reports.problems.problem import Loc
from oda_reports.reading.number_words import number_words
from oda_reports.reading.refused_values import Refused, Words
from oda_reports.records.model import Model
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic


def said_of(value: object, model: type[Model], record: Any, loc: Loc, kind: str = "E204") -> Words:
    return number_words(Refused(kind, "is wrong", value, str(value), model, loc, {}, record))


def of_amount(value: str, **fields: str) -> Words:
    record = {"amounts": {"a": {"value": value, **fields}}}
    return said_of(value, Project, record, ("amounts", "a", "value"))


def of_result(value: str, unit: str, **fields: str) -> Words:
    record = {"results": {"a": {"value": value, "unit": unit, **fields}}}
    return said_of(value, Project, record, ("results", "a", "value"))


def of_statistic(value: str, unit: str, scale: str = "one") -> Words:
    record = {"unit": unit, "scale": scale, "observations": [{"value": value}]}
    return said_of(value, Statistic, record, ("observations", 0, "value"))


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (of_amount("¥2,095,000,000", currency="JPY"), "2095000000"),
        (of_amount("¥2,095,000,000", currency="yen"), "2095000000"),
        (of_amount("¥5,000", currency="CNY"), "5000"),
        (of_amount("up to 5,000", currency="USD", qualifier="up-to"), "5000"),
        (of_amount("-5,000", currency="USD", flow="repayment"), "-5000"),
        (of_result("1,200人", "persons"), "1200"),
        (of_result("3.5 km", "kilometres"), "3.5"),
        (of_statistic("4.9 %", "percent"), "4.9"),
        (of_statistic("2.095 billion", "JPY", "million"), "2095"),
        (of_statistic("2,095百万円", "JPY", "million"), "2095"),
        (of_statistic("230.23億円", "JPY", "billion"), "23.023"),
        (of_statistic("US$5", "USD", "million"), "5"),
    ],
)
def test_a_value_that_agrees_with_its_record_is_beyond_doubt(words: Words, instead: str) -> None:
    assert (words.instead, words.safe, words.lines) == (instead, True, ())
    assert instead in words.help


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (of_amount("5,000円"), (("currency", "JPY"),)),
        (of_amount("€5"), (("currency", "EUR"),)),
        (of_result("about 800", "persons"), (("qualifier", "about"),)),
        (of_amount("about 5 million", currency="USD"), (("qualifier", "about"),)),
        (of_amount("up to 2,095,000", currency="JPY"), (("qualifier", "up-to"),)),
        (of_result("800人以上", "persons"), (("qualifier", "at-least"),)),
        (of_result("about 800", "persons", qualifier="about"), ()),
    ],
)
def test_what_the_record_does_not_say_yet_is_said_in_a_line(
    words: Words, lines: tuple[tuple[str, str], ...]
) -> None:
    assert words.instead and words.safe
    assert words.lines == lines


@pytest.mark.parametrize(
    ("words", "help"),
    [
        (of_amount("US$5", currency="JPY"), "the value says USD, and 'currency' says JPY"),
        (of_result("5%", "persons"), "the value says percent, and 'unit' says persons"),
        (of_amount("$5"), "write 5, and 'currency' in a line of its own: its ISO"),
        (of_amount("-5", currency="USD"), "it must not be below zero"),
        (of_result("13,5", "schools"), "schools can only be a whole number"),
        (of_amount("€1.234", currency="EUR"), "write 1.234 or 1234, whichever is meant"),
        (of_statistic("$5,000,000", "USD", "million"), "the values here are in million: write 5"),
        (of_result("about 5", "persons", qualifier="up-to"), "write the number alone, and say in"),
        (of_result("10 to 5", "persons"), "this is a range: write its ends in two lines"),
        (of_result("5-10%", "persons"), "the value says percent, and 'unit' says persons"),
        (of_result("2.1E+09", "persons"), "a spreadsheet has shortened it"),
        (of_result("2095,500", "persons"), "the comma may stand before decimals or between"),
        (of_statistic("n/a", "persons"), "leave the line out where the source prints no value"),
        (of_result("many", "persons"), "write all the digits"),
        (of_result("007", "persons"), "write the number without zeros before it"),
    ],
)
def test_what_cannot_be_known_is_named_and_not_guessed(words: Words, help: str) -> None:
    assert words.instead is None
    assert words.help.startswith(help)


def test_a_hedge_that_has_no_line_of_its_own_is_not_lost_unasked() -> None:
    words = said_of("about 2020", Statistic, {}, ("price_year",), "int_type")
    assert (words.instead, words.safe) == ("2020", False)
    assert words.help == "write the number alone, and 'about' in the note"


@pytest.mark.parametrize(
    ("words", "low", "lines"),
    [
        (of_result("40-60", "items"), "40", (("high", "60"),)),
        (of_result("between 1,200 and 1,500", "persons"), "1200", (("high", "1500"),)),
        (of_result("40〜60人", "persons"), "40", (("high", "60"),)),
        (of_amount("2–3 million", currency="EUR"), "2000000", (("high", "3000000"),)),
        (of_amount("€2m to €3m"), "2000000", (("high", "3000000"), ("currency", "EUR"))),
        (
            of_amount("10億円から20億円まで", currency="JPY"),
            "1000000000",
            (("high", "2000000000"),),
        ),
        (of_statistic("2-3 billion", "USD", "million"), "2000", (("high", "3000"),)),
    ],
)
def test_a_range_becomes_its_two_ends(
    words: Words, low: str, lines: tuple[tuple[str, str], ...]
) -> None:
    assert (words.renamed, words.instead, words.lines) == ("low", low, lines)
    assert not words.safe
    assert words.help.startswith(f"this is a range: write low: {low} and high: {lines[0][1]}")


def test_where_there_is_one_number_alone_a_range_is_told_in_a_note() -> None:
    record = {"unit": "items", "series": [{"values": {"2020": "5-10"}}]}
    words = said_of("5-10", Statistic, record, ("series", 0, "values", "2020"))
    assert words.instead is None
    assert words.help.startswith("this is a range: write one end, with a qualifier")


def test_a_minus_in_brackets_is_asked_about() -> None:
    words = of_statistic("(1,234)", "USD")
    assert (words.instead, words.safe) == ("-1234", False)


@pytest.mark.parametrize(
    ("value", "instead"), [("2020年", None), ("２０２０", "2020"), ("2,020", "2020"), (1.5, None)]
)
def test_a_whole_number_has_its_own_message(value: object, instead: str | None) -> None:
    words = said_of(value, Statistic, {}, ("price_year",), "int_type")
    assert (words.message, words.instead) == ("must be a whole number", instead)


def test_the_unit_of_an_equivalent_is_its_own() -> None:
    record = {"amounts": {"a": {"currency": "JPY", "equivalents": [{"value": "$5 million"}]}}}
    way: Loc = ("amounts", "a", "equivalents", 0)
    words = said_of("$5 million", Project, record, (*way, "value"))
    assert "in a line of its own: its ISO 4217 code" in words.help
    rate = said_of("145 yen", Project, record, (*way, "rate"))
    assert (rate.instead, rate.help) == (None, "write the number alone, without JPY")


def test_a_rate_of_interest_in_words_has_a_line_of_its_own() -> None:
    record = {"amounts": {"a": {"terms": {"interest": "LIBOR + 1"}}}}
    words = said_of("LIBOR + 1", Project, record, ("amounts", "a", "terms", "interest"))
    assert words.help == (
        "what is no fixed number stands in a line of its own: interest_formula, in words"
    )


@pytest.mark.parametrize(
    ("value", "help"),
    [
        ("2095000¹", "¹ looks like the mark of a note: leave it out if it is one"),
        ("214②", "② looks like the mark of a note: leave it out if it is one"),
        ("145\t130", "two numbers stand here, as from two cells of a table: keep one"),
        ("2,095 Mio. €", "the comma may stand before decimals or between thousands: write all"),
    ],
)
def test_what_may_be_no_digit_of_the_number_is_not_made_one(value: str, help: str) -> None:
    words = of_amount(value, currency="EUR")
    assert words.help.startswith(help)
    assert (words.instead, words.safe) == (None, False)


def test_a_comma_before_one_digit_has_one_meaning() -> None:
    assert of_amount("3,5 Mio. €", currency="EUR").instead == "3500000"
