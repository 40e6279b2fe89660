"""When files changed and what they were, asked of repositories made for the test."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import git
from oda_reports.history.git import (
    LATEST,
    UnknownRevision,
    commit_of,
    is_as_at,
    last_changes,
    line_days,
    moment_of,
    older_texts,
    read_revision,
    removed_files,
    report_id,
    revision_day,
    uncommitted,
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


def hash_of(folder: Path, revision: str) -> str:
    command = ["git", "-C", str(folder), "rev-parse", revision]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_days_of_an_earlier_commit_are_those_that_it_knew(repository: Path) -> None:
    earlier = hash_of(repository, "HEAD~2")
    assert last_changes(repository / "data", earlier)["countries/one.yml"] == "2024-01-01"
    assert last_changes(repository / "data", "c" * 40) == {}


def test_a_folder_is_as_at_a_commit_until_a_file_of_it_changes(repository: Path) -> None:
    data = repository / "data"
    head, earlier = hash_of(repository, "HEAD"), hash_of(repository, "HEAD~1")
    assert is_as_at(data, head)
    assert is_as_at(data, earlier), "nothing but the file beside it has changed"
    assert not is_as_at(repository, earlier)
    assert is_as_at(repository, earlier, "data")
    assert not is_as_at(data, hash_of(repository, "HEAD~2"))
    assert not is_as_at(data, "c" * 40)
    (data / ".schemas").mkdir()
    (data / ".schemas/a.json").write_text("{}")
    assert is_as_at(data, head), "what begins with a dot is no record"
    (data / "new.yml").write_text("a")
    assert not is_as_at(data, head)


def test_a_commit_has_the_moment_at_which_it_was_made(repository: Path) -> None:
    assert moment_of(repository, hash_of(repository, "HEAD")) == "2024-04-01T12:00:00Z"
    assert moment_of(repository, "HEAD") is None, "only a whole hash names a commit for good"
    assert moment_of(repository, "c" * 40) is None


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


def replace(repository: Path, day: str, data: str = "data", **files: str | None) -> None:
    """Commits a data folder that holds these files (names without ending) and no others.

    The report's is said by its id, where it has one.
    """
    if (repository / data).is_dir():
        git(repository, "rm", "--quiet", "-r", data)
    for name, text in files.items():
        path = repository / data / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        report = f"site_name: R{day}\n" + (f"id: {text}\n" if text else "")
        path.write_text(report if name == "report" else text or "", "utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "a report", day=day)


@pytest.fixture
def first_report(tmp_path: Path) -> Path:
    """A repository whose report got its id after one of its records was removed."""
    folder = tmp_path / "first"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    replace(folder, "2024-01-01", report=None, old="a", one="a", names="a")
    replace(folder, "2024-01-02", report=None, one="a", names="a")
    replace(folder, "2024-01-03", report="first", one="a", names="a")
    return folder


def test_revisions_without_an_id_are_of_the_first_report_that_has_one(first_report: Path) -> None:
    data = first_report / "data"
    assert removed_files(data) == {"old.yml": "a"}
    assert last_changes(data)["one.yml"] == "2024-01-01"
    (data / "report.yml").write_text("site_name: R\n", "utf-8")
    assert removed_files(data) == {"old.yml": "a"}, "as is the folder itself"


@pytest.mark.parametrize("saved", [True, False], ids=["committed", "not committed"])
def test_nothing_of_another_report_was_removed_by_the_one_that_takes_its_place(
    first_report: Path, saved: bool
) -> None:
    replace(first_report, "2024-02-01", report="second", two="b", names="a")
    if not saved:
        git(first_report, "reset", "--quiet", "--soft", "HEAD~1")
    assert removed_files(first_report / "data") == {}
    if saved:
        replace(first_report, "2024-02-02", report="second", names="a")
        assert removed_files(first_report / "data") == {"two.yml": "b"}
        days = last_changes(first_report / "data")
        assert (days["report.yml"], "names.yml" in days) == ("2024-02-02", False)


def test_a_report_that_takes_its_place_without_an_id_is_held_for_the_first(
    first_report: Path,
) -> None:
    replace(first_report, "2024-02-01", report=None, two="b")
    assert set(removed_files(first_report / "data")) == {"old.yml", "one.yml", "names.yml"}


def test_a_report_that_takes_another_id_begins_anew(first_report: Path) -> None:
    replace(first_report, "2024-02-01", report="renamed", names="a")
    assert removed_files(first_report / "data") == {}
    replace(first_report, "2024-02-02", report="renamed")
    assert removed_files(first_report / "data") == {"names.yml": "a"}


def test_an_id_that_is_not_committed_yet_holds_for_the_beginnings(repository: Path) -> None:
    git(repository, "rm", "--quiet", "data/countries/one.yml")
    git(repository, "commit", "--message", "removed", day="2024-05-02")
    (repository / "data/report.yml").write_text("id: first\n", "utf-8")
    assert removed_files(repository / "data") == {"countries/one.yml": "b"}


def test_a_report_of_an_old_revision_need_not_be_in_order(first_report: Path) -> None:
    report = first_report / "data/report.yml"
    commit(first_report, "data/report.yml", "id: second\nname: [\n<<<<<<< HEAD\n", "2024-02-01")
    replace(first_report, "2024-02-02", report="second")
    assert set(removed_files(first_report / "data")) == {"one.yml", "names.yml"}
    report.write_bytes(b"\xff\xfe\x00")
    git(first_report, "commit", "--all", "--message", "broken", day="2024-02-03")
    assert set(removed_files(first_report / "data")) == {"old.yml"}


def test_each_of_two_data_folders_has_a_history_of_its_own(first_report: Path) -> None:
    replace(first_report, "2024-02-01", "a second/data", report="second", two="b", names="b")
    replace(first_report, "2024-02-02", "a second/data", report="second", names="b")
    assert removed_files(first_report / "data") == {"old.yml": "a"}
    assert removed_files(first_report / "a second/data") == {"two.yml": "b"}
    assert last_changes(first_report / "a second/data")["names.yml"] == "2024-02-01"


def test_what_a_merge_brings_of_the_first_report_is_not_of_the_second(first_report: Path) -> None:
    """As where a desk takes a later state of the program from the first report's repository."""
    git(first_report, "checkout", "--quiet", "-b", "desk")
    replace(first_report, "2024-02-01", report="second", two="b", names="b")
    git(first_report, "checkout", "--quiet", "main")
    replace(first_report, "2024-02-02", report="first", names="a")
    git(first_report, "checkout", "--quiet", "desk")
    git(first_report, "merge", "--quiet", "-s", "ours", "main", day="2024-02-03")
    replace(first_report, "2024-02-04", report="second", names="b")
    assert removed_files(first_report / "data") == {"two.yml": "b"}
    assert last_changes(first_report / "data")["names.yml"] == "2024-02-01"


