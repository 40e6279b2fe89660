"""Whether each number of a finished page says what it is: a figure, a date, a name or a reason.

A page is read from its HTML. Numbers in marks are what the mark says; what stands outside of marks
is read as the texts of records are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from oda_reports.records.references import APART
from oda_reports.rules.exemptions import Exemptions

OUTSIDE = ("contributing/", "accessibility/")
"""Pages about the software, by how their addresses begin: their examples are no report's."""

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = (
    ("figure", re.compile(r'<data class="oda-figure"[^>]*>[^<]*</data>')),
    ("sum", re.compile(r'<data class="oda-computed"[^>]*>[^<]*</data>')),
    ("date", re.compile(r"<time\b[^>]*>[^<]*</time>")),
    ("reference", re.compile(r'<a class="oda-(?:ref|noteref)"[^>]*>[^<]*</a>')),
    ("code", re.compile(r"<(pre|code|style|script)\b.*?</\1>", re.DOTALL)),
    ("drawing", re.compile(r"<svg\b.*?</svg>", re.DOTALL)),
    ("drawing", re.compile(r'<div class="oda-(?:axis|latest)"[^>]*>.*?</div>', re.DOTALL)),
    ("name", re.compile(r"<cite\b.*?</cite>", re.DOTALL)),
    ("quotation", re.compile(r"<blockquote\b.*?</blockquote>", re.DOTALL)),
)
"""What a mark says of the numbers in it; marks of one name do not stand in each other."""
_SAID = re.compile(r'<([a-z0-9]+)\b[^>]*\bdata-number="([a-z]+)"[^>]*>.*?</\1>', re.DOTALL)
_WITHIN_A_SENTENCE = re.compile(r"</?(?:a|em|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_DIGIT = re.compile("[0-9]")
AROUND = 40
"""Characters on either side of a number with which it is shown."""


class Untraced(NamedTuple):
    """A number that says nowhere what it is, with the words around it."""

    written: str
    words: str


class PageNumbers(NamedTuple):
    """What the numbers of a page are, and those of which it is not known."""

    counts: Counter[str]
    untraced: tuple[Untraced, ...]


@dataclass(frozen=True)
class Coverage:
    """The numbers of a page or a site: those that say what they are, and those that do not.

    ``untraced`` has the address of the page with each.
    """

    pages: int
    counts: Counter[str]
    untraced: tuple[tuple[str, Untraced], ...]

    @property
    def is_whole(self) -> bool:
        """Whether no number is untraced."""
        return not self.untraced

    @property
    def summary(self) -> str:
        """The coverage as one line; it says 100 percent only where nothing is left."""
        traced = self.counts.total()
        every = traced + len(self.untraced)
        percent = 100 * traced // every if every else 100
        sorts = ", ".join(f"{n:,} {_plural(sort, n)}" for sort, n in self.counts.most_common())
        return (
            f"Numbers on {self.pages:,} {_plural('page', self.pages)}: {traced:,} of {every:,} "
            f"traced ({percent} percent): {sorts or 'none'}."
        )


def read_page(address: str, html: str, exemptions: Exemptions) -> PageNumbers | None:
    """The numbers of a page.

    None for a page that is no report's: one about the software, or one without an article, such
    as a redirect.
    """
    if address.startswith(OUTSIDE):
        return None
    article = _ARTICLE.search(html)
    if article is None:
        return None
    counts: Counter[str] = Counter()
    text = _COMMENT.sub("", article[1])
    for sort, mark in _MARKS:
        text = mark.sub(lambda found, sort=sort: _count(counts, sort, found[0]), text)  # type: ignore[misc]
    text = _SAID.sub(lambda found: _count(counts, found[2], found[0]), text)
    words = unescape(_TAG.sub(APART, _WITHIN_A_SENTENCE.sub("", text)))
    reading = exemptions.read(words)
    counts.update(reading.counts)
    return PageNumbers(counts, tuple(_shown(words, n.start, n.end) for n in reading.open))


def _count(counts: Counter[str], sort: str, html: str) -> str:
    """Counts a mark as one number if there is one in it; nothing is left of it."""
    if _DIGIT.search(_TAG.sub("", html)):
        counts[sort] += 1
    return APART


def _shown(words: str, start: int, end: int) -> Untraced:
    before = words[max(0, start - AROUND) : start].rpartition(APART)[2]
    behind = words[end : end + AROUND].partition(APART)[0]
    around = " ".join(f"{before}{words[start:end]}{behind}".split())
    return Untraced(words[start:end], around)


def cover(pages: Iterable[tuple[str, str]], exemptions: Exemptions) -> Coverage:
    """The coverage of a site from the addresses of its pages and their HTML."""
    return summed((address, read_page(address, html, exemptions)) for address, html in pages)


def summed(pages: Iterable[tuple[str, PageNumbers | None]]) -> Coverage:
    """The coverage of a site from the addresses of its pages and what was read of each."""
    number, counts = 0, Counter[str]()
    untraced: list[tuple[str, Untraced]] = []
    for address, read in pages:
        if read:
            number += 1
            counts += read.counts
            untraced += [(address, missing) for missing in read.untraced]
    return Coverage(number, counts, tuple(untraced))


def _plural(sort: str, number: int) -> str:
    return sort if number == 1 or sort == "waived" else f"{sort}s"
