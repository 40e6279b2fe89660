"""Record text to safe HTML: Markdown without HTML, with references turned into marks.

What a mark looks like, and what a reference leads to, the caller says (``Marks``). Before the
text is read as Markdown, references, ``<`` and ``&`` give their place to private-use characters,
which the reader of records refuses: so no text can open a tag, name a hidden character or forge a
mark. The HTML is cleaned by an allow-list, and only then the marks are set in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Protocol
from urllib.parse import quote

import nh3
import pyromark
from markupsafe import Markup

from oda_reports.records.references import REFERENCE

_CLEANER = nh3.Cleaner(
    tags={
        "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a",
        "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
    },
    attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
    url_schemes={"http", "https"},
    link_rel=None,
)  # fmt: skip

_OPEN, _CLOSE, _LESS, _AND, _BRACKET = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile(f"[{_OPEN}{_CLOSE}{_LESS}{_AND}{_BRACKET}]")
_AND_IN_ADDRESS = quote(_AND)
_HELD = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
# A < that does not enclose a web address opens nothing.
_LESS_THAN = re.compile(r"<(?!https?://[^\s<>]+>)")
_DEFINITION = re.compile(r"^([ >*+-]*)\[(?=[^\]\n]*\]:)", re.MULTILINE)
_TAG = re.compile(r"(<[^>]*>)")
_PLAIN_TAGS = {"", "<p>", "<em>", "</em>", "<strong>", "</strong>", "<li>", "<ul>", "</ul>", "\n"}
_BLOCK_END = re.compile(r"</(?:p|li|t[dh]|h[1-6])>")


class Marks(Protocol):
    """What references become on a page. ``bare`` asks for text without mark or link."""

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:
        """The HTML of a figure, without the link to its source."""

    def link_of(self, address: str, *, bare: bool) -> str:
        """The HTML of that link."""

    def source_of(self, address: str) -> str:
        """The source that this link leads to."""

    def source(self, id: str, *, bare: bool) -> str:
        """The HTML of a citation."""

    def footnote(self, name: str, *, bare: bool) -> str:
        """The HTML of a footnote's marker."""

    def link(self, target: str) -> str | None:
        """Where a link of the text leads; None if nowhere."""

    def may_have_terms(self, text: str) -> bool:
        """Whether it is worth looking for terms in a text."""

    def find_terms(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Glossary terms to explain in a text: start, end, and the HTML in their place."""


def render_prose(text: str, marks: Marks) -> Markup:
    """The HTML of a text, a sequence of block elements.

    Figures and sentences of a paragraph that one source follows after the other share its mark,
    after the last of them.
    Backquotes and tildes come as entities: at the start of a line, Markdown would take them
    for the fence of a code block even inside HTML.
    """
    references, held = _hold(_PRIVATE.sub("", text))
    if "<" in held:
        held = _LESS_THAN.sub(_LESS, held)
    if "]:" in held:
        held = _DEFINITION.sub(rf"\1{_BRACKET}", held)
    held = held.replace("&", _AND)
    html = pyromark.html(held, options=pyromark.Options.ENABLE_TABLES)
    html = _CLEANER.clean(html)  # faster before there are entities in it
    html = html.replace(_LESS, "&lt;").replace(_AND, "&amp;").replace(_BRACKET, "[")
    placing = _Placing(references, marks, terms=marks.may_have_terms(text))
    placed = placing.place(html)
    return Markup(placed.replace("`", "&#96;").replace("~", "&#126;").strip())


def _hold(text: str) -> tuple[list[re.Match[str]], str]:
    """The references of a text, and the text with their places held."""
    references: list[re.Match[str]] = []
    held: list[str] = []
    done = 0
    for reference in REFERENCE.finditer(text):
        if text[reference.start() - 1 : reference.start()] == "\\":
            continue  # written so as not to be one
        held += [text[done : reference.start()], f"{_OPEN}{len(references)}{_CLOSE}"]
        references.append(reference)
        done = reference.end()
    return references, "".join([*held, text[done:]])


def set_mark(out: list[str], last: tuple[str, int] | None, link: str) -> tuple[str, int]:
    """Adds the mark of a source to text in pieces, in the place of the last if that reads the same.

    ``last`` and what is given back: how a mark reads, and at which piece it stands.
    """
    shown = _TAG.sub("", link)
    if last and last[0] == shown:
        out[last[1]] = ""
    out.append(link)
    return shown, len(out) - 1


def render_line(text: str, marks: Marks) -> Markup:
    """The HTML of a text of one paragraph, without the paragraph."""
    html = render_prose(text, marks)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])
    return html


def plain_text(html: str) -> str:
    """The words of some HTML, on one line."""
    spaced = re.sub(r"</(?:p|li|h[3-6]|t[dhr]|blockquote|pre)>|<br ?/?>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", spaced)).split())


def split_sections(text: str) -> list[tuple[str | None, str]]:
    """A page's text at its ``## `` headings: what comes before them has no heading."""
    parts = re.split(r"^##[ \t]+([^\s#].*)$", text, flags=re.MULTILINE)
    sections: list[tuple[str | None, str]] = [(None, parts[0].strip())] if parts[0].strip() else []
    sections += [
        (title.rstrip(" \t#") or title.strip(), body.strip())
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return sections


class _Placing:
    """The pass over cleaned HTML that sets in the marks of one text."""

    def __init__(self, references: list[re.Match[str]], marks: Marks, *, terms: bool) -> None:
        self.references = references
        self.marks = marks
        self.terms = terms
        self.out: list[str] = []
        self.code = self.link = self.heading = 0
        self.cited: tuple[str, int] | None = None
        """The last mark of a source in this paragraph, as it is read, and where it stands."""
        self.figure: tuple[str, int] | None = None
        """The source of the last figure in this paragraph, and where its mark stands."""

    def place(self, html: str) -> str:
        """The HTML with marks, links that lead somewhere, and headings below a page's own."""
        for part in _TAG.split(html):
            if part in _PLAIN_TAGS:
                self.out.append(part)
            elif part[0] == "<":
                self._tag(part)
            else:
                self._text(part)
        return "".join(self.out)

    def _tag(self, tag: str) -> None:
        step = -1 if tag.startswith("</") else 1
        name = tag.strip("</>").split(" ", 1)[0]
        if name == "code":
            self.code += step
        elif name == "a":
            self.link += step
            if step > 0:
                written = unescape(tag[9:-2]).replace(_AND_IN_ADDRESS, "&")
                href = self.marks.link(written) if tag.startswith('<a href="') else None
                tag = f'<a href="{escape(href)}">' if href else "<a>"
        elif name[0] == "h" and name != "hr":
            self.heading += step
            tag = re.sub(r"h[12]", "h3", tag)
        if _BLOCK_END.match(tag):
            self.cited = self.figure = None
        self.out.append(tag)

    def _text(self, text: str) -> None:
        if self.code:
            self.out.append(_HELD.sub(self._written, text))
            return
        bare = bool(self.link or self.heading)
        if _OPEN not in text:
            self._words(text, bare=bare)
            return
        done = 0
        for held in _HELD.finditer(text):
            self._words(text[done : held.start()], bare=bare)
            self._mark(self.references[int(held[1])], bare=bare)
            done = held.end()
        self._words(text[done:], bare=bare)

    def _written(self, held: re.Match[str]) -> str:
        return escape(self.references[int(held[1])][0], quote=False)

    def _words(self, text: str, *, bare: bool) -> None:
        if not text or bare or not self.terms:
            self.out.append(text)
            return
        plain = unescape(text) if "&" in text else text
        done = 0
        for start, end, html in self.marks.find_terms(plain):
            self.out += [escape(plain[done:start], quote=False), html]
            done = end
        self.out.append(escape(plain[done:], quote=False) if done else text)

    def _stands_beside(self, source: str) -> bool:
        """Whether nothing but punctuation stands between here and a figure of the same source."""
        if not self.figure or self.figure[0] != source:
            return False
        between = "".join(self.out[self.figure[1] + 1 :])
        return not any(char.isalnum() or char == "<" for char in between)

    def _mark(self, reference: re.Match[str], *, bare: bool) -> None:
        address, words, source, footnote = reference.groups()
        if not address and self.out and not self.out[-1].startswith("<"):
            self.out[-1] = self.out[-1].rstrip()  # drawn up to the word that it is about
        if address:
            words = " ".join(words.split()) if words else None
            address = address.strip()
            self.out.append(self.marks.figure(address, words, bare=bare))
            self._cite(self.marks.link_of(address, bare=bare))
            self.figure = (self.marks.source_of(address), len(self.out) - 1)
        elif source:
            if self._stands_beside(source):
                return  # the figure just before leads there already
            self._cite(self.marks.source(source, bare=bare))
        else:
            self.out.append(self.marks.footnote(footnote, bare=bare))

    def _cite(self, link: str) -> None:
        if link:
            self.cited = set_mark(self.out, self.cited, link)
