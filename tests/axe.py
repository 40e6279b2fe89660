"""axe-core in a page of the browser."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playwright.sync_api import Page
from programs import NODE_PACKAGES, missing

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


@cache
def _script() -> str:
    program = NODE_PACKAGES / "axe-core/axe.min.js"
    if not program.is_file():
        missing("no axe-core installed: make test")
    return program.read_text("utf-8")


def axe_version() -> str:
    """The version of axe-core that is installed."""
    package = json.loads((NODE_PACKAGES / "axe-core/package.json").read_text("utf-8"))
    return str(package["version"])


def violations(page: Page, rules: list[str] | None = None) -> list[Any]:
    """What axe finds on a page with all that can be opened open: rule, how often, where first.

    Without ``rules`` all rules of the tags are asked.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
    found: list[Any] = page.evaluate(_RUN, only)
    return found
