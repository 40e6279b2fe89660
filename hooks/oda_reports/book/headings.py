"""The headings of a page, brought into the outline of the book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from oda_reports.writing.classes import PageClass
from oda_reports.writing.descriptions import shorten
from oda_reports.writing.html_trees import Element, Node, has_class

_NAME = re.compile(r"h[1-6]")
_RUNNING = 60
"""Letters of a title that stand at the head of each paper page."""


def headed(nodes: Iterable[Node], title: str) -> list[Node]:
    """The nodes of a page, which begin with its title; that of the home page stands in a header."""
    opened: list[Node] = []
    for node in nodes:
        if has_class(node, PageClass.HERO):
            opened += [inner for part in _children(node) for inner in _children(part)]
        else:
            opened.append(node)
    kept = [node for node in opened if not (isinstance(node, Element) and node.name == "h1")]
    before = [node for node in kept if has_class(node, PageClass.KICKER)]
    rest = [node for node in kept if node not in before]
    return [*before, Element("h1", {"data-running": shorten(title, _RUNNING)}, (title,)), *rest]


def _children(node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, Element) else ()


def stepped(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with headings that go down one rank at a time, as the outline of a PDF must."""
    rank = 0
    for node in nodes:
        if isinstance(node, Element) and (own := _rank(node)):
            rank = min(own, rank + 1)
            yield Element(f"h{rank}", node.attributes, node.children)
        else:
            yield node


def without_sections(nodes: Iterable[Node], gone: Collection[str]) -> Iterator[Node]:
    """The nodes without the sections of some ids: a heading and all up to the next of its rank."""
    below = 0
    for node in nodes:
        if isinstance(node, Element) and (rank := _rank(node)) and (not below or rank <= below):
            below = rank if node.attributes.get("id") in gone else 0
        if not below:
            yield node


def demoted(nodes: Sequence[Node], by: int) -> tuple[Node, ...]:
    """The nodes with every heading in them some ranks lower."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            rank = _rank(node)
            name = f"h{min(6, rank + by)}" if rank else node.name
            made.append(Element(name, node.attributes, demoted(node.children, by)))
        else:
            made.append(node)
    return tuple(made)


def _rank(node: Element) -> int:
    """Of a heading, 1 to 6; of any other element 0."""
    return int(node.name[1]) if _NAME.fullmatch(node.name) else 0
