"""Every case: all that an editor reads of it, and what ``oda check --fix`` makes of its files.

``expected.txt`` is all that is said of a case, which is laid out and repaired once for all tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from case_folders import CASES, lay_out
from oda_reports.problems.edits import apply_edits, split_lines
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import Edit, Problem, in_order
from oda_reports.problems.repairs import repair_files
from oda_reports.rules.checked_folders import check_folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return in_order(check_folder(folder)[2])


def is_safe(problem: Problem) -> bool:
    return problem.repair is not None and problem.repair.safe


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Rounds:
    """Repairs a folder and watches it: what was found in each round, and the files then."""

    said = ""
    """What an editor reads of it before the first repair."""

    def __init__(self, case: Path, folder: Path) -> None:
        self.case = case
        self.folder = folder
        self.found: list[tuple[Problem, ...]] = []
        self.files: list[dict[str, bytes]] = []
        self.made = repair_files(self.find)

    def find(self) -> tuple[Problem, ...]:
        self.found.append(problems_of(self.folder))
        self.said = self.said or render_text(self.found[-1])
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
    folder = tmp_path_factory.mktemp("repaired")
    lay_out(request.param, folder / "data")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        return Rounds(request.param, Path("data"))


def test_what_is_wrong_is_said_as_expected(rounds: Rounds) -> None:
    assert rounds.said + "\n" == (rounds.case / "expected.txt").read_text("utf-8")


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
