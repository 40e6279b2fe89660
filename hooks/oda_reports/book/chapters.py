"""The pages of a site as one book: a single HTML text from which a printed report is made.

Every page becomes a chapter or a section of one. What only serves a screen is left out, links lead
to pages of the book, and the numbers of sources become footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from typing import Literal
from urllib.parse import urldefrag, urljoin

from oda_reports.book.html_trees import Element, Node, elements, read_html, words, write_html
from oda_reports.book.picture_styles import (
    Palette,
    PictureRule,
    light_palette,
    picture_rules,
    picture_style,
    resolve,
)
from oda_reports.records.report import Report
from oda_reports.writing.html_blocks import read_blocks
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.rendering import RenderedPage, fill, shorten

_HEADING = re.compile(r"(#{1,6}) (.+?)(?: \{: (.*?) ?\})?")
_ID = re.compile(r"#(\S+)")
_SHAPE = re.compile(r"aspect-ratio: ?(\d+)/(\d+)")
_NAME = re.compile(r"^h[1-6]$")
ROOT = "https://report.invalid/"
"""Stands before an address while the way to it is followed."""

_NOT_PRINTED = ("contributing/", "compare.md")
"""Pages that serve those who make the report, and those that choose on a screen."""
_SCREEN_SECTIONS = frozenset({"sources", "notes", "printed-figures", "others"})
"""Sections that the book has elsewhere: at the foot of its pages, in its contents."""
_HOME_SECTIONS = frozenset({"countries", "featured", "themes"})
"""Sections of the home page that are ways to other pages."""
_SCREEN_CLASSES = frozenset(
    {
        "oda-actions",
        "oda-back",
        "oda-card-text",
        "oda-chart-foot",
        "oda-download",
        "oda-hero-kicker",
        "oda-map-names-narrow",
        "oda-trail",
        "oda-trail-data",
    }
)
"""What only a screen has a use for. The values of a chart stand with their statistic."""
_IN_CARDS = frozenset({"oda-card-course", "oda-card-facts", "oda-locator"})
"""What a card shows of a page that the book has whole."""
_FRAME = 620
"""Pixels across the text of the book, for pictures that are as wide as their page."""
_SCREEN_ATTRIBUTES = frozenset({"data-search-exclude", "download", "loading", "role", "tabindex"})
_REFERRING = frozenset(
    {"oda-card-title", "oda-chips", "oda-list", "oda-more", "oda-intro", "oda-timeline-foot"}
)
"""Places that send the reader on: a link in them names the page that it leads to."""


@dataclass(frozen=True)
class Line:
    """A line of the contents: its words and where it leads."""

    title: str
    id: str


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book: its line of the contents, those of its sections, its HTML."""

    line: Line
    kind: str
    sections: tuple[Line, ...]
    html: str


@dataclass(frozen=True)
class _Look:
    """What pictures need of the site's look."""

    palette: Palette
    rules: Sequence[PictureRule]


@dataclass
class _Reading:
    """One page while it becomes a section: what its foot says, and what has been called on."""

    url: str
    id: str
    ids: Mapping[str, str]
    look: _Look
    sources: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


def make_book(report: Report, pages: Sequence[RenderedPage], stylesheets: Mapping[str, str]) -> str:
    """The HTML of the whole book; ``stylesheets`` are those of the site, by their addresses."""
    look = _look(stylesheets.values())
    printed = [page for page in pages if not page.path.startswith(_NOT_PRINTED)]
    chapters = [_chapter(group, _ids(printed), look) for group in _groups(printed)]
    return fill("book.html.jinja", report=report, chapters=chapters, stylesheets=tuple(stylesheets))


def _look(stylesheets: Iterable[str]) -> _Look:
    sheets = tuple(stylesheets)
    palette = light_palette(sheets)
    return _Look(palette, picture_rules(sheets, palette))


def _part(page: RenderedPage) -> str:
    """The chapter that a page belongs to: the part of the site that it stands in."""
    return page.path.removesuffix(".md").partition("/")[0]


