"""What pages are called: the few messages that choose their words."""

from __future__ import annotations

import pytest
from oda_reports.figures import page_messages


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (page_messages.page_moved("there"), "This page has moved: there"),
        (page_messages.about_comparison("Aid"), "Two countries side by side, or all: Aid"),
        (page_messages.about_glossary("Aid"), "The terms of Aid"),
        (
            page_messages.about_methodology("Aid"),
            "How the figures of Aid were read and are to be used",
        ),
        (page_messages.about_changes("Aid"), "What the editions behind Aid print differently"),
        (page_messages.must_on("with a date"), "must, with a date"),
        (page_messages.needed("with a date"), "Needed with a date."),
        (page_messages.if_left_out(3), "If left out: 3."),
    ],
)
def test_a_message_of_a_page_chooses_its_words(made: str, words: str) -> None:
    assert made == words
