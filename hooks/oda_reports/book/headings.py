"""The headings of a page, brought into the outline of the book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from oda_reports.writing.classes import PageClass
from oda_reports.writing.descriptions import shorten
from oda_reports.writing.html_trees import Element, Node, elements, has_class

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
    last = 0
    for node in nodes:
        if isinstance(node, Element) and (own := rank(node)):
            last = min(own, last + 1)
            yield Element(f"h{last}", node.attributes, node.children)
        else:
            yield node


def without_sections(nodes: Iterable[Node], gone: Collection[str]) -> Iterator[Node]:
    """The nodes without the sections of some ids: a heading and all up to the next of its rank."""
    below = 0
    for node in nodes:
        if isinstance(node, Element) and (own := rank(node)) and (not below or own <= below):
            below = own if node.attributes.get("id") in gone else 0
        if not below:
            yield node


def with_chart_first(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with the first section that has a chart before all others but the key figures."""
    starts = [at for at, node in enumerate(nodes) if rank(node) == 2]
    parts: list[Sequence[Node]] = [nodes[a:b] for a, b in pairwise([*starts, len(nodes)])]
    charted = next((part for part in parts if _holds(part, PageClass.PLOT)), ())

    def place(part: Sequence[Node]) -> int:
        return 0 if _holds(part, PageClass.KEY_FIGURES) else 1 if part is charted else 2

    before = nodes[: starts[0]] if starts else nodes
    ordered = sorted(parts, key=place)
    return [*before, *chain.from_iterable(ordered)]


def _holds(nodes: Sequence[Node], name: PageClass) -> bool:
    return any(has_class(part, name) for part in elements(nodes))


def demoted(nodes: Sequence[Node], by: int) -> tuple[Node, ...]:
    """The nodes with every heading in them some ranks lower."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            own = rank(node)
            name = f"h{min(6, own + by)}" if own else node.name
            made.append(Element(name, node.attributes, demoted(node.children, by)))
        else:
            made.append(node)
    return tuple(made)


def rank(node: Node) -> int:
    """Of a heading, 1 to 6; of anything else 0."""
    if isinstance(node, Element) and _NAME.fullmatch(node.name):
        return int(node.name[1])
    return 0
