"""The ids of what stands on a page: each once, in the letters of any script, and the same tomorrow.

What the template of a page names comes first, whether it stands on the page today or not, then its
figures and records, then the headings that editors write, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, normalize

_WRITTEN = re.compile(r'(?:\{: #|\bid=")([a-z-]+)[ "]')
_OF_ENTRIES = re.compile(
    "(?:chart|fact|fn|fnref|name|oda|phase|scheme|series|source|statistic|theme)-.+", re.DOTALL
)
"""How the ids begin that the templates give to each of several things."""

_NUMBERED = re.compile("_[0-9]+$")


class PageIds:
    """The ids that are taken on one page, and those that are given there."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def give(self, title: str) -> str:
        """The id of a heading; of two alike, the second is numbered."""
        wanted = slug(title)
        if _OF_ENTRIES.fullmatch(wanted):
            wanted = f"section-{wanted}"
        given, number = wanted, 1
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken.add(given)
        return given


def ids_in(template: str) -> frozenset[str]:
    """The ids that the text of a template gives, but for those that it makes of values."""
    return frozenset(_WRITTEN.findall(template))


def markdown_id(title: str, taken: set[str]) -> str:
    """The id that Python-Markdown gives a heading without one; it is taken then."""
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode()
    id = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    while not id or id in taken:
        name, _, number = id.rpartition("_") if _NUMBERED.search(id) else (id, "", "0")
        id = f"{name}_{int(number) + 1}"
    taken.add(id)
    return id


def slug(title: str) -> str:
    """The words of a title in small letters, Latin ones without their accents."""
    plain = normalize("NFKD", normalize("NFKC", title).casefold())
    plain = normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", plain))
    kept: list[str] = []
    for char in plain:
        sort = category(char)[0]
        # A mark belongs to the letter before it; it is nothing by itself.
        kept.append(char if sort in "LN" or (sort == "M" and kept and kept[-1] != "-") else "-")
    return re.sub("-+", "-", "".join(kept)).strip("-") or "section"
