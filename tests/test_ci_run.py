"""What CI does before the tests: it installs what is missing, as whoever may."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
TESTS = ["make site", "make test with required"]


class Machine:
    """A machine with a few programs, each of which does little but note that it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.calls.touch()
        for name in ("bash", "dirname", "env"):
            (folder / name).symlink_to(f"/usr/bin/{name}")
        self.add("make", 'note "make $1${ODA_BROWSER:+ with $ODA_BROWSER}"')

    def add(self, name: str, script: str = "") -> None:
        """Adds a program."""
        note = f'note() {{ echo "$1" >> "{self.calls}"; }}'
        path = self.folder / name
        path.write_text(f"#!{self.folder}/bash\n{note}\n{script}\n", "utf-8")
        path.chmod(0o755)

    def add_libraries(self, *names: str) -> None:
        """Adds the list of libraries, as the system's linker prints it."""
        lines = [f"echo '\t{name} (libc6,x86-64) => /lib/{name}'" for name in names]
        self.add("ldconfig", "\n".join(lines))

    def add_user(self, number: int) -> None:
        """Lets only root, who is user 0, install packages."""
        self.add("id", f'echo "${{BECAME:-{number}}}"')
        root_only = '[ "$(id -u)" = 0 ] || { echo "are you root?" >&2; exit 100; }'
        self.add("apt-get", f'{root_only}\nnote "apt-get $* as $DEBIAN_FRONTEND"')

    def add_sudo(self) -> None:
        """Adds a sudo that keeps nothing of the environment but the PATH, as the real one does."""
        self.add("sudo", 'note sudo\nexec env -i PATH="$PATH" BECAME=0 "$@"')

    def run(self) -> tuple[int, str, list[str]]:
        """How the script ends, what it says, and what it called."""
        done = subprocess.run(
            [str(ROOT / ".ci/run")],
            env={"PATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.returncode, done.stderr, self.calls.read_text("utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def installing(*packages: str) -> list[str]:
    options = "-y -qq "
    return [
        "apt-get update -qq as noninteractive",
        f"apt-get install {options}{' '.join(packages)} as noninteractive",
    ]


@pytest.mark.parametrize("browser", ["chromium-headless-shell", "chromium", "chromium-browser"])
def test_nothing_is_installed_where_nothing_is_missing(machine: Machine, browser: str) -> None:
    for name in (browser, "npm"):
        machine.add(name)
    machine.add_libraries(*LIBRARIES)
    machine.add_user(1001)
    assert machine.run() == (0, "", TESTS)


def test_a_user_without_rights_installs_what_is_missing_through_sudo(machine: Machine) -> None:
    machine.add("chromium-headless-shell")
    machine.add("npm")
    machine.add_libraries(LIBRARIES[0])
    machine.add_user(1001)
    machine.add_sudo()
    update, install = installing("libpangoft2-1.0-0", "libharfbuzz-subset0")
    assert machine.run() == (0, "", ["sudo", update, "sudo", install, *TESTS])


def test_root_installs_what_is_missing_without_sudo(machine: Machine) -> None:
    machine.add_libraries()
    machine.add_user(0)
    everything = ("chromium-headless-shell", "nodejs", "npm", "libpango-1.0-0", "libpangoft2-1.0-0")
    calls = [*installing(*everything, "libharfbuzz-subset0"), *TESTS]
    assert machine.run() == (0, "", calls)


def test_root_asks_no_sudo_where_there_is_one(machine: Machine) -> None:
    machine.add("npm")
    machine.add_libraries(*LIBRARIES)
    machine.add_user(0)
    machine.add_sudo()
    assert machine.run() == (0, "", [*installing("chromium-headless-shell"), *TESTS])


def test_who_can_install_nothing_is_told_what_is_missing(machine: Machine) -> None:
    machine.add("npm")
    machine.add_libraries(*LIBRARIES)
    machine.add_user(1001)
    code, said, calls = machine.run()
    assert (code, calls) == (1, [])
    assert (
        said
        == "The tests need these packages, which nobody here can install: chromium-headless-shell\n"
    )


def test_a_failing_installation_stops_before_the_tests(machine: Machine) -> None:
    machine.add_libraries()
    machine.add_user(0)
    machine.add("apt-get", "exit 100")
    code, _, calls = machine.run()
    assert (code, calls) == (100, [])
