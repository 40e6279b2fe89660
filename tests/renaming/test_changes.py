"""Planned changes are carried out, all or none, and told line by line."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from conftest import git
from folders import contents
from oda_reports.editing.schemas import write_schemas
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.renaming.changes import (
    CannotChange,
    Changes,
    FileChange,
    carry_out,
    find_record,
    ids_of,
)
from oda_reports.renaming.renames import rename_record

pytestmark = pytest.mark.usefixtures("git_of_its_own")


def to_windward(folder: Folder) -> Changes:
    """A plan that renames a scheme: it changes three files, and moves none."""
    return rename_record(folder, "schemes/relief-grant", "windward")


def to_veymaria(folder: Folder) -> Changes:
    return rename_record(folder, "countries/veymar", "veymaria")


def test_each_line_that_changes_is_told_where_it_stands_then() -> None:
    before, after = "a\nb\n\nc\n", "n\na\nd\nc\n"
    moved = FileChange(Path("x.yml"), before, after, Path("y.yml"))
    assert list(moved.lines) == ["y.yml: was x.yml", "y.yml:1: n", "y.yml:3: d"]
    assert list(FileChange(Path("x.yml"), "a\n  b\nc\n", "a\nc\n").lines) == ["x.yml:2: gone: b"]
    assert list(FileChange(Path("x.yml"), "a\n", None).lines) == ["x.yml: removed"]


def test_all_is_told_and_counted_and_nothing_is_left_to_do(example_data: Path) -> None:
    outcome = carry_out(example_data, to_windward, force=False)
    assert outcome.text == (
        f"{example_data}/schemes.yml:6: windward:\n"
        f"{example_data}/schemes.yml:8: redirects: [relief-grant]\n"
        f"{example_data}/projects/storm-relief-grant.yml:10: scheme: windward\n"
        f"{example_data}/statistics/grants.yml:7: schemes: [project-grant, windward]\n\n"
        "'schemes/relief-grant' is 'schemes/windward' now, and its old address leads there. "
        "4 lines in 3 files."
    )


def test_what_is_left_to_do_is_what_the_check_did_not_say_before(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text("nmae: Wind\ntext: t\n", "utf-8")
    path = example_data / "countries/veymar.yml"
    path.write_text(path.read_text("utf-8") + "waivers: {W404: because}\n", "utf-8")

    def spoil(folder: Folder) -> Changes:
        first, *rest = to_veymaria(folder).files
        return Changes((first._replace(after=(first.after or "") + "x: y\n"), *rest), "Spoiled.")

    outcome = carry_out(example_data, spoil, force=False)
    assert [problem.code for problem in outcome.left] == ["E202"]
    assert "\n\nWhat is left to do:\n\n" in outcome.text
    assert "veymaria.yml:17:1 E202" in outcome.text


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


def test_what_is_committed_is_changed(example_data: Path) -> None:
    committed(example_data)
    assert carry_out(example_data, to_veymaria, force=False).left == ()


@pytest.mark.parametrize("how", ["changed", "staged", "new"])
def test_what_is_not_committed_in_these_files_keeps_all_as_it_is(
    how: str, example_data: Path
) -> None:
    file = example_data / "themes/wind.yml"
    text = "name: Wind\ntext: In [Veymar](countries/veymar).\n"
    file.write_text("name: Wind\ntext: t\n" if how != "new" else text, "utf-8")
    if how == "new":
        file.unlink()
    committed(example_data)
    file.write_text(text, "utf-8")
    if how == "staged":
        git(example_data, "add", ".")
    before = contents(example_data / "themes")
    with pytest.raises(
        CannotChange, match=r"not everything is committed in .*wind\.yml"
    ) as refused:
        carry_out(example_data, to_veymaria, force=False)
    assert "--force" in str(refused.value)
    assert contents(example_data / "themes") == before
    carry_out(example_data, to_veymaria, force=True)
    assert "(countries/veymaria)" in file.read_text("utf-8")


def test_what_is_not_committed_elsewhere_is_no_matter(example_data: Path) -> None:
    committed(example_data)
    (example_data / "themes/wind.yml").write_text("name: Wind\ntext: t\n", "utf-8")
    carry_out(example_data, to_veymaria, force=False)
    assert (example_data / "countries/veymaria.yml").exists()


def test_where_a_file_cannot_be_written_all_stays_as_it_is(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(example_data)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "report.yml":
            raise OSError(errno.EROFS, "Read-only file system", str(target))
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="Read-only"):
            carry_out(example_data, to_veymaria, force=False)
    assert contents(example_data) == before


def test_schemas_that_lie_in_the_folder_follow(example_data: Path) -> None:
    write_schemas(read_folder(example_data), example_data / ".schemas")
    carry_out(example_data, to_veymaria, force=False)
    assert '"veymaria"' in (example_data / ".schemas/projects.json").read_text("utf-8")


def test_a_record_is_known_by_its_ids_of_before_that_no_other_has(example_data: Path) -> None:
    path = example_data / "projects/harbour-lights.yml"
    text = path.read_text("utf-8").replace("[beacon-programme]", "[beacon-programme, sea-charts]")
    path.write_text(text, "utf-8")
    folder = read_folder(example_data)
    ids = ids_of(folder, find_record(folder, "projects/harbour-lights"), "new")
    assert ids.may_be_in("beacon-programme")
    assert ids.may_be_in("harbour-lights")
    assert not ids.may_be_in("sea-charts")
