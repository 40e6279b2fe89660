"""The locked packages: for every Python that is named, whole, alike in each lock, from anywhere."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

import pytest
import yaml
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FLOOR = re.fullmatch(r">=(3\.\d+\.\d+)", PROJECT["project"]["requires-python"])
assert FLOOR
OLDEST = FLOOR[1]
NEWEST = PROJECT["project"]["classifiers"][-1].rpartition(" ")[2]

FOLDER = ROOT / "requirements"
LOCKS = ("site", "pdf", "development")
"""The locks, each of which holds all of the one before it."""

every_lock = pytest.mark.parametrize("lock", LOCKS)


def read_lock(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Each package of a lock by its name, with its hashes."""
    text = (FOLDER / f"{lock}.lock").read_text("utf-8").replace(" \\\n", " ")
    found = {}
    for line in text.splitlines():
        if not line.lstrip().startswith("#"):
            pin, *hashes = line.split(" --hash=")
            requirement = Requirement(pin)
            assert requirement.name not in found, "one version for every Python"
            found[requirement.name] = (requirement, [one.strip() for one in hashes])
    return found


def asked_for(group: str) -> list[str]:
    """What a group of pyproject.toml asks for, with the groups it includes."""
    return [
        name
        for entry in PROJECT["dependency-groups"][group]
        for name in ([entry] if isinstance(entry, str) else asked_for(entry["include-group"]))
    ]


def test_there_are_no_other_locks() -> None:
    assert {path.stem for path in FOLDER.glob("*.lock")} == set(LOCKS)
    assert not [*ROOT.glob("*.lock"), *ROOT.glob("requirements*.txt")]


@every_lock
def test_each_package_is_pinned_with_hashes(lock: str) -> None:
    packages = read_lock(lock)
    assert len(packages) > 30
    for pin, hashes in packages.values():
        assert re.fullmatch(r"==[\w.+]+", str(pin.specifier)), pin
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), pin


@every_lock
def test_a_lock_names_no_host_and_no_folder_of_a_machine(lock: str) -> None:
    text = (FOLDER / f"{lock}.lock").read_text("utf-8")
    assert not re.search(r"://|^-|@ |index-url|find-links|(?<![\w])/", text, re.MULTILINE)


def test_a_lock_holds_all_of_the_one_before_it_in_the_same_versions() -> None:
    site, pdf, development = map(read_lock, LOCKS)
    assert site == {name: pdf.get(name) for name in site}
    assert pdf == {name: development.get(name) for name in pdf}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    site = [*project["dependencies"], *asked_for("build")]
    pdf = [*site, *project["optional-dependencies"]["pdf"]]
    development = [*pdf, *asked_for("development")]
    for lock, asked in (("site", site), ("pdf", pdf), ("development", development)):
        pins = {canonicalize_name(name): pin for name, (pin, _) in read_lock(lock).items()}
        unmet = []
        for requirement in map(Requirement, asked):
            (pinned,) = pins[canonicalize_name(requirement.name)].specifier
            if not requirement.specifier.contains(pinned.version):
                unmet.append(requirement)
        assert unmet == [], lock


def test_a_site_needs_neither_browser_nor_types_nor_pdf() -> None:
    assert not {"playwright", "mypy", "weasyprint", "pytest"} & read_lock("site").keys()
    assert not {"playwright", "mypy", "pytest"} & read_lock("pdf").keys()


def test_the_oldest_python_that_is_promised_may_install_every_package() -> None:
    """Read from what is installed: it is what the locks pin, and says which Python it needs."""
    seen = 0
    for name, (pin, _) in read_lock("development").items():
        try:
            package = distribution(name)
        except PackageNotFoundError:
            assert pin.marker and not pin.marker.evaluate(), f"{name}: make for-development"
            continue
        assert pin.specifier.contains(package.version), f"{name}: make for-development"
        needed = SpecifierSet(str(package.metadata.json.get("requires_python", "")))
        assert needed.contains(OLDEST), f"{name} needs Python {needed}"
        assert needed.contains(NEWEST), f"{name} needs Python {needed}"
        seen += 1
    assert seen > 80


def test_the_versions_of_python_are_named_alike_wherever_they_are() -> None:
    minors = [int(name.rpartition(".")[2]) for name in PROJECT["project"]["classifiers"]]
    assert minors == list(range(int(OLDEST.split(".")[1]), minors[-1] + 1))
    for page in ("README.md", "docs/contributing/browser.md", "docs/contributing/publishing.md"):
        text = (ROOT / page).read_text("utf-8")
        assert re.findall(r"Python (3[\d.]*\d) or newer", text) == [OLDEST], page
    named = PROJECT["tool"]["ruff"]["target-version"]
    assert f"py{OLDEST.replace('.', '')}".startswith(named)


def test_the_forges_try_the_locks_on_the_oldest_and_the_newest_python() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    workflow, pipeline = workflow["jobs"]["locks"], pipeline["locks"]
    oldest = OLDEST.rpartition(".")[0]
    assert workflow["strategy"]["matrix"]["python"] == [oldest, NEWEST]
    # Debian 12 has the very oldest.
    assert pipeline["parallel"]["matrix"] == [
        {"IMAGE": ["debian:bookworm", f"python:{NEWEST}-bookworm"]}
    ]
    for commands in ([step.get("run") for step in workflow["steps"]], pipeline["script"]):
        assert {"make check", "make trylocks"} <= set(commands)
