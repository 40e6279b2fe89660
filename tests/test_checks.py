"""Rules across records, and every message as an editor reads it.

A case is a folder of ``problems``: its files are laid over a copy of the invented region, the
paths that its ``DELETE`` lists are taken away, and ``expected.txt`` is all that is said then.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE, REAL, ROOT
from oda_reports.build import check_folder
from oda_reports.checks import RULES
from oda_reports.frames import render_text
from oda_reports.problems import in_order

PROBLEMS = ROOT / "tests" / "problems"
CASES = sorted(path for path in PROBLEMS.iterdir() if path.is_dir())


def lay_out(case: Path, folder: Path) -> None:
    """The invented region with the changes of a case."""
    shutil.copytree(EXAMPLE, folder)
    for file in sorted(case.rglob("*")):
        name = file.relative_to(case)
        if file.is_file() and name.as_posix() not in ("DELETE", "expected.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(file, folder / name)
    if (case / "DELETE").is_file():
        for line in (case / "DELETE").read_text("utf-8").splitlines():
            (folder / line).unlink()


def said_of(folder: Path) -> str:
    _, _, problems = check_folder(folder)
    return render_text(in_order(problems))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_is_wrong_is_said_as_expected(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(case, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert said_of(Path("data")) + "\n" == (case / "expected.txt").read_text("utf-8")


def test_every_code_a_rule_can_give_has_a_case() -> None:
    said = "".join((case / "expected.txt").read_text("utf-8") for case in CASES)
    codes = [f"E{number}" for number in (*range(101, 110), 201, 202, 203, *range(301, 314))]
    assert [code for code in codes if f" {code} error: " not in said] == []


@pytest.mark.parametrize("folder", [REAL, EXAMPLE], ids=lambda path: path.name)
def test_a_folder_in_order_has_nothing_said_of_it(folder: Path) -> None:
    assert said_of(folder) == "0 errors, 0 warnings."


def test_the_docstring_of_a_rule_is_the_rule() -> None:
    for rule in RULES:
        assert (rule.__doc__ or "").rstrip().endswith("."), rule
