"""What a served site shows: the last good report, and over its pages what is wrong now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oda_reports.problems.problem import Problem
from oda_reports.serving.overlay import overlay, problem_site
from oda_reports.writing.site import Site


@dataclass
class Showing:
    """What outlives one build while a site is served; an error never takes it off the screen."""

    last_good: Site | None = None
    overlay: str = ""
    """The problems over every page, as HTML; empty where there are none."""

    @property
    def has_begun(self) -> bool:
        """Whether anything was shown before."""
        return bool(self.last_good or self.overlay)

    def accept(self, site: Site) -> Site:
        """The new state of the report, with its warnings over each page."""
        self.last_good = site
        self.overlay = overlay(site.warnings) if site.warnings else ""
        return site

    def refuse(self, problems: Sequence[Problem]) -> Site:
        """The last good state, with the problems of the new one over it; or they alone."""
        self.overlay = overlay(problems)
        return self.last_good or problem_site(problems)

    def cover(self, page: str) -> str:
        """A finished page with what is wrong over it."""
        return page.replace("</body>", f"{self.overlay}</body>") if self.overlay else page
