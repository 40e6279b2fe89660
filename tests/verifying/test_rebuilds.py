"""How a site is made anew; MkDocs itself is not run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import Seal, unsealed
from oda_reports.verifying.rebuilds import CannotRebuild, rebuild, rebuild_pdf

SEAL = Seal.model_validate(
    {
        **json.loads(
            unsealed(
                Provenance(None, None, "a" * 64), "2024", {}, {"site_url": "https://there.example/"}
            )
        ),
        "site": {"sha256": "b" * 64, "files": 1},
        "source_date_epoch": 5,
    }
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What was asked of the system, and what it is to answer (``answer``)."""
    found: dict[str, Any] = {"answer": (0, "", "")}

    def run(command: list[str], **settings: Any) -> subprocess.CompletedProcess[str]:
        found.update(settings, command=command)
        return subprocess.CompletedProcess(command, *found["answer"])

    monkeypatch.setattr(subprocess, "run", run)
    return found


def test_mkdocs_is_run_in_the_folder_of_the_program_for_records_and_seal(
    asked: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ODA_DATA", "elsewhere")
    monkeypatch.setenv("ODA_EDIT_URL", "https://here.example/")
    rebuild(Path("data"), Path("site"), Path("build.json"), SEAL)
    assert asked["command"][1:] == ["-m", "mkdocs", "build", "--quiet", "--site-dir",
                                    str(tmp_path / "site")]  # fmt: skip
    assert asked["cwd"] == ROOT
    assert asked["env"]["ODA_DATA"] == str(tmp_path / "data")
    assert asked["env"]["ODA_SEAL"] == str(tmp_path / "build.json")
    assert asked["env"]["SOURCE_DATE_EPOCH"] == "5"
    assert asked["env"]["ODA_SITE_URL"] == "https://there.example/"
    assert asked["env"]["ODA_EDIT_URL"] == "", "what this machine knows is not asked"


@pytest.mark.parametrize(("is_dated", "moment"), [(True, "5"), (False, "")])
def test_a_pdf_names_the_moment_of_the_site_or_none(
    asked: dict[str, Any], tmp_path: Path, is_dated: bool, moment: str
) -> None:
    rebuild_pdf(Path("data"), tmp_path / "report.pdf", SEAL, is_dated=is_dated)
    assert asked["command"][1:] == ["-m", "oda_reports", "pdf", str(tmp_path / "report.pdf")]
    assert asked["env"]["SOURCE_DATE_EPOCH"] == moment
    assert asked["env"]["ODA_SITE_URL"] == "https://there.example/"


@pytest.mark.parametrize("answer", [(1, "", " mend these\n"), (1, " mend these\n", " ")])
def test_what_was_said_is_the_reason_why_there_is_nothing(
    asked: dict[str, Any], answer: tuple[int, str, str]
) -> None:
    asked["answer"] = answer
    with pytest.raises(CannotRebuild) as caught:
        rebuild(Path("data"), Path("site"), Path("build.json"), SEAL)
    assert str(caught.value) == "mend these"


def test_a_warning_of_mkdocs_keeps_no_site_from_being_built(asked: dict[str, Any]) -> None:
    asked["answer"] = (0, "", "a warning")
    rebuild(Path("data"), Path("site"), Path("build.json"), SEAL)
