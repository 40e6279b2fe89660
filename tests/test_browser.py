"""The published site in Chromium, as readers meet it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import opened
from page_kinds import pages_of, richest
from playwright.sync_api import Browser
from searches import look_for

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_no_request_leaves_the_site(browser: Browser, address: str, real_site: Path) -> None:
    asked: list[str] = []
    with opened(browser, 1440) as page:
        page.on("request", lambda request: asked.append(request.url))
        for path in richest(pages_of(real_site)):
            page.goto(address + path)
        look_for(page, "project")
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_on_paper_a_page_is_dark_on_white_and_whole(browser: Browser, example_address: str) -> None:
    with opened(browser, 800, "dark") as page:
        page.goto(example_address + "countries/veymar/")
        assert page.locator(".md-header").is_visible()
        page.emulate_media(media="print")
        for gone in (".md-header", ".md-tabs", ".headerlink", ".oda-pager", ".oda-download"):
            assert not page.locator(gone).first.is_visible(), gone
        assert page.locator("details:not([open]) table").first.is_visible(), (
            "folded tables are open"
        )
        colours = page.evaluate(
            "() => ['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
        )
        assert colours == ["rgb(22, 32, 43)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_figure_in_the_list_leads_to_its_record_and_to_the_form(
    browser: Browser, example_address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(example_address + "regions/lorian-sea/")
        page.get_by_text("figures, each with its source").click()
        assert page.get_by_role("link", name="Report a mistake", exact=True).first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_figure_leads_to_its_source_by_keyboard(browser: Browser, example_address: str) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address + "statistics/trainees/")
        mark = page.locator("data.oda-figure").first
        link = mark.locator("xpath=following-sibling::a[1]")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/sources/**")
        assert page.locator("h1").inner_text().strip("¶ ")


def test_the_menu_opens_on_a_phone_on_pages_outside_the_navigation(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(example_address + "projects/school-at-sea-sao-lucio/")
        page.click("header label[for=__drawer]")
        page.wait_for_timeout(400)
        assert page.locator(".md-sidebar--primary").get_by_text("Countries").first.is_visible()


def test_names_of_countries_are_whole_on_a_phone(browser: Browser, example_address: str) -> None:
    with opened(browser, 390) as page:
        page.goto(example_address + "regions/lorian-sea/")
        lines = page.locator(".oda-countries tbody th[scope=row] a").evaluate_all(
            "links => links.map(link => link.getClientRects().length)"
        )
        assert len(lines) == 4
        assert max(lines) == 1
