"""The published site in Chromium, as readers meet it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")

if BROWSER is None and os.environ.get("ODA_BROWSER") != "required":
    pytest.skip("no Chromium on this machine: browser tests skipped", allow_module_level=True)


pytestmark = [pytest.mark.site, pytest.mark.browser]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KINDS_OF_PAGE = (
    "",
    "regions/central-asia-and-the-caucasus/",
    "countries/",
    "countries/kyrgyz-republic/",
    "compare/",
    "projects/",
    "projects/inclusive-education-tajikistan/",
    "projects/medical-equipment-kyrgyz-republic/",
    "statistics/",
    "statistics/net-bilateral-oda/",
    "statistics/grants/",
    "statistics/trainees/",
    "themes/",
    "themes/connectivity/",
    "sources/",
    "sources/white-paper-2024/",
    "organisations/jica/",
    "glossary/",
    "methodology/",
    "contributing/",
    "contributing/records/",
    "contributing/problems/",
    "404.html",
)
KINDS_WITH_FORGE = (
    "",
    "regions/lorian-sea/",
    "countries/veymar/",
    "projects/school-at-sea-sao-lucio/",
    "statistics/trainees/",
    "statistics/net-bilateral-oda/",
    "statistics/grants/",
    "themes/relief/",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site that is served from this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    """Where the report is served."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def example_address(example_site: Path) -> Iterator[str]:
    """Where the invented region is served, which names a forge."""
    with served(example_site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; a missing one is a failure here."""
    assert BROWSER, "ODA_BROWSER=required, and there is no Chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


def opened(browser: Browser, width: int, scheme: str) -> Page:
    """An empty tab of a width and colour scheme."""
    dark = scheme == "dark"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    return context.new_page()


def test_no_request_leaves_the_site(browser: Browser, address: str) -> None:
    page = opened(browser, 1440, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in KINDS_OF_PAGE:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.goto(address)
    search(page, "grant")
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    page.context.close()


def search(page: Page, words: str) -> list[str]:
    """The titles that the search finds for words typed into it."""
    page.locator("input[name=query]").press_sequentially(words)
    page.wait_for_selector(".md-search-result__item h1")
    return page.locator(".md-search-result__item h1").all_inner_texts()


def test_a_country_is_found_by_another_name(browser: Browser, address: str) -> None:
    page = opened(browser, 1440, "light")
    for words, name in (("Kyrgyzstan", "Kyrgyz Republic"), ("ジョージア", "Georgia")):
        page.goto(address)
        found = search(page, words)
        assert name in found, (words, found)
    page.context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, width, "light")
    wide = []
    for path in KINDS_OF_PAGE:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert wide == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = opened(browser, width, scheme)
    assert violations(page, address, KINDS_OF_PAGE) == {}
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_where_figures_lead_to_records_and_forms(
    browser: Browser, example_address: str, width: int, scheme: str
) -> None:
    page = opened(browser, width, scheme)
    assert violations(page, example_address, KINDS_WITH_FORGE) == {}
    page.goto(example_address + "regions/lorian-sea/")
    page.get_by_text("figures, each with its source").click()
    assert page.get_by_role("link", name="Report a mistake", exact=True).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def violations(page: Page, address: str, paths: Iterable[str]) -> dict[str, object]:
    """What axe finds on pages with all that can be opened open."""
    found: dict[str, object] = {}
    axe = Axe()
    for path in paths:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.wait_for_timeout(50)
        results = axe.run(page, options={"runOnly": WCAG})
        here = [
            (rule["id"], rule["nodes"][0]["html"][:160], len(rule["nodes"]))
            for rule in results.response["violations"]
        ]
        if here:
            found[path] = here
    return found


def test_a_figure_leads_to_its_source_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, 1440, "light")
    page.goto(address + "statistics/trainees/")
    mark = page.locator("data.oda-figure").first
    link = mark.locator("xpath=following-sibling::a[1]")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/**")
    assert page.locator("h1").inner_text().strip("¶ ")
    page.context.close()


def test_the_menu_opens_on_a_phone_on_pages_outside_the_navigation(
    browser: Browser, address: str
) -> None:
    page = opened(browser, 390, "light")
    page.goto(address + "projects/inclusive-education-tajikistan/")
    page.click("header label[for=__drawer]")
    page.wait_for_timeout(400)
    assert page.locator(".md-sidebar--primary").get_by_text("Countries").first.is_visible()
    page.context.close()
