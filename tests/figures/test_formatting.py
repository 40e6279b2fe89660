"""Numbers, money and dates in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import figure, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter, counting_of, two_letter_code
from oda_reports.records.field_types import plain
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.units import Unit, currency_codes
from oda_reports.records.vocabulary import NamedAfter, Qualifier, Scale, ValueState, WrittenAs

ENGLISH = Formatter("en", {the_unit("USD"): "US$", the_unit("JPY"): "¥"})
NUMBERS = st.decimals(-(10**12), 10**12, places=2)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("13220", "13220"),
        ("2000000.00", "2000000"),
        ("-1904000.000", "-1904000"),
        ("0.50", "0.5"),
        ("0", "0"),
        ("100", "100"),
        ("2E+6", "2000000"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_program_reads_a_number_without_exponent_and_empty_decimals(
    value: str, written: str
) -> None:
    assert plain(Decimal(value)) == written


@given(NUMBERS)
def test_a_number_for_programs_keeps_its_value(value: Decimal) -> None:
    assert Decimal(plain(value)) == value


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("2095000000", the_unit("JPY"), "¥2.095\xa0billion"),
        ("2000000", the_unit("USD"), "US$2\xa0million"),
        ("1300000000", the_unit("JPY"), "¥1.3\xa0billion"),
        ("812500", the_unit("USD"), "US$812,500"),
        ("999999.99", the_unit("USD"), "US$999,999.99"),
        ("-2000000", the_unit("USD"), "−US$2\xa0million"),
        ("-5.5", the_unit("USD"), "−US$5.50"),
        ("0", the_unit("USD"), "US$0"),
    ],
)
def test_money_is_written_in_words_with_a_space_that_does_not_break(
    value: str, unit: Unit, written: str
) -> None:
    assert ENGLISH.money(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2095400000", "US$2,095.4\xa0million"),
        ("1234567890", "US$1,234,567,890"),
        ("1234567", "US$1,234,567"),
        ("1000000000000", "US$1,000\xa0billion"),
    ],
)
def test_money_is_not_rounded_to_fit_a_word(value: str, written: str) -> None:
    assert ENGLISH.money(Decimal(value), the_unit("USD")) == written


@given(NUMBERS)
def test_money_says_the_whole_amount(value: Decimal) -> None:
    words = (
        ENGLISH.money(value, the_unit("USD")).replace("−", "-").replace("US$", "").replace(",", "")
    )
    number, _, scale = words.partition("\xa0")
    factor = {"": 1, "million": 10**6, "billion": 10**9}[scale]
    assert Decimal(number) * factor == value


def test_money_is_rounded_where_decimals_are_asked_for() -> None:
    assert ENGLISH.money(Decimal(2095432100), the_unit("JPY"), 1) == "¥2.1\xa0billion"


def test_a_currency_without_a_symbol_of_the_report_has_that_of_the_language() -> None:
    assert Formatter("en").symbol(the_unit("EUR")) == "€"
    assert Formatter("en", {the_unit("EUR"): "EUR "}).money(Decimal(5), the_unit("EUR")) == "EUR 5"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [("13220", 0, "13,220"), ("-1904", 0, "−1,904"), ("0.4", 2, "0.40"), ("1.005", 2, "1.01")],
)
def test_a_number_has_the_separators_of_the_language(
    value: str, decimals: int, written: str
) -> None:
    assert ENGLISH.number(Decimal(value), decimals) == written


def test_another_language_has_separators_of_its_own() -> None:
    assert Formatter("de").number(Decimal("13220.5"), 1) == "13.220,5"


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        (Qualifier.APPROXIMATELY, "approximately 800"),
        (Qualifier.ABOUT, "about 800"),
        (Qualifier.MORE_THAN, "more than 800"),
        (Qualifier.AT_LEAST, "at least 800"),
        (Qualifier.LESS_THAN, "less than 800"),
        (Qualifier.UP_TO, "up to 800"),
        (None, "800"),
    ],
)
def test_a_figure_keeps_the_qualifier_of_its_source(
    qualifier: Qualifier | None, words: str
) -> None:
    assert ENGLISH.figure(figure("800", qualifier=qualifier)) == words


@pytest.mark.parametrize(
    ("value", "more", "words"),
    [
        ("-1904000", {"scale": Scale.MILLION, "decimals": 2}, "−US$1.90\xa0million"),
        ("11260000", {"scale": Scale.MILLION, "decimals": 2}, "US$11.26\xa0million"),
        ("1500", {"scale": Scale.ONE}, "US$1,500"),
        ("2000000", {"qualifier": Qualifier.UP_TO}, "up to US$2\xa0million"),
        ("-400000", {}, "−US$400,000"),
    ],
)
def test_money_in_running_text_has_sign_symbol_number_and_scale(
    value: str, more: dict[str, Any], words: str
) -> None:
    assert ENGLISH.figure(figure(value, the_unit("USD"), **more)) == words


@pytest.mark.parametrize(
    ("value", "more", "words"),
    [
        ("2.3E+6", {"scale": Scale.MILLION, "decimals": 2}, "about US$2.3\xa0million"),
        ("5E+6", {"scale": Scale.MILLION, "decimals": 2}, "about US$5\xa0million"),
        ("5.0E+6", {"scale": Scale.MILLION, "decimals": 2}, "about US$5.0\xa0million"),
        ("2.347E+6", {"scale": Scale.MILLION, "decimals": 2}, "about US$2.35\xa0million"),
    ],
)
def test_a_hedged_number_has_no_more_digits_than_its_source(
    value: str, more: dict[str, Any], words: str
) -> None:
    hedged = figure(value, the_unit("USD"), qualifier=Qualifier.ABOUT, **more)
    assert ENGLISH.figure(hedged) == words
    firm = figure("5000000", the_unit("USD"), scale=Scale.MILLION, decimals=2)
    assert ENGLISH.figure(firm) == "US$5.00\xa0million", "what is exact is written to its digits"


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        ("14.009", Qualifier.MORE_THAN, "14.00"),
        ("14.009", Qualifier.AT_LEAST, "14.00"),
        ("14.001", Qualifier.UP_TO, "14.01"),
        ("0.006", Qualifier.LESS_THAN, "0.01"),
        ("-14.009", Qualifier.MORE_THAN, "−14.01"),
        ("14.009", Qualifier.ABOUT, "14.01"),
    ],
)
def test_a_limit_stays_true_when_it_is_rounded(
    value: str, qualifier: Qualifier, words: str
) -> None:
    limit = figure(value, the_unit("percent"), decimals=2, qualifier=qualifier)
    assert ENGLISH.cell(limit) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.004", "0.004"),
        ("-0.0004", "−0.0004"),
        ("0", "0.00"),
        ("0.005", "0.01"),
        ("0.016", "0.02"),
    ],
)
def test_what_is_not_nothing_is_not_written_as_nothing(value: str, words: str) -> None:
    assert ENGLISH.cell(figure(value, the_unit("percent"), decimals=2)) == words


def test_a_half_is_rounded_up_as_readers_do() -> None:
    for value, words in (("41.25", "41.3"), ("41.35", "41.4"), ("-21.25", "−21.3")):
        assert ENGLISH.cell(figure(value, the_unit("percent"), decimals=1)) == words


def test_a_share_is_followed_by_percent() -> None:
    less = figure("3.5", the_unit("percent"), decimals=1, qualifier=Qualifier.LESS_THAN)
    assert ENGLISH.figure(less) == "less than 3.5\xa0percent"


@pytest.mark.parametrize(
    ("state", "words", "cell"),
    [
        (ValueState.NIL, "nil", "nil"),
        (ValueState.NOT_REPORTED, "not reported", "–"),
        (ValueState.NOT_YET_SET, "not yet set", "not yet set"),
    ],
)
def test_nothing_is_said_in_three_ways(state: ValueState, words: str, cell: str) -> None:
    none = figure(None, the_unit("USD"), state=state, qualifier=Qualifier.UP_TO)
    assert (ENGLISH.figure(none), ENGLISH.cell(none)) == (words, cell)


def test_zero_is_zero_in_a_table() -> None:
    assert ENGLISH.cell(figure("0", the_unit("USD"), scale=Scale.MILLION, decimals=2)) == "0.00"


def test_a_table_has_the_number_alone_in_the_scale_of_its_statistic() -> None:
    scaled = figure("-7848047", the_unit("USD"), scale=Scale.MILLION, decimals=2)
    assert ENGLISH.cell(scaled) == "−7.85"
    assert ENGLISH.unit(scaled) == "US$ million"
    assert ENGLISH.unit(figure("1")) == "persons"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024", "2024"),
        ("2024-07", "July 2024"),
        ("2024-07-02", "2 July 2024"),
        ("FY2021", "fiscal year 2021"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: str, words: str) -> None:
    assert ENGLISH.date(PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("rule", "date", "words"),
    [
        (FiscalYear(4), "FY2004-05", "fiscal year 2004"),
        (FiscalYear(1), "FY2005", "2005"),
        (FiscalYear(10, NamedAfter.END), "FY2005", "fiscal year 2005"),
        (FiscalYear(10, NamedAfter.END), "FY2004-05", "fiscal year 2005"),
        (FiscalYear(4, NamedAfter.START, WrittenAs.SPAN), "FY2004", "fiscal year 2004–05"),
        (FiscalYear(7, NamedAfter.END, WrittenAs.SPAN), "FY2005", "fiscal year 2004–05"),
    ],
)
def test_a_fiscal_year_is_written_as_its_rule_has_it(
    rule: FiscalYear, date: str, words: str
) -> None:
    assert ENGLISH.date(PartialDate.parse(date, rule)) == words


def test_a_fiscal_year_that_is_counted_otherwise_than_the_report_s_says_its_months() -> None:
    ours, theirs = FiscalYear(10, NamedAfter.END), FiscalYear(7, NamedAfter.END)
    report = Formatter(fiscal_year=ours)
    assert report.date(PartialDate.parse("FY2023", ours)) == "fiscal year 2023"
    assert report.date(PartialDate.parse("FY2023", theirs)) == (
        "fiscal year 2023 (July 2022 to June 2023)"
    )


def test_how_fiscal_years_are_counted_is_said_in_words() -> None:
    assert counting_of(FiscalYear(7, NamedAfter.END)) == (
        "Fiscal years, July to June, named after the year in which they end"
    )
    assert counting_of(FiscalYear(4, written=WrittenAs.SPAN)) == "Fiscal years, April to March"


def test_a_date_is_written_in_the_language_of_the_report() -> None:
    assert Formatter("fr").date(PartialDate.parse("2024-07-02")) == "2 juillet 2024"


def test_a_language_with_a_country_is_known() -> None:
    assert Formatter("pt-BR").date(PartialDate.parse("2024-07")) == "julho de 2024"


@pytest.mark.parametrize(
    ("value", "currency", "written"),
    [
        ("1234.5678", "USD", "US$1,234.5678"),
        ("1234.5", "USD", "US$1,234.50"),
        ("1234.00", "USD", "US$1,234"),
        ("1234", "JPY", "¥1,234"),
        ("1234.5", "JPY", "¥1,234.5"),
        ("1234.5", "KWD", "KWD\xa01,234.500"),
        ("1234.25", "CHF", "CHF\xa01,234.25"),
        ("2500000", "XOF", "F\u202fCFA\xa02.5\xa0million"),
        ("1234", "DEM", "DEM\xa01,234"),
        ("-5", "KZT", "−KZT\xa05"),
    ],
)
def test_money_below_a_million_has_the_decimals_of_its_currency_and_all_of_its_record(
    value: str, currency: str, written: str
) -> None:
    assert ENGLISH.money(Decimal(value), the_unit(currency)) == written


@given(st.sampled_from(sorted(currency_codes())), st.decimals(0, 999999, places=4))
def test_the_money_of_every_currency_can_be_read_again(code: str, value: Decimal) -> None:
    unit = the_unit(code)
    written = ENGLISH.money(value, unit)
    number = written.removeprefix(ENGLISH.symbol(unit)).strip("\xa0")
    assert Decimal(number.replace(",", "")) == value
    assert len(number.partition(".")[2]) in (0, *range(unit.decimals, 5))


@pytest.mark.parametrize(
    ("value", "code", "written"),
    [("1", "schools", "school"), ("2", "schools", "schools"), ("1.5", "hours", "hours"),
     ("1", "USD", "US dollar"), ("5", "JPY", "Japanese yen"), ("3", "DEM", "German marks")],
)  # fmt: skip
def test_so_many_of_a_unit_have_a_name(value: str, code: str, written: str) -> None:
    assert ENGLISH.named(the_unit(code), Decimal(value)) == written


def test_money_has_its_name_in_the_language_of_the_report() -> None:
    assert Formatter("fr").named(the_unit("JPY"), Decimal(5)) == "yens japonais"


def test_a_unit_with_a_symbol_is_written_with_it() -> None:
    power = Unit("mwp", "megawatt at peak", "megawatts at peak", symbol="MWp")
    assert ENGLISH.figure(figure("1200", power)) == "1,200\xa0MWp"
    assert ENGLISH.figure(figure("12.5", power, decimals=1)) == "12.5\xa0MWp"
    assert ENGLISH.figure(figure(None, power, state=ValueState.NOT_REPORTED)) == "not reported"
    assert ENGLISH.unit(figure("12", power)) == "megawatts at peak"


def test_a_country_has_the_code_of_two_letters_of_its_three() -> None:
    assert two_letter_code("TJK") == "TJ"
    assert two_letter_code("XYZ") is None


RANGE: dict[str, Any] = {"low": Decimal(1_250_000), "high": Decimal(1_750_000)}


@pytest.mark.parametrize(
    ("value", "fields", "written", "cell", "exact"),
    [
        (None, {}, "1,250,000 to 1,750,000", "1,250,000 to 1,750,000", ""),
        (1_500_000, {}, "1,500,000 (1,250,000 to 1,750,000)",
         "1,500,000 (1,250,000 to 1,750,000)", ""),
        (None, {"qualifier": Qualifier.ABOUT}, "about 1,250,000 to 1,750,000",
         "1,250,000 to 1,750,000", ""),
        (None, {"unit": the_unit("USD"), "scale": Scale.MILLION, "decimals": 1},
         "US$1.3\u00a0million to US$1.8\u00a0million", "1.3 to 1.8",
         "1,250,000 to 1,750,000 US dollars"),
    ],
)  # fmt: skip
def test_a_range_is_written_with_both_ends(
    value: int | None, fields: dict[str, Any], written: str, cell: str, exact: str
) -> None:
    one = figure(value, **RANGE, **fields)
    assert (ENGLISH.figure(one), ENGLISH.cell(one), ENGLISH.exact(one)) == (written, cell, exact)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (figure(5, qualifier=Qualifier.ABOUT), "about 5 persons"),
        (figure(5, the_unit("USD")), "US$5"),
        (figure(5, the_unit("percent")), "5\u00a0percent"),
        (figure(None, state=ValueState.NIL), "nil (persons)"),
        (figure(None, the_unit("USD"), state=ValueState.WITHHELD), "withheld (US dollars)"),
    ],
)
def test_away_from_its_label_a_figure_says_what_it_counts(one: Figure, words: str) -> None:
    assert ENGLISH.counted(one) == words


def test_things_that_only_their_label_names_are_counted_without_a_unit() -> None:
    assert ENGLISH.counted(figure(4, the_unit("items"))) == "4"
    assert ENGLISH.counted(figure(4, the_unit("schools"))) == "4 schools"
    assert ENGLISH.counted(figure(None, the_unit("items"), state=ValueState.WITHHELD)) == "withheld"
