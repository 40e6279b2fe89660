"""Slips that YAML reads in silence as something else: markers of a merge, other kinds of space."""

from __future__ import annotations

import re

from oda_reports.problems.edits import span_at
from oda_reports.problems.problem import Edit, Problem, Repair
from oda_reports.reading.layout import KEY, OTHER_SPACES

_OTHER_SPACE = re.compile(rf"^ *(?:{KEY}:)?([{OTHER_SPACES}]+)(?=\S)", re.MULTILINE)
_MERGE = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>)(?: .*)?\r?$", re.MULTILINE)
_MERGE_IN_TEXT = re.compile(r"^(?:<<<<<<<|>>>>>>>)(?: .*)?\r?$", re.MULTILINE)
_MERGE_SIGNS = ("<<<<<<<", "=======", ">>>>>>>")


def find_slip(text: str, file: str) -> Problem | None:
    """A slip that YAML reads in silence as something else: merge markers, other kinds of space."""
    if merged := find_merge(text, file, _MERGE):
        return merged
    if not text.isascii() and (found := _OTHER_SPACE.search(text)):
        span = span_at(text, found.start(1), len(found[1]))
        wide = "  " if span.column == 1 else " "
        spaces = "".join(wide if char == "\u3000" else " " for char in found[1])
        return Problem(
            file,
            span,
            "E121",
            f"there is a space of another kind here (U+{ord(found[1][0]):04X})",
            "type it again with the space bar",
            Repair((Edit(span, spaces),), safe=True),
        )
    return None


def find_merge(text: str, file: str, marker: re.Pattern[str] = _MERGE_IN_TEXT) -> Problem | None:
    """The first marker that git left of two versions; ``=======`` underlines headings of texts."""
    # To look for a word is many times as fast as for a line, and nearly no file has one.
    found = marker.search(text) if any(sign in text for sign in _MERGE_SIGNS) else None
    if not found:
        return None
    return Problem(
        file,
        span_at(text, found.start(), len(found[0].rstrip())),
        "E118",
        "two versions of this file were merged and stand here one after the other",
        "keep the lines you want and remove those that begin with <<<<<<<, ======= and >>>>>>>",
    )
