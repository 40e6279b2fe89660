"""One page of a site as a section of the book.

What only serves a screen is left out, links lead to pages of the book, and the sources stand at the
end of the section.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urldefrag, urljoin

from oda_reports.book.columns import in_columns, unfolded
from oda_reports.book.headings import demoted, headed, stepped, with_chart_first, without_sections
from oda_reports.book.manners import Manner
from oda_reports.book.notes import Notes, mark_of
from oda_reports.book.pictures import SCREEN_ATTRIBUTES, Look, picture
from oda_reports.book.ways import gathered
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_blocks import read_body
from oda_reports.writing.html_trees import Element, Node, has_class

ROOT = "https://report.invalid/"
"""Stands before an address while the way to it is followed."""

_SCREEN_SECTIONS = frozenset({"sources", "notes", "printed-figures", "others"})
"""Sections that the book has elsewhere, at the foot of its pages or in its contents."""
_OPENING = frozenset({PageClass.INTRO, PageClass.LIST_NOTE, PageClass.PROSE})
"""What the page that lists a chapter's sections says besides: the contents list them."""
_SCREEN_CLASSES = frozenset(
    {
        PageClass.ACTIONS,
        PageClass.BACK,
        PageClass.CARD_TEXT,
        PageClass.CHART_FOOT,
        PageClass.DOWNLOAD,
        PageClass.TAGLINE,
        PageClass.NOTE_LETTER,
        PageClass.ORIGINAL,
        PageClass.TRAIL,
    }
)
"""What only a screen has a use for. The values of a chart stand with their statistic."""
_IN_CARDS = frozenset({PageClass.CARD_COURSE, PageClass.CARD_FACTS, PageClass.LOCATOR})
"""What a card shows of a page that the book has whole."""
_MARKS = frozenset({PageClass.CITATION, PageClass.NOTE_CALL})
"""What stands at an amount of a project in a list: in the book the list leads to the project."""
_REFERRING = frozenset(
    {
        PageClass.CARD_TITLE,
        PageClass.CHIPS,
        PageClass.LIST,
        PageClass.PROJECTS,
        PageClass.MORE,
        PageClass.INTRO,
        PageClass.EVENT_FOOT,
    }
)
"""Places that send the reader on: a link in them names the page that it leads to."""


@dataclass(frozen=True)
class _Page:
    """One page while it becomes a section."""

    url: str
    ids: Mapping[str, str]
    look: Look
    notes: Notes
    manner: Manner

    @property
    def id(self) -> str:
        """That of its section."""
        return self.ids[self.url]


def section(
    body: str,
    title: str,
    url: str,
    ids: Mapping[str, str],
    look: Look,
    manner: Manner,
    *,
    level: int,
    opens: bool = False,
) -> Element:
    """One page as a section of the book, whose own heading stands ``level`` below a chapter's.

    ``ids`` are those in the book of every page, by its address on the site. A page that ``opens`` a
    chapter lists its sections on the site.
    """
    nodes = list(unfolded(read_body(body)))
    page = _Page(url, ids, look, Notes.of(nodes, ids[url]), manner)
    kept = headed(nodes, title)
    if opens:
        kept = [node for node in kept if _is_title(node) or _classes(node) & _OPENING]
    elif manner.kept is not None:
        kept = gathered(kept, manner.kept, url.strip("/").rpartition("/")[2])
    if manner.begins_with_chart:
        kept = with_chart_first(kept)
    written = [
        node
        for node in _each(
            without_sections(stepped(kept), _SCREEN_SECTIONS | manner.gone),
            page,
            around=("md-typeset",),
        )
        if not has_class(node, PageClass.MORE)
    ]
    others = [_each(entry, page, (), note=True) for entry in page.notes.uncalled(nodes)]
    written += page.notes.block(others)
    running = {"id": page.id, "class": f"book-page book-level-{level}"}
    return Element("section", running, demoted([*in_columns(written)], level))


