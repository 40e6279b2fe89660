"""What a served site shows, and what is wrong with what was saved since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from oda_reports.problems.problem import Problem, has_errors
from oda_reports.serving.overlay import (
    BEHIND,
    UNCHECKED,
    failure_overlay,
    overlay,
    page_cover,
)
from oda_reports.serving.saves import Saves
from oda_reports.writing.site import Site

_NEXT = {"": ".", ".": ".one", ".one": ".other", ".other": ".one"}
"""The folder in which pages are made while others are shown; the first are made where all lies."""


class Renewed(NamedTuple):
    """A page that was made anew alone, before the whole site follows."""

    saved: str
    """A name for what was saved then."""
    pages: str
    """The name of the page by which an open one knows whether there is a newer one."""


@dataclass(frozen=True)
class Shown:
    """What is shown after a build. No failure takes the last good pages off the screen."""

    saves: Saves
    """What people had saved when the build began."""
    folder: str = ""
    """The name of the folder with the pages; empty before there are any."""
    pages: str = ""
    """A name for these pages, by which an open one knows whether there are newer ones."""
    is_good: bool = False
    """Whether the pages are those of a whole report."""
    overlay: str = ""
    """What is wrong, as HTML; empty where nothing is."""
    renewed: Mapping[str, Renewed] = field(default_factory=dict)
    """The pages that were made anew alone since, by their addresses below the site's root."""

    @property
    def beside(self) -> str:
        """The name of the folder in which the next pages are made."""
        return _NEXT[self.folder]

    def accept(self, site: Site, saves: Saves) -> Shown:
        """After a build that made a site: its pages, and its warnings or why it only waits."""
        name = _name(saves)
        return Shown(
            saves,
            folder=self.beside,
            pages=name,
            is_good=not has_errors(site.warnings),
            overlay=overlay(site.warnings) if site.warnings else "",
            # What was made of the same saves is the same page: who reads it is not disturbed.
            renewed={at: one for at, one in self.renewed.items() if one.saved == name},
        )

    def renew(self, made: Mapping[str, bool], saves: Saves) -> Shown:
        """After pages were made anew alone: by address, whether each is another than before."""
        name = _name(saves)
        now = {
            address: Renewed(name, name if is_other else self._named(address))
            for address, is_other in made.items()
        }
        return replace(self, renewed={**self.renewed, **now})

    def refuse(self, problems: Sequence[Problem], saves: Saves) -> Shown:
        """After a build that the records stopped."""
        told = overlay(problems, over_good=self.is_good)
        return replace(self, saves=saves, overlay=told, renewed={})

    def fail(self, said: str, saves: Saves) -> Shown:
        """After a build that something else stopped."""
        told = failure_overlay(said, over_good=self.is_good)
        return replace(self, saves=saves, overlay=told, renewed={})

    def cover_of(self, address: str, now: Saves) -> str:
        """What stands over a page, where this is what people have saved now."""
        pages, known = self._named(address), self.renewed.get(address)
        if now == self.saves:
            return page_cover(self.overlay, pages)
        if known and known.saved == _name(now):
            return page_cover("", pages, UNCHECKED)
        return page_cover(self.overlay, pages, BEHIND)

    def _named(self, address: str) -> str:
        known = self.renewed.get(address)
        return known.pages if known else self.pages


def _name(saves: Saves) -> str:
    return sha256(repr(saves).encode("utf-8", "surrogatepass")).hexdigest()[:16]
