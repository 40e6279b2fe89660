"""A line of what is left to do, and how it is ticked off."""

from __future__ import annotations

import pytest
from oda_reports.updating.chores import Chore, holds

CHORE = Chore("data/projects/one.yml", 3, "do it", "projects/one/results/students")


def test_a_line_says_where_what_and_by_which_word_it_is_ticked_off() -> None:
    assert str(CHORE) == "data/projects/one.yml:3: do it [projects/one/results/students]"
    assert str(Chore("data/report.yml", 3, "do it")) == "data/report.yml:3: do it"


@pytest.mark.parametrize(
    "place", ["projects", "projects/one", "projects/one/results", "projects/one/results/students"]
)
def test_it_is_ticked_off_by_its_place_or_by_what_holds_it(place: str) -> None:
    assert holds(place, CHORE.place)
    assert CHORE.is_ticked_off(["events", place])


@pytest.mark.parametrize("place", ["project", "projects/on", "projects/one/status", ""])
def test_no_other_place_ticks_it_off(place: str) -> None:
    assert not CHORE.is_ticked_off([place])


def test_what_has_no_place_cannot_be_ticked_off() -> None:
    assert not Chore("data/report.yml", 3, "do it").is_ticked_off(["", "report"])
