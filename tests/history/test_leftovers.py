"""What editors and systems leave in a folder is known by its name."""

from __future__ import annotations

import pytest
from oda_reports.history.leftovers import is_leftover


@pytest.mark.parametrize(
    "name",
    ["#x.yml#", ".#x.yml", "x.yml~", "x.yml.bak", "x.yml.BAK", "4913", ".x.yml.swp", "x.swo",
     "Thumbs.db", "desktop.ini", "Desktop.ini", "~$x.docx", ".DS_Store", ".~lock.x.odt#",
     "x.yml___jb_tmp___", "x.yml.orig", "x.tmp", ".schemas/project.json", "images/Thumbs.db",
     "Icon\r", "__MACOSX/x.yml", "templates/__pycache__/x.cache"],
)  # fmt: skip
def test_what_nobody_wrote_is_passed_over(name: str) -> None:
    assert is_leftover(name)


@pytest.mark.parametrize(
    "name",
    ["x.yml", "water-supply-2024.yml", "2024.yml", "2024/x.png", "thumbs.yml", "x#1.yml", "~x.yml",
     "README.md", "x.yaml", "photo.jpg", "notes.txt", "4913.yml"],
)  # fmt: skip
def test_what_somebody_may_have_written_is_not(name: str) -> None:
    assert not is_leftover(name)
