"""What charts say in sentences: the few messages that choose their words."""

from __future__ import annotations

import pytest
from builders import figure
from oda_reports.figures import chart_messages
from oda_reports.figures.messages import Sentence

RANGE = figure(None, low=1, high=2)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (chart_messages.as_ranges([]), ()),
        (
            chart_messages.as_ranges([("One", RANGE, "2001"), ("", RANGE, "")]),
            ("Printed as a range: ", "One, ", RANGE, " in 2001", "; ", "", RANGE, "", "."),
        ),
        (
            chart_messages.as_limits([("One", RANGE, "2001")]),
            ("Printed as a limit: ", "One, ", RANGE, " in 2001", "."),
        ),
        (
            chart_messages.apart_from(("The highest.",), ranges=True, limits=False),
            ("Ranges apart, the highest.",),
        ),
        (
            chart_messages.apart_from(("The highest.",), ranges=True, limits=True),
            ("Ranges and limits apart, the highest.",),
        ),
        (
            chart_messages.apart_from(("One has it.",), ranges=False, limits=True, keeps_case=True),
            ("Limits apart, One has it.",),
        ),
    ],
)
def test_a_message_of_a_chart_chooses_its_words(made: Sentence, words: Sentence) -> None:
    assert made == words


def test_years_of_equal_values_are_named_as_far_as_they_are_few() -> None:
    assert chart_messages.years_of(["2001", "2003"]) == "2001 and 2003"
    assert chart_messages.years_of(list("12345")) == "several years from 1 to 5"
    assert chart_messages.highest_then(list("1234"), "zero", "5") == (
        "Highest in 1 and several later years, zero in 5"
    )
