"""A link to a figure in a long table ends with the heads of its column and its row in sight."""

from __future__ import annotations

import pytest
from conftest import opened
from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

TABLE = ".oda-table-wide"


def is_in_sight(part: Locator, header: float) -> bool:
    """Whether all of a part is seen: below the header of the site, under nothing else."""
    return bool(
        part.evaluate(
            """(part, header) => {
              const box = part.getBoundingClientRect();
              const ends = [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2]];
              return box.top >= header && ends.every(([x, y]) => {
                const seen = document.elementFromPoint(x, y);
                return part.contains(seen) || seen?.contains(part);
              });
            }""",
            header,
        )
    )


def header_of(page: Page) -> float:
    return float(page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom"))


@pytest.mark.parametrize(("width", "height"), [(1440, 460), (390, 660)])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_heads_and_the_unit_of_a_figure_are_in_sight_where_a_link_leads_to_it(
    browser: Browser, example_address: str, width: int, height: int, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts
    )
    page = context.new_page()
    for figure in ("sao-lucio/2022", "veymar/2019", "tessara/2015"):
        page.goto("about:blank")
        page.goto(f"{example_address}statistics/net-bilateral-oda/#{figure}")
        if scripts:
            page.locator("[role=dialog]").wait_for()
            inside = "document.activeElement.closest('td, [role=dialog]') !== null"
            assert page.evaluate(inside), "whoever uses the keyboard goes on from there"
            if width > 1000:  # a window so low has no room for it beside the figure
                page.keyboard.press("Escape")
        table, cell = page.locator(TABLE), page.locator(f"[id='{figure}']")
        assert table.evaluate("one => one.scrollHeight > one.clientHeight"), "too short to tell"
        column = int(cell.evaluate("cell => cell.cellIndex"))
        header = header_of(page)
        for part in (
            cell.locator("data"),
            table.locator("thead th").nth(column).locator("a"),
            table.locator("thead small"),
            page.locator(f"{TABLE} tbody tr:has([id='{figure}']) > th"),
        ):
            assert is_in_sight(part, header), (figure, part)
        mark = cell.evaluate("cell => getComputedStyle(cell).backgroundColor")
        beside = table.locator("tbody th").first
        assert mark != beside.evaluate("cell => getComputedStyle(cell).backgroundColor")
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_heads_of_a_table_of_few_columns_go_with_the_page(
    browser: Browser, example_address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(f"{example_address}statistics/trainees/")
        rows = page.locator(".oda-table-headed tr[id]")
        assert rows.count() > 1
        page.goto(f"{page.url}#{rows.last.get_attribute('id')}")
        page.locator("[role=dialog]").wait_for()
        assert is_in_sight(rows.last.locator("data").first, header_of(page))
        heads = page.locator(".oda-table-headed thead th").all()
        assert [is_in_sight(head, header_of(page)) for head in heads] == [True] * 3
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_sign_in_a_long_table_means_is_seen_below_its_frame(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}statistics/net-bilateral-oda/#veymar/2019")
        note = page.get_by_text("– not reported; it is not zero.")
        assert note.evaluate("one => one.getBoundingClientRect().bottom <= innerHeight")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_folded_away_opens_where_a_link_leads_into_it(
    browser: Browser, example_address: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{example_address}regions/lorian-sea/")
    event = page.locator("details ol.oda-timeline > li").last
    assert not event.is_visible()
    page.goto(f"{example_address}regions/lorian-sea/#{event.get_attribute('id')}")
    event.wait_for()
    assert is_in_sight(event.locator(".oda-timeline-title"), header_of(page))
    context.close()
