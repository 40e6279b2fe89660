"""What an editor typed in a text that is not printed as meant; titles that are too long."""

from __future__ import annotations

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.rules.texts import (
    headings_have_room,
    headings_have_words,
    texts_are_plain_markdown,
    texts_hold_no_pictures,
)


def test_a_picture_does_not_stand_in_a_text() -> None:
    pages = {"home": "So: ![A pump](pump.png)", "methodology": "As code: `![A](b.png)`. Wow! [b]"}
    assert said(texts_hold_no_pictures, checking(texts=pages)) == [
        (
            "pages/home needle=![A pump](",
            "E313",
            "a picture cannot stand in a text",
            "put it under pictures: caption, credit, alt and file",
        )
    ]


@pytest.mark.parametrize("text", ["## ", "a\n\n#", "  ### ##", "######\t", "### A\n\n## "])
def test_a_heading_has_words(text: str) -> None:
    ((where, code, message, _),) = said(headings_have_words, checking(texts={"home": text}))
    assert (where.split()[0], code, message) == ("pages/home", "E144", "this heading has no words")


def test_a_heading_without_words_is_told_where_it_stands_and_not_where_the_signs_stand_first() -> (
    None
):
    text = "### A\n\n## B\n\n## \n"
    (where,) = places(headings_have_words, checking(texts={"home": text}))
    assert where == "pages/home needle=## skip=3"


@pytest.mark.parametrize(
    "text", ["## A", "#hash", "    ## ", "`## `", "```\n## \n```", "a #", "#######"]
)
def test_what_is_no_heading_or_has_words_is_let_be(text: str) -> None:
    assert places(headings_have_words, checking(texts={"home": text})) == []


def test_a_mark_of_exclamation_before_a_reference_is_no_picture() -> None:
    texts = {"home": "Wow![[oda/one]] Wow![@review] Wow![^1]"}
    assert places(texts_hold_no_pictures, checking(texts=texts)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>bold</b> word", ["<b>"]),
        ("an end </b> alone", ["</b>"]),
        ("{{ x }} and {% y %}", ["{{", "{%"]),
        ("<i>a</i> and <i>b</i>", ["<i>"]),
        ("a\n!!! note", ["!!!"]),
        ("??? note", ["???"]),
        ("a !!! b ??? c", []),
        ("{: .wide } {#it}", ["{: .w", "{#"]),
        ("<https://example.org/a> and 3 < 4 {or} so", []),
        ("<!-- hidden -->", ["<!--"]),
        ("code `<b>`", []),
    ],
)
def test_what_is_no_plain_markdown_is_told_once(text: str, found: list[str]) -> None:
    looked_at = checking(texts={"home": text})
    assert said(texts_are_plain_markdown, looked_at) == [
        (
            f"pages/home needle={written}",
            "W415",
            f"'{written}' is printed as it stands here: texts are plain Markdown",
            "remove it; put it between ` and ` if readers should see it",
        )
        for written in found
    ]


def test_a_heading_has_150_characters_at_most() -> None:
    records = (
        record(Theme, "fits", name="a" * 150),
        record(Theme, "long", name="a" * 151),
        record(Project, "pump", title="a" * 160),
    )
    help = "keep 150 at most; the rest belongs into the text"
    assert said(headings_have_room, checking(*records)) == [
        (f"{place}", "W418", f"the {message}, and heads a page and its charts", help)
        for place, message in [
            ("themes/long/name", "name has 151 characters"),
            ("projects/pump/title", "title has 160 characters"),
        ]
    ]
