"""What a review is written with as Markdown: blocks, rows, and text that stays text.

Every word that is not ours stands in code, where no forge looks for markup, links, mentions or
issues; what could hide or command is shown escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from oda_reports.figures.formatting import NO_VALUE_SIGN
from oda_reports.problems.frames import printable
from oda_reports.review.review import ToldValue
from oda_reports.writing.pages.page import page_url

_LONGEST_NAME = 300
_NAMED = 40
"""Pages or records that are named in a row; the others are counted."""
_Named = TypeVar("_Named")


@dataclass(frozen=True)
class Passage:
    """A part of the review that can be cut between its lines."""

    head: str
    lines: tuple[str, ...] = ()
    noun: str = "more row"


def table_head(titles: Sequence[str], sides: str) -> str:
    """The head of a table; ``sides`` has l or r for each column."""
    rule = "|".join({"l": "---", "r": "--:"}[side] for side in sides)
    return f"{table_row(*titles)}\n|{rule}|"


def table_row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def value_cell(value: ToldValue | None) -> str:
    """A value before or after; a dash where there is none."""
    return code(value.text if value else "", None)


def source_cell(values: Sequence[ToldValue | None]) -> str:
    """Source and place; where they differ, before and after."""
    read = [f"{one.source}, {one.place}" if one.place else one.source for one in values if one]
    return "<br>→ ".join(code(place) for place in dict.fromkeys(read))


def lost(edition: str) -> str:
    """That what an older edition prints is in no record any more."""
    return f"⚠ the value of {code(edition)} is gone: keep it as a reading"


def listed_names(names: Sequence[_Named], said: Callable[[_Named], str], most: int = _NAMED) -> str:
    """Names in a row, as many as can be taken in."""
    more = len(names) - most
    return ", ".join(map(said, names[:most])) + (f" and {more:,} more" if more > 0 else "")


def listed_pages(paths: Sequence[str], said: Callable[[str], str], most: int = _NAMED) -> str:
    """Pages in a row by their addresses."""
    return listed_names(
        paths, lambda path: said(page_url(path)) if path != "index.md" else "the home page", most
    )


def html_code(text: str) -> str:
    """Text as code in HTML."""
    return f"<code>{html_text([text])}</code>"


def html_text(words: Sequence[str]) -> str:
    """Words as text of HTML."""
    return escape(one_line(" ".join(words)), quote=False).replace("##", "#&#35;")


def one_line(text: str) -> str:
    """Text in a line, with all that could hide shown escaped."""
    return printable(" ".join(text.split()))


def code(text: str, longest: int | None = _LONGEST_NAME) -> str:
    """Text as a code span that can stand in a table, where a bar would end the cell.

    CI systems read ``##[`` as a command wherever it stands in a line.
    """
    line = one_line(text).replace("|", "¦").replace("##", "#\\u0023") or NO_VALUE_SIGN
    if longest is not None and len(line) > longest:
        line = line[: longest - 1] + "…"
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    space = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{space}{line}{space}{fence}"


def code_lines(lines: Sequence[str]) -> str:
    """Lines to copy, as they are."""
    safe = [printable(line).replace("##", "#\\u0023") for line in lines]
    fence = "`" * max(3, max(map(len, re.findall("`+", "".join(safe))), default=0) + 1)
    return "\n".join([fence, *safe, fence])
