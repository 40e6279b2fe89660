"""What stands in the place of what, as Markdown: editions, other reasons, corrections to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from oda_reports.figures.formatting import NO_VALUE_SIGN
from oda_reports.review.markdown_blocks import (
    Passage,
    code,
    code_lines,
    listed_names,
    listed_pages,
    lost,
    one_line,
    source_cell,
    table_head,
    table_row,
    value_cell,
)
from oda_reports.review.review import Review, ToldCorrection, ToldEdition, ToldStanding

_ASK = (
    "A published value changes without a new reading: if it was wrong, "
    "say so in its record, with the reason:"
)
_COLUMNS = ("What became of it", "Read in", "Printed on")
_IS_OURS = re.compile(r"[A-Z][a-z]+(?: [a-z]+)*(?:[,:] [A-Za-z][a-z]*(?: [a-z]+)*)*")
"""Words for what became of something that need no code: nothing in them could be markup."""
_MOST_PAGES = 8
_MOST_ASKED = 20
"""Corrections of one record that are written out."""


def standing_blocks(review: Review) -> Iterator[Passage]:
    """What was overwritten, then the editions that came, then what else stands."""
    yield from _correction_blocks(review.corrections)
    for edition in review.editions:
        yield from _edition_blocks(edition)
    if review.standing:
        head = table_head(("In the place of another", "Before", "After", *_COLUMNS), "lrrlll")
        rows = tuple(_row(one, one.was) for one in review.standing)
        yield Passage(f"### Printed otherwise\n\n{head}", rows)


def _correction_blocks(corrections: Iterable[ToldCorrection]) -> Iterator[Passage]:
    every = tuple(corrections)
    if asked := [one for one in every if not one.is_said]:
        files = groupby(sorted(asked, key=lambda one: one.file), lambda one: one.file)
        lines = tuple(_asked(file, tuple(its)) for file, its in files)
        yield Passage(f"### To be told as corrections\n\n{_ASK}\n", lines, "more record")
    if said := [one for one in every if one.is_said]:
        lines = tuple(
            f"- {code(one.figure)} of {code(one.file)}: {code(one.was)} stood there" for one in said
        )
        yield Passage("### Corrections that their records tell of\n", lines, "more line")


def _asked(file: str, corrections: Sequence[ToldCorrection]) -> str:
    """What to write into a record."""
    lines = ["corrections:"]
    for one in corrections[:_MOST_ASKED]:
        lines += [
            f"  - figure: {one_line(one.figure)}",
            f"    was: {one_line(one.was)}",
            f"    since: {one_line(one.since) or '# the day from which on readers saw it'}",
            f"    until: {one_line(one.until) or '# the day on which this is published'}",
            '    why: ""',
        ]
    if more := len(corrections) - _MOST_ASKED:
        lines += [f"  # and {more:,} more"] if more > 0 else []
    return f"{code(file)}\n\n{code_lines(lines)}\n"


def _edition_blocks(edition: ToldEdition) -> Iterator[Passage]:
    older, newer = code(edition.older), code(edition.newer)
    title = f"### The edition: {older} → {newer}"
    if edition.is_moved:
        title += "\n\nThe report publishes another edition than before."
    if edition.is_ahead:
        title += "\n\nThe report publishes an older one: no value here stands yet."
    rows = tuple(_edition_rows([one for one in edition.rows if one.became], edition.older))
    head = table_head(("Figure", older, newer, *_COLUMNS), "lrrlll")
    yield Passage(f"{title}\n\n{head}" if rows else title, rows)
    if alike := [one for one in edition.rows if not one.became]:
        yield Passage(f"Printed alike: {listed_names(alike, lambda one: code(_name(one)))}.")


def _edition_rows(rows: Iterable[ToldStanding], older: str) -> Iterator[str]:
    """Each change in a line; new values that differ in their years alone share one."""

    def shared(one: ToldStanding) -> tuple[object, ...]:
        if one.before or not one.after or not one.moment:
            return (id(one),)
        return (one.about, one.became, source_cell([one.after]), one.pages)

    for _, group in groupby(rows, shared):
        first, *others = its = list(group)
        if not others:
            yield _row(first, older)
            continue
        values = "; ".join(f"{one.moment}: {one.after.text}" for one in its if one.after)
        yield table_row(code(first.about), NO_VALUE_SIGN, code(values, None), *_cells(first, older))


def _row(one: ToldStanding, older: str) -> str:
    cells = (value_cell(one.before), value_cell(one.after))
    return table_row(code(_name(one)), *cells, *_cells(one, older))


def _cells(one: ToldStanding, older: str) -> tuple[str, str, str]:
    """What became of something, where it is read, and where it is printed."""
    became = one.became if _IS_OURS.fullmatch(one.became) else code(one.became)
    if one.was or one.now:
        became += f": {code(one.was)} → {code(one.now)}"
    if one.is_lost:
        became += f"<br>{lost(older)}"
    pages = listed_pages(one.pages, code, _MOST_PAGES) or NO_VALUE_SIGN
    return became, source_cell([one.before, one.after]), pages


def _name(one: ToldStanding) -> str:
    return f"{one.about}, {one.moment}" if one.moment else one.about
