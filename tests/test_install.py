"""What `make` does before anything else: a .venv that holds what a job needs, told in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

SYSTEM = ("sh", "sed", "head", "grep", "cat", "cut", "cksum", "rm", "dirname", "basename")

PYTHON = """
case "$*" in
*ensurepip*) [ -z "$NO_VENV" ] ;;
"-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp "$0" .venv/bin/pip ;;
"-m pip install "*) note "pip $*" && cp "$0" .venv/bin/oda ;;
-c*) echo "{answer}" ;;
esac
"""
"""An interpreter that is as good or as old as it says."""

UV = """
note "uv $*"
case "$*" in
venv*) mkdir -p .venv/bin && ln -s "$4" .venv/bin/python ;;
pip*) cp "$0" .venv/bin/oda ;;
esac
"""


class Checkout:
    """A checkout on a machine that has the system's own programs and those it is given."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.programs.mkdir()
        for name in (*SYSTEM, "mkdir", "cp", "ln"):
            program = shutil.which(name)
            assert program
            (self.programs / name).symlink_to(program)
        self.place = folder / "checkout"
        shutil.copytree(ROOT / "requirements", self.place / "requirements")
        shutil.copy(ROOT / "pyproject.toml", self.place)
        self.log = folder / "calls"

    def add(self, name: str, script: str) -> Path:
        """Adds a program."""
        path = self.programs / name
        note = f'note() {{ echo "$1" >> "{self.log}"; }}'
        path.write_text(f"#!{self.programs}/sh\n{note}\n{script}\n", "utf-8")
        path.chmod(0o755)
        return path

    def add_python(self, name: str, version: str, quality: str = "good") -> None:
        """Adds an interpreter."""
        path = self.programs / name
        self.add(name, PYTHON.replace("{answer}", f"{quality} {version} {path}"))

    def install(self, job: str, **environment: str) -> tuple[int, str]:
        """How the script ends, and all that it prints."""
        done = subprocess.run(
            [str(self.place / "requirements/install"), job],
            env={"PATH": str(self.programs), "GOAL": "serve", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=30,
        )
        return done.returncode, done.stdout

    def mark(self) -> Path:
        """Leaves a file in the .venv, which goes with it."""
        path = self.place / ".venv" / "mark"
        path.touch()
        return path

    def change_lock(self, job: str) -> None:
        """Adds a package to a lock."""
        with (self.place / f"requirements/{job}.lock").open("a") as file:
            file.write("another==1.0 --hash=sha256:0\n")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path)
    checkout.add_python("python3", "3.12.1")
    return checkout


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    """A checkout whose .venv holds what a site needs."""
    assert checkout.install("site")[0] == 0
    return checkout


def packages(job: str) -> int:
    return (ROOT / f"requirements/{job}.lock").read_text("utf-8").count("==")


def test_one_line_says_what_is_installed_and_how_long_it_takes(checkout: Checkout) -> None:
    told = (
        f"Installing {packages('site')} packages for the site into .venv, with pip: about a minute"
    )
    assert checkout.install("site") == (0, f"{told}.\n")
    assert checkout.install("site") == (0, "")


def test_uv_installs_where_it_is_on_the_path(checkout: Checkout) -> None:
    checkout.add("uv", UV)
    code, told = checkout.install("development")
    assert (code, told.count("\n")) == (0, 1)
    assert told.endswith("for the site and its tests into .venv, with uv: some seconds.\n")
    assert "pip -m" not in checkout.log.read_text("utf-8")
    assert checkout.install("site") == (0, "")


def test_pip_installs_where_uv_cannot(checkout: Checkout) -> None:
    checkout.add("uv", "echo 'no index' >&2; exit 2")
    code, told = checkout.install("site")
    assert (code, told.count("\n")) == (0, 2)
    assert "uv could not" in told and "no index" not in told
    assert checkout.install("site") == (0, "")


def test_every_package_is_held_against_its_hash(checkout: Checkout) -> None:
    checkout.add("uv", UV)
    checkout.install("site")
    (locked,) = [line for line in checkout.log.read_text("utf-8").splitlines() if ".lock" in line]
    assert "--require-hashes --requirement requirements/site.lock" in locked


def test_a_job_installs_nothing_that_a_larger_one_has_installed(checkout: Checkout) -> None:
    checkout.install("development")
    assert checkout.install("pdf") == checkout.install("site") == (0, "")


def test_a_larger_job_adds_what_it_lacks(ready: Checkout) -> None:
    mark = ready.mark()
    assert ready.install("pdf")[1].startswith("Installing ")
    assert mark.exists()
    assert ready.install("site") == ready.install("pdf") == (0, "")


