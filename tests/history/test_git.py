"""When files changed and what they were, asked of repositories made for the test."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import git
from oda_reports.history.git import (
    UnknownRevision,
    commit_of,
    last_changes,
    read_revision,
    removed_files,
)

pytestmark = pytest.mark.usefixtures("git_of_its_own")


def commit(folder: Path, name: str, text: str, day: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "a change\n\n2001-01-01", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, "data/countries/one.yml", "a", "2024-01-01")
    commit(folder, "data/countries/côte d'orlan.yml", "a", "2024-02-29")
    commit(folder, "data/countries/one.yml", "b", "2024-03-05")
    commit(folder, "readme.md", "c", "2024-04-01")
    return folder


def test_a_file_changed_on_the_day_of_its_last_commit(repository: Path) -> None:
    assert last_changes(repository / "data") == {
        "countries/one.yml": "2024-03-05",
        "countries/côte d'orlan.yml": "2024-02-29",
    }


def test_a_file_whose_name_looks_like_a_day_is_a_file(repository: Path) -> None:
    commit(repository, "data/note-of-me", "a", "2024-05-01")
    commit(repository, "data/one.yml", "a", "2024-05-02")
    days = last_changes(repository / "data")
    assert (days["note-of-me"], days["one.yml"]) == ("2024-05-01", "2024-05-02")


def test_paths_are_those_below_the_folder_that_is_asked_about(repository: Path) -> None:
    assert set(last_changes(repository / "data/countries")) == {"one.yml", "côte d'orlan.yml"}


def test_a_file_that_is_not_committed_has_no_day(repository: Path) -> None:
    (repository / "data/countries/two.yml").write_text("a", "utf-8")
    assert "countries/two.yml" not in last_changes(repository / "data")


def test_a_shallow_clone_knows_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert (tmp_path / "shallow/data/countries/one.yml").is_file()
    assert last_changes(tmp_path / "shallow/data") == {}


def test_a_whole_clone_knows_what_the_first_one_knows(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "whole")
    assert last_changes(tmp_path / "whole/data") == last_changes(repository / "data")


def test_a_folder_outside_a_repository_knows_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}


def test_a_folder_that_is_not_there_knows_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path / "nowhere") == {}


def test_a_repository_without_commits_knows_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert last_changes(tmp_path) == {}


def test_a_machine_without_git_knows_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(repository / "data") == {}


def name_of(folder: Path) -> str:
    """The commit that a repository is at."""
    done = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def is_clean(folder: Path, *names: str) -> bool:
    found = commit_of(folder, *names)
    assert found
    return found.is_clean


def test_a_folder_is_at_the_commit_of_its_repository(repository: Path) -> None:
    found = commit_of(repository / "data")
    assert found
    assert (found.name, found.day) == (name_of(repository), "2024-04-01")
    assert found.moment == "2024-04-01T12:00:00Z"
    assert (found.is_clean, found.is_whole) == (True, True)


def test_outside_of_a_repository_and_before_its_first_commit_there_is_no_commit(
    tmp_path: Path,
) -> None:
    assert commit_of(tmp_path) is None
    git(tmp_path, "init", "--quiet")
    assert commit_of(tmp_path) is None


def test_a_change_beside_the_folder_leaves_it_clean(repository: Path) -> None:
    (repository / "readme.md").write_text("d", "utf-8")
    (repository / "new.md").write_text("d", "utf-8")
    assert is_clean(repository / "data")
    assert not is_clean(repository)


def test_of_a_folder_only_what_is_named_is_asked_about(repository: Path) -> None:
    (repository / "readme.md").write_text("d", "utf-8")
    assert is_clean(repository, "data")
    assert is_clean(repository, "data", "nowhere")
    assert not is_clean(repository, "data", "readme.md")


@pytest.mark.parametrize("name", ["data/new.yml", "data/countries/one.yml", "data/new/two.yml"])
def test_a_folder_with_a_new_or_changed_file_is_not_clean(repository: Path, name: str) -> None:
    (repository / name).parent.mkdir(exist_ok=True)
    (repository / name).write_text("new", "utf-8")
    assert not is_clean(repository / "data")


def test_a_file_that_git_is_told_to_ignore_shapes_a_folder_too(repository: Path) -> None:
    commit(repository, ".gitignore", "secret.yml\n", "2024-05-01")
    (repository / "data/secret.yml").write_text("new", "utf-8")
    assert not is_clean(repository / "data")


@pytest.mark.parametrize("name", [".schemas/x.json", "__pycache__/x.pyc", "a.egg-info/x", ".x"])
def test_what_shapes_nothing_may_lie_in_a_clean_folder(repository: Path, name: str) -> None:
    (repository / "data" / name).parent.mkdir(exist_ok=True)
    (repository / "data" / name).write_text("new", "utf-8")
    assert is_clean(repository / "data")


def test_a_file_whose_name_only_begins_like_one_that_shapes_nothing_counts(
    repository: Path,
) -> None:
    (repository / "data/__pycache__.yml").write_text("new", "utf-8")
    assert not is_clean(repository / "data")


def test_files_that_a_folder_held_once_are_told_as_they_last_were(repository: Path) -> None:
    data = repository / "data"
    commit(repository, "data/events/storm.yml", "last words", "2024-05-01")
    for name in ("data/events/storm.yml", "readme.md"):
        git(repository, "rm", "--quiet", name)
    git(repository, "commit", "--message", "removed", day="2024-05-02")
    assert removed_files(data) == {"events/storm.yml": "last words"}
    (data / "countries/one.yml").unlink()
    assert removed_files(data) == {"events/storm.yml": "last words", "countries/one.yml": "b"}


def test_a_file_that_is_there_again_was_not_removed(repository: Path) -> None:
    git(repository, "rm", "--quiet", "data/countries/one.yml")
    git(repository, "commit", "--message", "removed", day="2024-05-02")
    commit(repository, "data/countries/one.yml", "again", "2024-05-03")
    assert removed_files(repository / "data") == {}


def test_outside_of_a_repository_no_file_was_removed(tmp_path: Path) -> None:
    assert removed_files(tmp_path) == {}


def files(folder: Path) -> dict[str, str]:
    """What stands in a folder; a link as the path that it leads to."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def test_a_folder_is_written_as_it_was_at_a_revision(repository: Path, tmp_path: Path) -> None:
    assert read_revision(repository / "data", "HEAD~2", tmp_path / "old")
    assert files(tmp_path / "old") == {"countries/one.yml": "a", "countries/côte d'orlan.yml": "a"}
    assert read_revision(repository / "data", "HEAD", tmp_path / "new")
    assert files(tmp_path / "new")["countries/one.yml"] == "b"


