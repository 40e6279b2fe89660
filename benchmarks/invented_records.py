"""A data folder with many invented records of every kind that has many, with or without slips.

Half of them are invented projects; the others are sources, events, organisations and statistics
that cite each other. The same number gives the same folder.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from invented_projects import PLACES, SENTENCES, write_data

KINDS = (*["sources"] * 4, *["events"] * 3, *["organisations"] * 2, "statistics")
"""The kinds of ten records in a row; the other six cite the four sources."""

Slip = Callable[[str], str]
"""The text of a record to the text with a slip of an editor in it."""


def write_records(folder: Path, files: int) -> Path:
    """Writes a data folder of that many records and returns it."""
    write_data(folder, files // 2)
    for number in range(files - files // 2):
        kind = KINDS[number % len(KINDS)]
        write = {
            "sources": _source,
            "events": _event,
            "organisations": _organisation,
            "statistics": _statistic,
        }[kind]
        path = folder / kind / f"invented-{number:04}.yml"
        path.write_text(write(number), "utf-8")
    return folder


def spoil(folder: Path, every: int, slips: tuple[Slip, ...]) -> None:
    """Makes one of the slips, in turn, in one of so many of the invented records."""
    for index, path in enumerate(sorted(folder.glob("*/invented-*.yml"))[::every]):
        text = path.read_text("utf-8")
        path.write_text(slips[index % len(slips)](text), "utf-8")


def _cited(number: int) -> str:
    """The source that a record cites: one of the four of its row."""
    return f"invented-{number // len(KINDS) * len(KINDS) + number % 4:04}"


def _source(number: int) -> str:
    return (
        f'title: "Invented review {number:04}: the years before"\n'
        "type: report\n"
        "publisher: varland-cooperation-agency\n"
        f"identifier: IR-{number:04}\n"
        f"url: https://example.org/varland/review-{number:04}\n"
        "read: 2023-11-06\n"
        "licence: CC BY 4.0\n"
    )


def _event(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    return (
        f'title: "Opening {number:04} in {place}"\n'
        f"date: {2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}\n"
        "areas: [sao-lucio, veymar]\n"
        "text: |\n"
        f"  The works in {place} were handed over.[^office] {SENTENCES[number % 6]}\n"
        f"  {SENTENCES[(number + 1) % 6]} [@{_cited(number)}]\n"
        "footnotes:\n"
        "  office: |\n"
        "    The then State Minister handed over the key.\n"
        "projects: [school-at-sea-sao-lucio]\n"
        f"sources: [{_cited(number)}]\n"
    )


def _organisation(number: int) -> str:
    return (
        f"name: Invented society {number:04}\n"
        f"other_names: [Society {number:04} of the islands]\n"
        "text: |\n"
        f"  {SENTENCES[number % 6]} It works in {PLACES[number % 4]}. [@{_cited(number)}]\n"
        f"url: https://example.org/society-{number:04}\n"
    )


def _statistic(number: int) -> str:
    series = "".join(
        f"  - area: {area}\n"
        f"    source: {_cited(number)}\n"
        "    values:\n"
        + "".join(f"      {year}: {(number * 7 + year) % 90 + 1}.5\n" for year in range(2010, 2024))
        for area in ("sao-lucio", "cote-d-orlan", "veymar", "tessara")
    )
    return (
        f"title: Invented payments {number:04}\n"
        "definition: |\n"
        f"  What was paid out in a calendar year. [@{_cited(number)}]\n"
        "unit: USD\nscale: million\ndecimals: 1\nflow: net-disbursement\n"
        f"series:\n{series}"
    )
