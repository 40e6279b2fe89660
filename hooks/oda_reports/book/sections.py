"""One page of a site as a section of the book.

What only serves a screen is left out, links lead to pages of the book, and the numbers of sources
become footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from oda_reports.book.footnotes import Foot, mark_of
from oda_reports.book.headings import demoted, headed, stepped, without_sections
from oda_reports.book.pictures import SCREEN_ATTRIBUTES, Look, picture
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_blocks import read_body
from oda_reports.writing.html_trees import Element, Node, has_class, write_html

ROOT = "https://report.invalid/"
"""Stands before an address while the way to it is followed."""

_SCREEN_SECTIONS = frozenset(
    {"sources", "notes", "printed-figures", "others", "facts", "cited-by", "columns"}
)
"""Sections that the book has elsewhere, at the foot of its pages or in its contents.

A source stands in it as in a bibliography: what it says fact by fact, and who cites it, are ways
of the site from one page to the next, as are its files.
"""
_HOME_SECTIONS = frozenset({"countries", "featured", "themes"})
"""Sections of the home page that are ways to other pages."""
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
_REFERRING = frozenset(
    {
        PageClass.CARD_TITLE,
        PageClass.CHIPS,
        PageClass.LIST,
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
    foot: Foot

    @property
    def id(self) -> str:
        """That of its section."""
        return self.ids[self.url]


def section(
    body: str, title: str, url: str, ids: Mapping[str, str], look: Look, *, level: int
) -> str:
    """One page as a section of the book, whose own heading stands ``level`` below a chapter's.

    ``ids`` are those in the book of every page, by its address on the site.
    """
    nodes = read_body(body)
    page = _Page(url, ids, look, Foot.of(nodes, ids[url]))
    gone = _SCREEN_SECTIONS | (_HOME_SECTIONS if not url else set())
    kept = without_sections(stepped(headed(nodes, title)), gone)
    written = [
        node
        for node in _each(kept, page, around=("md-typeset",))
        if not has_class(node, PageClass.MORE)
    ]
    written += _sources(page.foot.uncalled(nodes), page)
    running = {"id": page.id, "class": f"book-page book-level-{level}"}
    return write_html([Element("section", running, demoted(written, level))])


def _sources(entries: Sequence[Sequence[Node]], page: _Page) -> list[Node]:
    """A list of sources under its heading, where there are any."""
    if not entries:
        return []
    items = [Element("li", {}, tuple(_each(entry, page, (PageClass.LIST,)))) for entry in entries]
    heading = Element("h2", {"id": f"{page.id}.sources"}, ("Sources",))
    return [heading, Element("ul", {"class": PageClass.LIST}, tuple(items))]


def _each(
    nodes: Iterable[Node], page: _Page, around: tuple[str, ...], *, note: bool = False
) -> list[Node]:
    return [made for node in nodes for made in _made(node, page, around, note=note)]


def _made(node: Node, page: _Page, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """What stands in the book for a node of a page."""
    if isinstance(node, str):
        return [node]
    if "hidden" in node.attributes or node.classes & _SCREEN_CLASSES:
        return []
    if _holds_nothing_but(node, PageClass.TRAIL):
        return []
    if node.classes & _IN_CARDS and PageClass.CARD in around:
        return []
    if node.name == "svg":
        return [picture(node, page.look, around)]
    within = (*around, *node.classes)
    if node.name == "a":
        return _link(node, page, within, note=note)
    children = _each(node.children, page, within, note=note)
    attributes = {
        name: value for name, value in node.attributes.items() if name not in SCREEN_ATTRIBUTES
    }
    if "id" in attributes:
        attributes["id"] = f"{page.id}.{attributes['id']}"
    if node.name == "img":
        attributes["src"] = urljoin(ROOT + page.url, attributes["src"])
    if PageClass.NARROW_TABLE in around and node.name == "table":
        return _table_in_columns(Element("table", attributes, tuple(children)))
    name = {"details": "div", "summary": "p"}.get(node.name, node.name)
    if node.name == "summary":
        attributes["class"] = "book-summary"
    return [Element(name, attributes, tuple(children))]


def _table_in_columns(table: Element) -> list[Node]:
    """A narrow table, which stands in columns, under its caption, which does not."""
    captions = [c for c in table.children if isinstance(c, Element) and c.name == "caption"]
    rest = [child for child in table.children if child not in captions]
    said = [Element("p", {"class": "book-caption"}, caption.children) for caption in captions]
    return [*said, table.holding(rest)]


def _holds_nothing_but(node: Element, name: str) -> bool:
    found = [child for child in node.children if not isinstance(child, str) or child.strip()]
    return bool(found) and all(has_class(part, name) for part in found)


def _link(node: Element, page: _Page, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """A link of a page, within the book where the book has what it leads to."""
    href = node.attributes.get("href", "")
    if PageClass.CITATION in node.classes:
        return [_citation(mark_of(node), page, note=note)]
    if PageClass.NOTE_CALL in node.classes:
        return [_note(href.removeprefix("#"), mark_of(node), page)]
    children = _each(node.children, page, around, note=note)
    if href.startswith(("http:", "https:", "mailto:")):
        return [Element("a", {"href": href}, tuple(children))]
    target, fragment = urldefrag(urljoin(ROOT + page.url, href))
    id = page.ids.get(target.removeprefix(ROOT))
    if id is None:
        return children
    classes = node.attributes.get("class", "").split()
    if id != page.id and _REFERRING & set(around):
        classes.append("book-see")
    attributes = {"href": f"#{id}.{fragment}" if fragment else f"#{id}"}
    if classes:
        attributes["class"] = " ".join(classes)
    return [Element("a", attributes, tuple(children))]


def _citation(number: str, page: _Page, *, note: bool) -> Element:
    """The number of a source: with its footnote where it is called first, else the way there."""
    if known := page.foot.way_to(number):
        return known
    entry = _each(page.foot.sources[number], page, (), note=True)
    if note:
        return Element("span", {}, (" (", *entry, ")"))
    return page.foot.footnote("source", number, entry)


def _note(id: str, letter: str, page: _Page) -> Element:
    """The letter of a note, as the number of a source."""
    if known := page.foot.way_to(letter):
        return known
    entry = _each(page.foot.notes[id], page, (), note=True)
    return page.foot.footnote("note", letter, entry)
