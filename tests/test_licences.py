"""The list of licences that every site has: each file is in it, and each package in the scripts."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.site

LIST = (ROOT / "docs/assets/licences.txt").read_text("utf-8")
PATTERNS = re.findall(r"^(/\S+)$", LIST, re.MULTILINE)
OF_A_REPORT = {"/cards/*", "/images/*", "/sitemap.*"}
"""What a site has where its report has pictures, or an address."""


def files_of(site: Path) -> list[str]:
    found = [f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()]
    return sorted(found)


def entries_for(file: str) -> str:
    """What the list says of a file: all blocks below a pattern that names it."""
    blocks = re.findall(r"((?:^/\S+\n)+)((?: {4}.*\n)+)", LIST, re.MULTILINE)
    named = [said for names, said in blocks if any(fnmatchcase(file, n) for n in names.split())]
    return "".join(named)


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_every_file_that_readers_are_sent_is_in_the_list(
    request: pytest.FixtureRequest, site: str
) -> None:
    files = files_of(request.getfixturevalue(site))
    assert len(files) > 100
    assert [file for file in files if not entries_for(file)] == []


def test_the_list_names_no_file_that_is_not_there(real_site: Path) -> None:
    files = files_of(real_site)
    gone = [name for name in PATTERNS if not any(fnmatchcase(file, name) for file in files)]
    assert set(gone) <= OF_A_REPORT


def test_every_package_in_the_scripts_of_the_theme_is_named_with_its_licence(
    real_site: Path,
) -> None:
    maps = sorted(real_site.rglob("*.map"))
    named = {
        (f"/{path.relative_to(real_site).as_posix()}", package)
        for path in maps
        for source in json.loads(path.read_text("utf-8"))["sources"]
        for package in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source)
    }
    assert len(named) > 5
    for file, package in named:
        assert re.search(rf"^ {{4}}{re.escape(package)}\b", entries_for(file), re.MULTILINE)


def test_each_licence_that_is_named_can_be_read() -> None:
    texts = {"MIT License", "BSD Zero Clause License", "BSD 3-Clause License"}
    assert {text.upper() for text in texts} <= set(LIST.splitlines())
    for long in (
        "Apache License 2.0",
        "Mozilla Public License 1.1",
        "GNU Lesser General Public License",
    ):
        assert re.search(rf"^{long}: https://", LIST, re.MULTILINE)


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_every_page_leads_to_the_list(request: pytest.FixtureRequest, site: str) -> None:
    home = (request.getfixturevalue(site) / "index.html").read_text("utf-8")
    assert re.search(r'<a href="\S*assets/licences\.txt">', home)