def test_what_is_not_committed_is_not_written(repository: Path, tmp_path: Path) -> None:
    (repository / "data/countries/one.yml").write_text("c", "utf-8")
    git(repository, "add", "--all")
    read_revision(repository / "data", "HEAD", tmp_path / "new")
    assert files(tmp_path / "new")["countries/one.yml"] == "b"


def test_the_repository_itself_can_be_the_folder(repository: Path, tmp_path: Path) -> None:
    assert read_revision(repository, "HEAD", tmp_path / "new")
    assert "data/countries/one.yml" in files(tmp_path / "new")


def test_a_folder_that_is_there_no_more_is_written_as_it_was(
    repository: Path, tmp_path: Path
) -> None:
    (repository / "data").rename(tmp_path / "elsewhere")
    assert read_revision(repository / "data/countries", "HEAD", tmp_path / "new")
    assert set(files(tmp_path / "new")) == {"one.yml", "côte d'orlan.yml"}


def test_a_folder_that_was_not_there_yet_is_not_written(repository: Path, tmp_path: Path) -> None:
    commit(repository, "later/one.yml", "a", "2024-05-01")
    assert not read_revision(repository / "later", "HEAD~1", tmp_path / "old")
    assert not (tmp_path / "old").exists()
    assert not read_revision(repository / "readme.md", "HEAD", tmp_path / "old")


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "",
        "--output=taken",
        "--all",
        "HEAD:data",
        "HEAD...HEAD",
        "HEAD; touch taken",
        "-",
    ],
)
def test_what_names_no_revision_is_refused(
    repository: Path, tmp_path: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    with pytest.raises(UnknownRevision, match="git knows no revision"):
        read_revision(repository / "data", revision, tmp_path / "old")
    assert not list(tmp_path.rglob("taken"))


def test_outside_a_repository_there_is_no_revision(tmp_path: Path) -> None:
    with pytest.raises(UnknownRevision, match="is in no git repository"):
        read_revision(tmp_path, "HEAD", tmp_path / "old")


def test_attributes_of_the_repository_hide_and_alter_nothing(
    repository: Path, tmp_path: Path
) -> None:
    commit(repository, "data/.gitattributes", "*.yml export-ignore export-subst\n", "2024-05-01")
    commit(repository, "data/countries/two.yml", "$Format:%H$", "2024-05-01")
    read_revision(repository / "data", "HEAD", tmp_path / "new")
    assert files(tmp_path / "new")["countries/two.yml"] == "$Format:%H$"


def test_a_link_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("secret", "utf-8")
    (repository / "data/countries/link.yml").symlink_to(tmp_path / "secret.yml")
    (repository / "data/events").symlink_to(tmp_path)
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "links")
    read_revision(repository / "data", "HEAD", tmp_path / "new")
    written = files(tmp_path / "new")
    assert (written["countries/link.yml"], written["events"]) == ("link.yml", "events")
    assert not (tmp_path / "new/countries/link.yml").exists()


def test_no_file_is_written_outside_of_the_folder(repository: Path, tmp_path: Path) -> None:
    """A tree that git itself would not check out can still be made by hand."""
    blob = written_object(repository, "blob", b"taken")
    inner = written_object(repository, "tree", b"100644 taken.yml\0" + bytes.fromhex(blob))
    outer = written_object(repository, "tree", b"40000 ..\0" + bytes.fromhex(inner))
    data = written_object(repository, "tree", b"40000 data\0" + bytes.fromhex(outer))
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    made = subprocess.run(
        ["git", "-C", str(repository), *identity, "commit-tree", data, "-m", "a trap"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert read_revision(repository / "data", made.stdout.strip(), tmp_path / "new")
    assert not list(tmp_path.rglob("taken.yml"))


def written_object(repository: Path, kind: str, content: bytes) -> str:
    """The name of an object that git is made to keep, whatever is in it."""
    command = ["git", "-C", str(repository), "hash-object", "-w", "--literally", "--stdin"]
    done = subprocess.run([*command, "-t", kind], input=content, check=True, capture_output=True)
    return done.stdout.decode().strip()