def test_what_a_merge_itself_removes_was_removed(first_report: Path) -> None:
    git(first_report, "checkout", "--quiet", "-b", "side")
    commit(first_report, "data/side.yml", "a", "2024-02-01")
    git(first_report, "checkout", "--quiet", "main")
    commit(first_report, "data/main.yml", "a", "2024-02-02")
    git(first_report, "merge", "--quiet", "--no-commit", "side")
    git(first_report, "rm", "--quiet", "data/one.yml")
    git(first_report, "commit", "--message", "merged", day="2024-02-03")
    assert removed_files(first_report / "data") == {"old.yml": "a", "one.yml": "a"}
    assert last_changes(first_report / "data")["side.yml"] == "2024-02-01"


def test_in_a_shallow_clone_only_what_is_there_is_known(first_report: Path, tmp_path: Path) -> None:
    replace(first_report, "2024-02-01", report="second", two="b", names="b")
    replace(first_report, "2024-02-02", report="second", names="b")
    for depth, known in ((1, {}), (2, {"two.yml": "b"}), (3, {"two.yml": "b"})):
        into = f"depth{depth}"
        git(tmp_path, "clone", "--quiet", f"--depth={depth}", first_report.as_uri(), into)
        assert removed_files(tmp_path / into / "data") == known


def test_git_is_asked_as_often_however_long_the_history_is(
    first_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    run = subprocess.run

    def count(command: list[str], **options: Any) -> Any:
        asked.append(command)
        return run(command, **options)

    def often() -> int:
        monkeypatch.setattr(subprocess, "run", count)
        asked.clear()
        removed_files(first_report / "data")
        last_changes(first_report / "data")
        monkeypatch.setattr(subprocess, "run", run)
        return len(asked)

    before = often()
    for day in range(1, 6):
        replace(first_report, f"2024-03-0{day}", report="first", **{f"r{day}": "a"})
    assert len(removed_files(first_report / "data")) > 4
    assert often() == before <= 10


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("id: sea-2024\n", "sea-2024"),
        ("site_name: R\nid: 'sea' # ours\r\nregion: x\r\n", "sea"),
        ('\ufeff"id":  "sea"', "sea"),
        ("id: 2024", "2024"),
        ("region:\n  id: sea\n", None),
        ("# id: sea\nidea: sea\n", None),
        ("id: The Sea\n", None),
        ("", None),
    ],
)
def test_the_id_of_a_report_is_read_from_its_line(text: str, id: str | None) -> None:
    assert report_id(text.encode()) == id


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


