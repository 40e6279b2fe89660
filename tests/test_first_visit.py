"""What a first visit costs: bytes, movement, what holds the first words back."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import opened
from page_kinds import name_of, pages_of, richest
from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.site, pytest.mark.browser]

LARGEST_SHIFT = 0.02
LARGEST_VISIT = 150_000
LONGEST = 6
COMPRESSED = {".woff2", ".png", ".jpg", ".webp"}

OBSERVER = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(params=[1440, 390])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser that has never been here, and counts how much the page moves."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVER)
    yield page
    context.close()


@pytest.fixture(scope="module")
def richest_of(real_site: Path) -> dict[str, str]:
    """The richest page of each kind that the report has, by the name of the kind."""
    return {name: path for path in richest(pages_of(real_site)) if (name := name_of(path))}


@pytest.mark.parametrize("kind", ["Home", "Region", "Country"])
def test_nothing_moves_while_a_page_loads_and_is_read(
    visit: Page, address: str, richest_of: dict[str, str], kind: str
) -> None:
    visit.goto(address + richest_of[kind])
    visit.wait_for_load_state("networkidle")
    visit.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    visit.wait_for_timeout(200)
    assert sum(visit.evaluate("window.shifts")) <= LARGEST_SHIFT


def test_nothing_moves_when_fonts_come_late(
    visit: Page, address: str, richest_of: dict[str, str]
) -> None:
    visit.route("**/*.woff2", _late)
    visit.goto(address + richest_of["Region"])
    visit.wait_for_load_state("networkidle")
    visit.evaluate("document.fonts.ready")
    assert "ODA Serif" in visit.evaluate(
        "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    )
    assert sum(visit.evaluate("window.shifts")) <= LARGEST_SHIFT


def _late(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize("report", ["real", "example"])
def test_a_first_visit_is_small_on_every_kind_of_page(
    request: pytest.FixtureRequest, browser: Browser, report: str
) -> None:
    """What is asked for, compressed; where a page has pictures in sizes, at each width.

    The invented region has every kind of page; of the report the longest are weighed.
    """
    site: Path = request.getfixturevalue(f"{report}_site")
    address = request.getfixturevalue("address" if report == "real" else "example_address")
    pages = pages_of(site)
    kinds = sorted(richest(pages), key=lambda path: -len(pages[path]))
    large = {}
    for path in kinds if report == "example" else kinds[:LONGEST]:
        for width in (390, 1440) if "srcset" in pages[path] else (390,):
            with opened(browser, width) as page:
                sizes = {url: _sent(site / url) for url in _asked(page, address, path)}
            assert len(sizes) > 5
            if sum(sizes.values()) > LARGEST_VISIT:
                large[path, width] = sizes
    assert large == {}


def _asked(page: Page, address: str, path: str) -> set[str]:
    """What a tab that was never here asks for."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(address)))
    page.goto(address + path)
    page.evaluate("document.fonts.ready")
    return {url for url in asked if not url.startswith("data:")}


@cache
def _sent(path: Path) -> int:
    """The bytes of a file as a web server sends it: text compressed."""
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(gzip.compress(content, 9)) if path.suffix not in COMPRESSED else len(content)


def test_no_script_holds_the_first_words_back(
    visit: Page, address: str, richest_of: dict[str, str]
) -> None:
    visit.goto(address + richest_of["Region"])
    blocking = visit.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(entry => entry.renderBlockingStatus === 'blocking').map(entry => entry.name)"
    )
    assert blocking
    assert [url for url in blocking if not url.partition("?")[0].endswith(".css")] == []
