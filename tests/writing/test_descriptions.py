"""What a page says first, in plain words."""

from __future__ import annotations

import pytest
from oda_reports.writing.descriptions import (
    describe_page,
    describe_text,
    shorten,
    whole_sentences,
)


def lead(html: str) -> str:
    return f'# T\n\n<div class="oda-prose oda-lead">\n{html}\n</div>\n\n<p>More.</p>'


def test_a_page_is_described_by_its_lead_without_its_marks() -> None:
    html = (
        '<p>It trained <data class="oda-figure">202</data>'
        '<a class="oda-ref" href="#">[1]</a> &amp; <em>more</em> people.</p>'
    )
    assert describe_page(lead(html)) == "It trained 202 & more people."


def test_a_page_without_a_lead_has_no_description_of_its_own() -> None:
    assert describe_page("# Title\n\n<p>Text.</p>") == ""


def test_a_page_that_is_written_by_hand_is_described_by_its_first_paragraph() -> None:
    text = (
        "# Title\n\n<!-- Made by a program. \n\nNot to be read. -->\n\n| a | b |\n|---|---|\n\n"
        "For **whoever** reads:\n[the way](index.md) with `oda check`.\n\nAnother paragraph."
    )
    assert describe_text(text) == "For whoever reads: the way with oda check."
    assert describe_text("# Title\n") == ""


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("One two. Three four. Five.", 22, "One two. Three four."),
        ("One two. Three four.", 20, "One two. Three four."),
        ("It cost US$2.5 m in the U.S. Fund. Then more.", 36, "It cost US$2.5 m in the U.S. Fund."),
        ("Words without any end at all", 15, "Words without…"),
        ("", 15, ""),
    ],
)  # fmt: skip
def test_whole_sentences_are_kept_and_a_longer_one_is_cut(text: str, limit: int, kept: str) -> None:
    assert whole_sentences(text, limit) == kept


def test_a_text_is_shortened_between_words() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"
