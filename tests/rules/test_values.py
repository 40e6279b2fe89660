"""Values that cannot be what their unit and measure say, or look like a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of
from oda_reports.records.vocabulary import Measure

SOURCE = "cooperation-review-2023"
UNITS = ("persons", "hours", "percent", "USD")
FITTING = {
    ("count", "persons"), ("count", "hours"), ("cumulative-count", "persons"),
    ("cumulative-count", "hours"), ("share", "percent"), ("amount", "USD"),
    ("cumulative-amount", "USD"), *(("ratio", unit) for unit in UNITS),
}  # fmt: skip


def series(unit: str, measure: str, *values: str) -> dict[str, str]:
    """Values of a country in the years from 2016 on."""
    flow = "flow: commitment\n" if unit == "USD" else ""
    text = f"title: T\ndefinition: T.\nunit: {unit}\n{flow}measure: {measure}\nseries:\n"
    text += f"  - area: tessara\n    source: {SOURCE}\n    values:\n"
    text += "".join(f"      {year}: {value}\n" for year, value in enumerate(values, 2016))
    return {"statistics/t.yml": text}


def noted(*values: str, note: str = "") -> dict[str, str]:
    """Shares of a country in the years from 2016 on, each as an entry of its own."""
    text = "title: T\ndefinition: T.\nunit: percent\nmeasure: share\nobservations:\n"
    for year, value in enumerate(values, 2016):
        entry = f"area: tessara, year: {year}, value: {value}, source: {SOURCE}"
        text += f"  - {{{entry}{f', note: {note}' if note else ''}}}\n"
    return {"statistics/t.yml": text}


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    return [line.partition(" ")[0] for line in said_of(folder, files)]


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("unit", UNITS)
def test_a_flow_is_money_a_share_is_in_percent_and_a_count_neither(
    example_data: Path, measure: str, unit: str
) -> None:
    said = [] if (measure, unit) in FITTING else ["E250"]
    assert codes(example_data, series(unit, measure, "4", "5")) == said


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [("persons", "-1", ["E251"]), ("persons", "0", []), ("kilometres", "-1", [])],
)
def test_there_are_none_or_more_of_what_is_counted(
    example_data: Path, unit: str, value: str, said: list[str]
) -> None:
    assert codes(example_data, series(unit, "count", "5", value)) == said


@pytest.mark.parametrize(
    ("value", "note", "said"),
    [("-4.9", "", ["W456"]), ("-4.9", "Of the net flow.", []), ("4.9", "", []), ("0", "", [])],
)
def test_a_share_below_nothing_needs_a_note(
    example_data: Path, value: str, note: str, said: list[str]
) -> None:
    assert codes(example_data, noted(value, note=note)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("4.9", "0.016"), ["W457"]),
        (("4.4", "0.049", "5.2"), ["W457"]),
        (("0.049", "4.4", "5.2"), ["W457"]),
        (("4.4", "0.49", "5.2"), []),
        (("0.03", "0.2", "0.9", "3", "12", "40"), []),
        (("90", "0.049", "90"), []),
        (("40", "1.2", "50"), []),
        (("4.4", "0", "5.2"), []),
        (("0.049",), []),
    ],
)
def test_a_percentage_about_a_hundredth_of_its_neighbours_is_asked_about(
    example_data: Path, values: tuple[str, ...], said: list[str]
) -> None:
    assert codes(example_data, series("percent", "share", *values)) == said
