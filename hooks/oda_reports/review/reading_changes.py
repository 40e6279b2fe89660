"""Two sites: the sentences and rows that read differently, each with the pages it stands on.

Compared is what a reader reads. Numbers of citations, letters of notes and the addresses of links
are no change, nor is the order of a page's sources, which follows from its citations. The list of
the figures on a page is left out, and so are drawings, forms and countries side by
side: they say again what stands elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_blocks import read_body
from oda_reports.writing.html_trees import VOID, Element, Node

_UNREAD = frozenset(
    {
        PageClass.CITATION,
        PageClass.NOTE_CALL,
        PageClass.BACK,
        PageClass.NOTE_LETTER,
        PageClass.ORIGINAL,
        PageClass.FIGURES,
        PageClass.PLOT,
        PageClass.MAP,
        PageClass.COMPARISON,
    }
)
_LISTS_OF_ROWS = frozenset(
    {PageClass.CARDS, PageClass.KEY_FIGURES, PageClass.AMOUNTS, PageClass.ROWS}
)
_INLINE = frozenset({"a", "b", "code", "data", "em", "i", "small", "strong", "sup", "time"})
_SENTENCE_END = re.compile(
    r"""(?:(?<=[.!?…])|(?<=[.!?…]["'”’»)]))\s+(?=[^\sa-z0-9])|(?<=[。！？])(?=.)"""
)


@dataclass(frozen=True)
class SentenceChange:
    """One sentence or row before and after (None: added, taken out), and the pages it is on."""

    before: str | None
    after: str | None
    pages: tuple[str, ...]


@dataclass(frozen=True)
class ReadingChanges:
    """What reads differently. Pages are paths of Markdown files; those that moved, the new ones."""

    sentences: tuple[SentenceChange, ...] = ()
    reordered: tuple[str, ...] = ()
    """Pages that say the same in another order."""
    new_pages: tuple[str, ...] = ()
    gone_pages: tuple[str, ...] = ()
    moved_pages: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that both sites have and that read differently."""
        changed = (page for change in self.sentences for page in change.pages)
        return tuple(dict.fromkeys((*changed, *self.reordered)))


def reading_changes(
    base: Mapping[str, str], head: Mapping[str, str], moved: Mapping[str, str]
) -> ReadingChanges:
    """What reads differently between two sites, given as bodies of pages by path.

    ``moved`` are paths that changed, old to new: such a page is compared with itself.
    """
    before = {moved.get(path, path): body for path, body in base.items()}
    found: dict[tuple[str | None, str | None], list[str]] = {}
    reordered: list[str] = []
    for path, body in head.items():
        if path not in before or before[path] == body:
            continue
        old, new = read(before[path]), read(body)
        for change in dict.fromkeys(_differences(old, new)):
            found.setdefault(change, []).append(path)
        if old != new and Counter(old) == Counter(new):
            reordered.append(path)
    return ReadingChanges(
        tuple(SentenceChange(*change, tuple(pages)) for change, pages in found.items()),
        tuple(reordered),
        tuple(path for path in head if path not in before),
        tuple(path for path in before if path not in head),
        tuple((path, moved[path]) for path in base if path in moved and moved[path] in head),
    )


def _differences(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str | None, str | None]]:
    """The sentences that are not in both, paired where one took the place of the other."""
    lost, won = Counter(before) - Counter(after), Counter(after) - Counter(before)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _paired(_taken(before[i1:i2], lost), _taken(after[j1:j2], won))


def _taken(sentences: Sequence[str], surplus: Counter[str]) -> list[str]:
    """Those of the sentences that the other side lacks: what only moved is left out."""
    taken = []
    for sentence in sentences:
        if surplus[sentence] > 0:
            surplus[sentence] -= 1
            taken.append(sentence)
    return taken


def _paired(before: list[str], after: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Each sentence with the first one alike that follows; one alone with the one in its place."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    rest = after
    for sentence in before:
        place = next((i for i, other in enumerate(rest) if _are_alike(sentence, other)), None)
        if place is None:
            yield sentence, None
            continue
        yield from ((None, other) for other in rest[:place])
        yield sentence, rest[place]
        rest = rest[place + 1 :]
    yield from ((None, other) for other in rest)


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences share half of their words."""
    words, others = set(one.split()), set(other.split())
    return 2 * len(words & others) * 2 >= len(words) + len(others)


def read(body: str) -> tuple[str, ...]:
    """The sentences and rows of a page in the order of reading; rows with `` · `` between cells."""
    text = _Text()
    text.take(read_body(body))
    text.end_unit()
    return tuple(text.units)


@dataclass
class _Text:
    """What has been read of a page so far, and the text that is not yet ended.

    A row is a line of a table, a fact, a card, a key figure or an amount: it is read as a whole.
    """

    units: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    is_row: bool = False

    def take(self, nodes: Iterable[Node], around: Element | None = None) -> None:
        """Takes up nodes, which stand in an element."""
        for node in nodes:
            if isinstance(node, str):
                self.text.append(node.replace("\n", " "))
            elif node.name in VOID:
                alt = node.attributes.get("alt")
                self.text.append(f"\n{alt}\n" if alt else " ")
            else:
                self._element(node, around)

    def _element(self, element: Element, around: Element | None) -> None:
        self._edge(element)
        read_before = len(self.units)
        if "hidden" not in element.attributes and not element.classes & _UNREAD:
            if _is_row(element, around) and not self.is_row:
                self.is_row = True
                self.take(element.children, element)
                self.end_unit()
                self.is_row = False
            else:
                self.take(element.children, element)
        self._edge(element)
        if PageClass.SOURCES in element.classes:
            self.units[read_before:] = sorted(self.units[read_before:])

    def _edge(self, element: Element) -> None:
        """Ends a unit at a block's edge; in a row, a cell."""
        if element.name in _INLINE or PageClass.NO_VALUE in element.classes:
            return
        if self.is_row or element.name == "span":
            self.text.append("\n")
        else:
            self.end_unit()

    def end_unit(self) -> None:
        """Ends what is being read: a row whole, a text as its sentences."""
        cells = [" ".join(cell.split()) for cell in "".join(self.text).split("\n")]
        unit = " · ".join(cell for cell in cells if cell)
        self.text = []
        if unit:
            self.units += [unit] if self.is_row else _SENTENCE_END.split(unit)


def _is_row(element: Element, around: Element | None) -> bool:
    """Whether an element, in another, is a row."""
    name = element.name
    return name == "tr" or (
        around is not None
        and (
            (name == "div" and around.name == "dl")
            or (name == "li" and bool(around.classes & _LISTS_OF_ROWS))
        )
    )
