"""Record text to safe HTML: Markdown without HTML, with references turned into marks.

What a mark looks like, and what a reference leads to, the caller says (``Marks``). The HTML of
the text is cleaned first and the marks are set in after, so that no text can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping, Sequence
from functools import cache
from html import escape, unescape
from typing import Any, Protocol

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from oda_reports.references import FIGURE, FOOTNOTE, SOURCE

_TAGS = {
    "p",
    "br",
    "hr",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}

# Private-use characters hold a mark's place; the reader refuses them in records.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HELD = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


class Marks(Protocol):
    """What references become on a page. ``bare`` asks for text without mark or link."""

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:
        """The HTML of a figure."""

    def source(self, id: str, *, bare: bool) -> str:
        """The HTML of a citation."""

    def footnote(self, name: str, *, bare: bool) -> str:
        """The HTML of a footnote's marker."""

    def link(self, target: str) -> str | None:
        """Where a link of the text leads; None if nowhere."""

    def find_terms(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Glossary terms to explain in a text: start, end, and the HTML in their place."""


def render_prose(text: str, marks: Marks) -> Markup:
    """The HTML of a text, a sequence of block elements.

    Backquotes and tildes come as entities: at the start of a line, Markdown would take them
    for the fence of a code block even inside HTML.
    """
    held: list[str] = []
    html = _markdown().render(text, {"marks": marks, "held": held})
    clean = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None
    )
    clean = _HELD.sub(lambda place: held[int(place[1])], clean)
    return Markup(clean.replace("`", "&#96;").replace("~", "&#126;").strip())


def render_line(text: str, marks: Marks) -> Markup:
    """The HTML of a text of one paragraph, without the paragraph."""
    html = render_prose(text, marks)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return Markup(html[3:-4])
    return html


def escape_title(text: str) -> str:
    """A title for places that the theme prints raw: front matter, navigation, site name."""
    return escape(" ".join(text.split()), quote=False).replace('"', "&quot;")


def plain_text(html: str) -> str:
    """The words of some HTML, on one line."""
    spaced = re.sub(r"</(?:p|li|h[3-6]|t[dhr]|blockquote|pre)>|<br ?/?>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", spaced)).split())


def split_sections(text: str) -> list[tuple[str | None, str]]:
    """A page's text at its ``## `` headings: what comes before them has no heading."""
    parts = re.split(r"^##[ \t]+(.+?)[ \t#]*$", text, flags=re.MULTILINE)
    sections: list[tuple[str | None, str]] = [(None, parts[0].strip())] if parts[0].strip() else []
    sections += [
        (title.strip(), body.strip()) for title, body in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return sections


def _reference_rule(opening: str, pattern: re.Pattern[str], type_: str) -> Any:
    def rule(state: StateInline, silent: bool) -> bool:
        # Silent is the search for the end of a link's words: there, brackets are only counted.
        if silent or not state.src.startswith(opening, state.pos):
            return False
        match = pattern.match(state.src, state.pos, state.posMax)
        if not match:
            return False
        token = state.push(f"oda_{type_}", "", 0)
        token.meta = {"groups": match.groups()}
        state.pos = match.end()
        return True

    return rule


def _mark_context(state: StateCore) -> None:
    """Notes on each mark whether it stands in a link or heading; demotes headings; finds terms."""
    marks: Marks = state.env["marks"]
    heading = False
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.nesting == 1
            token.tag = max(token.tag, "h3")
        if token.type != "inline" or not token.children:
            continue
        depth = 0
        token.children = _without_repeats(token.children)
        children: list[Token] = []
        for child in token.children:
            depth += child.nesting if child.type in ("link_open", "link_close") else 0
            bare = heading or depth > 0
            if child.type.startswith("oda_"):
                child.meta["bare"] = bare
            if child.type in ("oda_source", "oda_footnote"):
                _draw_up(children)
            if child.type == "text" and not bare:
                children.extend(_explain(child, marks))
            else:
                children.append(child)
        token.children = children


def _without_repeats(tokens: list[Token]) -> list[Token]:
    """The tokens of a paragraph, a source cited time after time kept at its last place only."""
    kept: list[Token] = []
    following = None
    for token in reversed(tokens):
        if token.type == "oda_source":
            if token.meta["groups"] == following:
                continue
            following = token.meta["groups"]
        kept.append(token)
    return kept[::-1]


def _draw_up(before: list[Token]) -> None:
    """Takes away the space before a marker, which stands close to what it is about."""
    while before and before[-1].type == "softbreak":
        before.pop()
    if before and before[-1].type == "text":
        before[-1].content = before[-1].content.rstrip()


def _explain(text: Token, marks: Marks) -> list[Token]:
    tokens: list[Token] = []
    done = 0
    for start, end, html in marks.find_terms(text.content):
        tokens.append(Token("text", "", 0, content=text.content[done:start]))
        tokens.append(Token("oda_term", "", 0, meta={"html": html}))
        done = end
    if not tokens:
        return [text]
    return [*tokens, Token("text", "", 0, content=text.content[done:])]


Env = MutableMapping[str, Any]


def _hold(env: Env, html: str) -> str:
    env["held"].append(html)
    return f"{_OPEN}{len(env['held']) - 1}{_CLOSE}"


class _Renderer(RendererHTML):
    """HTML of a text, with places held for the marks."""

    def oda_figure(self, tokens: Sequence[Token], idx: int, _options: Any, env: Env) -> str:
        meta = tokens[idx].meta
        address, words = meta["groups"]
        words = " ".join(words.split()) if words else None
        return _hold(env, env["marks"].figure(address.strip(), words, bare=meta["bare"]))

    def oda_source(self, tokens: Sequence[Token], idx: int, _options: Any, env: Env) -> str:
        meta = tokens[idx].meta
        return _hold(env, env["marks"].source(meta["groups"][0], bare=meta["bare"]))

    def oda_footnote(self, tokens: Sequence[Token], idx: int, _options: Any, env: Env) -> str:
        meta = tokens[idx].meta
        return _hold(env, env["marks"].footnote(meta["groups"][0], bare=meta["bare"]))

    def oda_term(self, tokens: Sequence[Token], idx: int, _options: Any, env: Env) -> str:
        return _hold(env, tokens[idx].meta["html"])

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Env) -> str:
        token = tokens[idx]
        href = env["marks"].link(str(token.attrs.get("href", "")))
        token.attrs = {"href": href} if href else {}
        return self.renderToken(tokens, idx, options, env)


@cache
def _markdown() -> MarkdownIt:
    """The one parser: CommonMark and tables, without HTML and images."""
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
    parser.enable("table").disable(["image", "html_block", "html_inline", "reference"])
    for opening, pattern, type_ in (
        ("[[", FIGURE, "figure"),
        ("[@", SOURCE, "source"),
        ("[^", FOOTNOTE, "footnote"),
    ):
        parser.inline.ruler.before("link", f"oda_{type_}", _reference_rule(opening, pattern, type_))
    parser.core.ruler.push("oda_context", _mark_context)
    return parser
