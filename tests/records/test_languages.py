"""The languages in which a report can write its numbers and dates."""

from __future__ import annotations

from decimal import Decimal
from re import fullmatch

import pytest
from babel.localedata import locale_identifiers
from builders import the_unit
from oda_reports.figures.formatting import Formatter
from oda_reports.records.languages import (
    can_be_written,
    country_names,
    locale_of,
    runs_from_right,
)
from oda_reports.records.partial_dates import PartialDate


@pytest.mark.parametrize("language", ["en", "ja", "ky", "tg", "pt-BR", "ky-KG"])
def test_a_language_of_cldr_can_be_written(language: str) -> None:
    assert can_be_written(language)


@pytest.mark.parametrize("language", ["xx", "zz", "en-XX", "ja-US", "", "-"])
def test_a_code_that_is_no_language_cannot(language: str) -> None:
    assert not can_be_written(language)


def test_what_is_written_from_the_right_is_known() -> None:
    found = [language for language in ("ar", "en", "fa", "ky", "ug") if runs_from_right(language)]
    assert found == ["ar", "fa", "ug"]


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"), ("en-GB", "en_GB"), ("ja", "ja_JP"), ("pt-BR", "pt_BR"), ("ky", "ky_KG"),
        ("zh-Hant", "zh_TW"), ("eo", "eo"),
    ],
)  # fmt: skip
def test_a_language_is_named_with_the_country_that_it_is_written_in(
    language: str, locale: str
) -> None:
    assert locale_of(language) == locale


def test_numbers_and_dates_are_written_in_every_language_that_can_be() -> None:
    codes = (identifier.replace("_", "-") for identifier in locale_identifiers())
    languages = [code for code in codes if fullmatch("[a-z]{2}", code) and can_be_written(code)]
    written = set()
    for language in languages:
        formatter = Formatter(language)
        written.add(formatter.money(Decimal(2_500_000), the_unit("USD")))
        written.update(formatter.date(PartialDate.parse(day)) for day in ("2020-02", "2020-02-29"))
    assert len(written) > len(languages) > 150


def test_a_country_is_named_in_its_own_languages() -> None:
    assert {"Кыргызстан", "キルギス"} <= {*country_names("KG")}
    assert country_names("XX") == ()
