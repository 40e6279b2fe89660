"""The kinds of page of a site, each with the pages that stand for it in tests.

A page that no kind names fails a test: a new kind of page is added here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class PageKind:
    """A kind of page: which addresses are of it, and which of them stand for it."""

    name: str
    addresses: str
    report: tuple[str, ...] = ()
    example: tuple[str, ...] = ()


KINDS = (
    PageKind("Home", "", ("",)),
    PageKind(
        "Region",
        "regions/.+/",
        ("regions/central-asia-and-the-caucasus/",),
        ("regions/lorian-sea/",),
    ),
    PageKind("Country", "countries/.+/", ("countries/kyrgyz-republic/",)),
    PageKind(
        "Project",
        "projects/.+/",
        ("projects/inclusive-education-tajikistan/",),
    ),
    PageKind(
        "Statistic",
        "statistics/.+/",
        ("statistics/net-bilateral-oda/",),
        ("statistics/grants/",),
    ),
    PageKind("Theme", "themes/.+/", ("themes/connectivity/",)),
    PageKind("Source", "sources/.+/", ("sources/white-paper-2024/",)),
    PageKind("Organisation", "organisations/.+/", ("organisations/jica/",)),
    PageKind("List of projects", "projects/", ("projects/",)),
    PageKind(
        "Other lists",
        "(regions|countries|statistics|themes|sources|organisations)/",
        ("countries/",),
    ),
    PageKind("Comparison", "compare/", ("compare/",)),
    PageKind("Glossary", "glossary/", ("glossary/",)),
    PageKind("Methodology", "methodology/", ("methodology/",)),
    PageKind("Changes between editions", "changes/", ("changes/",)),
    PageKind("This build", "build/", ("build/",)),
    PageKind("Accessibility", "accessibility/", ("accessibility/",)),
    PageKind(
        "Contributing",
        "contributing/(.+/)?",
        ("contributing/",),
    ),
    PageKind("Page not found", r"404\.html", (), ("404.html",)),
)


def kind_of(address: str) -> PageKind | None:
    """The kind of the page at an address, the first that fits."""
    return next((kind for kind in KINDS if re.fullmatch(kind.addresses, address)), None)


def shown(kinds: Iterable[PageKind], site: str) -> list[str]:
    """The pages of a site (report, example) that stand for kinds."""
    return [address for kind in kinds for address in getattr(kind, site)]
