"""What a seal says of its origin, asked of repositories made for the test."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import git
from oda_reports.history.git import commit_of
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import Seal, unsealed
from oda_reports.verifying.claims import Findings, ask

pytestmark = pytest.mark.usefixtures("git_of_its_own")

SOFTWARE = (("Python", "3"),)


class Here:
    """A repository with records and a program, and what a site of it says of itself."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        git(folder, "init", "--quiet")
        self.commit("data/x.yml", "docs/a.md")
        self.sealed = self.provenance

    def commit(self, *names: str, day: str = "2024-01-01") -> None:
        for name in names:
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{path.read_text() if path.exists() else ''}more\n")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "m", day=day)

    @property
    def provenance(self) -> Provenance:
        names = ("docs", "hooks", "mkdocs.yml")
        return Provenance(commit_of(self.data), commit_of(self.folder, *names), "a" * 64, SOFTWARE)

    def seal(self, **values: Any) -> Seal:
        """What the site says; a value of two words, such as records_commit, is one of a part."""
        said: dict[str, Any] = json.loads(unsealed(self.sealed, "2024", {}, {}))
        said |= {"site": {"sha256": "b" * 64, "files": 1}}
        said["source_date_epoch"] = self.sealed.made
        for name, value in values.items():
            part, _, key = name.partition("__")
            if key:
                said[part][key] = value
            else:
                said[part] = value
        return Seal.model_validate(said)

    def ask(self, **values: Any) -> Findings:
        return ask(self.seal(**values), self.data, self.provenance, self.folder)


@pytest.fixture
def here(tmp_path: Path) -> Here:
    (tmp_path / "repository").mkdir()
    return Here(tmp_path / "repository")


def head(folder: Path) -> str:
    command = ["git", "-C", str(folder), "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_site_of_this_commit_is_believed(here: Here) -> None:
    assert here.ask() == Findings((), (), has_history=True)


def test_a_later_commit_that_leaves_records_and_program_alone_changes_nothing(here: Here) -> None:
    here.commit("README.md", day="2024-02-01")
    assert here.ask() == Findings((), (), has_history=True)


def test_a_commit_that_has_other_records_is_told(here: Here) -> None:
    here.commit("data/x.yml")
    assert here.ask().refuted == (f"commit {here.seal().records.commit} has other records",)


def test_a_program_of_another_commit_is_not_to_be_checked(here: Here) -> None:
    then = here.seal().program.commit
    here.commit("docs/a.md")
    found = here.ask()
    assert found.refuted == ()
    assert found.unchecked == (
        f"the program of commit {then} made it; those here make the same",
    )  # fmt: skip


def test_a_commit_that_never_was_is_told_where_all_history_is_there(here: Here) -> None:
    found = here.ask(records__commit="c" * 40, program__commit="d" * 40)
    assert found.refuted == (
        f"git here knows no commit {'c' * 40} of the records: 'git fetch' it first",
        f"git here knows no commit {'d' * 40} of the program: 'git fetch' it first",
    )
    assert not found.has_history


def test_a_shallow_clone_cannot_tell_whether_a_commit_was(here: Here, tmp_path: Path) -> None:
    here.commit("README.md")
    git(tmp_path, "clone", "--quiet", "--depth", "1", here.folder.as_uri(), "shallow")
    here.folder, here.data = tmp_path / "shallow", tmp_path / "shallow/data"
    found = here.ask()
    assert (found.refuted, found.has_history) == ((), False)
    assert found.unchecked[0].endswith("of the records, which git here does not know")
    assert head(here.folder) != here.seal().records.commit


def test_outside_of_git_nothing_is_known_of_a_commit(here: Here, tmp_path: Path) -> None:
    here.folder, here.data = tmp_path / "none", tmp_path / "none/data"
    here.data.mkdir(parents=True)
    found = here.ask()
    assert (found.refuted, len(found.unchecked), found.has_history) == ((), 2, False)


def test_the_name_of_a_tag_is_that_of_no_commit(here: Here) -> None:
    git(here.folder, "tag", "--annotate", "--message", "m", "v1")
    command = ["git", "-C", str(here.folder), "rev-parse", "v1"]
    tag = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert here.ask(records__commit=tag).refuted == (
        f"git here knows no commit {tag} of the records: 'git fetch' it first",
    )


def test_a_commit_of_another_moment_is_told(here: Here) -> None:
    (told,) = here.ask(records__committed_at="2020-01-01T00:00:00Z").refuted
    assert told.endswith(" is of 2024-01-01T12:00:00Z, and not of 2020-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"source_date_epoch": 0},
         "it was built for the moment 1970-01-01T00:00:00Z, which somebody named "
         "(SOURCE_DATE_EPOCH)"),
        ({"last_changed_dates": False},
         "no page tells when its record last changed, for the history was not there"),
        ({"addresses": {"edit_url": "https://evil.example/"}},
         "edit_url: https://evil.example/"),
        ({"software": {"Python": "4"}}, "its software: Python 4 (here 3)"),
        ({"records__clean": False}, "the records had changes that were not committed"),
        ({"program": {"commit": None, "committed_at": None, "clean": None}},
         "the program lay outside of git when it was built"),
    ],
)  # fmt: skip
def test_what_nobody_can_tell_from_here_is_listed(
    here: Here, values: dict[str, Any], line: str
) -> None:
    assert here.ask(**values) == Findings((), (line,), has_history=True)


@pytest.mark.parametrize(
    ("addresses", "line"),
    [
        ({"home_url": "https://a.example/"}, "no report has an address 'home_url'"),
        ({"edit_url": "javascript:alert(1)"}, "ODA_EDIT_URL is 'javascript:alert(1)': it "),
    ],
)
def test_an_address_that_no_report_could_have_is_told(
    here: Here, addresses: dict[str, str], line: str
) -> None:
    (told,) = here.ask(addresses=addresses).refuted
    assert told.startswith(line)