@pytest.mark.usefixtures("git_of_its_own")
def test_files_that_are_not_as_committed_are_known_and_none_without_a_repository(
    tmp_path: Path,
) -> None:
    files = [tmp_path / "data" / name for name in ("kept.yml", "changed é.yml", "new.yml")]
    (tmp_path / "data").mkdir()
    for file in files[:2]:
        file.write_text("a\n", "utf-8")
    assert uncommitted(tmp_path / "data", files) == ()
    git(tmp_path / "data", "init", "--quiet")
    git(tmp_path / "data", "add", ".")
    assert uncommitted(tmp_path / "data", files) == tuple(files[:2])
    git(tmp_path / "data", "commit", "--quiet", "--message", "All")
    assert uncommitted(tmp_path / "data", files) == ()
    for file in files[1:]:
        file.write_text("b\n", "utf-8")
    assert uncommitted(tmp_path / "data", files) == tuple(files[1:])
    assert uncommitted(tmp_path / "data", files[:1]) == ()


def test_a_commit_of_a_clock_that_runs_ahead_is_of_the_last_moment_there_is(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "one.yml").write_text("a", "utf-8")
    git(tmp_path, "add", ".")
    written = subprocess.check_output(["git", "-C", str(tmp_path), "write-tree"], text=True)
    ahead = "A <a@example.org> 253402300800 +0000"
    text = f"tree {written.strip()}\nauthor {ahead}\ncommitter {ahead}\n\nAhead\n"
    command = ["git", "-C", str(tmp_path), "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.check_output(command, input=text, text=True)
    git(tmp_path, "reset", "--soft", made.strip())
    found = commit_of(tmp_path)
    assert found is not None
    assert (found.seconds, found.day) == (LATEST, "2106-02-07")
    assert last_changes(tmp_path) == {}


def test_a_file_was_what_each_commit_had_under_whatever_name(repository: Path) -> None:
    data = repository / "data"
    text = "a record of many lines\n" * 9
    commit(repository, "data/projects/old.yml", text, "2024-04-02")
    git(repository, "mv", "data/projects/old.yml", "data/projects/new.yml")
    commit(repository, "data/projects/new.yml", f"{text}more\n", "2024-04-03")
    (data / "projects/new.yml").write_text("not saved", "utf-8")
    asked = ["projects/new.yml", "countries/one.yml", "countries/two.yml"]
    assert older_texts(data, asked) == {
        "projects/new.yml": (f"{text}more\n", text),
        "countries/one.yml": ("b", "a"),
        "countries/two.yml": (),
    }


def test_what_a_branch_had_counts_when_it_is_merged(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "branch")
    commit(repository, "data/countries/one.yml", "c", "2024-04-02")
    commit(repository, "data/countries/one.yml", "d", "2024-04-03")
    git(repository, "checkout", "--quiet", "-")
    commit(repository, "other.md", "e", "2024-04-04")
    git(repository, "merge", "--quiet", "--no-edit", "branch", day="2024-04-05")
    (told,) = older_texts(repository / "data", ["countries/one.yml"]).values()
    assert sorted(told) == ["a", "b", "c", "d"]


def test_nothing_is_told_of_older_texts_where_git_does_not_know_all(
    repository: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert older_texts(tmp_path / "shallow/data", ["countries/one.yml"]) == {}
    assert older_texts(tmp_path, ["countries/one.yml"]) == {}
    assert older_texts(repository / "data", []) == {}


def test_each_line_of_a_file_has_the_day_on_which_it_came_to_be_as_it_is(repository: Path) -> None:
    data = repository / "data"
    commit(data, "statistics/oda.yml", "a: 1\nb: 2\n", "2024-03-01")
    commit(data, "statistics/oda.yml", "a: 1\nb: 3\n", "2024-04-01")
    commit(data, "statistics/oda.yml", "a: 4\nb: 3\n", "2024-05-01")
    assert line_days(data, "HEAD~1", "statistics/oda.yml") == ("2024-03-01", "2024-04-01")
    assert line_days(data, "HEAD", "statistics/oda.yml") == ("2024-05-01", "2024-04-01")
    assert revision_day(data, "HEAD~1") == "2024-04-01"


def test_of_what_git_does_not_know_no_line_has_a_day(repository: Path, tmp_path: Path) -> None:
    assert line_days(repository, "nowhere", "data/countries/one.yml") == ()
    assert line_days(repository, "HEAD", "data/countries/two.yml") == ()
    assert revision_day(repository, "nowhere") == ""
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert line_days(tmp_path / "shallow", "HEAD", "data/countries/one.yml") == ()
    assert revision_day(tmp_path / "shallow", "HEAD")
