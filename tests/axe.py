"""axe-core in a page of the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# No rule of these tags asks for what axe would load beforehand, nor is the way to a part shown.
_RUN = """only => {
  document.querySelectorAll("details").forEach(part => part.open = true);
  return axe.run(document, {
    runOnly: only, resultTypes: ["violations"], preload: false, selectors: false, iframes: false
  }).then(done =>
    done.violations.map(rule => [rule.id, rule.nodes.length, rule.nodes[0].html.slice(0, 160)]));
}"""


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of these tags that a palette can break."""


def violations(page: Page, rules: list[str] | None = None) -> list[Any]:
    """What axe finds on a page with all that can be opened open: rule, how often, where first.

    Without ``rules`` all rules of the tags are asked.
    """
    page.evaluate(_AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
    found: list[Any] = page.evaluate(_RUN, only)
    return found
