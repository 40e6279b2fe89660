"""Names of files that not every computer can hold, or tell from another."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from builders import record
from checkings import checking, places
from oda_reports.records.glossary import Term, Theme
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.file_names import pages_have_places_of_their_own


def with_pictures(data: Path, *names: str) -> list[str]:
    """What is said of a folder that has some more pictures."""
    for name in names:
        copyfile(data / "images/school-ship.png", data / "images" / name)
    return [
        f"{Path(p.file).name}:{p.span.line} {p.code} {p.message}" for p in check_folder(data)[2]
    ]


def test_a_record_does_not_take_the_place_of_the_list_of_its_kind() -> None:
    themes = [record(Theme, id) for id in ("index", "404", "assets", "search")]
    assert places(pages_have_places_of_their_own, checking(*themes)) == ["themes/index"]
    without_pages = checking(record(Term, "index"))
    assert places(pages_have_places_of_their_own, without_pages) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.png", "has a name that Windows keeps for itself"),
        ("LPT1.jpg", "has a name that Windows keeps for itself"),
        ("a: b.png", "has ':' in its name, which no file can have on Windows"),
        ("boat.png.", "ends in a space or a point, which Windows leaves out"),
    ],
)
def test_a_picture_has_a_name_that_every_computer_can_hold(
    name: str, why: str, example_data: Path
) -> None:
    assert with_pictures(example_data, name) == [f"{name}:1 E145 the picture '{name}' {why}"]


@pytest.mark.parametrize("twin", ["School-Ship.png", "school-ship.PNG"])
def test_two_pictures_that_differ_in_capitals_alone_are_told_where_one_is_shown(
    twin: str, example_data: Path
) -> None:
    assert with_pictures(example_data, twin) == [
        f"school-at-sea-sao-lucio.yml:124 E146 the pictures '{twin}' and 'school-ship.png' "
        "have one name on some computers"
    ]


def test_two_ways_to_write_an_accent_make_no_two_names(example_data: Path) -> None:
    said = with_pictures(example_data, "\u00e9t\u00e9.png", "e\u0301te\u0301.png")
    assert [line.split()[1] for line in said] == ["E146"]


def test_common_names_of_pictures_are_let_be(example_data: Path) -> None:
    assert (
        with_pictures(example_data, "console.png", "IMG 0001 (2).JPG", "日本.webp", ".DS_Store")
        == []
    )
