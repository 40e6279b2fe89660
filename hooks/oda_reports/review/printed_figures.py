"""Which pages print a figure in the place of another, by the marks of figures on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from oda_reports.figures.figure import Figure
from oda_reports.writing.pages import changes

_MARK = re.compile(r'data-figure="([^"]*)"')

_Marks = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class PrintedFigures:
    """How often each page of two sites prints each figure; pages by their paths of now."""

    before: _Marks
    after: _Marks

    def pages(self, before: Figure, after: Figure) -> tuple[str, ...]:
        """The pages that print one less often and the other more often than they did."""
        return tuple(path for path in self.after if self._is_on(path, before, after))

    def _is_on(self, path: str, before: Figure, after: Figure) -> bool:
        was, now = self.before.get(path, {}), self.after[path]
        if before.address == after.address:
            return after.address in was and after.address in now
        is_less = now.get(before.address, 0) < was.get(before.address, 0)
        return is_less and was.get(after.address, 0) < now.get(after.address, 0)


def printed_figures(
    base: Mapping[str, str], head: Mapping[str, str], moved: Mapping[str, str]
) -> PrintedFigures:
    """The figures that the bodies of pages mark; ``moved`` are paths that changed, old to new.

    The page of changes is none of them: it prints editions side by side, and none in another's
    place.
    """
    before = {moved.get(path, path): body for path, body in base.items()}
    both = [path for path in head if path in before and path != changes.PATH]
    changed = [path for path in both if before[path] != head[path]]
    return PrintedFigures(dict(_marks(before, changed)), dict(_marks(head, changed)))


def _marks(bodies: Mapping[str, str], paths: list[str]) -> Iterator[tuple[str, Mapping[str, int]]]:
    for path in paths:
        yield path, Counter(unescape(found) for found in _MARK.findall(bodies[path]))
