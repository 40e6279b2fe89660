"""Addresses that name an edition alone are read as those of the publication that prints it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import folder_of
from conftest import EXAMPLE
from oda_reports.catalogue.older_addresses import OlderAddresses, lead_on_addresses
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.field_types import FigureAddress, ProseText

WELLS = """\
title: Wells
definition: Wells.
unit: items
measure: cumulative-count
observations:
  - {area: lorian-sea, printed_in: 2021, value: 7, source: island-book-2021}
  - {area: lorian-sea, value: 9, source: cooperation-review-2023}
  - {area: veymar, printed_in: 2021, value: 3, source: cooperation-review-2021}
  - {area: tessara, year: 2020, printed_in: 2021, value: 3, source: island-book-2021}
"""
BOOK = "title: Island book\ntype: data-book\nedition: 2021\n"


def older(folder: Path, theme: str = "In all [[wells@2021]].", wells: str = WELLS) -> Folder:
    files = {
        "sources/island-book-2021.yml": BOOK,
        "statistics/wells.yml": wells,
        "themes/wells.yml": f"name: Wells\ntext: |\n  {theme}\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return read_folder(folder)


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("wells@2021", "wells@island-book:2021"),
        ("statistics/wells/lorian-sea@2021", "statistics/wells/lorian-sea@island-book:2021"),
        ("wells/tessara/2020@2021", "wells/tessara/2020@island-book:2021"),
        ("wells/veymar@2021", None),
        ("wells@2023", None),
        ("wells@2019", None),
        ("wells", None),
        ("wells@island-book:2021", None),
        ("pumps@2021", None),
    ],
)
def test_an_edition_of_another_publication_is_named_with_it(
    example_data: Path, address: str, today: str | None
) -> None:
    found = OlderAddresses(older(example_data))
    assert found.today(address, None) == today
    assert found.brought_up_to_date(FigureAddress(), address, None) == (today or address)
    text = f"In all [[{address}]] and [[{address}|more]], [@a]."
    assert found.brought_up_to_date(ProseText(), text, None) == text.replace(
        address, today or address
    )


def test_each_file_is_told_once_and_read_as_it_will_be(example_data: Path) -> None:
    folder = older(example_data, "Of [[wells@2021]], once more [[wells@2021]].")
    made = lead_on_addresses(folder)
    told = [(problem.file, problem.code) for problem in made.problems]
    names = [str(example_data / name) for name in ("statistics/wells.yml", "themes/wells.yml")]
    assert told == [(name, "E240") for name in names]
    (text,) = [value.text for value in made.values() if "[[wells" in value.text]
    assert text == "Of [[wells@island-book:2021]], once more [[wells@island-book:2021]].\n"


def test_a_folder_without_such_addresses_or_of_today_stays_as_it_is(example_data: Path) -> None:
    folder = older(example_data, "In all [[wells]].")
    assert lead_on_addresses(folder) is folder
    today = older(example_data, wells=WELLS.replace("printed_in: 2021, ", ""))
    assert lead_on_addresses(today) is today
    assert OlderAddresses(today).today("wells@2021", None) is None
    assert lead_on_addresses(folder_of(EXAMPLE)) is folder_of(EXAMPLE)
