"""``oda check --fix``: what is beyond doubt is mended, and nothing else is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from oda_reports.problems.problem import Edit, Problem, Repair, Span, in_order
from oda_reports.problems.repairs import repair_files
from oda_reports.rules.checked_folders import check_folder

REPAIRS = ROOT / "tests" / "repairs"
BEFORE = sorted(
    path.relative_to(REPAIRS / "before") for path in (REPAIRS / "before").rglob("*.yml")
)

Lines = dict[str, list[str]]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return in_order(check_folder(folder)[2])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def laid_over(folder: Path, change: Callable[[str], bytes]) -> None:
    """The messy records over the invented region, each as a file of its own kind."""
    for name in BEFORE:
        text = (REPAIRS / "before" / name).read_text("utf-8")
        (folder / name).write_bytes(change(text))


KINDS: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "with line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "with both": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_messy_records_are_put_in_order_with_their_comments(kind: str, example_data: Path) -> None:
    laid_over(example_data, KINDS[kind])
    repair_files(lambda: problems_of(example_data))
    for name in BEFORE:
        expected = (REPAIRS / "after" / name).read_text("utf-8")
        assert (example_data / name).read_bytes() == KINDS[kind](expected), name
    assert problems_of(example_data) == ()


def test_repairing_again_changes_nothing(example_data: Path) -> None:
    laid_over(example_data, KINDS["plain"])
    repair_files(lambda: problems_of(example_data))
    before = contents(example_data)
    assert repair_files(lambda: problems_of(example_data)) == 0
    assert contents(example_data) == before


def test_a_repair_leaves_no_file_beside_and_keeps_who_may_read(example_data: Path) -> None:
    laid_over(example_data, KINDS["plain"])
    names = {path.name for path in example_data.rglob("*")}
    file = example_data / "projects/wind-pumps.yml"
    file.chmod(0o640)
    repair_files(lambda: problems_of(example_data))
    assert {path.name for path in example_data.rglob("*")} == names
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_comment_is_never_lost(example_data: Path) -> None:
    laid_over(example_data, KINDS["plain"])
    before = [line for name in BEFORE for line in comments(example_data / name)]
    repair_files(lambda: problems_of(example_data))
    assert [line for name in BEFORE for line in comments(example_data / name)] == before


def comments(file: Path) -> list[str]:
    return [line.partition("#")[2] for line in file.read_text("utf-8").split("\n") if "#" in line]


def test_a_record_in_order_is_not_written_again(example_data: Path) -> None:
    shutil.copyfile(REPAIRS / "before/themes/waves.yml", example_data / "themes/waves.yml")
    changed = (example_data / "themes/waves.yml").stat().st_mtime_ns
    assert repair_files(lambda: problems_of(example_data)) == 0
    assert (example_data / "themes/waves.yml").stat().st_mtime_ns == changed


def test_repairs_of_the_same_place_are_made_one_after_the_other(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text("abc\n", "utf-8")
    seen: list[str] = []

    def find() -> list[Problem]:
        seen.append(file.read_text("utf-8"))
        steps = {"abc\n": ("x", "y"), "xbc\n": ("z",)}.get(seen[-1], ())
        place = Span(1, 1, 1, 2)
        return [
            Problem(str(file), place, "E1", "m", repair=Repair((Edit(place, text),), safe=True))
            for text in steps
        ]

    assert repair_files(find) == 2
    assert seen == ["abc\n", "xbc\n", "zbc\n"]
