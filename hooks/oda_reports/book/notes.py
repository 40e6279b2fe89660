"""The sources and notes at the foot of a page, which end its section in the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import Element, Node, elements, has_class, words


@dataclass
class Notes:
    """What the foot of one page says, and what of it has been called on so far."""

    id: str
    """That of the section which the page becomes."""
    sources: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    """The entries of the list of sources, by their numbers."""
    remarks: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    """The notes, by their ids."""
    called: dict[str, Element] = field(default_factory=dict)
    """The notes of the section, by the numbers and letters that have called on them."""

    @classmethod
    def of(cls, nodes: Sequence[Node], id: str) -> Notes:
        """The foot of a page that becomes the section of an id."""
        sources = enumerate(_entries(nodes, PageClass.SOURCES), 1)
        remarks = _entries(nodes, PageClass.NOTES)
        return cls(
            id,
            {str(number): entry.children for number, entry in sources},
            {entry.attributes["id"]: entry.children for entry in remarks},
        )

    def way_to(self, mark: str) -> Element | None:
        """The link to the note of a number or letter, where it has been called on."""
        if mark not in self.called:
            return None
        href = f"#{self.called[mark].attributes['id']}"
        return Element("a", {"class": "book-ref", "href": href}, (f"[{mark}]",))

    def call(self, kind: Literal["source", "note"], mark: str, text: Sequence[Node]) -> None:
        """Keeps what a number or letter leads to."""
        attributes = {"class": "book-note", "id": f"{self.id}.{kind}-{mark}"}
        head = Element("b", {}, (f"[{mark}]",))
        self.called[mark] = Element("p", attributes, (head, " ", *text))

    def uncalled(self, nodes: Sequence[Node]) -> list[tuple[Node, ...]]:
        """The sources that no number on the page leads to: they were read for all of it."""
        numbers = {mark_of(e) for e in elements(nodes) if has_class(e, PageClass.CITATION)}
        return [entry for number, entry in self.sources.items() if number not in numbers]

    def block(self, others: Sequence[Sequence[Node]]) -> list[Node]:
        """All that was called on, and then the ``others``, where there is anything."""
        rest = [Element("p", {"class": "book-note"}, tuple(other)) for other in others]
        notes = [*self.called.values(), *rest]
        return [Element("div", {"class": "book-notes"}, tuple(notes))] if notes else []


def mark_of(call: Element) -> str:
    """The number or letter of a link to a source or note, without the brackets around it."""
    return words([call]).strip("[]")


def _entries(nodes: Sequence[Node], name: PageClass) -> Iterator[Element]:
    """What the lists of a class hold."""
    for found in elements(nodes):
        if has_class(found, name):
            yield from (item for item in found.children if isinstance(item, Element))
