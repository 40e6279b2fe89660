"""What the site's stylesheets say of pictures, as each picture on paper needs it for itself.

A picture that is drawn into a page (SVG) takes colours and type from the site's CSS, with the
variables of the palette. To the program that makes the PDF each such picture is a document of its
own, without variables: it is given the rules again, with the colours of the light palette.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

Palette = Mapping[str, str]

_DARK = '"slate"'
_OF_PICTURES = re.compile(
    r"\b(?:fill|stroke|paint-order|text-anchor|dominant-baseline|marker)(?:-[a-z]+)?\s*:"
)
_PARTS = re.compile(
    r"(?<![\w.#-])(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|use)(?![\w-])"
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_NAMES = re.compile(r"\.([\w-]+)")
_COMPOUND = re.compile(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|[^\s>+~(\[])+")


@dataclass(frozen=True)
class PictureRule:
    """A rule for parts of pictures: its selectors, and what it declares, in plain colours."""

    selectors: tuple[str, ...]
    declarations: str


def light_palette(stylesheets: Iterable[str]) -> dict[str, str]:
    """The variables of the light palette, each with its value; one may name another."""
    found: dict[str, str] = {}
    for css in stylesheets:
        for rule in _rules(_parse(css)):
            selector = tinycss2.serialize(rule.prelude).strip()
            if _DARK in selector or not selector.startswith((":root", "[data-md-color-scheme")):
                continue
            for declaration in tinycss2.parse_declaration_list(rule.content):
                if declaration.type == "declaration" and declaration.name.startswith("--"):
                    found[declaration.name] = tinycss2.serialize(declaration.value).strip()
    return found


def resolve(text: str, palette: Palette) -> str:
    """A value with each variable in its place; what the palette does not know is left black."""
    for _ in range(9):  # a variable that names itself ends too
        text, count = _VARIABLE.subn(
            lambda found: palette.get(found[1]) or (found[2] or "").strip() or "#000000", text
        )
        if not count:
            break
    return text


def picture_rules(stylesheets: Iterable[str], palette: Palette) -> list[PictureRule]:
    """The rules of the site's stylesheets that can be meant for parts of a picture."""
    found = []
    for css in stylesheets:
        for rule in _rules(_parse(css)):
            body = tinycss2.serialize(rule.content).strip()
            selectors = [
                selector
                for selector in _split(rule.prelude)
                if _DARK not in selector and (_OF_PICTURES.search(body) or _PARTS.search(selector))
            ]
            if selectors and (declarations := _declarations(rule, palette)):
                found.append(PictureRule(tuple(selectors), declarations))
    return found


def picture_style(rules: Iterable[PictureRule], around: Collection[str]) -> str:
    """The style of one picture; ``around`` are the classes of the elements that it stands in.

    Seen from within the picture nothing is around it: what a selector says of that is left out.
    """
    written = []
    for rule in rules:
        selectors = [_from_within(selector, around) for selector in rule.selectors]
        written.append(f"{', '.join(selectors)} {{ {rule.declarations} }}")
    return "\n".join(written)


def _parse(css: str) -> list[Node]:
    nodes: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return nodes


def _rules(nodes: Iterable[Node]) -> Iterator[QualifiedRule]:
    """The rules of a stylesheet that hold on paper, whatever its size."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield node
        elif _is_for_paper(node):
            yield from _rules(
                tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            )


def _is_for_paper(node: Node) -> bool:
    return (
        isinstance(node, AtRule)
        and node.lower_at_keyword == "media"
        and node.content is not None
        and tinycss2.serialize(node.prelude).strip() == "print"
    )


def _split(prelude: Iterable[Node]) -> list[str]:
    """The selectors of a rule; a comma inside ``:is()`` parts nothing."""
    selectors: list[list[Node]] = [[]]
    for part in prelude:
        if part == ",":
            selectors.append([])
        else:
            selectors[-1].append(part)
    return [tinycss2.serialize(tokens).strip() for tokens in selectors]


def _declarations(rule: QualifiedRule, palette: Palette) -> str:
    said = {
        declaration.name: resolve(tinycss2.serialize(declaration.value).strip(), palette)
        for declaration in tinycss2.parse_declaration_list(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        if declaration.type == "declaration" and not declaration.name.startswith("--")
    }
    if said.pop("paint-order", None):
        # A halo would be drawn over its own letters.
        said = {name: value for name, value in said.items() if not name.startswith("stroke")}
    return "; ".join(f"{name}: {value}" for name, value in said.items())


def _from_within(selector: str, around: Collection[str]) -> str:
    while (first := _COMPOUND.match(selector)) and first.end() < len(selector):
        names = _NAMES.findall(first[0])
        outside = first[0] in ("html", "body", "figure", ":root") or first[0].startswith("[data-md")
        if not outside and not (names and all(name in around for name in names)):
            break
        selector = selector[first.end() :].lstrip(" \n>")
    return selector
