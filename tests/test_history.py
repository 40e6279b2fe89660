"""When each file last changed, asked of a repository made for the test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from oda_reports.history import last_changes


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of this machine, and no repository around the test's folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environment["GIT_AUTHOR_DATE"] = "1999-09-09T12:00:00Z"
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        env=environment,
    )


def commit(folder: Path, name: str, text: str, day: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "a change\n\n2001-01-01", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, "data/countries/one.yml", "a", "2024-01-01")
    commit(folder, "data/countries/côte d'orlan.yml", "a", "2024-02-29")
    commit(folder, "data/countries/one.yml", "b", "2024-03-05")
    commit(folder, "readme.md", "c", "2024-04-01")
    return folder


def test_a_file_changed_on_the_day_of_its_last_commit(repository: Path) -> None:
    assert last_changes(repository / "data") == {
        "countries/one.yml": "2024-03-05",
        "countries/côte d'orlan.yml": "2024-02-29",
    }


def test_paths_are_those_below_the_folder_that_is_asked_about(repository: Path) -> None:
    assert set(last_changes(repository / "data/countries")) == {"one.yml", "côte d'orlan.yml"}


def test_a_file_that_is_not_committed_has_no_day(repository: Path) -> None:
    (repository / "data/countries/two.yml").write_text("a", "utf-8")
    assert "countries/two.yml" not in last_changes(repository / "data")


def test_a_shallow_clone_knows_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert (tmp_path / "shallow/data/countries/one.yml").is_file()
    assert last_changes(tmp_path / "shallow/data") == {}


def test_a_whole_clone_knows_what_the_first_one_knows(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "whole")
    assert last_changes(tmp_path / "whole/data") == last_changes(repository / "data")


def test_a_folder_outside_a_repository_knows_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}


def test_a_folder_that_is_not_there_knows_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path / "nowhere") == {}


def test_a_repository_without_commits_knows_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert last_changes(tmp_path) == {}


def test_a_machine_without_git_knows_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(repository / "data") == {}
