"""What a quotation says is what stands in the excerpts of its source."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.rules.excerpts import quotations_are_in_excerpts


def source(text: str = "t", excerpt: str | None = None, id: str = "review") -> Source:
    fact: dict[str, Any] = {"text": text, "carried_by": ["statistics/oda/one/2020"]}
    return record(Source, id, facts={"aid": {**fact, "excerpt": excerpt} if excerpt else fact})


REVIEW = source(excerpt="Wells were *dug* – “in all” villages – by hand.")


def quoting(text: str, source: str = "review") -> Project:
    quoted = {"text": text, "speaker": "A villager", "source": source}
    return record(Project, "pump", quotations=[quoted])


def test_quoted_words_stand_in_an_excerpt_or_are_told() -> None:
    told = (
        "E333",
        "these words stand in no excerpt of 'review'",
        "quote word for word, or add the words as the excerpt of a fact in sources/review",
    )
    theme = record(Theme, "water", text="So “no wells” [@review], “wells” [@review].")
    looked_at = checking(REVIEW, quoting("Wells dug\nby hand"), theme)
    assert said(quotations_are_in_excerpts, looked_at) == [
        ("projects/pump/quotations/0/text needle=Wells dug", *told),
        ("themes/water/text needle=no wells", *told),
    ]


@pytest.mark.parametrize(
    "words",
    ["wells WERE dug", "Wells were … by hand", 'dug - "in all"', "villages [...] hand.", "Dug"],
)
def test_marks_capitals_and_what_is_left_out_do_not_matter(words: str) -> None:
    assert places(quotations_are_in_excerpts, checking(REVIEW, quoting(words))) == []


def test_each_stretch_is_in_an_excerpt() -> None:
    for words in ("Wells were … by foot", "Pumps … by hand"):
        assert places(quotations_are_in_excerpts, checking(REVIEW, quoting(words))) == [
            f"projects/pump/quotations/0/text needle={words}"
        ]


def test_a_source_without_excerpts_may_hold_any_words() -> None:
    silent = record(Source, "silent")
    looked_at = checking(REVIEW, silent, quoting("No wells", "silent"))
    assert places(quotations_are_in_excerpts, looked_at) == []
    assert places(quotations_are_in_excerpts, checking(quoting("No wells"))) == []
    theme = record(Theme, "water", text="So “no wells” [@review] [@silent].")
    assert places(quotations_are_in_excerpts, checking(REVIEW, silent, theme)) == []


def test_words_of_two_sources_stand_in_one_of_them() -> None:
    other = source(excerpt="Pumps were set", id="other")
    theme = record(Theme, "water", text="“pumps were”. [@review] [@other] “x” [@other][@review]")
    (told,) = said(quotations_are_in_excerpts, checking(REVIEW, other, theme))
    assert told == (
        "themes/water/text needle=x",
        "E333",
        "these words stand in no excerpt of 'other' or 'review'",
        "quote word for word, or add the words as the excerpt of a fact in sources/other",
    )
