"""Words and signs beside a figure's mark that change what the figure says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Problem
from oda_reports.reading.unit_words import is_meant
from oda_reports.records.half_width import half_width
from oda_reports.rules.checking import Checking
from oda_reports.rules.doubled_words import each_mark, find_doubled

_SCALE_BEHIND = re.compile(
    r"[\s\u00a0-]?(?:thousands?|[mb]illions?|trillions?|[mb]n|m[io]o|mrd|milliers?|milliards?"
    r"|mil(?:lones)?|tausend|millionen|milliarden|тысяч\w*|миллион\w*|миллиард\w*|тыс|млн|млрд)\b"
    r"|[\s\u00a0]?[百千万萬億亿兆백천만억조]",
    re.IGNORECASE,
)
_DIGITS_BEHIND = re.compile(r"[.,'’]?[0-9]+")
_PERCENT_BEHIND = re.compile(r"[\s\u00a0]?(?:%|per\s?cent\b|percentage\s+points?\b)", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"[0-9][.,'’]?\Z|(?:\A|(?<=[\s(\u201c\"]))[-−–]\Z")
_HEDGE_BEFORE = re.compile(
    r"\b(?:about|approximately|around|roughly|nearly|almost|circa|over|(?:more|fewer|less) than"
    r"|at (?:least|most)|up to)[\s\u00a0]\Z",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"year|month|week|day|hour", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\b[^.;]*\Z", re.IGNORECASE)


class _Altered(NamedTuple):
    written: str
    """What stands beside the mark, as it is written."""
    is_before: bool
    help: str


def marks_say_what_they_print(checking: Checking) -> Iterator[Problem]:
    """Beside a figure's mark stands nothing that makes it another number than its record's."""
    for origin, loc, text, found, figure in each_mark(checking):
        altered = _altered(text, found, figure)
        # What is printed twice goes with the words that the mark prints too.
        if altered and not find_doubled(text, found, figure):
            sides = (altered.written, found[0])
            words = "".join(sides if altered.is_before else reversed(sides))
            yield origin.problem(
                loc,
                "W467",
                f"'{' '.join(words.split())}' says something else than the record of this figure",
                altered.help,
                needle=found[0],
                skip=text[: found.start()].count(found[0]),
            )


def _altered(text: str, found: re.Match[str], figure: Figure) -> _Altered | None:
    if figure.value is None:
        return None
    start, end = found.span()
    before = half_width(text[max(0, start - _FARTHEST) : start])
    behind = half_width(text[end : end + _FARTHEST])
    whole = "the mark prints the whole number: remove what stands beside it"
    if digits := _DIGITS_BEHIND.match(behind) or _SCALE_BEHIND.match(behind):
        return _Altered(text[end : end + digits.end()], False, whole)
    percent = _PERCENT_BEHIND.match(behind)
    if percent and not is_meant(figure.unit, "%"):
        help = f"its record counts {figure.unit.label}: write what it counts"
        return _Altered(text[end : end + percent.end()], False, help)
    if sign := _SIGN_BEFORE.search(before):
        return _Altered(text[start - len(sign[0]) : start], True, whole)
    hedge = _HEDGE_BEFORE.search(before)
    if hedge and not _FROM.search(text[max(0, start - _OF_SENTENCE) : start - len(hedge[0])]):
        return _hedged(hedge[0], figure)
    return None


_FARTHEST, _OF_SENTENCE = 20, 90
"""So many characters away a word may begin that changes a figure, or a span of which it is one."""


def _hedged(hedge: str, figure: Figure) -> _Altered | None:
    if hedge.casefold().startswith("over") and _OF_TIME.search(figure.unit.label):
        return None  # during so many years
    if figure.qualifier is None:
        help = (
            "remove it; or write in the record's 'qualifier' what the source says; to compare with "
            "the figure, write what it is of between the two"
        )
        return _Altered(hedge, True, help)
    hedged = figure.qualifier.label
    help = f"the mark prints '{hedged}', as its record says: remove what is before it"
    return _Altered(hedge, True, help)
