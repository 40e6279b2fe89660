"""What next year's editor enters, in the order of the handbook: of the invented region in steps,
of the first report as a file has it. What the new editions print is invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from conftest import ROOT

FIRST_REPORT = ROOT / "tests" / "next_edition" / "first_report.yml"

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


def enter(data: Path, stage: str, changes: Path = FIRST_REPORT) -> None:
    """Makes the changes of one stage to a data folder, such as ``entered`` or ``published``."""
    entries: Iterable[Mapping[str, str]] = yaml.safe_load(changes.read_text("utf-8"))[stage]
    for entry in entries:
        path = data / entry["file"]
        if "text" in entry:
            path.write_text(entry["text"], "utf-8")
            continue
        before = entry.get("behind") or entry["instead_of"]
        assert path.read_text("utf-8").count(before) == 1, (entry["file"], before)
        after = before + entry["add"] if "behind" in entry else entry["write"]
        change(path, (before, after))
