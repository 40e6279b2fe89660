"""Files of pictures: each is a file of its own in the folder of images."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of
from conftest import ROOT
from PIL import Image

PICTURE = ROOT / "tests/pictures/pump.jpg"


def named(file: str) -> dict[str, str]:
    """A project with one picture."""
    described = "caption: A pump, alt: A pump, credit: The trust, source: press-note-14"
    picture = f"pictures:\n  - {{{described}, file: {file}}}\n"
    project = (
        "title: Wind Pumps\nsummary: Pumps. [@cooperation-review-2023]\nareas: [tessara]\n"
        "status: {stage: not-stated, source: cooperation-review-2023}\n"
        "sources: [cooperation-review-2023]\n"
    )
    return {"projects/wind-pumps.yml": project + picture}


def test_a_picture_in_its_folder_is_in_order(example_data: Path) -> None:
    (example_data / "images/pump.jpg").write_bytes(PICTURE.read_bytes())
    assert said_of(example_data, named("pump.jpg")) == []


def test_a_link_to_a_picture_is_not_followed(example_data: Path) -> None:
    (example_data / "images/pump.jpg").symlink_to(PICTURE)
    assert said_of(example_data, named("pump.jpg")) == [
        "E110 this is a link to another place / put the file or folder itself here"
    ]


def test_a_folder_is_no_picture(example_data: Path) -> None:
    (example_data / "images/pump.jpg").mkdir()
    assert said_of(example_data, named("pump.jpg")) == [
        "E320 the picture 'pump.jpg' cannot be shown: it is not a file of its own, or too large "
        "/ put a picture there that is saved as JPEG, PNG or WebP"
    ]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("School-Ship.png", "E325 the picture 'School-Ship.png' is spelled 'school-ship.png' in "),
        ("school-shp.png", "E311 there is no picture 'school-shp.png' in "),
        ("../school-ship.png", "E319 '../school-ship.png' leads out of the folder "),
    ],
)
def test_a_name_that_leads_to_no_picture_says_which_is_meant(
    example_data: Path, file: str, said: str
) -> None:
    (line,) = said_of(example_data, named(file))
    assert line.startswith(said)
    assert line.endswith("> school-ship.png")


@pytest.mark.parametrize(
    ("size", "noise", "code"),
    [((2400, 10), False, ""), ((2401, 10), False, "W435"), ((900, 800), True, "W435")],
)
def test_a_file_is_too_large_by_its_width_or_its_bytes(
    example_data: Path, size: tuple[int, int], noise: bool, code: str
) -> None:
    made = Image.effect_noise(size, 200) if noise else Image.new("1", size)
    made.convert("RGB").save(example_data / "images/pump.png", compress_level=0)
    said = said_of(example_data, named("pump.png"))
    assert [line[:4] for line in said] == ([code] if code else [])


def test_what_is_waived_hides_nothing_else_that_a_picture_lacks(example_data: Path) -> None:
    Image.new("1", (4000, 3000)).save(example_data / "images/pump.png")
    files = named("pump.png")
    (record,) = files
    files[record] = files[record].replace(", credit: The trust", "")
    (line,) = said_of(example_data, files)
    assert line.startswith("W414 this picture has no credit and has 4,000 × 3,000 pixels")
    files[record] += "waivers: {W414: Nobody knows.}\n"
    (line,) = said_of(example_data, files)
    assert line.startswith("W435 this picture has 4,000 × 3,000 pixels and 0.0 MB / save")


def test_a_description_that_is_empty_is_told_once(example_data: Path) -> None:
    files = named("school-ship.png")
    (record,) = files
    files[record] = files[record].replace("alt: A pump", "alt: ")
    assert [line[:4] for line in said_of(example_data, files)] == ["E210"]
