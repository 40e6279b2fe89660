"""A report moves: its next edition is entered by the handbook, published, and corrected.

What readers are told of it, on the pages of changes and of corrections, was made out by hand.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builders import said_of
from click.testing import CliRunner
from conftest import EXAMPLE, REAL, ROOT, git
from next_year import STEPS, change, enter
from oda_reports.build import build_site
from oda_reports.cli import main
from oda_reports.history.git import report_id
from page_words import words_of

EXPECTED = ROOT / "tests" / "next_edition"
PUBLISHED, CORRECTED = "2025-02-01", "2026-05-12"


@pytest.fixture
def repository(tmp_path: Path) -> Callable[[Path], Path]:
    """Makes a data folder the first commit of a repository."""

    def make(report: Path) -> Path:
        data = Path(shutil.copytree(report, tmp_path / "data"))
        git(tmp_path, "init", "--quiet")
        return data

    return make


def commit(data: Path, day: str) -> None:
    git(data, "add", "--all", ".")
    git(data, "commit", "--quiet", "--message", "a day's work", day=day)


def run(data: Path, *arguments: str) -> tuple[int, str]:
    ended = CliRunner().invoke(main, [*arguments, "--data", str(data)])
    return ended.exit_code, ended.stdout


def pages(data: Path) -> Mapping[str, str]:
    """The pages of a report by their paths, as a reader has them."""
    site = build_site(data)
    assert not site.warnings
    return {page.path: "\n".join(words_of(page.text)) + "\n" for page in site.pages}


def expected(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text("utf-8")


@pytest.mark.site
@pytest.mark.skipif(
    report_id((REAL / "report.yml").read_bytes()) != "japan-central-asia",
    reason="data/ holds another report: the next edition of the first one cannot be entered",
)
def test_the_next_edition_of_the_first_report_is_entered_published_and_corrected(
    repository: Callable[[Path], Path],
) -> None:
    data = repository(REAL)
    enter(data, "slipped")
    commit(data, PUBLISHED)
    before = pages(data)
    enter(data, "entered")
    assert run(data, "check", "--fix")[0] == 0
    assert pages(data) == before, "readers see nothing of a draft"
    assert run(data, "edition", "white-paper", "2025")[0] == 1
    enter(data, "published")
    assert run(data, "edition", "white-paper", "2025") == (0, "")
    enter(data, "corrected")
    assert said_of(data, {}) == []
    made = pages(data)
    assert made["changes.md"] == expected("first_report_changes")
    assert made["corrections.md"] == expected("first_report_corrections")
    region = made["regions/central-asia-and-the-caucasus.md"].partition("The white paper of 2024")[
        2
    ]
    assert region.splitlines()[1] == "approximately 13,220 up to that edition."
    assert "Featured project 7 · edition 2025" in made["projects/water-supply-tajikistan.md"]
    assert "Featured project 10" not in made["projects/inclusive-education-tajikistan.md"]


@pytest.mark.site
def test_the_invented_region_goes_on_over_three_editions(
    repository: Callable[[Path], Path],
) -> None:
    data = repository(EXAMPLE)
    lights = "projects/harbour-lights.yml"
    change(data / lights, ("    value: 17\n", "    value: 71\n"))
    commit(data, PUBLISHED)
    for step in STEPS:
        step(data)
    assert run(data, "edition", "cooperation-review", "2024") == (0, "")
    change(
        data / lights,
        ("    value: 71\n", "    value: 17\n"),
        ("corrections:\n", f"corrections:\n{CORRECTION}"),
    )
    assert said_of(data, {}) == []
    made = pages(data)
    assert made["changes.md"] == expected("invented_region_changes")
    assert made["corrections.md"] == expected("invented_region_corrections")


CORRECTION = f"""\
  - figure: lights@2023
    was: 71
    since: {PUBLISHED}
    until: {CORRECTED}
    why: Two digits had changed places.
"""
