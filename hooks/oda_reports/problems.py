"""What can be wrong with a record: the problem as a value, its place, its text.

Finding problems is left to the modules that know the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unicodedata import category, combining, east_asian_width

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a file; lines and columns count from 1, the end column is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an editor should mend; ``file`` is a path as the editor would type it."""

    file: str
    span: Span
    code: str
    message: str
    help: str = ""
    severity: Severity = "error"


class DataError(Exception):
    """The records cannot become a site; carries every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(render_text(self.problems))


def printable(text: str) -> str:
    """The text on one line, control and format characters shown escaped.

    A record's text must not start a line of output: CI systems read commands there.
    """
    return "".join(
        f"\\u{ord(char):04x}" if category(char) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs") else char
        for char in text
    )


def _width(text: str) -> int:
    """Columns the text takes in a terminal: East Asian wide characters take two, accents none."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def _frame(problem: Problem) -> list[str]:
    """The line of the file with carets under the place; nothing for a file as a whole.

    A link is not followed: the line would be another file's.
    """
    file = Path(problem.file)
    if problem.span == Span() or file.is_symlink():
        return []
    try:
        lines = file.read_text("utf-8-sig").split("\n")
        line = lines[problem.span.line - 1].replace("\t", " ")
    except (OSError, UnicodeDecodeError, IndexError):
        return []
    span = problem.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    gutter = " " * len(str(span.line))
    carets = " " * _width(line[:start]) + "^" * max(1, _width(line[start:end]))
    if len(line) > 160 or start > len(line):
        return []
    return [f" {gutter} |", f" {span.line} | {printable(line)}", f" {gutter} | {carets}"]


def render_text(problems: Iterable[Problem]) -> str:
    """Every problem with its place, the line it stands on and what to do; then the count."""
    problems = tuple(problems)
    blocks: list[str] = []
    for problem in problems:
        head = (
            f"{printable(problem.file)}:{problem.span.line}:{problem.span.column} "
            f"{problem.code} {problem.severity}: {printable(problem.message)}"
        )
        lines = [head, *_frame(problem)]
        if problem.help:
            gutter = " " * len(str(problem.span.line))
            lines.append(f" {gutter} = help: {printable(problem.help)}")
        blocks.append("\n".join(lines))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    return "\n\n".join([*blocks, f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
