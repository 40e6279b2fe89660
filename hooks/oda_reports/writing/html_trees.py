"""HTML as a tree of values, and back: what changes a finished page without rules on text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_RAW = frozenset({"style", "script"})


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


class _Reader(HTMLParser):
    """Builds the tree of well-formed HTML; names of tags and attributes become small."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str], list[Node]]] = [("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self.open[1:]):
            return
        while self.open[-1][0] != tag:
            self._close()
        self._close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.open[-1][2].append(data)

    def _close(self) -> None:
        name, attributes, children = self.open.pop()
        self.open[-1][2].append(Element(name, attributes, tuple(children)))


def read_html(html: str) -> tuple[Node, ...]:
    """The nodes of a piece of HTML; comments are left out, what is left open ends with the text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    while len(reader.open) > 1:
        reader._close()
    return tuple(reader.open[0][2])


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
    if node.name in _VOID:
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


def words(nodes: Iterable[Node]) -> str:
    """The text of the nodes, without marks."""
    return "".join(node if isinstance(node, str) else words(node.children) for node in nodes)
