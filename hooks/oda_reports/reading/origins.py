"""Where a record stands: the way from a value of it back to the line that an editor wrote."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from oda_reports.problems.edits import offsets, places_of, span_at, split_lines
from oda_reports.problems.problem import Edit, Loc, Problem, Repair, Span
from oda_reports.reading.yaml_files import Document, parse, read_text


@dataclass(frozen=True)
class Origin:
    """Where a record or text stands: the file as an editor would type it, and the way in it."""

    path: Path
    file: str
    loc: Loc = ()

    def problem(
        self,
        loc: Loc,
        code: str,
        message: str,
        help: str = "",
        *,
        needle: str = "",
        skip: int = 0,
        key: bool = False,
        instead: str | None = None,
        safe: bool = False,
    ) -> Problem:
        """A problem at ``loc`` of the record, or at ``needle`` inside the text that stands there.

        ``skip`` is how often the needle stands there before the place that is meant.
        ``instead`` is what could stand in its place. The file is read again for the position:
        good files keep none.
        """
        span = self._span((*self.loc, *loc), needle, key, skip)
        repair = None
        found = not needle or span.end_column - span.column == len(needle)
        if instead is not None and found and span.line == span.end_line and span != span.start:
            repair = Repair((Edit(span, instead),), safe)
        return Problem(self.file, span, code, message, help, repair)

    def span(self) -> Span:
        """The stretch of the file that the record takes."""
        return self._span(self.loc, "", key=False)

    def line(self, loc: Loc, needle: str = "") -> int:
        """The line of a field of the record, or of a word in the text that stands there."""
        return self._span((*self.loc, *loc), needle, key=not needle).line

    def written(self, loc: Loc) -> tuple[str, int, int]:
        """The text of the file, and where in it the value at ``loc`` starts and ends."""
        text = self._text()
        if isinstance(text, Problem):
            return "", 0, 0
        if self.path.suffix == ".md":
            return text, 0, len(text)
        document = _document(text, self.file)
        span = None if isinstance(document, Problem) else document.values.get((*self.loc, *loc))
        return (text, *offsets(text, span)) if span else ("", 0, 0)

    def _text(self) -> str | Problem:
        """The file as it is now; it is read once for all the problems that it has."""
        try:
            status = self.path.stat()
        except OSError:
            return read_text(self.path, self.file)
        return _read(self.path, self.file, (status.st_ino, status.st_mtime_ns, status.st_size))

    def _span(self, loc: Loc, needle: str, key: bool, skip: int = 0) -> Span:
        text = self._text()
        if isinstance(text, Problem):
            return Span()
        if self.path.suffix == ".md":
            whole = Span(1, 1, len(split_lines(text)), 1)
            return _find(text, needle, whole, skip) if needle else Span()
        document = _document(text, self.file)
        if isinstance(document, Problem):
            return Span()
        span = document.keys.get(loc) if key else None
        span = span or document.locate(loc)
        return _find(text, needle, span, skip) if needle else span


@lru_cache(maxsize=4)
def _read(path: Path, file: str, _state: tuple[int, ...]) -> str | Problem:
    return read_text(path, file)


@lru_cache(maxsize=4)
def _document(text: str, file: str) -> Document | Problem:
    """A file with places; kept for the last few, since one file can have many problems."""
    return parse(text, file, places=True)


def _find(text: str, needle: str, within: Span, skip: int = 0) -> Span:
    """Where ``needle`` stands inside a span of the text; the span itself if it does not."""
    places = places_of(text, needle)
    start, end = offsets(text, Span(within.line, within.column, within.end_line + 1, 1))
    index = bisect_left(places, start) + skip
    is_there = index < len(places) and places[index] < end
    return span_at(text, places[index], len(needle)) if is_there else within
