"""The search of a site as a reader uses it."""

from __future__ import annotations

from playwright.sync_api import Page


def look_for(page: Page, words: str) -> list[str]:
    """The titles that are found for words typed into the search, the best first."""
    page.locator(".oda-search-ready").wait_for(state="attached")
    page.locator(".oda-search").evaluate(
        "one => one.open || document.querySelector('.oda-search-open').click()"
    )
    page.locator("dialog.oda-search input").fill(words)
    page.locator(".oda-search-found[aria-busy=false]").wait_for(state="attached")
    return page.locator(".oda-search-title a").all_inner_texts()
