"""How a site is built anew; MkDocs itself is not run."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from oda_reports.verifying.rebuilds import CannotRebuild, rebuild


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What was asked of the system, and what it is to answer (``answer``)."""
    found: dict[str, Any] = {"answer": (0, "", "")}

    def run(command: list[str], **settings: Any) -> subprocess.CompletedProcess[str]:
        found.update(settings, command=command)
        return subprocess.CompletedProcess(command, *found["answer"])

    monkeypatch.setattr(subprocess, "run", run)
    return found


def test_mkdocs_is_run_in_the_folder_of_the_program_for_records_and_moment(
    asked: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ODA_DATA", "elsewhere")
    monkeypatch.setenv("ODA_EDIT_URL", "https://here.example/")
    rebuild(Path("data"), Path("site"), 5, {"site_url": "https://there.example/"})
    assert asked["command"][1:] == ["-m", "mkdocs", "build", "--quiet", "--site-dir",
                                    str(tmp_path / "site")]  # fmt: skip
    assert asked["cwd"] == ROOT
    assert asked["env"]["ODA_DATA"] == str(tmp_path / "data")
    assert asked["env"]["SOURCE_DATE_EPOCH"] == "5"
    assert asked["env"]["ODA_SITE_URL"] == "https://there.example/"
    assert asked["env"]["ODA_EDIT_URL"] == "", "what this machine knows is not asked"


@pytest.mark.parametrize("answer", [(1, "", " mend these\n"), (1, " mend these\n", " ")])
def test_what_mkdocs_said_is_the_reason_why_there_is_no_site(
    asked: dict[str, Any], answer: tuple[int, str, str]
) -> None:
    asked["answer"] = answer
    with pytest.raises(CannotRebuild) as caught:
        rebuild(Path("data"), Path("site"), 5, {})
    assert str(caught.value) == "mend these"


def test_a_warning_of_mkdocs_keeps_no_site_from_being_built(asked: dict[str, Any]) -> None:
    asked["answer"] = (0, "", "a warning")
    rebuild(Path("data"), Path("site"), 5, {})
