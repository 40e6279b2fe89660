"""The page for what is not there: it answers at any depth, and all it has leads into the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import opened, served
from playwright.sync_api import Browser, Page
from searches import look_for

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module")
def folder_address(unplaced_site: Path) -> Iterator[str]:
    """Where the report is served in a folder that it does not know."""
    with served(unplaced_site.parent) as address:
        yield f"{address}{unplaced_site.name}/"


def lost(page: Page, address: str) -> None:
    """Opens an address for which there is no page."""
    response = page.goto(address)
    assert response is not None
    assert response.status == 404


def destinations(page: Page) -> set[str]:
    """Where the links of a page lead, but for those to other hosts."""
    here = "a => a.href.startsWith(location.origin)"
    return set(page.evaluate(f"[...document.links].filter({here}).map(a => a.href)"))


@pytest.mark.parametrize("lost_at", ["nowhere", "countries/nowhere/", "a/b/c/d.html?e=f"])
def test_in_a_folder_that_the_site_does_not_know_the_page_looks_and_leads_as_all_others(
    browser: Browser, folder_address: str, lost_at: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(folder_address)
        known = destinations(page)
        look = "getComputedStyle(document.querySelector('h1')).fontFamily"
        type_of_the_home_page = page.evaluate(look)
        lost(page, folder_address + lost_at)
        assert page.evaluate(look) == type_of_the_home_page
        skip = f"{folder_address}{lost_at}#not-found"
        found = destinations(page) - {skip}
        assert len(found) > 8
        assert found <= known | {f"{folder_address}{name}/" for name in ("build", "projects")}
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href") == skip


def test_the_search_and_the_palette_of_the_report_work_there(
    browser: Browser, folder_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(folder_address)
        page.locator("label[title^='Switch to the dark']").click()
        lost(page, f"{folder_address}countries/nowhere/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert look_for(page, "trainees")
        first = page.locator(".oda-search-found a").first
        assert str(first.evaluate("a => a.href")).startswith(folder_address)


def test_without_a_script_plain_words_say_what_to_do(browser: Browser, folder_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    lost(page, f"{folder_address}countries/nowhere/")
    assert "shorten the address" in page.locator("noscript").inner_text()
    assert not page.get_by_text("Skip to content").is_visible()
    context.close()


def test_a_site_that_knows_its_address_needs_no_script_for_it(
    browser: Browser, example_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    lost(page, f"{example_address}a/b/c")
    assert failed == [f"{example_address}a/b/c"]
    assert all(link.startswith(example_address) for link in destinations_in(page))
    context.close()


def destinations_in(page: Page) -> list[str]:
    """Where the links of the article lead, read without a script of the page."""
    links = page.locator("article a")
    return [str(links.nth(n).evaluate("a => a.href")) for n in range(links.count())]
