"""Problems as text for people: the place, the line with marks under it, what to do, the repair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import category, combining, east_asian_width

from oda_reports.problems.edits import apply_edits, split_lines
from oda_reports.problems.invisible import escape_invisible
from oda_reports.problems.problem import Edit, Problem, Repair, Span

MAX_WIDTH = 120
"""Characters of a line that are shown; a longer one is cropped around the place."""
_MAX_BYTES = 1024 * 1024
"""A file above this size is shown without its line."""
MAX_LINES = 5
"""Lines of a repair that are shown."""


def printable(text: str) -> str:
    """The text on one line, control and format characters shown escaped, a tab as an arrow.

    A record's text must not start a line of output: CI systems read commands there.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "→"
        if char == "\t"
        else f"\\u{ord(char):04x}"
        if category(char) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
        else char
        for char in escape_invisible(text)
    )


_COMMAND = re.compile(
    r"##(?=\w*\[)|^(?P<blank>[ \t]*):(?=:)|[\x00-\x08\x0b-\x1f\x7f-\x9f]", re.MULTILINE
)


def defused(text: str, *, is_command: bool = False) -> str:
    """What is put out, without anything that a CI system or a terminal takes for a command.

    They read ``##[`` and its like wherever it stands, ``::`` at the start of a line, and escape
    sequences. All that leaves the program passes through here, whoever wrote it. In JSON, what
    stands instead means the same. ``is_command`` if it is meant as commands: then lines may begin
    with ``::``.
    """

    def instead(found: re.Match[str]) -> str:
        if found[0] == "##":
            return "#\\u0023"
        if found["blank"] is None:
            return f"\\u{ord(found[0]):04x}"
        return found[0] if is_command else f"{found['blank']}\\u003a"

    return _COMMAND.sub(instead, text)


def _width(text: str) -> int:
    """Columns the text takes in a terminal: East Asian wide characters take two, accents none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


@lru_cache(maxsize=4)
def _text(file: str) -> str:
    """The text of a file; nothing where it cannot be shown.

    A link is not followed: the lines would be another file's.
    """
    path = Path(file)
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return ""
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        return ""


def _frame(problem: Problem, text: str) -> list[str]:
    """The line of the file with carets under the place; nothing for a file as a whole."""
    span, lines = problem.span, split_lines(text)
    if span == Span() or span.line > len(lines):
        return []
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, min(start - MAX_WIDTH // 3, len(line) - MAX_WIDTH))
    last = min(len(line), first + MAX_WIDTH)
    before = ("…" if first else "") + printable(line[first:start])
    at = printable(line[start : min(end, last)])
    after = printable(line[max(start, min(end, last)) : last]) + ("…" if last < len(line) else "")
    gutter = " " * len(str(span.line))
    return [
        f" {gutter} |",
        f" {span.line} | {before}{at}{after}".rstrip(),
        f" {gutter} | {' ' * _width(before)}{'^' * max(1, _width(at))}",
    ]


def _repaired(repair: Repair, text: str) -> list[str]:
    """The lines of the file as they are after a repair, or those that go by it."""
    first = min(edit.span.line for edit in repair.edits)
    last = max(edit.span.end_line for edit in repair.edits)
    before = split_lines(text)[first - 1 : last]
    if all(not edit.text and edit.span.end_column == 1 for edit in repair.edits):
        sign, lines = "-", before[: last - first]
    else:
        edits = [Edit(_raised(edit.span, first - 1), edit.text) for edit in repair.edits]
        sign, lines = "+", split_lines(apply_edits("\n".join(before), edits))
    gutter = len(str(first + len(lines) - 1))
    shown = [
        f" {first + index:{gutter}} {sign} {cropped(line)}".rstrip()
        for index, line in enumerate(lines[:MAX_LINES])
    ]
    if len(lines) > MAX_LINES:
        shown.append(f" {' ' * gutter} {sign} …")
    return [f" {' ' * gutter} |", *shown]


def _raised(span: Span, lines: int) -> Span:
    """The span in a text that lacks so many lines at its start."""
    return Span(span.line - lines, span.column, span.end_line - lines, span.end_column)


def cropped(line: str) -> str:
    """A line as it is shown: printable, and not too long."""
    return printable(line[:MAX_WIDTH]) + ("…" if len(line) > MAX_WIDTH else "")


def render_head(problem: Problem) -> str:
    """A problem on one line: its place, code and message."""
    return (
        f"{printable(problem.file)}:{problem.span.line}:{problem.span.column} "
        f"{problem.code} {problem.severity}: {printable(problem.message)}"
    )


def render_problem(problem: Problem) -> str:
    """A problem with its place, the line it stands on, what to do, and the line repaired."""
    text = _text(problem.file)
    gutter = " " * len(str(problem.span.line))
    lines = [render_head(problem), *(_frame(problem, text) if text else ())]
    if problem.help:
        lines.append(f" {gutter} = help: {printable(problem.help)}")
    if problem.repair and text:
        lines += _repaired(problem.repair, text)
    return "\n".join(lines)


def render_problems(problems: Iterable[Problem]) -> str:
    """Every problem, one below the other."""
    _text.cache_clear()  # the files may have been mended since
    return "\n\n".join(map(render_problem, problems))


def render_text(problems: Iterable[Problem], files: int | None = None) -> str:
    """Every problem, then the count; ``files`` is how many files were read."""
    problems = tuple(problems)
    shown = render_problems(problems)
    count = render_count(problems, files)
    return f"{shown}\n\n{count}" if shown else count


def render_excerpt(problems: Sequence[Problem], most: int) -> str:
    """The first problems, the count of all, and how the rest is had."""
    rest = " 'oda check' shows all of them." if len(problems) > most else ""
    return f"{render_problems(problems[:most])}\n\n{render_count(problems)}{rest}"


def render_count(problems: Iterable[Problem], files: int | None = None) -> str:
    """How many problems there are, and how many of them the command can mend itself."""
    problems = tuple(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    safe = sum(bool(problem.repair and problem.repair.safe) for problem in problems)
    checked = "" if files is None else f"{_count(files, 'file')} checked: "
    if not problems and checked:
        return f"{checked}no problems."
    count = f"{checked}{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    return f"{count}; {safe} can be repaired with 'oda check --fix'." if safe else f"{count}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
