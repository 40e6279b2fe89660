"""What differs between two folders, told by name; nothing of a site is followed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from oda_reports.verifying.comparison import Difference, compare_sites, first_difference


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, beside ``anew``, which is the same."""
    for name in ("index.html", "themes/index.html", "themes/sub/a.csv"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    shutil.copytree(tmp_path / "site", tmp_path / "anew")
    return tmp_path / "site"


def told(site: Path) -> list[Difference]:
    return list(compare_sites(site, site.parent / "anew"))


def test_two_folders_that_are_the_same_do_not_differ(site: Path) -> None:
    assert told(site) == []


def test_a_folder_that_is_made_of_nothing_is_named_and_not_looked_into(site: Path) -> None:
    (site / "more/below").mkdir(parents=True)
    (site / "more/below/a").symlink_to("/etc")
    assert told(site) == [Difference("more/", "is not made from the records", is_beside=True)]


def test_what_is_missing_is_named_as_a_whole(site: Path) -> None:
    shutil.rmtree(site / "themes")
    assert told(site) == [Difference("themes/", "is missing")]


def test_a_link_to_the_very_same_folder_is_told(site: Path) -> None:
    shutil.rmtree(site / "themes")
    (site / "themes").symlink_to(site.parent / "anew/themes")
    assert told(site) == [Difference("themes", "is a link in the place of a folder")]


def test_a_site_that_is_reached_by_a_link_is_the_site(site: Path) -> None:
    (site.parent / "link").symlink_to(site)
    assert list(compare_sites(site.parent / "link", site.parent / "anew")) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664])
def test_what_a_machine_gives_new_files_is_not_odd(site: Path, mode: int) -> None:
    (site / "index.html").chmod(mode)
    (site / "themes").chmod(0o2775)
    assert told(site) == []


def test_an_odd_mode_is_told_with_the_one_that_is_made(site: Path) -> None:
    (site.parent / "anew/index.html").chmod(0o644)
    (site / "index.html").chmod(0o755)
    site.chmod(0o1777)
    assert [(one.name, one.words) for one in told(site)] == [
        ("./", "has the mode 1777, which no build gives; 755 is what is made here"),
        ("index.html", "has the mode 755, which no build gives; 644 is what is made here"),
    ]


def test_a_program_beside_a_site_has_no_leave(site: Path) -> None:
    (site / "run").write_text("1")
    (site / "run").chmod(0o755)
    assert told(site) == [Difference("run", "has the mode 755, and is not made from the records")]


@pytest.mark.parametrize(
    ("was", "is_", "line", "shown"),
    [
        ("a\nb", "a\nb\nc", 3, ("(the end)", "c")),
        ("a\nb\nc", "a\nb", 3, ("c", "(the end)")),
        ("a\n", "a", 2, ("", "(the end)")),
        ("a\n", "a\n\n", 3, ("(the end)", "")),
        ("a", "ab", 1, ("a", "ab")),
        (f"{'x' * 40}a{'y' * 40}", f"{'x' * 40}b{'y' * 40}", 1,
         (f"{'x' * 30}a{'y' * 29}", f"{'x' * 30}b{'y' * 29}")),
        ("\n" * 1200 + "a", "\n" * 1200 + "b", "1,201", ("a", "b")),
    ],
)  # fmt: skip
def test_the_first_difference_of_two_texts_is_shown_in_its_line(
    was: str, is_: str, line: object, shown: tuple[str, str]
) -> None:
    assert first_difference(was.encode(), is_.encode()) == (
        f"differs in line {line}:", f"site:    {shown[0]}", f"records: {shown[1]}"
    )  # fmt: skip


def test_what_is_no_text_is_not_shown() -> None:
    assert first_difference(b"\xff", b"\xfe\xfe") == ("differs in its bytes",)
