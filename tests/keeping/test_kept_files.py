"""What takes long to make is kept, and made anew where what is kept is not it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from oda_reports.keeping.kept_files import KeptFiles


class Maker:
    """Makes a content, and counts how often."""

    def __init__(self, content: bytes = b"made") -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.content


def the_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_was_made_once_is_taken_as_it_is_kept(tmp_path: Path) -> None:
    maker = Maker()
    assert KeptFiles(tmp_path / "kept").get(b"a", maker) == b"made"
    assert KeptFiles(tmp_path / "kept").get(b"a", maker) == b"made"
    assert maker.made == 1


def test_what_is_made_from_something_else_is_something_else(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path)
    assert kept.get(b"a", Maker(b"one")) == b"one"
    assert kept.get(b"b", Maker(b"other")) == b"other"


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 40])
def test_a_file_that_is_cut_short_or_foreign_is_made_anew(tmp_path: Path, content: bytes) -> None:
    kept, maker = KeptFiles(tmp_path), Maker()
    kept.get(b"a", maker)
    the_file(tmp_path).write_bytes(content)
    assert kept.get(b"a", maker) == b"made"
    assert kept.get(b"a", maker) == b"made"
    assert maker.made == 2


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    maker = Maker()
    kept = KeptFiles(tmp_path / "file")
    assert [kept.get(b"a", maker) for _ in range(2)] == [b"made", b"made"]
    assert maker.made == 2


def test_of_more_than_there_is_room_for_the_oldest_go(tmp_path: Path) -> None:
    for number in range(3):
        KeptFiles(tmp_path, 1000).get(bytes([number]), Maker(bytes(200)))
    for age, path in enumerate(sorted(tmp_path.iterdir())):
        os.utime(path, (age, age))
    oldest = min(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime)
    KeptFiles(tmp_path, 700).get(b"new", Maker(bytes(200)))
    assert not oldest.exists()
    assert len([*tmp_path.iterdir()]) == 3
