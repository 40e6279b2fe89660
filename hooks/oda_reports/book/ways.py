"""Ways from one page of the book to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from oda_reports.book.headings import without_sections
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import Element, Node, elements, has_class


def gathered(nodes: Sequence[Node], kept: Collection[str], id: str) -> list[Node]:
    """The nodes of a page; of its sections only those of some ids, of the others the ways.

    The ways to the pages that say the same stand in one row, each to what is under the ``id``.
    """
    ids = {e.attributes.get("id", "") for e in elements(nodes) if e.name == "h2"}
    left = list(without_sections(nodes, ids - set(kept)))
    ways = list(_ways([node for node in nodes if node not in left], id))
    if not ways:
        return left
    first = next((at for at, node in enumerate(left) if _is_section(node)), len(left))
    row = Element("ul", {"class": PageClass.CHIPS}, tuple(ways))
    return [*left[:first], row, *left[first:]]


def _is_section(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "h2"


def _ways(nodes: Sequence[Node], id: str) -> Iterator[Element]:
    for block in nodes:
        if not has_class(block, PageClass.PROSE):
            continue
        for part in elements([block]):
            if has_class(part, PageClass.MORE):
                for link in elements([part]):
                    if href := link.attributes.get("href"):
                        way = Element("a", {"href": f"{href}#{id}"}, link.children)
                        yield Element("li", {}, (way,))


def landed(node: Element, ids: Collection[str]) -> Element:
    """The element with links that all lead somewhere: to a whole section where a part is gone.

    Where that is gone too, their words stay.
    """
    children = tuple(landed(c, ids) if isinstance(c, Element) else c for c in node.children)
    target = node.attributes.get("href", "")
    if not target.startswith("#") or target[1:] in ids:
        return node.holding(children)
    whole = target.partition(".")[0]
    if whole[1:] not in ids:
        return Element("span", {}, children)
    return Element(node.name, {**node.attributes, "href": whole}, children)
