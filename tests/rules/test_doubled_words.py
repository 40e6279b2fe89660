"""What a figure's mark prints is not written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of, the_unit
from oda_reports.records.vocabulary import Qualifier
from oda_reports.rules.doubled_words import end_of_unit, hedge_before

GRANT = """\
title: Wind Pumps
summary: |
  {text} [@cooperation-review-2023]
areas: [tessara]
status: {{stage: not-stated, source: cooperation-review-2023}}
amounts:
  grant: {{value: 2095000000, currency: JPY, qualifier: up-to, source: cooperation-review-2023}}
results:
  people:
    label: people trained
    value: 640
    unit: persons
    qualifier: about
    source: cooperation-review-2023
sources: [cooperation-review-2023]
"""


def said(folder: Path, text: str) -> list[str]:
    found = said_of(folder, {"projects/wind-pumps.yml": GRANT.format(text=text)})
    return [line.partition(" => ")[2] for line in found if line.startswith("W434")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It is [[grant]] yen.", "[[grant]]"),
        ("It is [[grant]] million yen.", "[[grant]]"),
        ("It is [[grant]] Japanese yen.", "[[grant]]"),
        ("It is ¥[[grant]].", "[[grant]]"),
        ("It is JPY [[grant]].", "[[grant]]"),
        ("It is up to [[grant]].", "[[grant]]"),
        ("It is at most [[grant]] yen.", "[[grant]]"),
        ("It is about [[people]] persons.", "[[people]]"),
    ],
)
def test_a_unit_or_hedge_beside_its_mark_is_taken_away(
    example_data: Path, text: str, right: str
) -> None:
    assert said(example_data, text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "It is [[grant]].",
        "It is [[people]] persons.",
        "It is [[grant]] for pumps.",
        "In yen, [[grant]] is much.",
        "More than once [[grant]] was given.",
        "It is up to [[grant|two billion yen]].",
        "What Japan is up to, [[grant]] says.",
        "The yen [[grant]] buys.",
    ],
)
def test_other_words_beside_a_mark_stay(example_data: Path, text: str) -> None:
    assert said(example_data, text) == []


def test_of_a_number_the_mark_takes_the_place_of_all_its_words(example_data: Path) -> None:
    text = GRANT.format(text="The grant is up to 2,095 million yen.")
    (line,) = said_of(example_data, {"projects/wind-pumps.yml": text})
    assert line.endswith("write [[grant]] -> [[grant]]")


def test_units_and_hedges_are_known_by_any_of_their_words() -> None:
    assert end_of_unit("5 per cent of", 1, the_unit("percent")) == 10
    assert end_of_unit("5 apples", 1, the_unit("JPY")) == 1
    assert hedge_before("it is at most ", Qualifier.UP_TO) == "at most "
    assert hedge_before("it is ", Qualifier.UP_TO) == ""


UNITS = """units:
  megawatts-peak:
    singular: megawatt at peak
    plural: megawatts at peak
    whole: false
    symbol: MWp
  lessons:
    singular: lesson
    plural: lessons
    whole: true
"""
PANELS = """title: Panels
summary: |
  {text} [@cooperation-review-2023]
areas: [tessara]
results:
  peak:
    label: power of the panels
    value: 1200
    unit: megawatts-peak
    source: cooperation-review-2023
  lessons:
    label: lessons about the sun
    value: 3400
    unit: lessons
    source: cooperation-review-2023
sources: [cooperation-review-2023]
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The panels give [[peak]] MWp.", ["W434 => [[peak]]"]),
        ("The panels give [[peak]] megawatts at peak.", ["W434 => [[peak]]"]),
        ("The panels give [[peak]]; there were [[lessons]] lessons.", []),
        ("The panels give 1,200 MWp of power.", ["W421 -> [[peak]]"]),
    ],
)
def test_a_symbol_of_the_report_is_printed_by_its_mark(
    example_data: Path, text: str, said: list[str]
) -> None:
    report = (example_data / "report.yml").read_text("utf-8") + UNITS
    files = {"report.yml": report, "projects/panels.yml": PANELS.format(text=text)}
    found = said_of(example_data, files)
    assert [f"{line[:4]} {' '.join(line.split()[-2:])}" for line in found] == said
