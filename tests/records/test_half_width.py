"""Wide signs and other scripts' digits become those of a Latin keyboard, place by place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.half_width import half_width


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("［［ａ］］　２，０９５．５％", "[[a]] 2,095.5%"),
        ("￥２０ ￡３ ￦４", "¥20 £3 ₩4"),
        ("٢٠٢٣ ۴۵ १२ ๓", "2023 45 12 3"),
        ("été – “words” ²", "été – “words” ²"),
        ("plain", "plain"),
    ],
)
def test_each_sign_becomes_the_one_it_stands_for(text: str, plain: str) -> None:
    assert half_width(text) == plain


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    plain = half_width(text)
    assert len(plain) == len(text)
    assert not any(sign.isdecimal() and not sign.isascii() for sign in plain)
    assert all(
        after == before or unicodedata.normalize("NFKC", before) == after or after in "¥£₩ "
        for before, after in zip(text, plain, strict=True)
        if not before.isdecimal()
    )
