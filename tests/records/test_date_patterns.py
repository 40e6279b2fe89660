"""Days and months are found as any language writes them."""

from __future__ import annotations

import re

import pytest
from oda_reports.figures.formatting import Formatter
from oda_reports.records.date_patterns import date_expression
from oda_reports.records.partial_dates import PartialDate

LANGUAGES = [
    "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu",
    "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km",
    "ko", "ky", "lo", "lt", "lv", "mk", "mn", "ms", "mt", "my", "ne", "nl", "no", "pl", "pt", "ro",
    "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "tg", "th", "tr", "uk", "ur", "uz", "vi",
    "zh", "pt-BR", "zh-TW", "fr-CA", "de-AT",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_prints_as_a_date_is_one(language: str) -> None:
    dates = re.compile(date_expression(language), re.VERBOSE)
    formatter = Formatter(language, {})
    for month in range(1, 13):
        for date in (PartialDate(2023, month, 9 + month), PartialDate(2023, month)):
            written = formatter.date(date)
            found = dates.search(f"({written})")
            # What follows on the year belongs to it in some languages: 2024 m.
            assert found and found[0] in written
            assert not re.search("[0-9]", written.replace(found[0], ""))


@pytest.mark.parametrize("text", ["12.5.", "2023", "12", "5 2023", "mai", "le 3 au 5"])
def test_numbers_alone_are_no_date(text: str) -> None:
    assert not re.search(date_expression("fr"), text, re.VERBOSE)


def test_a_day_is_found_without_its_year() -> None:
    assert re.fullmatch(date_expression("fr"), "3 mai", re.VERBOSE)
    assert re.fullmatch(date_expression("de"), "3. Mai", re.VERBOSE)
