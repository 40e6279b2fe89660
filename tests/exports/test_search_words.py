"""The words of a text, as a search compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.exports.search_words import indexed_words, words_of

TAKEN_APART = {
    "Persons with Disabilities": ["persons", "with", "disabilities"],
    "São Lúcio, Türkiye": ["sao", "lucio", "turkiye"],
    "Japan’s O'zbekiston, Oʻzbekiston": ["japan", "ozbekiston", "ozbekiston"],
    "Nagorno-Karabakh": ["nagorno", "karabakh"],
    "US$238.66 million in 2023.": ["us", "238.66", "million", "in", "2023"],
    "39,245 of 1,000,000; 2,5": ["39245", "of", "1000000", "2,5"],
    "FY2024 G7 a 9": ["fy2024", "g7", "9"],
    "Кыргызстан Йод": ["кыргызстан", "иод"],
    "საქართველო Հայաստան": ["საქართველო", "հայաստան"],
    "أرمينيا": ["ارمينيا"],
    "キルギス共和国": ["キル", "ルギ", "ギス", "ス共", "共和", "和国"],
    "ｷﾙｷﾞｽ２０２４年": ["キル", "ルギ", "ギス", "2024", "年"],
    "道 JICA事務所": ["道", "jica", "事務", "務所"],
}


@pytest.mark.parametrize("text", TAKEN_APART)
def test_a_text_is_taken_apart_into_words(text: str) -> None:
    assert list(words_of(text)) == TAKEN_APART[text]


def test_a_sign_that_no_other_follows_can_be_looked_up_alone() -> None:
    assert indexed_words("共和国 Kyrgyz") == {"共和", "和国", "国", "kyrgyz"}


@given(st.text())
def test_words_in_capitals_and_in_small_letters_are_the_same(text: str) -> None:
    assert list(words_of(text.lower())) == list(words_of(text))
    assert all(word == word.lower() for word in words_of(text))
