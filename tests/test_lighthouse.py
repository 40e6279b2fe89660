"""How Lighthouse rates pages on a phone: what other people's tools will say of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_kinds import name_of, pages_of, richest
from programs import ask_node, chromium, missing

pytestmark = [pytest.mark.site, pytest.mark.browser]

LEAST = {"accessibility": 100, "best-practices": 100, "seo": 95}
RATED = ("Home", "Project", "Region", "Country", "Statistic")
BRIEFLY = 1
"""How many of these kinds `make test` has rated: each takes as long as axe takes for four pages."""


def test_lighthouse_has_nothing_against_the_pages(
    request: pytest.FixtureRequest, real_site: Path, address: str
) -> None:
    """The richest page of a kind; all that are rated are so by `make accessibility`."""
    program = chromium()
    if program is None:
        missing("no Chromium on this machine")
    kinds = RATED if request.config.getoption("--accessibility-report") else RATED[:BRIEFLY]
    of_kind = {name_of(path): path for path in richest(pages_of(real_site))}
    asked = [address + of_kind[kind] for kind in kinds if kind in of_kind]
    rated = ask_node("lighthouse.mjs", "lighthouse", program, ",".join(LEAST), *asked)
    assert list(rated) == asked
    low = {
        page: (name, said["scores"][name], said["failed"])
        for page, said in rated.items()
        for name, least in LEAST.items()
        if said["scores"][name] < least
    }
    assert low == {}
