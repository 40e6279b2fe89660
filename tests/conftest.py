"""What several test modules share: the data folders, and sites built once for all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data"
EXAMPLE = ROOT / "tests" / "example"

MkDocs = Callable[..., subprocess.CompletedProcess[str]]


def run_mkdocs(
    *arguments: str, data: Path | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Runs mkdocs as a person does, and returns what it printed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment.pop("ODA_DATA", None)
    if data is not None:
        environment["ODA_DATA"] = str(data)
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def build(folder: Path, data: Path) -> Path:
    """A strict build of a data folder; fails with what mkdocs printed."""
    done = run_mkdocs("build", "--strict", "--quiet", "--site-dir", str(folder), data=data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stdout + done.stderr, "a build without warnings prints nothing"
    return folder


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the repository, built once."""
    return build(tmp_path_factory.mktemp("real") / "site", REAL)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region, built once."""
    return build(tmp_path_factory.mktemp("example") / "site", EXAMPLE)


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    """A copy of the report's records, to be changed."""
    return Path(shutil.copytree(REAL, tmp_path / "data"))


@pytest.fixture
def example_data(tmp_path: Path) -> Path:
    """A copy of the invented region's records, to be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def git_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of this machine, and no repository around the test's folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    """Runs git as somebody on a day; the author's clock is wrong, which nothing may ask."""
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environment["GIT_AUTHOR_DATE"] = "1999-09-09T12:00:00Z"
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        env=environment,
    )