def _groups(pages: Sequence[RenderedPage]) -> Iterator[list[RenderedPage]]:
    """The pages of each chapter, its opening first; a list of one page is left out."""
    for _, group in groupby(pages, _part):
        found = list(group)
        yield found[1:] if len(found) == 2 else found


def _ids(pages: Sequence[RenderedPage]) -> dict[str, str]:
    """The id in the book of each page, by its address on the site."""
    ids = {}
    for group in _groups(pages):
        for page in group:
            url = page_url(page.path)
            ids[url] = url.strip("/").replace("/", "-") or "introduction"
        ids.setdefault(f"{_part(group[0])}/", ids[page_url(group[0].path)])
    return ids


def _chapter(pages: Sequence[RenderedPage], ids: Mapping[str, str], look: _Look) -> Chapter:
    first, *rest = pages
    html = [_section(page, ids, look, level=0 if page is first else 1) for page in pages]
    lines = [Line(_title(page), ids[page_url(page.path)]) for page in pages]
    kind = _part(first) if rest else "single"
    return Chapter(lines[0], kind, tuple(lines[1:]), "\n".join(html))


def _title(page: RenderedPage) -> str:
    return "Introduction" if page.path == "index.md" else unescape(str(page.meta["title"]))


def _section(page: RenderedPage, ids: Mapping[str, str], look: _Look, *, level: int) -> str:
    """One page as a section of the book, whose own heading stands ``level`` below a chapter's."""
    url = page_url(page.path)
    nodes = _body(page.body)
    reading = _Reading(url, ids[url], ids, look, _sources(nodes), _notes(nodes))
    gone = _SCREEN_SECTIONS | (_HOME_SECTIONS if not url else set())
    kept = _without_sections(_stepped(_headed(nodes, _title(page))), gone)
    written = [
        node for node in _each(kept, reading, around=("md-typeset",)) if not _is_page_link(node)
    ]
    written = [_demoted(node, level) for node in [*written, *_unread(nodes, reading)]]
    running = {"id": reading.id, "class": f"book-page book-level-{level}"}
    return write_html([Element("section", running, tuple(written))])


def _body(body: str) -> list[Node]:
    """The nodes of a page: its headings, which are Markdown, and its blocks."""
    nodes: list[Node] = []
    for part in read_blocks(body):
        if part.startswith("<"):
            nodes += read_html(part)
        elif heading := _HEADING.fullmatch(part):
            marks, title, attributes = heading.groups()
            id = _ID.search(attributes or "")
            named = {"id": id[1]} if id else {}
            nodes.append(Element(f"h{len(marks)}", named, read_html(title)))
        else:
            nodes.append(Element("p", {}, read_html(part)))
    return nodes


def _headed(nodes: Sequence[Node], title: str) -> list[Node]:
    """The nodes of a page, which begin with its title; that of the home page stands in a header."""
    opened: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and "oda-hero" in node.classes:
            opened += [child for part in node.children for child in _children(part)]
        else:
            opened.append(node)
    kept = [node for node in opened if not (isinstance(node, Element) and node.name == "h1")]
    before = [node for node in kept if isinstance(node, Element) and "oda-kicker" in node.classes]
    rest = [node for node in kept if node not in before]
    return [*before, Element("h1", {"data-running": shorten(title, 60)}, (title,)), *rest]


