"""Edits at random under a server: each page that is made at once is what the whole site then has.

Records, texts and settings are changed, added and removed, several at a time and one time after the
other. What no page is made of at once has nothing to be wrong.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from oda_reports.build import build_site
from oda_reports.problems.problem import DataError
from oda_reports.serving.renewals import renewed
from oda_reports.serving.saves import edited, look
from oda_reports.writing.rendering import RenderedPage
from oda_reports.writing.site import Site
from random_reports import RandomReport

STEPS = 4
"""Edits of one report, each on what the one before has left."""
WAYS = ("previous", "next", "parents")
"""What a page says of those around it: as it was, until the whole site is made."""


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """How many edits there were, and which pages were not what the whole site has."""
    tried, failures = 0, []
    for number in range(seed, seed + count):
        with TemporaryDirectory() as place:
            for unlike in edit_again(random.Random(number), Path(place) / "data"):
                tried += 1
                failures += [f"seed {number}: {path}" for path in unlike]
    return tried, failures


def edit_again(rng: random.Random, folder: Path) -> Iterable[list[str]]:
    """For each edit, the pages made at once that are other than those of the whole site."""
    report = RandomReport(rng, folder)
    shown = build_site(folder, with_drafts=True)
    for _ in range(STEPS):
        before = look([str(folder)])
        if not report.make_odd(rng.choice((1, 1, 2, 3))):
            continue
        files = edited(before, look([str(folder)])) or frozenset()
        try:
            whole = build_site(folder, with_drafts=True)
        except DataError:  # which the page then says
            return
        yield unlike_pages(_made(shown, files), whole)
        report.base = {path: path.read_bytes() for path in sorted(folder.rglob("*.*"))}
        shown = whole


def _made(shown: Site, files: frozenset[Path]) -> tuple[RenderedPage, ...]:
    """What a server makes at once: nothing where files came, went or moved."""
    if not files or not shown.materials:
        return ()
    try:
        return renewed(shown.materials, files, shown.materials.renderer.pages)
    except Exception:  # then none is made at once, and the whole site tells of it
        return ()


def unlike_pages(made: Iterable[RenderedPage], whole: Site) -> list[str]:
    """The paths of pages that are other than those of a site; what names pages around may be."""
    built = {page.path: page for page in whole.pages}
    return [page.path for page in made if _said(page) != _said(built.get(page.path))]


def _said(page: RenderedPage | None) -> object:
    return page and (page.body, {key: page.meta[key] for key in page.meta if key not in WAYS})
