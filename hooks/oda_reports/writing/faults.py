"""What fails while a site is made, as problems: each at the record that was in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from traceback import extract_tb, walk_tb
from types import TracebackType
from typing import TypeVar

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import DataError, Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.model import Record
from oda_reports.writing.pages.page import Page

T = TypeVar("T")
R = TypeVar("R")

Tell = Callable[[int, int], None]
"""Is told how many of how many things are made."""

REPORT = ("report", "report")
"""Where ``report.yml`` stands among the origins of records."""


class Attempts:
    """The making of a site in steps: what fails is told, and all else is made before it is over.

    ``tell`` is called before each thing that is made: how many of its sort are, and are to be.
    """

    def __init__(
        self,
        origins: Mapping[tuple[str, str], Origin],
        told: Iterable[Problem],
        tell: Tell = lambda *_: None,
    ) -> None:
        self._origins = origins
        self._told = tuple(told)
        self._tell = tell
        self._faults: list[Problem] = []

    def each(self, make: Callable[[T], R], things: Iterable[T]) -> list[R]:
        """What is made of each thing, those left out of which nothing could be made."""
        made: list[R] = []
        every = things if isinstance(things, Sequence) else tuple(things)
        for number, thing in enumerate(every):
            self._tell(number, len(every))
            try:
                made.append(make(thing))
            except DataError as error:
                self._faults += error.problems
            except Exception as error:  # whatever it is, an editor is told of it at a place
                self._faults.append(problem_of(error, self._origins))
        return made

    def whole(self, make: Callable[[], R]) -> R:
        """What a step makes on which all others stand; raises ``DataError`` where it fails."""
        made = self.each(lambda _: make(), (None,))
        self.conclude()
        return made[0]

    def conclude(self, found: Iterable[Problem] = ()) -> None:
        """Raises ``DataError`` if anything failed, or with what was ``found`` besides."""
        faults = [*self._faults, *found]
        if faults:
            raise DataError([*self._told, *faults])


def problem_of(error: Exception, origins: Mapping[tuple[str, str], Origin]) -> Problem:
    """A fault of the program, told at the record or figure that it had in hand."""
    origin, loc = _in_hand(error.__traceback__, origins)
    *_, last = extract_tb(error.__traceback__)
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return origin.problem(
        loc,
        "E901",
        f"no page can be made of this: {type(error).__name__}: {error} ({where})",
        "the program is at fault: tell those who look after it, with this whole message; "
        "written in another way, the record may do until then",
    )


def _in_hand(
    trace: TracebackType | None, origins: Mapping[tuple[str, str], Origin]
) -> tuple[Origin, Loc]:
    """The record or figure that the innermost function that knows one was called for."""
    for values in reversed([frame.f_locals for frame, _ in walk_tb(trace)]):
        for value in reversed(values.values()):
            held = value.record if isinstance(value, Page) else value
            loc: Loc = ()
            if isinstance(held, Figure):
                origin, loc = origins.get((held.kind, held.record)), held.value_loc
            else:
                origin = origins.get((held.kind, held.id)) if isinstance(held, Record) else None
            if origin:
                return origin, loc
    return origins[REPORT], ()