def _stepped(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with headings that go down one rank at a time, as the outline of a PDF must."""
    rank = 0
    for node in nodes:
        if isinstance(node, Element) and _NAME.match(node.name):
            rank = min(int(node.name[1]), rank + 1)
            yield Element(f"h{rank}", node.attributes, node.children)
        else:
            yield node


def _children(node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, Element) else ()


def _without_sections(nodes: Iterable[Node], gone: frozenset[str] | set[str]) -> Iterator[Node]:
    """The nodes without some sections: a heading and all up to the next of its rank."""
    below = 0
    for node in nodes:
        if isinstance(node, Element) and _NAME.match(node.name):
            rank = int(node.name[1])
            if not below or rank <= below:
                below = rank if node.attributes.get("id") in gone else 0
        if not below:
            yield node


def _sources(nodes: Sequence[Node]) -> dict[str, tuple[Node, ...]]:
    """The entries of a page's list of sources, by their numbers."""
    lists = (e for e in elements(nodes) if "oda-sources" in e.classes)
    items = (item for found in lists for item in found.children if isinstance(item, Element))
    return {str(number): item.children for number, item in enumerate(items, 1)}


def _notes(nodes: Sequence[Node]) -> dict[str, tuple[Node, ...]]:
    """The notes of a page, by their ids, each without its letter and the way back."""
    return {
        item.attributes["id"]: tuple(
            child
            for child in item.children
            if not (isinstance(child, Element) and child.classes & {"oda-back", "oda-note-letter"})
        )
        for found in elements(nodes)
        if "oda-notes" in found.classes
        for item in found.children
        if isinstance(item, Element)
    }


def _is_page_link(node: Node) -> bool:
    """Whether a block only leads on to other pages of the site."""
    return isinstance(node, Element) and "oda-more" in node.classes


def _each(
    nodes: Iterable[Node], reading: _Reading, around: tuple[str, ...], *, note: bool = False
) -> list[Node]:
    return [made for node in nodes for made in _made(node, reading, around, note=note)]


def _made(node: Node, reading: _Reading, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """What stands in the book for a node of a page."""
    if isinstance(node, str):
        return [node]
    if node.classes & _SCREEN_CLASSES or _holds_nothing_but(node, "oda-trail"):
        return []
    if node.classes & _IN_CARDS and "oda-card" in around:
        return []
    if node.name == "svg":
        return [_picture(node, reading.look, around)]
    within = (*around, *node.classes)
    if node.name == "a":
        return _link(node, reading, within, note=note)
    children = _each(node.children, reading, within, note=note)
    attributes = {
        name: value for name, value in node.attributes.items() if name not in _SCREEN_ATTRIBUTES
    }
    if "id" in attributes:
        attributes["id"] = f"{reading.id}.{attributes['id']}"
    if node.name == "img":
        attributes["src"] = urljoin(ROOT + reading.url, attributes["src"])
    if "oda-table-years" in around and node.name == "table":
        return _table_in_columns(Element("table", attributes, tuple(children)))
    name = {"details": "div", "summary": "p"}.get(node.name, node.name)
    if node.name == "summary":
        attributes["class"] = "oda-summary"
    return [Element(name, attributes, tuple(children))]


def _table_in_columns(table: Element) -> list[Node]:
    """A narrow table, which stands in columns, under its caption, which does not."""
    captions = [c for c in table.children if isinstance(c, Element) and c.name == "caption"]
    rest = [child for child in table.children if child not in captions]
    said = [Element("p", {"class": "book-caption"}, caption.children) for caption in captions]
    return [*said, table.holding(rest)]


def _holds_nothing_but(node: Element, name: str) -> bool:
    found = [child for child in node.children if not isinstance(child, str) or child.strip()]
    return bool(found) and all(isinstance(f, Element) and name in f.classes for f in found)


def _link(node: Element, reading: _Reading, around: tuple[str, ...], *, note: bool) -> list[Node]:
    """A link of a page, within the book where the book has what it leads to."""
    href = node.attributes.get("href", "")
    if "oda-ref" in node.classes:
        return [_citation(words([node]), reading, note=note)]
    if "oda-noteref" in node.classes:
        return [_note(href.removeprefix("#"), words([node]), reading)]
    children = _each(node.children, reading, around, note=note)
    if href.startswith(("http:", "https:", "mailto:")):
        return [Element("a", {"href": href}, tuple(children))]
    target, fragment = urldefrag(urljoin(ROOT + reading.url, href))
    id = reading.ids.get(target.removeprefix(ROOT))
    if id is None:
        return children
    classes = " ".join(
        [*node.classes] + (["book-see"] if _REFERRING & set(around) and id != reading.id else [])
    )
    attributes = {"href": f"#{id}.{fragment}" if fragment else f"#{id}"}
    return [Element("a", attributes | ({"class": classes} if classes else {}), tuple(children))]


def _citation(number: str, reading: _Reading, *, note: bool) -> Element:
    """The number of a source: with its footnote where it is called first, else the way there."""
    if number in reading.called:
        link = {"class": "book-ref", "href": f"#{reading.called[number]}"}
        return Element("a", link, (number,))
    entry = _each(reading.sources[number], reading, (), note=True)
    if note:
        return Element("span", {}, (" (", *entry, ")"))
    return _footnote("source", number, entry, reading)


def _note(id: str, letter: str, reading: _Reading) -> Element:
    if letter in reading.called:
        link = {"class": "book-ref", "href": f"#{reading.called[letter]}"}
        return Element("a", link, (letter,))
    return _footnote("note", letter, _each(reading.notes[id], reading, (), note=True), reading)


def _footnote(
    kind: Literal["source", "note"], mark: str, text: Sequence[Node], reading: _Reading
) -> Element:
    id = reading.called[mark] = f"{reading.id}.{kind}-{mark}"
    return Element("span", {"class": "book-footnote", "data-mark": mark, "id": id}, tuple(text))


def _unread(nodes: Sequence[Node], reading: _Reading) -> list[Node]:
    """The sources of a page that no number on it leads to: they were read for all of it."""
    numbers = {words([node]) for node in elements(nodes) if "oda-ref" in node.classes}
    left = {number: entry for number, entry in reading.sources.items() if number not in numbers}
    if not left:
        return []
    items = [
        Element("li", {}, tuple(_each(entry, reading, ("oda-list",)))) for entry in left.values()
    ]
    heading = Element("h2", {"id": f"{reading.id}.sources"}, ("Sources",))
    return [heading, Element("ul", {"class": "oda-list"}, tuple(items))]


def _picture(node: Element, look: _Look, around: tuple[str, ...]) -> Element:
    """A drawn picture with its own style, and with its name as a title for those who listen."""
    style = picture_style(look.rules, around)
    named: list[Node] = [Element("style", {}, (style,))] if style else []
    label = node.attributes.get("aria-label")
    if label and not any(isinstance(c, Element) and c.name == "title" for c in node.children):
        named.insert(0, Element("title", {}, (label,)))
    plain = _plain(node, look.palette)
    if shape := _SHAPE.fullmatch(plain.attributes.get("style", "")):
        height = round(_FRAME * int(shape[2]) / int(shape[1]))
        sized = {**plain.attributes, "width": str(_FRAME), "height": str(height)}
        del sized["style"]
        plain = Element(plain.name, sized, plain.children)
    return plain.holding([*named, *plain.children])


def _plain(node: Element, palette: Palette) -> Element:
    """A part of a picture with its variables resolved; its links are drawn, not followed."""
    attributes = {
        name: resolve(value, palette) if "var(" in value else value
        for name, value in node.attributes.items()
        if name not in _SCREEN_ATTRIBUTES
    }
    if node.name == "a":
        attributes = {k: v for k, v in attributes.items() if k not in ("href", "xlink:href")}
    children = [
        _plain(child, palette) if isinstance(child, Element) else child
        for child in node.children
        if isinstance(child, str) or not child.classes & _SCREEN_CLASSES
    ]
    return Element("g" if node.name == "a" else node.name, attributes, tuple(children))


def _demoted(node: Node, by: int) -> Node:
    if isinstance(node, str):
        return node
    name = f"h{min(6, int(node.name[1]) + by)}" if _NAME.match(node.name) else node.name
    return Element(name, node.attributes, tuple(_demoted(child, by) for child in node.children))
