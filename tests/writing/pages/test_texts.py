"""The hand-written text of a page, at its headings."""

from __future__ import annotations

import pytest
from oda_reports.writing.pages.texts import page_text


@pytest.mark.parametrize(
    ("text", "lead", "sections"),
    [
        ("", "", []),
        ("One.\n", "One.", []),
        (
            "One.\n\n## Two\nThree.\n\n## Four ##\nFive.",
            "One.",
            [("Two", "Three."), ("Four", "Five.")],
        ),
        ("## Two\nThree.\n", "", [("Two", "Three.")]),
        ("One.\n\n### Two\nThree.\n", "One.\n\n### Two\nThree.", []),
    ],
)
def test_what_comes_before_the_first_heading_is_the_lead(
    text: str, lead: str, sections: list[tuple[str, str]]
) -> None:
    parted = page_text(text)
    assert parted.lead == lead
    assert [(section.title, section.text) for section in parted.sections] == sections


def test_a_heading_with_nothing_below_and_signs_without_words_stop_nothing() -> None:
    parted = page_text("Before.\n\n##  \n\n## Alone\n")
    assert parted.lead == "Before.\n\n##"
    assert [(section.title, section.text) for section in parted.sections] == [("Alone", "")]
