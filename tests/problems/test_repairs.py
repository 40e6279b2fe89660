"""``oda check --fix``: what is beyond doubt is mended, and nothing else is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from case_folders import CASES, lay_out
from conftest import ROOT
from oda_reports.build import check_folder
from oda_reports.problems.edits import apply_edits, split_lines
from oda_reports.problems.problem import Edit, Problem, Repair, Span, in_order
from oda_reports.problems.repairs import repair_files

REPAIRS = ROOT / "tests" / "repairs"
BEFORE = sorted(
    path.relative_to(REPAIRS / "before") for path in (REPAIRS / "before").rglob("*.yml")
)

Lines = dict[str, list[str]]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return in_order(check_folder(folder)[2])


def is_safe(problem: Problem) -> bool:
    return problem.repair is not None and problem.repair.safe


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Rounds:
    """Repairs a folder and watches it: what was found in each round, and the files then."""

    def __init__(self, case: Path, folder: Path) -> None:
        self.case = case
        self.folder = folder
        self.found: list[tuple[Problem, ...]] = []
        self.files: list[dict[str, bytes]] = []
        self.made = repair_files(self.find)

    def find(self) -> tuple[Problem, ...]:
        self.found.append(problems_of(self.folder))
        self.files.append(contents(self.folder))
        return self.found[-1]

    def lines_to_repair(self, round: int, file: str) -> set[int]:
        return {
            line
            for problem in self.found[round]
            if problem.file == file and is_safe(problem) and problem.repair
            for edit in problem.repair.edits
            for line in range(edit.span.line, edit.span.end_line + 1)
        }


def changed_lines(old: bytes, new: bytes) -> set[int]:
    """The numbers of the old lines that are gone or changed, or behind which lines were added."""
    before = split_lines(old.decode("utf-8-sig"))
    after = split_lines(new.decode("utf-8-sig"))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changed: set[int] = set()
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag != "equal":
            changed.update(range(start + 1, end + 1) if end > start else (start,))
    return changed


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.name)
def rounds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    """A case, repaired; once for all that is asked of it."""
    folder = tmp_path_factory.mktemp("repaired")
    lay_out(request.param, folder / "data")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        return Rounds(request.param, Path("data"))


def test_repairs_change_the_lines_of_their_problems_and_no_others(rounds: Rounds) -> None:
    assert not any(is_safe(problem) for problem in rounds.found[-1])
    assert (rounds.made > 0) == any(is_safe(problem) for problem in rounds.found[0])
    for number, (old, new) in enumerate(zip(rounds.files, rounds.files[1:], strict=False)):
        assert old.keys() == new.keys()
        for file, content in old.items():
            if content != new[file]:
                changed = changed_lines(content, new[file])
                assert changed <= rounds.lines_to_repair(number, file), file


def test_repairs_bring_no_new_problem(rounds: Rounds) -> None:
    """But for those of a file that could not be read before, or not in full."""
    unread = {p.file for found in rounds.found for p in found if p.code[:2] in ("E1", "E2")}
    before = {(p.file, p.code) for p in rounds.found[0]}
    after = {(p.file, p.code) for p in rounds.found[-1] if p.file not in unread}
    assert after <= before


def test_no_repair_leaves_an_error_at_its_place(
    rounds: Rounds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is made unasked or not: all that are proposed are made at once."""
    found = rounds.found[0]
    repaired = [problem for problem in found if problem.repair]
    if not repaired:
        return
    lay_out(rounds.case, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    places = set[tuple[str, int]]()
    for file in {problem.file for problem in repaired}:
        edits = [e for p in repaired if p.file == file and p.repair for e in p.repair.edits]
        text = Path(file).read_bytes().decode("utf-8")
        mark = text.removeprefix("\ufeff") != text
        Path(file).write_bytes(
            ("\ufeff" * mark + apply_edits(text.removeprefix("\ufeff"), edits)).encode("utf-8")
        )
        places |= {(file, line) for line in lines_of(edits)}
    before = {(p.file, p.code, p.message) for p in found if p not in repaired}
    assert [
        problem
        for problem in problems_of(Path("data"))
        if problem.severity == "error"
        and (problem.file, problem.span.line) in places
        and (problem.file, problem.code, problem.message) not in before
    ] == []


def lines_of(edits: list[Edit]) -> Iterator[int]:
    """The lines that edits leave in a text, as they are counted afterwards."""
    shift = 0
    for edit in sorted(set(edits), key=lambda edit: edit.span):
        first = edit.span.line + shift
        added = edit.text.count("\n")
        yield from range(first, first + added + 1)
        shift += added - (edit.span.end_line - edit.span.line)


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
