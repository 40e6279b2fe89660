"""The finished HTML blocks of a page apart from its Markdown, and set in again.

A site generator then converts only what is Markdown: headings and their order. What comes out is
the same as if it had passed the blocks through, and no block can be taken for Markdown.
"""

from __future__ import annotations

import re

from oda_reports.writing.html_trees import VOID, Element, Node, read_html

_OPEN, _CLOSE = "\ue000", "\ue001"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_HEADING = re.compile(r"(#{1,6}) (.+?)(?: \{: (.*?) ?\})?")
_ID = re.compile(r"#(\S+)")
_PLACE = re.compile(f"<p>{_OPEN}([0-9]+){_CLOSE}</p>")


def take_out(body: str) -> tuple[str, list[str]]:
    """The Markdown of a page with a place for each HTML block, and the blocks.

    A block starts at the start of a line and ends with the line that closes it.
    """
    markdown: list[str] = []
    blocks: list[str] = []
    block: list[str] = []
    depth = 0
    lines = body.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not block and not (line.startswith("<") and line[1:2].isalpha()):
            markdown.append(line)
            continue
        block.append(line)
        for closing, name in _TAG.findall(line):
            if name not in VOID:
                depth += -1 if closing else 1
        if depth == 0:
            markdown += ["", f"{_OPEN}{len(blocks)}{_CLOSE}", ""]
            # Python-Markdown keeps the blank line that follows a block.
            blocks.append("\n".join(block) + ("" if after.strip() else "\n"))
            block = []
    return "\n".join([*markdown, *block]), blocks


def set_in(html: str, blocks: list[str]) -> str:
    """The HTML of a page's Markdown with its blocks in their places."""
    return _PLACE.sub(lambda place: blocks[int(place[1])], html).strip()


def read_blocks(body: str) -> list[str]:
    """The blocks of a page and the lines of its Markdown that are not empty, in their order."""
    markdown, blocks = take_out(body)
    return [
        blocks[int(place[1])] if (place := _MARK.fullmatch(line)) else line
        for line in markdown.split("\n")
        if line.strip()
    ]


def heading_of(line: str) -> str | None:
    """A line of a page's Markdown as the HTML of a heading, if it is one."""
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return None
    marks, title, attributes = heading.groups()
    written = _ID.sub(r'id="\1"', attributes or "", count=1)
    return f"<h{len(marks)} {written}>{title}</h{len(marks)}>"


def read_body(body: str) -> list[Node]:
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
