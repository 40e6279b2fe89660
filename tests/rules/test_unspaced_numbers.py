"""Numbers in languages that put no space before them: each is found, and dates are dates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from oda_reports.rules.prose_numbers import Sort, read_numbers


@pytest.mark.parametrize(
    ("language", "text", "written", "value"),
    [
        ("ja", "援助は20億円です", "20億", "2000000000"),
        ("ja", "供与額20億9,500万円", "20億9,500万", "2095000000"),
        ("ja", "研修員2,310人を受け入れた", "2,310", "2310"),
        ("ja", "専門家３００人", "３００", "300"),
        ("ja", "二千三百十人", "二千三百十", "2310"),
        ("ja", "2023人の研修員", "2023", "2023"),
        ("ja", "約50％", "50％", "50"),
        ("ja", "JICAは¥20億を", "¥20億", "2000000000"),
        ("ja", "3か月間", "3", "3"),
        ("zh", "向3個国家", "3", "3"),
        ("zh", "提供2.5亿元", "2.5亿", "250000000"),
        ("ko", "20억 9,500만 원을", "20억 9,500만", "2095000000"),
        ("ko", "약2,310명에게", "2,310", "2310"),
        ("th", "และ40คน", "40", "40"),
        ("ar", "تدريب ٣٠٠ شخص", "٣٠٠", "300"),
        ("en", "３００ people came", "３００", "300"),
        ("es", "llegaron 300 personas", "300", "300"),
    ],
)
def test_a_number_is_found_where_it_touches_letters(
    language: str, text: str, written: str, value: str
) -> None:
    (number,) = read_numbers(text, language)
    assert (number.sort, number.written) == (Sort.NUMBER, written)
    assert number.value == Decimal(value)
    assert text[number.start : number.end] == written


@pytest.mark.parametrize(
    ("language", "text", "sorts"),
    [
        ("ja", "1993年から2023年5月3日まで", [Sort.DATE, Sort.DATE]),
        ("ja", "令和5年度、平成元年", [Sort.DATE, Sort.DATE]),
        ("ja", "二〇二三年十一月二十日", [Sort.DATE, Sort.DATE]),
        ("ja", "2018～2023年、2023年度", [Sort.DATE, Sort.DATE]),
        ("ja", "５月３日", [Sort.DATE]),
        ("ja", "第4回と第十回", [Sort.ORDINAL, Sort.ORDINAL]),
        ("ja", "Ａ４用紙とG7諸国", [Sort.LABEL, Sort.LABEL]),
        ("ja", "十分な支援を三国に、一部は万一、千葉県", []),
        ("ko", "2023년 5월 3일, 제4차", [Sort.DATE, Sort.ORDINAL]),
        ("hu", "2023. december 19. és 2024. május", [Sort.DATE, Sort.DATE]),
        ("lt", "2023 m. gruodžio 19 d.", [Sort.DATE]),
        ("vi", "19 tháng 12, 2023", [Sort.DATE]),
        ("de", "am 12.05.2023 und 3. Mai", [Sort.DATE, Sort.DATE]),
        ("es", "12 de mayo de 2023, ISO-9 y A4", [Sort.DATE, Sort.LABEL, Sort.LABEL]),
    ],
)
def test_dates_and_labels_are_told_apart(language: str, text: str, sorts: list[Sort]) -> None:
    assert [number.sort for number in read_numbers(text, language)] == sorts


def test_a_long_line_without_spaces_is_read_at_once() -> None:
    for part in ("千", "3千", "a1", "三月", "第"):
        read_numbers(part * 40_000, "ja")
