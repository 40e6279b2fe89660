"""What can be wrong with a record: the problem as a value, its place, how it can be repaired.

Finding problems is left to the modules that know the rules, showing them to ``frames``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

Severity = Literal["error", "warning"]

Loc = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of the file."""


def severity_of(code: str) -> Severity:
    """Codes that begin with W are warnings: they keep nothing from being published."""
    return "warning" if code.startswith("W") else "error"


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a file; lines and columns count from 1, the end column is exclusive.

    The span of length nothing at the start stands for the file as a whole.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def start(self) -> Span:
        """The place just before it."""
        return Span(self.line, self.column, self.line, self.column)


@dataclass(frozen=True)
class Edit:
    """A text to be put in the place of a span."""

    span: Span
    text: str


@dataclass(frozen=True)
class Repair:
    """Edits of one file that mend a problem.

    ``safe`` if they say what the editor meant beyond doubt: such a repair can be made unasked.
    """

    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an editor should mend; ``file`` is a path as the editor would type it.

    The code says what kind of problem it is, by an entry in ``codes``.
    """

    file: str
    span: Span
    code: str
    message: str
    help: str = ""
    repair: Repair | None = field(default=None, compare=False)
    wanted: tuple[str, ...] = field(default=(), compare=False)
    """Of what should be the id of a record: the kinds of record that can be meant."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _shortened(self.message))
        object.__setattr__(self, "help", _shortened(self.help))

    @property
    def severity(self) -> Severity:
        """Whether it keeps the records from being published."""
        return severity_of(self.code)


_LONGEST = 600
"""Characters of what is said; the list of all fields of a record has some 400."""


def _shortened(said: str) -> str:
    """What is said, without the middle of a text of a record that it quotes."""
    if len(said) <= _LONGEST:
        return said
    return f"{said[: _LONGEST // 2]}…{said[-_LONGEST // 3 :]}"


class DataError(Exception):
    """The records cannot become a site; carries every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and place."""
    return tuple(sorted(set(problems)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything keeps the records from being published."""
    return any(problem.severity == "error" for problem in problems)


MOST = 500
"""So many problems of one kind are told at once; nobody reads more, and each takes time."""


def first_of(found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of a kind, or the first of many; the last one then says that there are more."""
    told = list(islice(found, MOST + 1))
    if len(told) > MOST:
        last = told[MOST - 1]
        more = "there are more like it, which you see once these are mended"
        told[MOST - 1 :] = [replace(last, help=f"{last.help}; {more}" if last.help else more)]
    yield from told
