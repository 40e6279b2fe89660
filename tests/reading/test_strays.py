"""Names that nothing reads, and what is not missed elsewhere for them."""

from __future__ import annotations

from pathlib import Path

from oda_reports.history.entries import look_at
from oda_reports.reading.strays import Strays, find_strays


def strays(folder: Path, *names: str) -> Strays:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    return find_strays(folder, look_at(folder))


def test_a_name_nearly_right_is_told_and_what_it_means_is_not_missed(tmp_path: Path) -> None:
    found = strays(tmp_path, "glossary.yaml", "pages/hmoe.md")
    assert [problem.help for problem in found.problems] == [
        "did you mean 'glossary.yml'?",
        "did you mean 'home.md'?",
    ]
    assert found.unread == {("glossary", ""), ("home.md", "")}
    assert found.absent == {tmp_path / "glossary.yml", tmp_path / "pages/home.md"}


def test_a_file_in_the_place_of_a_folder_is_told_once_and_its_records_are_waited_for(
    tmp_path: Path,
) -> None:
    found = strays(tmp_path, "themes")
    assert [(problem.code, problem.file) for problem in found.problems] == [
        ("E133", str(tmp_path / "themes"))
    ]
    assert found.unread == {("themes", "")}


def test_a_link_is_told_elsewhere_and_what_it_stands_for_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "themes").symlink_to("/")
    (tmp_path / "Glossary.yaml").symlink_to("/dev/zero")
    found = strays(tmp_path)
    assert not found.problems
    assert found.unread == {("themes", ""), ("glossary", "")}


def test_a_folder_with_names_that_are_read_has_no_strays(tmp_path: Path) -> None:
    found = strays(tmp_path, "report.yml", "themes/a.yml", "pages/home.md", "README.md", ".hidden")
    assert found == Strays()
