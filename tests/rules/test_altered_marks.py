"""Nothing beside a figure's mark makes it another number than its record's."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of

PUMPS = """\
title: Wind Pumps
summary: |
  {text} [@cooperation-review-2023]
areas: [tessara]
status: {{stage: not-stated, source: cooperation-review-2023}}
amounts:
  grant: {{value: 2095000000, currency: JPY, qualifier: up-to, source: cooperation-review-2023}}
  loan: {{label: Loan, value: 5000000, currency: JPY, source: cooperation-review-2023}}
results:
  people: {{label: people trained, value: 640, unit: persons, source: cooperation-review-2023}}
  share: {{label: share of water, value: 40, unit: percent, source: cooperation-review-2023}}
sources: [cooperation-review-2023]
"""


def told(folder: Path, text: str) -> list[str]:
    """What the check says of each mark that is changed by what stands beside it."""
    found = said_of(folder, {"projects/wind-pumps.yml": PUMPS.format(text=text)})
    return [line for line in found if line.startswith("W467")]


@pytest.mark.parametrize(
    "words",
    ["[[loan]] million", "[[people]] thousand", "[[loan]] Mio", "[[loan]] млн", "[[loan]]億",
     "[[people]],000", "[[people]].5", "[[people]]0", "２[[people]]", "-[[people]]", "−[[people]]",
     "[[people]] %", "[[people]] percent", "[[loan]]％", "nearly [[people]]",
     "More than [[people]]", "about [[grant]]", "more than [[grant]]",
     "up to [[people]]", "over [[people]]"],
)  # fmt: skip
def test_what_makes_another_number_of_a_figure_is_told(words: str, example_data: Path) -> None:
    (line,) = told(example_data, f"It is {words}.")
    assert f"'{words}'" in line


@pytest.mark.parametrize(
    "words",
    ["[[people]] people", "[[people]], 2021", "[[people]]. More", "from [[people]] up to [[loan]]",
     "2018-[[people]]", "more than the loan of [[loan]]", "[[people|nearly 640]]",
     "[[people]] millet farmers", "[[share]] of all", "[[people]] in millions of homes"],
)  # fmt: skip
def test_what_only_follows_on_a_figure_is_left_alone(words: str, example_data: Path) -> None:
    assert told(example_data, f"It is {words}.") == []


def test_words_that_the_mark_prints_itself_are_told_once(example_data: Path) -> None:
    assert told(example_data, "It is up to [[grant]] and [[loan]] million yen.") == []
