"""What a served site shows, and what is wrong with what was saved since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from oda_reports.problems.problem import Problem, has_errors
from oda_reports.serving.overlay import failure_overlay, overlay, page_cover
from oda_reports.serving.saves import Saves, look
from oda_reports.writing.site import Site

_NEXT = {"": ".", ".": ".one", ".one": ".other", ".other": ".one"}
"""The folder in which pages are made while others are shown; the first are made where all lies."""


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

    @property
    def beside(self) -> str:
        """The name of the folder in which the next pages are made."""
        return _NEXT[self.folder]

    def accept(self, site: Site, saves: Saves) -> Shown:
        """After a build that made a site: its pages, and its warnings or why it only waits."""
        return Shown(
            saves,
            folder=self.beside,
            pages=sha256(repr(saves).encode("utf-8", "surrogatepass")).hexdigest()[:16],
            is_good=not has_errors(site.warnings),
            overlay=overlay(site.warnings) if site.warnings else "",
        )

    def refuse(self, problems: Sequence[Problem], saves: Saves) -> Shown:
        """After a build that the records stopped."""
        return replace(self, saves=saves, overlay=overlay(problems, over_good=self.is_good))

    def fail(self, said: str, saves: Saves) -> Shown:
        """After a build that something else stopped."""
        return replace(self, saves=saves, overlay=failure_overlay(said, over_good=self.is_good))

    @property
    def cover(self) -> str:
        """What stands over each page now."""
        return page_cover(self.overlay, self.pages, is_behind=look(self.saves) != self.saves)
