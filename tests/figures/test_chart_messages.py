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
        (chart_messages.ranges_apart(("The highest.",)), ("Ranges apart, the highest.",)),
        (
            chart_messages.ranges_apart(("One has it.",), keeps_case=True),
            ("Ranges apart, One has it.",),
        ),
    ],
)
def test_a_message_of_a_chart_chooses_its_words(made: Sentence, words: Sentence) -> None:
    assert made == words
