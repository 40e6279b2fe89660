"""What a phone shows: figures on the first screen, tables without scrolling, room for a finger.

A page takes a second to open; here all pages of a report are laid out in one tab, whose text is
exchanged.
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any

import pytest
from axe import violations
from conftest import opened
from page_kinds import name_of, pages_of, richest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDTH, HEIGHT = 390, 844
COLUMNS = 5
"""How many columns a table may have that needs no scrolling."""

SHOW = """([html, columns]) => {
  document.querySelector("main").innerHTML = html;
  const seen = one => one.checkVisibility();
  const figure = [...document.querySelectorAll("main data[value]")].find(seen);
  const wide = [...document.querySelectorAll("main table")].filter(seen).filter(table => {
    const most = Math.max(...[...table.rows].map(row =>
      [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
    const around = table.closest(".oda-table, .oda-compare") ?? table;
    return most <= columns && (table.getBoundingClientRect().right > innerWidth
      || around.scrollWidth > around.clientWidth + 1);
  });
  return [figure ? figure.getBoundingClientRect().top + scrollY : null,
    wide.map(table => table.innerText.slice(0, 80))];
}"""


@pytest.mark.parametrize("report", ["real", "example"])
def test_first_figures_are_on_the_first_screen_and_no_small_table_scrolls(
    request: pytest.FixtureRequest, browser: Browser, report: str
) -> None:
    """Countries side by side are as many as there are: of these a reader chooses two."""
    site = request.getfixturevalue(f"{report}_site")
    address = request.getfixturevalue("address" if report == "real" else "example_address")
    pages = pages_of(site)
    tops: dict[str, float] = {}
    wide: dict[str, Any] = {}
    # Scripts would follow each exchange.
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=False
    )
    with closing(context):
        page = context.new_page()
        page.goto(address + next(path for path in richest(pages) if name_of(path) == "Statistic"))
        for path, html in pages.items():
            kind = name_of(path)
            if kind == "Comparison" or not (kind in ("Country", "Project") or "<table" in html):
                continue
            main = re.search("<main[^>]*>(.*)</main>", html, re.DOTALL)
            assert main, path
            text = re.sub("<noscript>.*?</noscript>", "", main[1], flags=re.DOTALL)
            top, tables = page.evaluate(SHOW, [text, COLUMNS])
            if kind in ("Country", "Project") and top is not None:
                tops[path] = top
            if tables:
                wide[path] = tables
    assert tops
    assert {path: top for path, top in tops.items() if top >= HEIGHT} == {}
    assert wide == {}


def test_in_the_open_menu_each_link_has_room_for_a_finger(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, WIDTH) as page:
        page.goto(example_address)
        page.get_by_role("button", name="Menu").click()
        page.wait_for_function(
            "document.getAnimations().every(one => one.playState === 'finished')"
        )
        assert page.locator(".md-sidebar--primary a:visible").count() > 5
        assert violations(page, ["target-size"]) == []
