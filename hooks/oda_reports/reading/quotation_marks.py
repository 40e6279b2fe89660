"""Texts that YAML takes for something else, put between quotation marks or into a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from oda_reports.problems.edits import split_lines
from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.layout import STARTS

_BRACKETED = re.compile(r"\[[\[@^]|(?:\[[^\]]*\]|\{[^}]*\})(?!\s*(?:#.*)?\Z)")


def quoted(text: str, line: int, column: int) -> Repair | None:
    """The rest of a line, from a column on, between double quotes, with the lines it goes on in."""
    lines = split_lines(text)
    if line > len(lines):
        return None
    rest = lines[line - 1][column - 1 :]
    comment = re.search(r"(?<!\s)\s+#\s", rest)
    value = rest[: comment.start()] if comment else rest.rstrip()
    further = [] if comment else _further(lines, line)
    if not value or any(sign in value + "".join(further) for sign in ('"', "\\", "\t")):
        return None
    if any(" #" in text for text in further):
        return None
    if not further:
        span = Span(line, column, line, column + len(value))
        return Repair((Edit(span, f'"{value}"'),), safe=True)
    last = line + len(further)
    end = len(lines[last - 1].rstrip()) + 1
    here, there = Span(line, column, line, column), Span(last, end, last, end)
    return Repair((Edit(here, '"'), Edit(there, '"')), safe=True)


def _further(lines: Sequence[str], line: int) -> list[str]:
    """The lines in which the text of a line goes on: further in, and no key, entry or comment."""
    indentation = re.match(r" *(?:- +)*", lines[line - 1])
    depth = len(indentation[0]) if indentation else 0
    return list(
        takewhile(
            lambda text: len(text) - len(text.lstrip()) > depth and not STARTS.match(text),
            lines[line:],
        )
    )


def requoted(text: str, line: int, column: int) -> Repair:
    """All of a line from a column on between quotation marks that are not in it."""
    written = text[column - 1 :].rstrip()
    mark, value = written[0], written
    if written[-1] == mark:
        inner = written[1:-1]
        # In "white" sand" and "the "white" sand" the outer ones are YAML's, in "a" and "b" not.
        around = inner.count(mark) % 2 or inner[: inner.find(mark)].endswith(" ")
        value = inner if around else written
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    span = Span(line, column, line, column + len(written))
    return Repair((Edit(span, f"'{value}'" if "'" not in value else f'"{escaped}"'),))


def begins_with_bracket(text: str) -> bool:
    """Whether a value is a text that begins with a reference, a link or words in brackets."""
    return _BRACKETED.match(text) is not None


def unblocked(text: str, file: str, line: int, column: int) -> Problem:
    """A text that begins with a bracket, which YAML takes for the start of a list."""
    lines = split_lines(text)
    written = lines[line - 1]
    value = written[column - 1 :].rstrip()
    # A key's block is indented further than the key; that of an entry of a list starts after '- '.
    indentation = re.match(r" *(?:- +)*", written)
    depth = len(indentation[0]) if indentation else 0
    following = lines[line] if line < len(lines) else ""
    repair = None
    if len(following) - len(following.lstrip()) <= depth or not following.strip():
        span = Span(line, column, line, column + len(value))
        block = Edit(span, f"|\n{' ' * (depth + 2)}{value}")
        repair = Repair((block,), safe=not value.endswith((",", "'", '"')))
    return Problem(
        file,
        Span(line, column, line, column + max(1, len(value))),
        "E116",
        f"a text that begins with {value[:1]} is taken for a list",
        "write '|' after the colon, and the text indented in the line below",
        repair,
    )
