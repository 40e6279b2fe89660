"""Labels, ordinals and days of other languages are no numbers of anything."""

from __future__ import annotations

import pytest
from oda_reports.rules.prose_numbers import Sort, read_numbers


def sorts(text: str, language: str) -> dict[str, Sort]:
    return {number.written: number.sort for number in read_numbers(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "page 12, tableau 3, annexe 2, chapitre 4, article 5, n° 14, l’ODD 6"),
        ("de", "Seite 12, Tabelle 3, S. 4, Nr. 5"),
        ("es", "página 12, artículo 5, N.º 3"),
        ("ru", "страница 12, № 3"),
        ("ja", "12ページ、表3、20世紀"),
    ],
)
def test_what_a_label_counts_is_nothing(language: str, text: str) -> None:
    found = sorts(text, language)
    assert len(found) >= 2
    assert set(found.values()) <= {Sort.LABEL, Sort.ORDINAL}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "1er semestre, la 2e phase, 3ème rang"),
        ("hu", "12. oldalt, 3. táblázatot, 20. században"),
        ("es", "el 2.º año"),
        ("de", "im 20. jahr"),
    ],
)
def test_which_of_several_something_is_is_told_by_what_stands_behind_it(
    language: str, text: str
) -> None:
    assert set(sorts(text, language).values()) == {Sort.ORDINAL}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le 1er mars 2021, du 3 au 5 mars 2021, à 10 h 30"),
        ("hu", "2022. szeptember 5-én, szeptember 5-i ülés, 2022.09.05. és 2022. 09. 05."),
        ("ja", "午前10時30分"),
    ],
)
def test_a_day_or_an_hour_in_a_sentence_is_a_date(language: str, text: str) -> None:
    assert set(sorts(text, language).values()) == {Sort.DATE}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("hu", "2021-ben 410-en haltak meg", "410"),
        ("fr", "en 2021. 12 500 foyers", "12 500"),
        ("de", "Tabelle 3, 12 Schulen", "12"),
        ("fr", "couvre ½ du coût", "½"),
        ("en", "2½ million of it", "2½"),
    ],
)
def test_a_number_beside_a_label_or_a_year_stays_one(language: str, text: str, number: str) -> None:
    assert sorts(text, language)[number] is Sort.NUMBER


def test_a_long_line_of_days_and_labels_is_read_at_once() -> None:
    for part in ("3 au ", "page ", "1er ", "12. ", "½"):
        for language in ("fr", "hu"):
            read_numbers(part * 4_000, language)
