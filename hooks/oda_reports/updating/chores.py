"""One thing that is left to do until a report has gone over to an edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Chore:
    """What is left to do, and where.

    ``place`` is by what an editor ticks it off where all is right as it is; some cannot be.
    """

    file: str
    line: int
    what: str
    place: str = ""

    def __str__(self) -> str:
        ending = f" [{self.place}]" if self.place else ""
        return f"{self.file}:{self.line}: {self.what}{ending}"

    def is_ticked_off(self, kept: Iterable[str]) -> bool:
        """Whether one of the places is its own, or holds it."""
        return bool(self.place) and any(holds(place, self.place) for place in kept)


def holds(outer: str, inner: str) -> bool:
    """Whether a place is another or lies in it: projects/one holds projects/one/results."""
    return inner == outer or inner.startswith(f"{outer}/")
