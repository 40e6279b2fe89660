"""A desk that takes the project over: its report in the place of the first, and all is green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, git

pytestmark = pytest.mark.site

OF_DATA = ("test_first_report.py", "test_facts.py", "reading/test_geography.py")
"""Modules whose tests read ``data/`` and take seconds."""
FRESH = "editing/test_schemas.py::test_the_committed_schemas_are_fresh"

Run = Callable[..., str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a module of Python in a clone whose data folder holds the invented region instead."""
    clone = tmp_path_factory.mktemp("desk") / "report"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    git(clone, "rm", "--quiet", "-r", "data")
    shutil.copytree(clone / "tests/example", clone / "data")
    environment = {**os.environ, "PYTHONPATH": str(clone / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    for name in [name for name in environment if name.startswith(("ODA_", "PYTEST_"))]:
        del environment[name]

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("oda_reports", "schema")
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "Our own report")
    return run


def test_nothing_is_asked_for_that_the_first_report_had(run: Run) -> None:
    assert run("oda_reports", "check").endswith("files checked: no problems.\n")


def test_its_site_is_built_strictly_and_says_nothing_of_tests_of_the_first(
    run: Run, tmp_path: Path
) -> None:
    run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site"))
    statement = (tmp_path / "site/accessibility/index.html").read_text("utf-8")
    assert "Violations" in statement
    assert "pages of this report" not in statement
    assert "Varland" in (tmp_path / "site/index.html").read_text("utf-8")


def test_its_tests_pass_and_pass_over_what_is_true_of_the_first_alone(run: Run) -> None:
    modules = [f"tests/{module}" for module in (*OF_DATA, FRESH)]
    said = run("pytest", "-q", "-p", "no:cacheprovider", *modules)
    assert "1 skipped" in said
    assert "what is true of the first one alone is passed over" in said
