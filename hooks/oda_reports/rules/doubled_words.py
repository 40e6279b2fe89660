"""Words beside a figure's mark that the mark prints itself: its hedge, its currency, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.reading.other_words import terms_meant
from oda_reports.reading.unit_words import is_meant
from oda_reports.records.references import REFERENCE
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Qualifier, Vocabulary
from oda_reports.rules.checking import Checking

_SCALE = r"(?:thousand|million|billion|trillion)"
_BEHIND = re.compile(rf"[\s\u00a0]*(?:{_SCALE}\b[\s\u00a0]*)?(?:%|[^\s.,;:()\[\]]+)?")
_NEXT_WORD = re.compile(r"[\s\u00a0]+[^\W\d_]+")
_MOST_WORDS = 4
_SIGN_BEFORE = re.compile(r"(?<!\S)[^\s\[\]()]*[$€£¥₩₹円%][\s\u00a0]*\Z|\b[A-Z]{3}[\s\u00a0]\Z")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_]+\s+){1,3})\Z")


class Doubled(NamedTuple):
    """What is written at a mark, the words of it that the mark prints, and the mark alone."""

    written: str
    words: str
    instead: str


class Mark(NamedTuple):
    """A figure's mark in a text that prints the figure itself, and no words of the text's own."""

    origin: Origin
    loc: Loc
    text: str
    found: re.Match[str]
    figure: Figure


def each_mark(checking: Checking) -> Iterator[Mark]:
    """Every mark of a text whose figure there is."""
    if checking.folder.report is None:
        return
    for origin, loc, text, record in checking.texts:
        if "[[" not in text:
            continue
        for found in REFERENCE.finditer(text):
            if not found[1] or found[2]:
                continue
            try:
                figure = checking.entered.figure(found[1].strip(), record)
            except UnknownFigure:
                continue
            yield Mark(origin, loc, text, found, figure)


def marks_say_nothing_twice(checking: Checking) -> Iterator[Problem]:
    """What a figure's mark prints, its hedge, currency or percent, is not written beside it."""
    for origin, loc, text, found, figure in each_mark(checking):
        if doubled := find_doubled(text, found, figure):
            needle = doubled.written
            on_one_line = "\n" not in needle
            before = text[: text.index(needle, max(0, found.start() - len(needle)))]
            yield origin.problem(
                loc,
                "W434",
                f"'{doubled.words}' would be printed twice: {found[0]} prints it",
                f"write {doubled.instead} alone",
                needle=needle if on_one_line else found[0],
                skip=before.count(needle) if on_one_line else 0,
                instead=doubled.instead if on_one_line else None,
                safe=on_one_line,
            )


def find_doubled(text: str, found: re.Match[str], figure: Figure) -> Doubled | None:
    """The words before and behind a mark that it prints too."""
    if figure.value is None:
        return None
    start, end = found.span()
    before = text[max(0, start - 40) : start]
    if figure.unit.is_money and (sign := _SIGN_BEFORE.search(before)):
        if is_meant(figure.unit, sign[0].strip()):
            start -= len(sign[0])
    elif figure.qualifier and (hedge := hedge_before(before, figure.qualifier)):
        start -= len(hedge)
    if figure.unit.is_printed:
        end = end_of_unit(text, end, figure.unit)
    if (start, end) == found.span():
        return None
    sides = (text[start : found.start()].split(), text[found.end() : end].split())
    words = " … ".join(" ".join(side) for side in sides if side)
    return Doubled(text[start:end], words, found[0])


def end_of_unit(text: str, end: int, unit: Unit) -> int:
    """Where the words end that follow on a number and say its unit; else the same place."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return end
    stops = [behind.end()]
    while len(stops) < _MOST_WORDS and (word := _NEXT_WORD.match(text, stops[-1])):
        stops.append(word.end())
    for stop in reversed(stops):
        said = re.sub(rf"^\s*{_SCALE}\b", "", text[end:stop].strip()).strip()
        if said and is_meant(unit, said):
            return stop
    return end


def hedge_before(before: str, qualifier: Qualifier) -> str:
    """The words at the end of a text that say a hedge, with the blank behind them."""
    found = _WORDS_BEFORE.search(before)
    words = re.findall(r"[^\W\d_]+\s+", found[1]) if found else []
    for first in range(len(words)):
        said = "".join(words[first:])
        if qualifier in _hedges(said.strip()):
            return said
    return ""


@lru_cache(maxsize=1024)
def _hedges(said: str) -> tuple[Vocabulary, ...]:
    return tuple(meant.term for meant in terms_meant(said, tuple(Qualifier)))
