"""What commands say, and how they end where they cannot run."""

from __future__ import annotations

from pathlib import Path

import pytest
from oda_reports.console import refuse, require_folder, require_project, say


def test_a_command_that_cannot_run_says_why_beside_its_output_and_ends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        refuse("There is no such thing")
    assert ended.value.code == 2
    assert capsys.readouterr() == ("", "There is no such thing\n")


def test_what_is_no_folder_is_refused_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    require_folder(tmp_path)
    file = tmp_path / "report.yml"
    file.touch()
    for path, said in ((file, "this is no data folder"), (tmp_path / "no", "there is no such")):
        with pytest.raises(SystemExit):
            require_folder(path)
        assert f"{path}: {said}" in capsys.readouterr().err


def test_what_needs_the_project_is_refused_where_only_the_program_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_project()
    monkeypatch.setattr("oda_reports.console.PROGRAM", tmp_path)
    with pytest.raises(SystemExit):
        require_project()


def test_what_a_record_says_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    say("::error::x")
    assert not capsys.readouterr().out.startswith("::error")
