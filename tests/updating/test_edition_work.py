"""The invented region goes over to its next edition: the list gets shorter until it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import catalogue_in
from oda_reports.build import check_folder
from oda_reports.reading.record_files import read_folder
from oda_reports.rules.checking import Checking
from oda_reports.updating.chores import Chore
from oda_reports.updating.edition_work import work_left

NEW = "cooperation-review-2024"
SOURCE = """\
title: Varland Cooperation Review 2024
short_title: Review 2024
type: white-paper
publisher: varland-mec
publication: cooperation-review
edition: 2024
draft: true
"""
KEPT = """\
kept:
  events: The review looks back on none of them.
  organisations: None has a new part.
  schemes: They are as before.
  names: They are written as before.
  themes: The themes are ours.
  countries: It says of them what was said before.
  features: It features no project of the region.
  projects/school-at-sea-sao-lucio: It does not mention the ship.
  projects/economic-programme-veymar: It does not mention it.
  projects/economic-programme-veymar-second: It does not mention it.
  projects/sea-charts: It does not mention them.
  projects/storm-relief-grant: It does not mention it.
  projects/harbour-lights/amounts: No amount is printed again.
  statistics/commitments/texts: What is counted is as before.
  statistics/fellows/texts: What is counted is as before.
  statistics/net-bilateral-oda/texts: It tells of an older revision.
  sources/cooperation-review-2023/texts: It says so of its time.
"""


def chores(data: Path) -> tuple[Chore, ...]:
    folder = read_folder(data)
    return work_left(Checking(folder, catalogue_in(folder)), "cooperation-review", "2024")


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, "utf-8")


def enter_source(data: Path) -> None:
    (data / f"sources/{NEW}.yml").write_text(SOURCE, "utf-8")


def enter_values(data: Path) -> None:
    def add(statistic: str, *observations: str) -> None:
        lines = "".join(f"  - {{{one}, source: {NEW}}}\n" for one in observations)
        change(data / f"statistics/{statistic}.yml", ("observations:\n", f"observations:\n{lines}"))

    add("trainees", "area: lorian-sea, since: 1988, value: 2440, qualifier: approximately")
    add(
        "fellows",
        "area: cote-d-orlan, year: FY2023, value: 4",
        "area: veymar, year: FY2023, value: 2",
    )
    add("commitments", "area: lorian-sea, year: 2021, value: 20.5")
    add(
        "net-bilateral-oda",
        "area: lorian-sea, state: not-reported",
        "area: lorian-sea, unallocated: several countries, state: not-reported",
    )


def reading(said: str, margin: str = "    ") -> str:
    return f"{margin}readings: [{{{said}, source: {NEW}}}]\n"


def enter_readings(data: Path) -> None:
    meetings, share, lights = '    place: "page 41"\n', "    as_of: 2022\n", "    as_of: 2022\n"
    change(
        data / "regions/lorian-sea.yml",
        (meetings, meetings + reading("value: 7")),
        (share, share + reading("state: not-reported")),
    )
    change(
        data / "projects/harbour-lights.yml",
        (lights, lights + reading("value: 21, as_of: 2024")),
    )


def enter_statuses(data: Path) -> None:
    stage = "  stage: agreed\n"
    change(
        data / "projects/harbour-lights.yml",
        (stage, stage + reading("stage: under-way", "  ")),
        ("sources: [", f"sources: [{NEW}, "),
    )


def tick_off(data: Path) -> None:
    change(data / f"sources/{NEW}.yml", ("draft: true\n", f"draft: true\n{KEPT}"))


def publish(data: Path) -> None:
    change(data / f"sources/{NEW}.yml", ("draft: true\n", ""))
    change(
        data / "report.yml",
        ("edition: 2023", "edition: 2024"),
        ("source: cooperation-review-2023", f"source: {NEW}"),
    )


def rewrite_texts(data: Path) -> None:
    old, new = "cooperation-review-2023", NEW
    change(data / "projects/harbour-lights.yml", (f"[@{old}]", f"[@{new}]"))
    change(data / "statistics/trainees.yml", (f"[@{old}]", f"[@{new}]"))
    change(data / "regions/lorian-sea.yml", (f"[@{old}]", f"[@{new}]"))
    change(data / "report.yml", ("Cooperation Review 2023", "Cooperation Review 2024"))
    change(data / "pages/home.md", ("@2023", "@2024"), (f"[@{old}]", f"[@{new}]"))
    change(
        data / "pages/methodology.md",
        ("Three editions", "Four editions"),
        (f"[@{old}]", f"[@{old}]\n[@{new}]"),
    )
    change(data / "report.yml", ("  Three editions:", "  Four editions:"))


STEPS = (
    enter_source, enter_values, enter_readings, enter_statuses, tick_off, publish, rewrite_texts
)  # fmt: skip


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
    assert (values["no reading"], readings["no reading"]) == (12, 9)
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
