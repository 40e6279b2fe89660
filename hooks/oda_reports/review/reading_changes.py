"""Two sites: the sentences and rows that read differently, each with the pages it stands on.

Compared is what a reader reads. Numbers of citations, letters of notes and the addresses of links
are no change, nor is the order of a page's sources, which follows from its citations. The list of
the figures on a page is left out, and so are drawings, forms and countries side by
side: they say again what stands elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

_UNREAD = frozenset(
    {
        "oda-ref",
        "oda-noteref",
        "oda-back",
        "oda-note-letter",
        "oda-printed",
        "oda-trail-data",
        "oda-plot",
        "oda-map",
        "oda-form",
        "oda-compare",
    }
)
_LISTS_OF_ROWS = frozenset({"oda-cards", "oda-keyfigures", "oda-amounts", "oda-list-rich"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_INLINE = frozenset({"a", "b", "code", "data", "em", "i", "small", "strong", "sup", "time"})
_HEADING = re.compile(r"^#{1,6} (.*?)(?: \{: [^{}]*\})?$", re.MULTILINE)
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
    reader = _Reader()
    reader.feed(_HEADING.sub(r"<h2>\1</h2>", body))
    reader.close()
    reader.end_unit()
    return tuple(reader.units)


class _Reader(HTMLParser):
    """Reads the HTML of a page.

    A row is a line of a table, a fact, a card, a key figure or an amount: it is read as a whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self.units: list[str] = []
        self.text: list[str] = []
        self.open: list[tuple[str, frozenset[str]]] = []
        self.rows = 0
        self.unread = 0
        self.sources_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; what stands in the text is taken up."""
        fields = dict(attrs)
        names = frozenset((fields.get("class") or "").split())
        if tag in _VOID:
            self.text.append(f"\n{fields['alt']}\n" if fields.get("alt") else " ")
            return
        self._part(tag, names)
        if "oda-sources" in names:
            self.sources_from = len(self.units)
        self.rows += self._is_row(tag)
        self.unread += bool(names & _UNREAD)
        self.open.append((tag, names))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, with whatever was left open inside it."""
        while any(tag == other for other, _ in self.open):
            last, names = self.open.pop()
            self.unread -= bool(names & _UNREAD)
            if self._is_row(last):
                if self.rows == 1:
                    self.end_unit()
                self.rows -= 1
            self._part(last, names)
            if "oda-sources" in names:
                self.units[self.sources_from :] = sorted(self.units[self.sources_from :])
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        """Takes up text."""
        if not self.unread:
            self.text.append(data.replace("\n", " "))

    def _is_row(self, tag: str) -> bool:
        """Whether an element in the innermost open one is a row."""
        around, names = self.open[-1] if self.open else ("", frozenset())
        return (
            tag == "tr"
            or (tag == "div" and around == "dl")
            or (tag == "li" and bool(names & _LISTS_OF_ROWS))
        )

    def _part(self, tag: str, names: frozenset[str]) -> None:
        """Ends a unit at a block's edge; in a row, a cell."""
        if tag in _INLINE or "oda-figure-none" in names:
            return
        if self.rows or tag == "span":
            self.text.append("\n")
        else:
            self.end_unit()

    def end_unit(self) -> None:
        """Ends what is being read: a row whole, a text as its sentences."""
        cells = [" ".join(cell.split()) for cell in "".join(self.text).split("\n")]
        unit = " · ".join(cell for cell in cells if cell)
        self.text = []
        if unit:
            self.units += [unit] if self.rows else _SENTENCE_END.split(unit)
