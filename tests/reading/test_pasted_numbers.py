"""Numbers as people paste them: the value that they mean, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.reading.pasted_numbers import kanji_number, read_pasted_number
from oda_reports.records.field_types import plain
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Qualifier

KANJI = "〇一二三四五六七八九"
PARTS = st.integers(0, 9999)


def value_of(text: str, *, money: bool = False) -> str | None:
    found = read_pasted_number(text, money=money)
    return found.written if found and found.sure else None


def below_10_000_in_kanji(number: int) -> str:
    told = ""
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        told += (KANJI[digit] if digit != 1 or not sign else "") + sign if digit else ""
    return told


@given(st.integers(0, 999), PARTS, PARTS, PARTS)
def test_every_amount_written_by_powers_of_ten_thousand_is_that_amount(
    trillions: int, hundred_millions: int, ten_thousands: int, ones: int
) -> None:
    parts = ((trillions, "兆"), (hundred_millions, "億"), (ten_thousands, "万"), (ones, ""))
    value = trillions * 10**12 + hundred_millions * 10**8 + ten_thousands * 10**4 + ones
    if not value // 10**4:
        return
    digits = "".join(f"{part}{sign}" for part, sign in parts if part)
    grouped = "".join(f"{part:,}{sign}" for part, sign in parts if part)
    kanji = "".join(f"{below_10_000_in_kanji(part)}{sign}" for part, sign in parts if part)
    wide = digits.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (digits, grouped, f"{digits}円", f"{wide} 円", kanji, f"約{grouped}円"):
        assert value_of(written) == str(value), written


@given(st.decimals("0.01", "9999", places=2), st.sampled_from([("億", 8), ("万", 4), ("百万", 6)]))
def test_every_amount_with_decimals_of_a_power_is_that_amount(
    number: Decimal, power: tuple[str, int]
) -> None:
    sign, exponent = power
    assert value_of(f"{number}{sign}円") == plain(number.scaleb(exponent))
    assert value_of(f"{number:,}{sign}円") == plain(number.scaleb(exponent))


@given(st.integers(0, 10**12))
def test_every_number_with_separators_is_that_number(number: int) -> None:
    for sign in (",", "'", "’", " ", "\u00a0", "\u202f", "\u2009"):
        assert value_of(f"{number:,}".replace(",", sign)) == str(number)
        assert value_of(f"{number:,}.5".replace(",", sign)) == f"{number}.5"
    assert value_of(f"−{number:,}") == ("-" if number else "") + str(number)
    assert value_of(f"¥{number:,}") == value_of(f"JPY {number:,}") == str(number)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("230.23億円", "23023000000"),
        ("1兆2,000億円", "1200000000000"),
        ("2,095百万円", "2095000000"),
        ("20億9,500万円", "2095000000"),
        ("3千人", "3000"),
        ("２，０９５", "2095"),
        ("2095,5", "2095.5"),
        ("2.095,50", "2095.50"),
        ("1.234.567", "1234567"),
        ("1 234,5", "1234.5"),
        ("4.9 %", "4.9"),
        ("4.90%", "4.90"),
        ("4.9％", "4.9"),
        ("2.095 billion", "2095000000"),
        ("USD 3.2m", "3200000"),
        ("3.2m USD", "3200000"),
        ("US$1.5 million", "1500000"),
        ("¥2.095bn", "2095000000"),
        ("▲1,234", "-1234"),
        ("-¥5", "-5"),
        ("500,-", "500"),
        ("1,200 people", "1200"),
    ],
)
def test_what_is_beyond_doubt_is_one_number(written: str, value: str) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("¥5,000", {the_unit("JPY"), the_unit("CNY")}),
        ("5,000円", {the_unit("JPY")}),
        ("5,000 manat", {the_unit("AZN"), the_unit("TMT")}),
        ("US$5", {the_unit("USD")}),
        ("5 %", {the_unit("percent")}),
        ("5人", {the_unit("persons")}),
        ("5", set()),
    ],
)
def test_the_words_beside_a_number_say_its_unit(written: str, units: set[Unit]) -> None:
    found = read_pasted_number(written)
    assert found and set(found.units) == units


def test_a_sign_of_many_currencies_means_any_of_them() -> None:
    found = read_pasted_number("$5")
    assert found and {the_unit("USD"), the_unit("SGD"), the_unit("FJD")} < set(found.units)


def test_the_units_of_a_report_are_known_beside_a_number() -> None:
    own = Unit("patients-a-month", "patient a month", "patients a month", symbol="pt/mo")
    for written in ("1,200 patients a month", "1,200 pt/mo"):
        found = read_pasted_number(written, own=(own,))
        assert found and (found.written, found.units) == ("1200", (own,))


@pytest.mark.parametrize(
    ("written", "hedge"),
    [
        ("約2,000人", Qualifier.ABOUT),
        ("約 2,000", Qualifier.ABOUT),
        ("2,000人以上", Qualifier.AT_LEAST),
        ("more than 800", Qualifier.MORE_THAN),
        ("up to ¥2,000", Qualifier.UP_TO),
        ("some 800 people", Qualifier.ABOUT),
        ("800", None),
    ],
)
def test_a_word_before_or_behind_is_a_hedge(written: str, hedge: Qualifier | None) -> None:
    found = read_pasted_number(written)
    assert found and found.hedge is hedge


def test_brackets_may_mean_a_minus() -> None:
    found = read_pasted_number("(1,234)")
    assert found and (found.written, found.sure) == ("-1234", False)


def test_a_letter_is_a_scale_beside_money_only() -> None:
    assert value_of("3.2m") is None
    assert value_of("3.2m", money=True) == "3200000"


@pytest.mark.parametrize(
    "written",
    ["", "ten", "5-10", "5 to 10", "2095,500", "1,23,456", "2.095e9", "3 apples", "about", "億",
     "1億2億", "3百2千", "5千 million", "1 2", "almost 800", "$5 EUR", "1" * 5000, "\u0301" * 5000,
     "9" * 16, "--5", "5..5"],
)  # fmt: skip
def test_what_is_none_or_could_be_two_is_not_guessed(written: str) -> None:
    assert value_of(written) is None


@given(st.text("0123456789,.' 十百千万億兆円%¥$-mbk約()", max_size=12))
def test_whatever_is_meant_is_a_number_of_the_records(written: str) -> None:
    found = read_pasted_number(written)
    if found:
        assert Decimal(found.written) == found.value


@pytest.mark.parametrize(("written", "value"), [("二千十九", 2019), ("二〇一九", 2019), ("十", 10)])
def test_numbers_in_kanji_are_read_by_powers_or_by_digits(written: str, value: int) -> None:
    assert kanji_number(written) == value
