"""One slip in a sound record: told at its line, and its repair gives the record back.

Changes of any kind, by the ten thousand, are those of ``soak/mutations``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from conftest import EXAMPLE
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Problem, in_order
from oda_reports.reading.layout import Layout
from oda_reports.reading.record_files import read_folder
from oda_reports.reading.yaml_files import parse

SLIPS = 40
"""Single slips of each form and batch; each is read alone."""


def _moved_line(line: str, random: Random) -> str:
    indentation = len(line) - len(line.lstrip(" "))
    step = random.choice([by for by in (-2, -1, 1, 2) if indentation + by >= 0])
    return " " * (indentation + step) + line.lstrip(" ")


def _marked_line(line: str, random: Random) -> str:
    mark = random.choice(("* ", "– ", "—", "• ", "‣", "·", "+ ", "・", "－", "-"))
    return line.replace("- ", mark, 1)


def _outdented_line(line: str, _: Random) -> str:
    return line.lstrip(" ")


SLIPS_OF_A_LINE: dict[str, Callable[[str, Random], str]] = {
    "one or two spaces": _moved_line,
    "another mark": _marked_line,
    "lost indentation": _outdented_line,
}


def _can_slip(form: str, layout: Layout, number: int) -> bool:
    if form == "another mark":
        return layout.is_entry(number) and number not in layout.headers
    if form == "lost indentation":
        return number in layout.headers
    return True


def _values(data: object) -> object:
    """The data of a record, with the spaces in its texts as Markdown takes them."""
    if isinstance(data, dict):
        return {key: _values(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_values(value) for value in data]
    return " ".join(data.split()) if isinstance(data, str) else data


def _read_alone(file: Path, text: str) -> tuple[list[Problem], object]:
    """The errors of a record that lies in a folder alone, and what YAML reads in it."""
    file.write_text(text, "utf-8")
    problems = in_order(read_folder(file.parent.parent).problems)
    read = parse(text, str(file))
    data = None if isinstance(read, Problem) else _values(read.data)
    return [p for p in problems if p.file == str(file) and p.severity == "error"], data


@pytest.mark.parametrize("form", SLIPS_OF_A_LINE)
def test_one_slip_in_a_sound_record_is_one_error_whose_repair_gives_the_record_back(
    form: str, tmp_path: Path
) -> None:
    random = Random(form)
    records = sorted(EXAMPLE.glob("*/*.yml"))
    told = 0
    for _ in range(SLIPS):
        record = random.choice(records)
        text = record.read_text("utf-8")
        layout = Layout(text)
        numbers = [n for n in range(1, layout.last + 1) if layout.says(n)]
        places = [n for n in numbers if _can_slip(form, layout, n)]
        if not places:
            continue
        number = random.choice(places)
        lines = text.split("\n")
        lines[number - 1] = SLIPS_OF_A_LINE[form](lines[number - 1], random)
        slipped = "\n".join(lines)
        file = tmp_path / record.parent.name / record.name
        file.parent.mkdir(exist_ok=True)
        sound = _read_alone(file, text)
        assert sound[0] == []
        errors, data = _read_alone(file, slipped)
        if data == sound[1] and not errors:
            continue  # as YAML has it, the line stands where it stood
        assert [problem.span.line for problem in errors] == [number], (record, lines[number - 1])
        repair = errors[0].repair
        assert repair, (record, lines[number - 1])
        assert _read_alone(file, apply_edits(slipped, repair.edits)) == sound
        file.unlink()
        told += 1
    assert told
