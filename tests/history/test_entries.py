"""What lies in a folder: told without a file being opened, a link followed or an end awaited."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from oda_reports.history import entries
from oda_reports.history.entries import (
    PICTURE_BYTES,
    TEXT_BYTES,
    Fault,
    look_at,
    most_bytes,
)


def sized(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return make


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(os.path.relpath(path))


@pytest.mark.parametrize(
    ("name", "make", "fault"),
    [
        ("a.yml", sized(TEXT_BYTES), None),
        ("a.yml", sized(TEXT_BYTES + 1), Fault.TOO_LARGE),
        ("README.md", sized(10_000_000_000), Fault.TOO_LARGE),
        ("images/a.png", sized(PICTURE_BYTES), None),
        ("images/a.png", sized(PICTURE_BYTES + 1), Fault.TOO_LARGE),
        ("images/a.png", lambda path: path.symlink_to("/dev/zero"), Fault.LINK),
        ("themes/a.yml", lambda path: path.symlink_to("b.yml"), Fault.LINK),
        ("themes", lambda path: path.symlink_to("/"), Fault.LINK),
        ("pages/home.md", os.mkfifo, Fault.NO_FILE),
        ("a.yml", listening, Fault.NO_FILE),
        ("a.yml", Path.mkdir, None),
    ],
)
def test_what_may_not_be_opened_is_told(
    name: str, make: Callable[[Path], None], fault: Fault | None, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    make(tmp_path / name)
    found = look_at(tmp_path)
    assert found.by_name[name].fault is fault
    assert found.are_sound == (fault is None)


def test_what_is_closed_is_told_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yml").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert [entry.fault for entry in look_at(tmp_path).faulty.values()] == [Fault.CLOSED]


def test_a_folder_may_be_named_by_a_link_and_nothing_in_it_may_be_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").touch()
    (tmp_path / "link").symlink_to("data")
    assert list(look_at(tmp_path / "link").by_name) == ["a.yml"]
    assert list(look_at(tmp_path).by_name) == ["data", "data/a.yml", "link"]


def test_what_editors_and_git_leave_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / ".git/objects").mkdir(parents=True)
    (tmp_path / ".#a.yml").symlink_to("nobody@nowhere")
    (tmp_path / "a.yml").touch()
    assert list(look_at(tmp_path).by_name) == ["a.yml"]


def test_what_lies_in_a_folder_itself_is_known_in_order(tmp_path: Path) -> None:
    for name in ("b/c/d.yml", "b/a.yml", "a.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = look_at(tmp_path)
    assert [entry.name for entry in found.inside("")] == ["a.yml", "b"]
    assert [entry.name for entry in found.inside("b")] == ["b/a.yml", "b/c"]


def test_where_no_folder_is_nothing_lies(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not look_at(tmp_path / "file").by_name
    assert not look_at(tmp_path / "gone").by_name


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [("MOST_ENTRIES", 3, "more than 3 files"), ("MOST_BYTES", 99, "more than 0 GB")],
)
def test_a_look_ends_where_there_is_too_much(
    limit: str, most: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, limit, most)
    for name in "abcdefgh":
        (tmp_path / name).write_bytes(b"x" * 50)
    found = look_at(tmp_path)
    assert (found.excess, found.are_sound) == (said, False)
    assert len(found.by_name) < 8


def test_a_look_ends_where_folders_lie_too_deep(tmp_path: Path) -> None:
    (tmp_path / "/".join("abcdefgh")).mkdir(parents=True)
    assert not look_at(tmp_path).excess
    (tmp_path / "/".join("abcdefghijkl")).mkdir(parents=True)
    assert look_at(tmp_path).excess == "folders more than 8 deep"


def test_a_picture_may_be_larger_than_a_text() -> None:
    assert most_bytes("images/a.png") > most_bytes("pages/home.md") == most_bytes("images.yml")
