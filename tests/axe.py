"""axe-core in a page of the browser."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playwright.sync_api import Page
from programs import NODE_PACKAGES, missing

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of these tags that a palette can break."""

# No rule of these tags asks for what axe would load beforehand, nor is the way to a part shown.
_RUN = """only => axe.run(document, {
  runOnly: only, resultTypes: ["violations"], preload: false, selectors: false, iframes: false
}).then(done =>
  done.violations.map(rule => [rule.id, rule.nodes.length, rule.nodes[0].html.slice(0, 160)]))"""
_COLOURS_OF_THE_JUDGED = """axe.configure({rules: [
  {id: "color-contrast", selector: "[data-judged], input, select, textarea"},
  {id: "link-in-text-block", selector: ":is(a[href], [role=link])[data-judged]"}
]})"""
# Parts look alike if each has the tag, classes, attributes, colours and letters that the other
# has, and so has all that they stand in. Only what these rules judge stands for others: text of a
# part's own that is seen, of more than one letter. A look is a number made of all this, the same
# on every page.
_MARK_JUDGED = """([whole, before]) => {
  document.querySelectorAll("details").forEach(part => part.open = true);
  document.querySelectorAll("[data-judged]").forEach(part => delete part.dataset.judged);
  const looks = new Map(), alike = new Map(), judgedBefore = new Set(before);
  const numbered = text => {
    let low = 0xdeadbeef, high = 0x41c6ce57;
    for (let at = 0; at < text.length; at++) {
      low = Math.imul(low ^ text.charCodeAt(at), 2654435761);
      high = Math.imul(high ^ text.charCodeAt(at), 1597334677);
    }
    return (high >>> 0) % 2097152 * 4294967296 + (low >>> 0);
  };
  const look = part => {
    if (!part) return 0;
    if (!looks.has(part)) {
      const style = getComputedStyle(part);
      const own = [look(part.parentElement), part.tagName, part.getAttribute("class"),
        part.getAttributeNames(), style.color, style.backgroundColor, style.backgroundImage,
        style.opacity, style.filter, style.fontSize, style.fontWeight, style.position,
        style.textDecorationLine, style.textShadow].join("|");
      looks.set(part, numbered(own));
    }
    return looks.get(part);
  };
  for (const part of document.body.querySelectorAll("*")) {
    const texts = [...part.childNodes].map(node => node.nodeType === 3 ? node.data.trim() : "");
    if (texts.join("").length < 2 || !part.checkVisibility({visibilityProperty: true})) continue;
    const own = look(part);
    if (!alike.has(own)) alike.set(own, []);
    alike.get(own).push(part);
  }
  for (const [own, parts] of alike) {
    if (!whole && judgedBefore.has(own)) continue;
    const judged = whole ? parts : [...parts.slice(0, 3), parts.at(-1)];
    for (const part of judged) part.dataset.judged = "";
  }
  return [...alike.keys()];
}"""


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


def bring_to(page: Page) -> None:
    """Has axe stand in whatever the page opens from now on: cheaper than to bring it each time."""
    page.add_init_script(_script())


def violations(
    page: Page,
    rules: list[str] | None = None,
    *,
    whole: bool = False,
    looks: set[int] | None = None,
) -> list[Any]:
    """What axe finds on a page with all that can be opened open: rule, how often, where first.

    Without ``rules`` all rules of the tags are asked. Those on colours, which take as long as all
    others together, judge of parts of the page that look alike the first three and the last,
    unless the ``whole`` page is asked for; all other rules judge every part. ``looks`` are those
    judged before, on this page at another width or on others: they are not judged again, and this
    page's are added.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    page.evaluate(_COLOURS_OF_THE_JUDGED)
    before = set() if looks is None else looks
    before |= set(page.evaluate(_MARK_JUDGED, [whole, list(before)]))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
    found: list[Any] = page.evaluate(_RUN, only)
    return found
