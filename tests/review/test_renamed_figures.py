"""Figures under the ids of a later state."""

from __future__ import annotations

import pytest
from builders import figure
from oda_reports.records.vocabulary import Kind
from oda_reports.review.renamed_figures import Renames

RENAMES = Renames(
    {
        (Kind.PROJECTS, "boat"): (Kind.PROJECTS, "ship"),
        (Kind.STATISTICS, "aid"): (Kind.STATISTICS, "oda"),
        (Kind.COUNTRIES, "old"): (Kind.COUNTRIES, "one"),
        (Kind.ORGANISATIONS, "bureau"): (Kind.ORGANISATIONS, "office"),
        (Kind.SOURCES, "book"): (Kind.SOURCES, "review"),
    }
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("projects/boat/amounts/grant", "projects/ship/amounts/grant"),
        ("projects/dam/amounts/old", "projects/dam/amounts/old"),
        ("statistics/aid/old", "statistics/oda/one"),
        ("statistics/aid/old@2024", "statistics/oda/one@2024"),
        ("statistics/x/old/through-bureau/2020@2024", "statistics/x/one/through-office/2020@2024"),
        ("statistics/x/sea/old/2020", "statistics/x/sea/old/2020"),
        ("projects/boat", "projects/boat"),
    ],
)
def test_an_address_follows_the_records_that_it_names(before: str, after: str) -> None:
    assert RENAMES.address(before) == after


def test_a_figure_follows_every_record_that_it_names() -> None:
    before = figure(
        address="statistics/aid/old", record="aid", area="old", areas=("old",), through="bureau",
        part_of="projects/boat/amounts/grant", source="book",
    )  # fmt: skip
    after = RENAMES.figure(before)
    assert (after.address, after.record, after.area, after.areas) == (
        "statistics/oda/one", "oda", "one", ("one",),
    )  # fmt: skip
    assert (after.through, after.part_of, after.source) == (
        "office", "projects/ship/amounts/grant", "review",
    )  # fmt: skip
