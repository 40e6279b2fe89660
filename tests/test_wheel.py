"""The program as a package that is installed elsewhere, without the project around it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, ROOT

BIN = Path(sys.executable).parent

WORLD: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [60, 30]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "id": "004", "arcs": [[0]]}],
        }
    },
    "arcs": [[[0, 0], [9, 0], [0, 9], [-9, 0], [0, -9]]],
}
"""A world with one country, a square that stands for Afghanistan."""


def run(cwd: Path, *command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ODA_")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package lies, built from the files that git knows and from no others."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = run(ROOT, "git", "ls-files", "-z", "hooks", "pyproject.toml", "README.md", "LICENSE")
    for name in filter(None, listed.stdout.split("\0")):
        path = folder / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, path)
    made = run(folder / "project", sys.executable, "-m", "hatchling", "build", "-t", "wheel")
    assert made.returncode == 0, made.stderr
    (wheel,) = (folder / "project" / "dist").glob("*.whl")
    uv = ("pip", "install", "--quiet", "--offline", "--no-deps", "--target", folder / "elsewhere")
    done = run(folder, BIN / "uv", *uv, "--python", sys.executable, wheel)
    assert done.returncode == 0, done.stderr
    return folder / "elsewhere"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with records, an older state of them, and a map of the world."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(EXAMPLE, folder / "data")
    shutil.copytree(EXAMPLE, folder / "older")
    country = folder / "data/countries/tessara.yml"
    country.write_text(country.read_text("utf-8").replace("XTE", "AFG"), "utf-8")
    (folder / "world.json").write_text(json.dumps(WORLD), "utf-8")
    return folder


@pytest.fixture(scope="module")
def said(installed: Path, desk: Path) -> dict[str, tuple[int, str]]:
    """What each command ends with and prints, asked in one process that knows the package alone."""
    done = run(desk, sys.executable, "-c", ASK, *COMMANDS, *REFUSED, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    place, answers = json.loads(done.stdout)
    assert Path(place).is_relative_to(installed)
    return {command: (code, output) for command, code, output in answers}


ASK = """
import json, sys
import oda_reports
from click.testing import CliRunner
from oda_reports.cli import main

answers = [(line, CliRunner().invoke(main, line.split())) for line in sys.argv[1:]]
said = [(line, answer.exit_code, answer.output) for line, answer in answers]
print(json.dumps([oda_reports.__file__, said]))
"""

COMMANDS = {
    "check": "files checked: ",
    "explain E301": "E301 (error): ",
    "new project ferry-lights": "ferry-lights.yml is written, as a draft",
    "diff older": "projects/ferry-lights",
    "schema": "schemas written to ",
    "map world.json": "map.geojson is written",
}
"""What runs anywhere, with words of its answer."""

REFUSED = ("emit pages", "pdf", "verify site")
"""What needs the theme and the pages of the project."""


def test_a_wheel_holds_every_file_of_the_core(installed: Path) -> None:
    listed = run(ROOT, "git", "ls-files", "hooks/oda_reports").stdout.splitlines()
    assert len(listed) > 200
    packed = {path.relative_to(installed).as_posix() for path in installed.rglob("*")}
    assert {name.removeprefix("hooks/") for name in listed} <= packed


def test_a_wheel_brings_nothing_but_the_core_and_its_command(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert names <= {"bin", "oda_reports", ".lock"}
    done = run(installed, sys.executable, "bin/oda", "explain", "E301", PYTHONPATH=str(installed))
    assert done.stdout.startswith("E301 (error): "), done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_without_the_project(said: dict[str, tuple[int, str]], command: str) -> None:
    code, output = said[command]
    assert code == 0, output
    assert COMMANDS[command] in output


@pytest.mark.parametrize("command", REFUSED)
def test_a_command_that_needs_the_project_says_so_in_one_line(
    said: dict[str, tuple[int, str]], command: str
) -> None:
    code, output = said[command]
    assert (code, output.count("\n")) == (2, 1), output
    assert "needs the project's theme and pages" in output
