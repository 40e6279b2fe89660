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
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import VOID, read_tags

OUTSIDE = ("contributing/", "accessibility/")
"""Pages about the software, by how their addresses begin: their examples are no report's."""

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_BY_NAME = {
    "time": "date",
    "pre": "code",
    "code": "code",
    "style": "code",
    "script": "code",
    "svg": "drawing",
    "cite": "name",
    "blockquote": "quotation",
}
"""What an element says of the numbers in it by its name."""
_BY_CLASS = {
    f'class="{name}"': sort
    for name, sort in {
        PageClass.FIGURE: "figure",
        PageClass.COMPUTED: "sum",
        PageClass.CITATION: "reference",
        PageClass.NOTE_CALL: "reference",
    }.items()
}
"""What elements say by their class, if it is their only one."""
_CLASS = re.compile(r'class="[^"]*"')
_SAID = re.compile(r'data-number="([a-z]+)"')
_WITHIN_A_SENTENCE = frozenset({"a", "em", "strong"})
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

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each untraced number: its page, and the words around it."""
        return tuple(
            f"{address}: {number.written} in “{number.words}”" for address, number in self.untraced
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
    counts, words = _outside_of_marks(article[1])
    reading = exemptions.read(words)
    counts.update(reading.counts)
    return PageNumbers(counts, tuple(_shown(words, n.start, n.end) for n in reading.open))


def _outside_of_marks(html: str) -> tuple[Counter[str], str]:
    """How many marks of each sort hold a number, and the words that stand in none.

    A number is what the innermost mark around it says; each mark counts as one number. In a mark
    no element of its name is another one.
    """
    counts: Counter[str] = Counter()
    before, tags = read_tags(html)
    words = [before]
    marks: list[_Mark] = []
    for closed, name, _, attributes, text in tags:
        if name:
            if marks and marks[-1].name == name:
                marks[-1].depth += 1
            elif (sort := _sort(name, attributes)) and name not in VOID:
                marks.append(_Mark(name, sort))
        elif marks and marks[-1].name == closed:
            marks[-1].depth -= 1
            if not marks[-1].depth:
                mark = marks.pop()
                counts[mark.sort] += mark.has_number
        if not marks:
            if (name or closed) not in _WITHIN_A_SENTENCE:
                words.append(APART)
            words.append(text)
        elif text and _DIGIT.search(text):
            marks[-1].has_number = True
    return +counts, unescape("".join(words))


@dataclass(slots=True)
class _Mark:
    """A mark that is open: its element, what it says, the elements of its name that are open."""

    name: str
    sort: str
    depth: int = 1
    has_number: bool = False


def _sort(name: str, attributes: str) -> str | None:
    """What an element says of the numbers in it, if it says anything."""
    if sort := _BY_NAME.get(name):
        return sort
    if "class=" in attributes and (found := _CLASS.search(attributes)):
        sort = _BY_CLASS.get(found[0])
    if sort is None and (said := _SAID.search(attributes)):
        sort = said[1]
    return sort


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
