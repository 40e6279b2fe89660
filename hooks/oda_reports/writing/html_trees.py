"""HTML as a row of tags or as a tree of values, and back: the only reader of our own pages.

The tree is for a page that becomes a chapter, or is compared with another. A row of tags is read
several times as fast: it is for every page of every build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
"""Elements that hold nothing and have no end."""
_RAW = frozenset({"style", "script"})
"""Elements whose text is no HTML."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Single signs are repeated possessively, groups are not: what follows a group lets it give nothing
# back, and Python 3.11.2 goes on from where a failed try of a possessive group stopped.
_TAG = re.compile(
    r"""<(?:/([a-zA-Z][^\s/>]*)|((script|style)\b|[a-zA-Z][^\s/>]*))
    ([^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*)>
    ((?(3).*?(?=</(?:script|style))|[^<]*+(?:<(?![a-zA-Z/])[^<]*+)*))""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")

Tag = tuple[str, str, str, str, str]
"""A tag and the text after it, as written: the name that it closes, the name that it opens (one of
them is empty), that name once more if its text is no HTML, its attributes, the text."""


def read_tags(html: str) -> tuple[str, list[Tag]]:
    """The text before the first tag, and the tags in their order; comments are left out."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    first = _TAG.search(html)
    return html[: first.start()] if first else html, _TAG.findall(html)


@dataclass(frozen=True)
class Element:
    """An element with its attributes, whose values are text as read, and what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    def holding(self, children: Iterable[Node]) -> Element:
        """The same element around other children."""
        return Element(self.name, self.attributes, tuple(children))


Node = Element | str


def read_html(html: str) -> tuple[Node, ...]:
    """The nodes of a piece of HTML; comments are left out, what is left open ends with the text.

    Names of tags and attributes become small; an end without a start is nothing.
    """
    before, tags = read_tags(html)
    opened: list[tuple[str, Mapping[str, str], list[Node]]] = [
        ("", {}, [unescape(before)] if before else [])
    ]

    def close() -> None:
        name, attributes, children = opened.pop()
        opened[-1][2].append(Element(name, attributes, tuple(children)))

    for closed, name, raw, attributes, text in tags:
        if name:
            opened.append((name.lower(), read_attributes(attributes), []))
            if name.lower() in VOID or attributes[-1:] == "/":
                close()
        elif any(closed.lower() == open for open, _, _ in opened[1:]):
            while opened[-1][0] != closed.lower():
                close()
            close()
        if text:
            opened[-1][2].append(text if raw else unescape(text))
    while len(opened) > 1:
        close()
    return tuple(opened[0][2])


def read_attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by their names; one without a value is empty."""
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(written)
    }


def write_html(nodes: Iterable[Node]) -> str:
    """The nodes as HTML."""
    written: list[str] = []
    for node in nodes:
        _write(node, written)
    return "".join(written)


def _write(node: Node, written: list[str]) -> None:
    if isinstance(node, str):
        written.append(escape(node, quote=False))
        return
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in node.attributes.items())
    written.append(f"<{node.name}{attributes}>")
    if node.name in VOID:
        return
    for child in node.children:
        if node.name in _RAW and isinstance(child, str):
            written.append(child)
        else:
            _write(child, written)
    written.append(f"</{node.name}>")


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """Every element of the nodes, each before those in it."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def has_class(node: Node, name: str) -> bool:
    """Whether a node is an element of a class."""
    return isinstance(node, Element) and name in node.classes


def words(nodes: Iterable[Node]) -> str:
    """The text of the nodes, without marks."""
    return "".join(node if isinstance(node, str) else words(node.children) for node in nodes)
