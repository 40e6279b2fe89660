"""A page's Markdown as its parts: headings, and blocks of HTML that are finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from oda_reports.writing.html_trees import VOID, Element, Node, read_html

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_HEADING = re.compile(r"(#{1,6}) (.+?)(?: \{: (.*?) ?\})?")


@dataclass(frozen=True)
class PageHeading:
    """A heading; its title is HTML. An attribute without a value is empty."""

    level: int
    title: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The heading as a line of HTML, as Python-Markdown writes it."""
        attributes = "".join(
            f' {name}="{escape(value)}"' if value else f" {name}"
            for name, value in sorted(self.attributes.items())
        )
        return f"<h{self.level}{attributes}>{self.title}</h{self.level}>"


def read_parts(body: str) -> Iterator[PageHeading | str]:
    """The parts of a page in their order; a line that is neither is a part as it stands.

    A block starts at the start of a line and ends with the line that closes it. A blank line that
    follows it belongs to it, as Python-Markdown has it.
    """
    block: list[str] = []
    depth = 0
    lines = body.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not block and not (line.startswith("<") and line[1:2].isalpha()):
            if line.strip():
                yield _read_heading(line) or line
            continue
        block.append(line)
        for closing, name in _TAG.findall(line) if "<" in line else ():
            if name not in VOID:
                depth += -1 if closing else 1
        if depth == 0:
            yield "\n".join(block) + ("" if after.strip() else "\n")
            block = []
    if block:
        yield "\n".join(block)


def _read_heading(line: str) -> PageHeading | None:
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return None
    marks, title, given = heading.groups()
    return PageHeading(len(marks), title, _read_attributes(given or ""))


def _read_attributes(given: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for word in given.split():
        if word.startswith("#"):
            attributes["id"] = word[1:]
        elif word.startswith("."):
            attributes["class"] = f"{attributes.get('class', '')} {word[1:]}".strip()
        else:
            attributes[word] = ""
    return attributes


def read_body(body: str) -> list[Node]:
    """The nodes of a page."""
    nodes: list[Node] = []
    for part in read_parts(body):
        if isinstance(part, PageHeading):
            nodes.append(Element(f"h{part.level}", part.attributes, read_html(part.title)))
        else:
            nodes += read_html(part)
    return nodes
