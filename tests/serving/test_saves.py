"""What people have saved, as a served site sees it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from oda_reports.serving.saves import Saves, edited, look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a record."""
    record = tmp_path / "data/themes/wind.yml"
    record.parent.mkdir(parents=True)
    record.write_text("name: Wind\n", "utf-8")
    return tmp_path / "data"


def seen(folder: Path) -> Saves:
    return look([str(folder)])


def test_a_record_that_is_saved_is_seen_as_is_one_that_is_new_or_gone(folder: Path) -> None:
    states = [seen(folder)]
    (folder / "themes/wind.yml").write_text("name: Winds\n", "utf-8")
    states.append(seen(folder))
    (folder / "new").mkdir()
    (folder / "new/sea.yml").write_text("name: Sea\n", "utf-8")
    states.append(seen(folder))
    (folder / "themes/wind.yml").unlink()
    states.append(seen(folder))
    assert len({repr(state) for state in states}) == 4
    assert seen(folder) == states[-1]


def test_a_file_that_an_editor_puts_in_the_place_of_another_is_seen(folder: Path) -> None:
    record = folder / "themes/wind.yml"
    before, times = seen(folder), record.stat()
    beside = record.with_name("wind.yml.tmp")
    beside.write_text("name: Tide\n", "utf-8")
    os.utime(beside, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert seen(folder) == before, "what an editor leaves behind is no save"
    beside.replace(record)
    assert seen(folder) != before


def test_a_folder_that_is_renamed_away_holds_nothing_until_it_is_back(folder: Path) -> None:
    before = seen(folder)
    away = folder.rename(folder.with_name("elsewhere"))
    assert seen(folder) == {str(folder): {}}
    away.rename(folder)
    assert seen(folder) == before


def test_a_link_is_seen_wherever_it_leads(folder: Path) -> None:
    before = seen(folder)
    link = folder / "image.png"
    link.symlink_to(folder.parent / "nowhere")
    dangling = seen(folder)
    assert dangling != before
    (folder.parent / "nowhere").write_text("there", "utf-8")
    assert seen(folder) != dangling


def test_no_folder_is_entered_through_a_link_but_the_followed_one(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "root").symlink_to("/")
    (files,) = seen(folder).values()
    assert sorted(Path(name).name for name in files) == ["loop", "root", "wind.yml"]
    beside = folder.with_name("link")
    beside.symlink_to(folder)
    assert len(seen(beside)[str(beside)]) == 3


def test_a_single_file_can_be_followed(folder: Path) -> None:
    settings = folder / "mkdocs.yml"
    assert seen(settings) == {str(settings): {}}
    settings.write_text("site_name: Report\n", "utf-8")
    assert list(seen(settings)[str(settings)]) == [str(settings)]


def test_edits_are_the_files_that_were_saved_if_none_came_or_went(folder: Path) -> None:
    before = seen(folder)
    assert edited(before, seen(folder)) is None
    record = folder / "themes/wind.yml"
    record.write_text("name: Winds\n", "utf-8")
    assert edited(before, seen(folder)) == frozenset({record})
    (folder / "themes/sun.yml").write_text("name: Sun\n", "utf-8")
    assert edited(before, seen(folder)) is None
    assert edited(before, {}) is None
