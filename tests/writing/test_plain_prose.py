"""Texts of records as their words alone."""

from __future__ import annotations

import pytest
from builders import catalogue, record
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country
from oda_reports.writing.plain_prose import plain_prose

REEFS = {"label": "Reefs", "value": 1200, "unit": "items", "source": "review"}
ONE = record(Country, "one", figures={"reefs": REEFS}, footnotes={"a": "A note."})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is *so*.", "It is so."),
        ("[[reefs]] reefs. [@review]", "1,200 reefs."),
        ("[[reefs|many]] reefs[^a].", "many reefs."),
        ("In [One](countries/one) it is.\n\nTwice < thrice & more.\n",
         "In One it is. Twice < thrice & more."),
    ],
)  # fmt: skip
def test_a_text_is_its_words_with_figures_and_without_marks(text: str, words: str) -> None:
    assert plain_prose(text, ONE, catalogue(ONE), Formatter()) == words
