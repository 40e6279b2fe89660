"""What a site is made from: the commits of records and program, and the software around them."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import git
from oda_reports.history.fingerprints import fingerprint, list_records
from oda_reports.history.git import Commit
from oda_reports.history.provenance import NO_DAY, Provenance, provenance_of

EARLY = Commit("a" * 40, 1_000, is_clean=True, is_whole=True)
LATE = Commit("b" * 40, 2_000, is_clean=True, is_whole=True)
UNCLEAN = Commit("b" * 40, 2_000, is_clean=False, is_whole=False)


@pytest.mark.parametrize(
    ("records", "program", "made"),
    [(EARLY, LATE, 2_000), (LATE, EARLY, 2_000), (EARLY, None, 1_000), (None, None, NO_DAY)],
)
def test_a_site_is_of_the_moment_of_the_later_commit(
    records: Commit | None, program: Commit | None, made: int
) -> None:
    assert Provenance(records, program, "").made == made


def test_records_and_program_at_one_commit_are_one_commit() -> None:
    assert Provenance(EARLY, EARLY, "").commits == (EARLY,)
    assert Provenance(EARLY, LATE, "").commits == (EARLY, LATE)
    assert Provenance(None, LATE, "").commits == (LATE,)


@pytest.mark.parametrize(
    ("records", "program", "is_committed"),
    [
        (EARLY, LATE, True),
        (EARLY, UNCLEAN, False),
        (UNCLEAN, EARLY, False),
        (EARLY, None, False),
        (None, EARLY, False),
    ],
)
def test_commits_make_a_site_if_both_are_known_and_clean(
    records: Commit | None, program: Commit | None, is_committed: bool
) -> None:
    assert Provenance(records, program, "").is_committed is is_committed


def test_the_records_history_decides_whether_days_are_known() -> None:
    assert Provenance(EARLY, UNCLEAN, "").has_days
    assert not Provenance(UNCLEAN, EARLY, "").has_days
    assert not Provenance(None, EARLY, "").has_days


@pytest.mark.usefixtures("git_of_its_own")
def test_records_and_program_are_asked_each_in_its_folder(tmp_path: Path) -> None:
    data, program = tmp_path / "records", tmp_path / "program"
    for folder, day in ((data, "2024-01-01"), (program, "2024-02-29")):
        (folder / "hooks").mkdir(parents=True)
        (folder / "hooks/x.yml").write_text(day)
        git(folder, "init", "--quiet")
        git(folder, "add", "--all")
        git(folder, "commit", "--message", "a", day=day)
    (program / "notes.md").write_text("shapes nothing of the site")
    found = provenance_of(data, program)
    assert found.records
    assert found.program
    assert (found.records.day, found.program.day) == ("2024-01-01", "2024-02-29")
    assert found.is_committed
    assert found.records_sum == fingerprint(list_records(data))
    (program / "hooks/y.py").write_text("shapes it")
    assert not provenance_of(data, program).is_committed


def test_the_software_is_python_and_every_package_that_a_build_needs(tmp_path: Path) -> None:
    found = provenance_of(tmp_path, tmp_path).software
    assert found[0] == ("Python", platform.python_version())
    assert ("mkdocs", version("mkdocs")) in found
    names = [name for name, _ in found[1:]]
    assert names == sorted(set(names))
    assert not [name for name in names if name != name.lower().replace("_", "-")]
    assert "markupsafe" in names, "what a package needs that a package needs"
    assert "pytest" not in names, "what only those who work on it need"
