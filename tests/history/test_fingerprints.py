"""Fingerprints: lists of sums that the tools of any system make, and what is left out of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from oda_reports.history.fingerprints import (
    fingerprint,
    list_records,
    list_site,
    list_sums,
    read_sums,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files at several depths, each with its own path as its text."""
    for name in ("b.yml", "a/c.yml", "a.yml", ".hidden", ".schemas/x.json", "build/log", "a/.y"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, "utf-8")
    return tmp_path


def names(listed: str) -> list[str]:
    return [line.split("  ")[1] for line in listed.splitlines()]


def test_a_line_is_the_sum_of_a_file_two_blanks_and_its_path(folder: Path) -> None:
    assert list_sums(folder, ["b.yml"]) == f"{sha256(b'b.yml').hexdigest()}  b.yml\n"


def test_lines_are_ordered_by_the_bytes_of_their_paths(folder: Path) -> None:
    given = ["b.yml", "a/c.yml", "a.yml"]
    assert names(list_sums(folder, given)) == ["a.yml", "a/c.yml", "b.yml"]


def test_records_are_all_files_but_those_that_a_dot_hides(folder: Path) -> None:
    assert names(list_records(folder)) == ["a.yml", "a/c.yml", "b.yml", "build/log"]


def test_a_site_is_all_files_but_those_of_the_folder_left_out(folder: Path) -> None:
    listed = [".hidden", ".schemas/x.json", "a.yml", "a/.y", "a/c.yml", "b.yml"]
    assert names(list_site(folder, "build/")) == listed


def test_the_sums_of_a_list_are_read_by_path() -> None:
    read = read_sums("12  a.yml\n34  a  b.yml\n\nno sum\n")
    assert read == {"a.yml": "12", "a  b.yml": "34"}


def test_a_list_that_was_made_can_be_read(folder: Path) -> None:
    assert read_sums(list_sums(folder, ["b.yml"])) == {"b.yml": sha256(b"b.yml").hexdigest()}


def test_a_fingerprint_is_the_sum_of_the_bytes_of_a_list() -> None:
    assert fingerprint("é") == sha256("é".encode()).hexdigest()
    assert fingerprint("\udcff") == sha256(b"\xff").hexdigest()
