"""The numbers of finished pages that lead to no record, as problems of the files they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from oda_reports.problems.frames import render_problems
from oda_reports.problems.problem import Problem, Span
from oda_reports.writing.coverage import Untraced

_LISTED = "or list the words under numbers in report.yml, with the reason"
_BY_HAND = (
    "put the value into a record and the sentence into a text of it, where [[address]] prints the "
    f"value; {_LISTED}"
)
_MADE = (
    "put the value into a record and refer to it as [[address]]; where no record has these words, "
    "a template prints them: docs/contributing/design.md says how a number is marked; "
    f"{_LISTED}"
)


class HandWritten(NamedTuple):
    """The file of a page that is written by hand, and what it says."""

    file: str
    text: str


def page_problems(
    untraced: Iterable[tuple[str, Untraced]],
    by_hand: Mapping[str, HandWritten],
    told: Sequence[str] = (),
) -> tuple[Problem, ...]:
    """A problem for each number, wherever it stands again; pages go by their address.

    ``told`` are phrases of numbers that are told where their texts stand, which no page that is
    written by hand prints.
    """
    pages: dict[Untraced, list[str]] = {}
    for address, number in untraced:
        pages.setdefault(number, []).append(address)
    phrases = [phrase.casefold() for phrase in told]
    problems = []
    for number, found in pages.items():
        own = sorted(by_hand.keys() & found)
        made = [] if _is_told(number, phrases) else sorted({*found} - {*own})
        if own or made:
            problems.append(_problem(number, [*own, *made], by_hand))
    return tuple(problems)


def _is_told(number: Untraced, phrases: Sequence[str]) -> bool:
    written, words = number.written.casefold(), number.words.casefold()
    return any(written in phrase and phrase in words for phrase in phrases)


def _problem(
    number: Untraced, addresses: Sequence[str], by_hand: Mapping[str, HandWritten]
) -> Problem:
    """The problem of a number on some pages, told of the first."""
    page = by_hand.get(addresses[0])
    more = len(addresses) - 1
    again = f"; it stands on {more:,} more {'page' if more == 1 else 'pages'}" if more else ""
    return Problem(
        page.file if page else addresses[0],
        _span(number, page.text) if page else Span(),
        "W421",
        f"the page says {number.written} in “{number.words}”, and no record stands for this "
        f"number{again}",
        _BY_HAND if page else _MADE,
    )


def _span(number: Untraced, text: str) -> Span:
    """Where a page written by hand has the number; the whole file where it can be many places."""
    before, _, behind = number.words.partition(number.written)
    one_before = re.findall(r"\w+", before)[-1:]
    one_behind = re.findall(r"\w+", behind)[:1]
    written = rf"({re.escape(number.written)})"
    for words in ([*one_before, written, *one_behind], [written]):
        pattern = r"\W+".join(words)
        found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text))
        if len(found) == 1:
            start = found[0].start(1)
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            return Span(line, column, line, column + len(number.written))
    return Span()


class Gate(NamedTuple):
    """What keeps a site from being published: numbers of texts and of pages without a record."""

    in_texts: tuple[Problem, ...]
    on_pages: tuple[Problem, ...]

    def named(self, most: int, site: str) -> str:
        """The first of them, and how the rest is had; ``site`` is the folder of a built site."""
        every = (*self.in_texts, *self.on_pages)
        said = f"No record stands for these.\n\n{render_problems(every[:most])}"
        more = len(every) - most
        if more <= 0:
            return said
        return (
            f"{said}\n\nNor for {more:,} more. All of them: 'oda check' for texts, and for pages "
            f"'oda coverage {site}' after 'mkdocs build' without --strict."
        )

    @property
    def reason(self) -> str:
        """Why the site is not published, in a line."""
        places = [
            f"{len(found):,} {where}"
            for found, where in ((self.in_texts, "in texts"), (self.on_pages, "on pages"))
            if found
        ]
        return (
            f"Not published: numbers that lead to no record ({', '.join(places)}). "
            "What to do stands above."
        )
