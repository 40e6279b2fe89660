"""The lines of a file of YAML as an editor sees them, whether YAML can read them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from oda_reports.problems.edits import split_lines
from oda_reports.problems.problem import Problem, Span

KEY = r"(?:- +)*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
"""A key and the hyphens before it, as an expression."""

OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces that a space bar does not write, as the inside of a character class."""

STARTS = re.compile(rf" *(?:-(?: |\Z)|#|{KEY}:(?: |\Z))")
"""A line that begins a key, an entry or a comment, and does not go on with a text."""

KEY_IN_TEXT = re.compile(r"^ *(?:- )?([a-z][a-z0-9_]*):(?: |$)", re.MULTILINE)
"""A line of a text that looks like a field."""

_HEADER = re.compile(rf" *(?:{KEY}: +|(?:- +)+)[|>][-+0-9]{{0,2}} *(?:#.*)?\Z")
_OPENS = re.compile(rf"( *{KEY}): *(?:#.*)?\Z")
_SAYS_NOTHING = re.compile(r"\s*(?:#|\Z)")
_KEY_OF_LINE = re.compile(r" *(?:- +)*([A-Za-z0-9_-]+):(?: |\Z)")
_HYPHENS = re.compile(r" *(?:- +)*")


class Proposal(NamedTuple):
    """What an editor may have meant, as a problem with its repair; the lower rank goes first."""

    problem: Problem
    rank: tuple[bool, int, int, int]
    """Whether the line would stand where few do; of the form; how many lines change; the line."""


class Layout:
    """How far lines are indented, and what opens the blocks around them; lines count from 1."""

    def __init__(self, text: str) -> None:
        self.lines = split_lines(text)
        self.last = len(self.lines)
        self._indents = [len(line) - len(line.lstrip(" ")) for line in self.lines]
        self._says = [not _SAYS_NOTHING.match(line) for line in self.lines]
        self.headers: dict[int, int] = {}
        """Of each line of a text below ``|`` or ``>``, the line with that sign."""
        header, depth = 0, 0
        for number in range(1, self.last + 1):
            if header and (self.indent(number) > depth or not self.line(number).strip()):
                self.headers[number] = header
                continue
            header = number if self.is_header(number) else 0
            depth = self.start(number) if header and ":" in self.line(number) else 0

    def keys_in_texts(self) -> list[int]:
        """The lines of texts that look like fields."""
        return [number for number in self.headers if KEY_IN_TEXT.match(self.line(number))]

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.lines[number - 1]

    def indent(self, number: int) -> int:
        """The spaces that a line begins with."""
        return self._indents[number - 1]

    def start(self, number: int) -> int:
        """How far in the key or the words of a line begin, behind hyphens."""
        found = _HYPHENS.match(self.line(number))
        return found.end() if found else 0

    def is_header(self, number: int) -> bool:
        """Whether a line ends in ``|`` or ``>``, so that a text follows."""
        return _HEADER.match(self.line(number)) is not None

    def is_entry(self, number: int) -> bool:
        """Whether a line begins an entry of a list."""
        return self.line(number).lstrip(" ").startswith(("- ", "-\t")) or (
            self.line(number).strip() == "-"
        )

    def span(self, number: int) -> Span:
        """The place of what a line says, without its indentation."""
        end = max(len(self.line(number).rstrip()), 1) + 1
        return Span(number, self.indent(number) + 1, number, end)

    def key(self, number: int) -> str:
        """The key that a line has, behind its hyphens; empty if it has none."""
        found = _KEY_OF_LINE.match(self.line(number))
        return found[1] if found else ""

    def opened_by(self, number: int) -> str:
        """The key of a line with nothing behind its colon; empty if it has none."""
        found = _OPENS.match(self.line(number))
        return found[1].lstrip("- ") if found else ""

    def says(self, number: int) -> bool:
        """Whether a line is neither blank nor a comment."""
        return self._says[number - 1]

    def above(self, number: int) -> Iterator[int]:
        """The lines before one that say something, from below."""
        return (each for each in range(number - 1, 0, -1) if self.says(each))

    def below(self, number: int) -> Iterator[int]:
        """The lines after one that say something."""
        return (each for each in range(number + 1, self.last + 1) if self.says(each))

    def around(self, number: int) -> list[int]:
        """The line above one, and the lines that open the blocks around it, from inside."""
        found: list[int] = []
        first, least = 0, -1
        for first in self.above(number):
            if least < 0 or self.indent(first) < least:
                found.append(first)
                least = self.indent(first)
                if not least:
                    break
        # A file whose first line is further in than others has no line that opens their block.
        return list(dict.fromkeys((*found, first))) if first else found

    def part_of(self, number: int) -> range:
        """A line with those below it that are further in."""
        end = number
        for each in range(number + 1, self.last + 1):
            if self.line(each).strip() and self.indent(each) <= self.indent(number):
                break
            if self.line(each).strip():
                end = each
        return range(number, end + 1)