def test_a_changed_lock_is_installed_again(ready: Checkout) -> None:
    ready.change_lock("site")
    mark = ready.mark()
    assert ready.install("site")[1].startswith(f"Installing {packages('site') + 1} ")
    assert mark.exists()
    assert ready.install("site") == (0, "")


def test_what_an_earlier_state_of_the_locks_installed_counts_no_longer(checkout: Checkout) -> None:
    checkout.install("development")
    texts = {path: path.read_bytes() for path in checkout.place.glob("requirements/*.lock")}
    for job in ("site", "development"):
        checkout.change_lock(job)
    assert checkout.install("site")[1]
    for path, text in texts.items():
        path.write_bytes(text)
    assert checkout.install("site")[1]


def test_a_venv_of_another_interpreter_is_made_anew(ready: Checkout) -> None:
    ready.add_python("python3", "3.13.0")
    mark = ready.mark()
    assert ready.install("site")[1].startswith("Installing ")
    assert not mark.exists()


def test_a_venv_that_was_moved_is_made_anew(ready: Checkout) -> None:
    ready.mark()
    ready.place = ready.place.rename(ready.place.with_name("elsewhere"))
    assert ready.install("site")[1].startswith("Installing ")
    assert not (ready.place / ".venv/mark").exists()


@pytest.mark.parametrize("lost", ["ready", "bin/python", "bin/oda"])
def test_half_a_venv_is_made_anew(ready: Checkout, lost: str) -> None:
    mark = ready.mark()
    (ready.place / ".venv" / lost).unlink()
    assert ready.install("site")[1].startswith("Installing ")
    assert not mark.exists()


def test_what_was_broken_off_is_made_anew(ready: Checkout) -> None:
    ready.change_lock("site")
    mark = ready.mark()
    pip = ready.place / ".venv/bin/python"
    good = pip.read_text("utf-8")
    pip.write_text(good.replace('note "pip $*"', "echo no network && exit 1"), "utf-8")
    code, told = ready.install("site")
    assert code == 1
    assert told.splitlines()[1:] == [
        "no network",
        "They could not be installed, for the reason above. A way to the network is needed.",
    ]
    assert ready.install("site")[0] == 0
    assert not mark.exists()


def test_a_python_that_is_too_old_gets_one_line(checkout: Checkout) -> None:
    checkout.add_python("python3", "3.9.18", "old")
    code, told = checkout.install("site")
    assert (code, told.count("\n")) == (1, 1)
    assert told.startswith("Python 3.11.2 or newer is needed, but python3 is 3.9.18: install one (")
    checkout.add_python("python3.13", "3.13.0")
    told = checkout.install("site")[1]
    assert told.endswith(" python3 is 3.9.18: type: make serve PYTHON=python3.13\n")
    assert not (checkout.place / ".venv").exists()
    assert checkout.install("site", PYTHON="python3.13")[0] == 0


@pytest.mark.parametrize("named", ["", "/opt/none/bin/python"])
def test_a_python_that_is_missing_gets_one_line(checkout: Checkout, named: str) -> None:
    (checkout.programs / "python3").unlink()
    code, told = checkout.install("site", PYTHON=named)
    assert (code, told.count("\n")) == (1, 1)
    assert f"is needed, but there is no {named or 'python3'}: install one (" in told


def test_a_venv_stays_while_the_python_that_made_it_does(checkout: Checkout) -> None:
    checkout.add_python("python3", "3.9.18", "old")
    checkout.add_python("python3.13", "3.13.0")
    checkout.install("site", PYTHON="python3.13")
    assert checkout.install("site") == (0, "")
    assert checkout.install("site", PYTHON="python3")[0] == 1
    assert checkout.install("site") == (0, "")


def test_a_python_without_venv_gets_one_line(checkout: Checkout) -> None:
    code, told = checkout.install("site", NO_VENV="yes")
    assert (code, told.count("\n")) == (1, 1)
    assert told.endswith("type: sudo apt install python3-venv\n")


def test_a_real_interpreter_is_known_by_its_version_and_its_own_path(checkout: Checkout) -> None:
    """The tests run in a .venv, which is no interpreter of its own."""
    checkout.add("uv", UV)
    assert checkout.install("site", PYTHON=sys.executable)[0] == 0
    made_by = (checkout.place / ".venv/ready").read_text("utf-8").splitlines()[0]
    path = os.path.realpath(sys.executable)
    version = ".".join(map(str, sys.version_info[:3]))
    assert made_by == f"good {version} {path} in {checkout.place.resolve()}"
