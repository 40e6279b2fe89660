"""The kinds of page of a site, each with the page that stands for it in tests.

A page that no kind names fails a test: a new kind of page is added here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PageKind:
    """A kind of page: which addresses are of it, and which page of any report stands for it."""

    name: str
    addresses: str
    always: str | None = None
    """The page that stands for it; none if it is the richest one that a report has."""
    has_palettes: bool = True
    """Whether a reader can choose the dark one; what stands in frames of other sites is light."""


KINDS = (
    PageKind("Home", ""),
    PageKind("Region", "regions/.+/"),
    PageKind("Country", "countries/.+/"),
    PageKind("Project", "projects/.+/"),
    PageKind("Statistic", "statistics/.+/"),
    PageKind("Theme", "themes/.+/"),
    PageKind("Source", "sources/.+/"),
    PageKind("Organisation", "organisations/.+/"),
    PageKind("List of projects", "projects/"),
    PageKind(
        "Other lists",
        "(regions|countries|statistics|themes|sources|organisations)/",
        "countries/",
    ),
    PageKind("Chart or map", "charts/.+/", has_palettes=False),
    PageKind("Comparison", "compare/"),
    PageKind("Glossary", "glossary/"),
    PageKind("Methodology", "methodology/"),
    PageKind("Data files", "data/"),
    PageKind("Changes between editions", "changes/"),
    PageKind("Corrections", "corrections/"),
    PageKind("This build", "build/"),
    PageKind("Accessibility", "accessibility/"),
    PageKind("Contributing", "contributing/(.+/)?", "contributing/"),
    PageKind("Page not found", r"404\.html"),
)


def kind_of(address: str) -> PageKind | None:
    """The kind of the page at an address, the first that fits."""
    return next((kind for kind in KINDS if re.fullmatch(kind.addresses, address)), None)


def name_of(address: str) -> str | None:
    """The name of the kind of the page at an address."""
    kind = kind_of(address)
    return kind.name if kind else None


def pages_of(site: Path) -> dict[str, str]:
    """Every page of a site by its address, but for those that only send readers on."""
    pages = {
        file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in sorted(site.rglob("*.html"))
    }
    return {path: html for path, html in pages.items() if 'http-equiv="refresh"' not in html}


def richest(pages: Mapping[str, str]) -> list[str]:
    """The pages that stand for the kinds that a site has: of most, the one that says most."""
    found: dict[str, str] = {}
    for kind in KINDS:
        own = [path for path in pages if kind_of(path) is kind]
        if own:
            longest = max(own, key=lambda path: len(pages[path]))
            found[kind.name] = kind.always if kind.always in own else longest
    assert found
    return list(found.values())


def leanest(pages: Mapping[str, str]) -> list[str]:
    """Of each kind, the page that says least: what is there on others is missing on it."""
    of_kinds = [[path for path in pages if kind_of(path) is kind] for kind in KINDS]
    return [min(own, key=lambda path: len(pages[path])) for own in of_kinds if own]