def _is_title(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "h1"


def _classes(node: Node) -> frozenset[str]:
    return node.classes if isinstance(node, Element) else frozenset()


def _each(
    nodes: Iterable[Node], page: _Page, around: tuple[str, ...], *, note: bool = False
) -> list[Node]:
    return [made for node in nodes for made in _made(node, page, around, note=note)]


def _made(node: Node, page: _Page, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """What stands in the book for a node of a page."""
    if isinstance(node, str):
        return [node]
    if "hidden" in node.attributes or node.classes & (_SCREEN_CLASSES | page.manner.left_out):
        return []
    if PageClass.ROW_REMARK in node.classes and PageClass.PROJECTS in around:
        return []
    if _holds_nothing_but(node, PageClass.TRAIL):
        return []
    if node.classes & _IN_CARDS and PageClass.CARD in around:
        return []
    if node.name == "svg":
        return [_of_section(picture(node, page.look, around), page.id)]
    within = (*around, *node.classes)
    if node.name == "a":
        return _link(node, page, within, note=note)
    children = _each(node.children, page, within, note=note)
    if PageClass.INTRO in node.classes:
        children = _without_dot(children)
    attributes = {
        name: value for name, value in node.attributes.items() if name not in SCREEN_ATTRIBUTES
    }
    if "id" in attributes:
        attributes["id"] = f"{page.id}.{attributes['id']}"
    if node.name == "img":
        attributes["src"] = urljoin(ROOT + page.url, attributes["src"])
    name = {"details": "div", "summary": "p"}.get(node.name, node.name)
    if node.name == "summary":
        attributes["class"] = "book-summary"
    return [Element(name, attributes, tuple(children))]


def _of_section(drawn: Element, id: str) -> Element:
    """A picture whose own ids are those of a section: a map may stand on several pages."""
    attributes = {
        name: f"{id}.{value}" if name == "id" else value.replace("url(#", f"url(#{id}.")
        for name, value in drawn.attributes.items()
    }
    children = (_of_section(c, id) if isinstance(c, Element) else c for c in drawn.children)
    return Element(drawn.name, attributes, tuple(children))


def _without_dot(nodes: list[Node]) -> list[Node]:
    """The nodes without the dot that stood before a way which the book does not have."""
    while nodes and isinstance(nodes[-1], str) and not nodes[-1].strip(" ·\n"):
        nodes = nodes[:-1]
    return nodes


def _holds_nothing_but(node: Element, name: str) -> bool:
    found = [child for child in node.children if not isinstance(child, str) or child.strip()]
    return bool(found) and all(has_class(part, name) for part in found)


def _link(node: Element, page: _Page, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """A link of a page, within the book where the book has what it leads to."""
    href = node.attributes.get("href", "")
    if node.classes & _MARKS and PageClass.PROJECTS in around:
        return []
    if PageClass.CITATION in node.classes:
        return [_citation(mark_of(node), page, note=note)]
    if PageClass.NOTE_CALL in node.classes:
        text = page.notes.remarks[href.removeprefix("#")]
        return [_called("note", mark_of(node), text, page)]
    children = _each(node.children, page, around, note=note)
    if href.startswith(("http:", "https:", "mailto:")):
        return [Element("a", {"href": href}, tuple(children))]
    target, fragment = urldefrag(urljoin(ROOT + page.url, href))
    id = page.ids.get(target.removeprefix(ROOT))
    if id is None:
        return [] if PageClass.INTRO in around else children
    classes = node.attributes.get("class", "").split()
    if id != page.id and _REFERRING & set(around):
        classes.append("book-see")
    attributes = {"href": f"#{id}.{fragment}" if fragment else f"#{id}"}
    if classes:
        attributes["class"] = " ".join(classes)
    return [Element("a", attributes, tuple(children))]


def _citation(number: str, page: _Page, *, note: bool) -> Element:
    """The number of a source, which leads to the end of the section; in a note the source."""
    if note and not page.notes.way_to(number):
        entry = _each(page.notes.sources[number], page, (), note=True)
        return Element("span", {}, (" (", *entry, ")"))
    return _called("source", number, page.notes.sources[number], page)


def _called(
    kind: Literal["source", "note"], mark: str, text: Sequence[Node], page: _Page
) -> Element:
    """The way to what a number or letter calls on."""
    if mark not in page.notes.called:
        page.notes.call(kind, mark, _each(text, page, (), note=True))
    way = page.notes.way_to(mark)
    assert way, "it has been called on"
    return way
