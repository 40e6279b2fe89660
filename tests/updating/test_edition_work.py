"""The invented region goes over to its next edition: the list gets shorter until it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import catalogue_in
from next_year import STEPS, enter_source
from oda_reports.reading.record_files import read_folder
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.checking import Checking
from oda_reports.updating.chores import Chore
from oda_reports.updating.edition_work import work_left


def chores(data: Path) -> tuple[Chore, ...]:
    folder = read_folder(data)
    return work_left(Checking(folder, catalogue_in(folder)), "cooperation-review", "2024")


def begins(chore: Chore) -> str:
    return " ".join(chore.what.split()[:2])


def entered(data: Path) -> Iterator[Counter[str]]:
    """What is left before any step and after each, counted by its first words."""
    for step in (None, *STEPS):
        if step:
            step(data)
        yield Counter(map(begins, chores(data)))


def test_the_work_of_a_year_ends_empty(example_data: Path) -> None:
    first, source, values, readings, statuses, ticked, published, last = entered(example_data)
    assert first["there is"] == 1
    assert source["there is"] == 0
    assert source["this edition"] == 1
    assert (source["no value"], values["no value"]) == (6, 0)
    assert (values["no reading"], readings["no reading"]) == (13, 10)
    assert (readings["the status"], statuses["the status"]) == (6, 5)
    assert ticked == {
        "this edition": 1,
        "the report": 2,
        "speaks of": 2,
        "cites [@cooperation-review-2023]:": 3,
        "cites [@cooperation-review-2023]": 1,
    }
    assert published == {key: n for key, n in ticked.items() if key.startswith(("speaks", "cites"))}
    assert last == {}


def test_the_report_is_in_order_once_the_list_is_empty(example_data: Path) -> None:
    for step in STEPS:
        step(example_data)
    assert chores(example_data) == ()
    _, _, problems = check_folder(example_data)
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_lines_stand_in_the_order_of_the_work(example_data: Path) -> None:
    enter_source(example_data)
    assert list(dict.fromkeys(map(begins, chores(example_data)))) == [
        "no value",
        "no reading",
        "the status",
        "2023 features",
        "no project",
        "this edition",
        "the report",
        "says what",
        "speaks of",
        "cites [@cooperation-review-2023]:",
        "cites [@cooperation-review-2023]",
    ]


@pytest.mark.parametrize("edition", ["2018", "2021", "2023"])
def test_an_edition_that_is_there_can_be_asked_for_too(example_data: Path, edition: str) -> None:
    folder = read_folder(example_data)
    found = work_left(Checking(folder, catalogue_in(folder)), "cooperation-review", edition)
    assert not [chore for chore in found if "there is no source" in chore.what]
    assert not [chore for chore in found if "the report is of" in chore.what]


def test_a_line_leads_to_its_place(example_data: Path) -> None:
    (trainees,) = [c for c in chores(example_data) if c.place == "statistics/trainees/lorian-sea"]
    line = (example_data / "statistics/trainees.yml").read_text("utf-8").splitlines()
    entry = "\n".join(line[trainees.line - 1 : trainees.line + 5])
    assert entry.lstrip(" -").startswith("area: lorian-sea")
    assert "value: 2310" in entry
