"""Edits of a text at spans: all that they do not touch stays, comments and line ends too."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache

from oda_reports.problems.problem import Edit, Span

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@lru_cache(maxsize=4)
def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends, as YAML counts them.

    Kept for the last few texts, as the starts of lines are: one text can have many problems.
    """
    return tuple(_LINE_END.split(text))


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    """Where each line starts, as positions in the text."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def span_at(text: str, start: int, length: int = 1) -> Span:
    """The span of some characters of one line, from their position in the text."""
    starts = _starts(text)
    line = bisect(starts, start)
    column = start - starts[line - 1] + 1
    return Span(line, column, line, column + length)


@lru_cache(maxsize=64)
def places_of(text: str, words: str) -> tuple[int, ...]:
    """Where some words stand in a text, as positions in it; one place can begin inside another."""
    places = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return tuple(places)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; one that overlaps an earlier one is left out."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    made: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = offsets(text, edit.span)
        if start < done:
            continue
        made += [text[done:start], edit.text.replace("\n", line_end)]
        done = end
    return "".join([*made, text[done:]])


def offsets(text: str, span: Span) -> tuple[int, int]:
    """Where a span starts and ends, as positions in the text."""
    starts, length = _starts(text), len(text)

    def offset(line: int, column: int) -> int:
        return min(starts[line - 1] + column - 1, length) if line <= len(starts) else length

    return offset(span.line, span.column), offset(span.end_line, span.end_column)


def slice_of(text: str, span: Span) -> str:
    """What stands at a span of a text."""
    start, end = offsets(text, span)
    return text[start:end]
