"""Running text of a page, gathered so that it can stand in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oda_reports.book.headings import rank
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import Element, Node, elements, has_class


def unfolded(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with what is done in each field as headings and texts, one after the other."""
    for node in nodes:
        if has_class(node, PageClass.EFFORTS):
            for one in elements([node]):
                if has_class(one, PageClass.EFFORT):
                    yield from one.children
        else:
            yield node


def in_columns(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with each row of texts, and the headings over them, in an element of its own.

    A heading over anything else, such as a chart, stays beside that.
    """
    text: list[Node] = []
    heads: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and not node.strip():
            continue
        if rank(node) > 1:
            heads.append(node)
        elif has_class(node, PageClass.PROSE) and not has_class(node, PageClass.LEAD):
            text += [*heads, node]
            heads = []
        else:
            yield from _row(text)
            yield from (*heads, node)
            text, heads = [], []
    yield from _row(text)
    yield from heads


def _row(text: list[Node]) -> Iterator[Element]:
    if text:
        yield Element("div", {"class": "book-columns"}, tuple(text))
