"""Values beside each other: what is counted up must rise evenly, what is counted anew need not."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of

SOURCE = "cooperation-review-2023"


def wells(measure: str, *values: int) -> dict[str, str]:
    """Values of a country at the ends of years from 2016 on."""
    text = f"title: Wells\ndefinition: Wells.\nunit: items\nmeasure: {measure}\nobservations:\n"
    for year, value in enumerate(values, 2016):
        entry = f"as_of: {year}, printed_in: {year + 1}, value: {value}"
        text += f"  - {{area: tessara, {entry}, source: {SOURCE}}}\n"
    return {"statistics/wells.yml": text}


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    return [line.partition(" ")[0] for line in said_of(folder, files)]


@pytest.mark.parametrize(
    ("measure", "values", "said"),
    [
        ("cumulative-count", (100, 110, 120, 130), []),
        ("cumulative-count", (100, 110, 120, 700), ["W426"]),
        ("cumulative-count", (100, 110, 700), []),
        ("count", (100, 110, 120, 700), []),
        ("cumulative-count", (100, 110, 90), ["W404"]),
        ("cumulative-count", (100, 110, 120, 130, 90), ["W404"]),
        ("count", (100, 110, 90), []),
    ],
)
def test_only_what_is_counted_up_has_to_rise_and_evenly(
    example_data: Path, measure: str, values: tuple[int, ...], said: list[str]
) -> None:
    assert codes(example_data, wells(measure, *values)) == said
