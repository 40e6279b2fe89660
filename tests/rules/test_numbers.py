"""Numbers in texts: the figure that holds a value is named, another is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of

PUMPS = """\
title: Wind Pumps
summary: Pumps for Tessara, with {summary}. [@cooperation-review-2023]
areas: [tessara]
status: {{stage: not-stated, source: cooperation-review-2023}}
results:
  wells:
    label: wells dug
    value: 640
    unit: items
    source: cooperation-review-2023
  pumps:
    label: pumps installed
    value: 150
    unit: items
    source: cooperation-review-2023
sources: [cooperation-review-2023]
"""


def pumps(summary: str) -> dict[str, str]:
    return {"projects/wind-pumps.yml": PUMPS.format(summary=summary)}


@pytest.mark.parametrize("draft", ["", "draft: true\n"], ids=["published", "draft"])
def test_a_large_number_names_the_figure_of_the_record_that_holds_it(
    example_data: Path, draft: str
) -> None:
    files = {name: draft + text for name, text in pumps("a fleet of 640").items()}
    assert said_of(example_data, files) == [
        "W421 the text says 640, and no record stands for this number / "
        "the figure 'wells dug' holds this value: write [[wells]] -> [[wells]]"
    ]


def test_a_number_that_no_figure_holds_names_none(example_data: Path) -> None:
    (said,) = said_of(example_data, pumps("a fleet of 7777"))
    assert said.startswith("W421 the text says 7777, and no record stands for this number / make ")


def test_a_number_that_differs_a_little_from_the_figure_of_the_same_thing_is_told_so(
    example_data: Path,
) -> None:
    assert said_of(example_data, pumps("160 pumps installed")) == [
        "W407 the text says 160, the figure 'pumps installed' is 150 / "
        "refer to the figure instead of writing the number: [[pumps]]"
    ]


def test_the_end_of_a_range_is_not_taken_to_contradict_a_figure(example_data: Path) -> None:
    said = said_of(example_data, pumps("140–160 pumps installed"))
    assert "W421 the text says 160, and no record stands for this number" in " ".join(said)


def test_a_number_that_two_figures_hold_is_replaced_by_neither(example_data: Path) -> None:
    files = {
        name: text.replace("value: 150", "value: 640")
        for name, text in pumps("a fleet of 640").items()
    }
    (said,) = said_of(example_data, files)
    assert (
        "figures hold this value: if it is meant, write [[wells]] or [[pumps]]; else make" in said
    )
    assert "=>" not in said


def test_a_key_that_two_parts_of_a_record_have_is_no_address(example_data: Path) -> None:
    amounts = "amounts:\n  wells: {value: 5, currency: USD, source: open-aid-table}\n"
    files = {name: text + amounts for name, text in pumps("a fleet of 640").items()}
    (said,) = [line for line in said_of(example_data, files) if line.startswith("W421")]
    assert said.endswith("-> [[projects/wind-pumps/results/wells]]")


def test_a_number_is_replaced_unasked_only_beside_what_its_figure_counts(
    example_data: Path,
) -> None:
    (said,) = said_of(example_data, pumps("640 wells dug"))
    assert said.endswith("=> [[wells]]")
    theme = {"themes/wind.yml": "name: Wind\ntext: 640 bridges fell.\n"}
    (said,) = said_of(example_data, {**pumps("a fleet"), **theme})
    assert "if it is meant, write [[projects/wind-pumps/results/wells]]; else make" in said
    assert ">" not in said.rpartition("reason")[2]


def test_the_words_of_a_breakdown_and_of_the_terms_of_a_loan_are_the_source_s(
    example_data: Path,
) -> None:
    (name, text), *_ = pumps("a fleet").items()
    text = text.replace(
        "results:\n",
        "amounts:\n  loan: {value: 5000, currency: EUR, source: cooperation-review-2023, "
        "terms: {interest_formula: six months less 0.3 points, "
        "repayment_formula: 'the dam in 30 years, pipes in 40'}}\nresults:\n"
        "  young: {label: pupils, value: 3, unit: persons, breakdown: {age: 15 to 24}, "
        "source: cooperation-review-2023}\n",
    )
    assert said_of(example_data, {name: text}) == []
