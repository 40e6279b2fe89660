"""Edits of a text at spans: all that they do not touch stays, comments and line ends too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oda_reports.problems import Edit, Span

_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends, as YAML counts them."""
    return _LINE_END.split(text)


def place_of(text: str, start: int, length: int = 1) -> Span:
    """The span of some characters of one line, from their position in the text."""
    line, begin = 1, 0
    for end in _LINE_END.finditer(text, 0, start):
        line, begin = line + 1, end.end()
    return Span(line, start - begin + 1, line, start - begin + 1 + length)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; one that overlaps an earlier one is left out."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    line_end = "\r\n" if "\r\n" in text else "\n"
    made: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = _offsets(edit.span, starts, len(text))
        if start < done:
            continue
        made += [text[done:start], edit.text.replace("\n", line_end)]
        done = end
    return "".join([*made, text[done:]])


def _offsets(span: Span, starts: list[int], length: int) -> tuple[int, int]:
    """Where a span starts and ends, as positions in the text."""

    def offset(line: int, column: int) -> int:
        return min(starts[line - 1] + column - 1, length) if line <= len(starts) else length

    return offset(span.line, span.column), offset(span.end_line, span.end_column)


def slice_of(text: str, span: Span) -> str:
    """What stands at a span of a text."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    start, end = _offsets(span, starts, len(text))
    return text[start:end]
