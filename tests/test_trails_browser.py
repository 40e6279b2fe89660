"""The trail of a figure beside the figure, by mouse, by keyboard, by finger and without script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import opened
from playwright.sync_api import Browser, Locator, Page, Route

pytestmark = [pytest.mark.site, pytest.mark.browser]

CELL = "statistics/net-bilateral-oda/veymar/2022"
NOTE = ".oda-note-beside"


def test_a_figure_in_a_sentence_shows_its_trail_under_the_mouse(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address)
        page.locator(".oda-prose data.oda-figure").first.hover()
        said = page.locator(NOTE).inner_text()
        for words in (
            "approximately 2,310",
            "Varland Cooperation Review",
            "since 1988",
            "Cumulative count",
        ):
            assert words in said
        page.keyboard.press("Escape")
        assert page.locator(NOTE).count() == 0


def test_the_trail_is_opened_walked_and_left_by_keyboard(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}statistics/net-bilateral-oda/")
        mark = page.locator(f'.oda-table data[data-figure="{CELL}"]')
        page.locator(".oda-table-wide data.oda-figure[tabindex='0']").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        mark.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert focused(page) == "Varland Open Aid Table"
        page.keyboard.press("Escape")
        assert page.locator(NOTE).count() == 0
        assert page.evaluate("document.activeElement.dataset.figure") == CELL


def test_whoever_walks_out_of_a_trail_goes_on_behind_its_figure(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}countries/veymar/")
        mark = page.locator(".oda-chart-reading data.oda-figure[role]").first
        mark.focus()
        page.keyboard.press("Enter")
        for _ in range(20):
            page.keyboard.press("Tab")
            if not page.locator(NOTE).count():
                break
        following = page.evaluate("document.activeElement.closest('.oda-chart-reading') !== null")
        assert following
        assert not mark.evaluate("one => one === document.activeElement")


def test_whoever_walks_back_out_of_a_trail_comes_to_its_figure(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}countries/veymar/")
        mark = page.locator(".oda-chart-reading data.oda-figure[role]").first
        for steps in (0, 1):  # from the trail as a whole, and from the first link in it
            mark.focus()
            assert mark.get_attribute("aria-expanded") == "false", "it is only looked at"
            page.keyboard.press("Enter")
            assert mark.get_attribute("aria-expanded") == "true"
            for _ in range(steps):
                page.keyboard.press("Tab")
            page.keyboard.press("Shift+Tab")
            assert page.locator(NOTE).count() == 0
            assert mark.evaluate("one => one === document.activeElement")
            assert mark.get_attribute("aria-expanded") == "false"
            page.locator("h1").click()


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def test_a_table_takes_one_step_of_the_tabulator_and_arrows_inside(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}statistics/net-bilateral-oda/")
        reached = page.locator(".oda-table-wide data.oda-figure[tabindex='0']")
        assert reached.count() == 1
        keys = "ArrowUp ArrowDown ArrowLeft ArrowRight"
        assert reached.get_attribute("aria-keyshortcuts") == keys
        reached.focus()
        first = page.evaluate("document.activeElement.dataset.figure")
        page.keyboard.press("ArrowDown")
        below = page.evaluate("document.activeElement.dataset.figure")
        assert first == "statistics/net-bilateral-oda/sao-lucio/2022"
        assert below == "statistics/net-bilateral-oda/sao-lucio/2020", "2021 has no number"


def test_on_a_phone_the_trail_stands_at_the_foot_of_the_screen(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{example_address}countries/veymar/")
        page.locator("data.oda-figure").first.click()
        box = page.locator(NOTE).bounding_box()
        assert box
        assert (round(box["x"]), round(box["width"])) == (0, 390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_figure_has_a_permanent_link_and_leaves_as_the_citation_of_its_file(
    browser: Browser, example_address: str, example_site: Path
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}statistics/net-bilateral-oda/#veymar/2022")
        assert page.evaluate("document.querySelector(':target')?.id") == "veymar/2022"
        note = page.locator(NOTE)
        assert "Veymar" in note.inner_text(), "the link opens the trail of its figure"
        assert note.get_by_text("Link to this figure").get_attribute("href") == page.url
        note.locator("summary").click()
        made = citations(note)
    data = example_site / "data" / "statistics"
    elsewhere = re.compile(r",\n  url(?:date)? = [^\n]*?(?=,?\n)")
    entry = elsewhere.sub("", made["bib"]).strip()
    assert entry in elsewhere.sub("", (data / "net-bilateral-oda.bib").read_text("utf-8"))
    (item,) = json.loads(made["csl.json"])
    assert item["URL"] == page.url, "which the file cannot know: it has the published address"
    assert len(item.pop("accessed")["date-parts"][0]) == 3
    published = "https://example.org/lorian-sea/statistics/net-bilateral-oda/#veymar/2022"
    kept = json.loads((data / "net-bilateral-oda.csl.json").read_text("utf-8"))
    assert {**item, "URL": published} in kept


@pytest.mark.parametrize("width", [1440, 390])
def test_a_figure_is_copied_as_a_sentence_and_reported_as_wrong_in_one_step(
    browser: Browser, example_address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{example_address}countries/veymar/")
        page.locator(f'.oda-keyfigure data[data-figure="{CELL}"]').click()
        note = page.locator(NOTE)
        mistake = note.get_by_role("link", name="Report a mistake").get_attribute("href") or ""
        assert "figure=statistics%2Fnet-bilateral-oda%2Fveymar%2F2022&value=US%2411.26" in mistake
        note.get_by_role("button", name="Copy as a sentence").click()
        note.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\N{NO-BREAK SPACE}", " ") == (
        "Net bilateral ODA from Varland (Veymar, 2022, net disbursement, current prices) is given"
        " as US$11.26 million in Varland Open Aid Table (Varland Cooperation Agency); see"
        " Varland's ODA in the Lorian Sea:"
        f" {example_address}statistics/net-bilateral-oda/#veymar/2022"
    )


def test_where_a_page_may_not_copy_the_sentence_is_shown_and_chosen(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.add_init_script("delete Navigator.prototype.clipboard")
        page.goto(f"{example_address}countries/veymar/")
        page.locator(f'.oda-keyfigure data[data-figure="{CELL}"]').click()
        page.get_by_role("button", name="Copy as a sentence").click()
        sentence = page.locator(f"{NOTE} [data-said=sentence]")
        assert sentence.is_visible()
        assert page.evaluate("getSelection().toString()") == sentence.inner_text()


def test_a_permanent_link_by_an_old_name_of_its_place_opens_the_trail(
    browser: Browser, example_address: str
) -> None:
    def with_old_name(route: Route) -> None:
        place = 'id="veymar/2022">'
        body = route.fetch().text()
        assert place in body
        route.fulfill(body=body.replace(place, f'{place}<span id="old-island/2022"></span>'))

    with opened(browser, 1440) as page:
        page.route(f"{example_address}statistics/net-bilateral-oda/", with_old_name)
        page.goto(f"{example_address}statistics/net-bilateral-oda/#old-island/2022")
        trail = page.locator(".oda-note-beside")
        trail.wait_for()
        assert "Veymar" in trail.inner_text()


def citations(note: Locator) -> dict[str, str]:
    """What a trail offers to programs that keep what is quoted, by the ending of the file."""
    note.wait_for()
    links = note.locator("[data-format]").all()
    assert links
    return {
        link.get_attribute("data-format") or "": unquote(
            (link.get_attribute("href") or "").partition(",")[2]
        )
        for link in links
    }


def test_any_report_has_the_same_citation_in_its_file_and_beside_its_figure(
    browser: Browser, address: str, real_site: Path
) -> None:
    files = sorted((real_site / "data/statistics").glob("*.csl.json"))
    entry = [entry for path in files for entry in json.loads(path.read_text("utf-8"))][-1]
    _, statistic, figure = entry["id"].split("/", 2)
    with opened(browser, 1440) as page:
        page.goto(f"{address}statistics/{statistic}/#{figure}")
        (item,) = json.loads(citations(page.locator(NOTE))["csl.json"])
        assert item["URL"] == page.url
        del item["accessed"]
        assert {**item, "URL": ""} == {**entry, "URL": ""}


def test_a_figure_is_opened_again_after_it_was_closed(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(f"{example_address}statistics/trainees/")
        mark = page.locator("data.oda-figure").first
        mark.focus()
        for _ in range(2):
            page.keyboard.press("Enter")
            assert page.locator(NOTE).is_visible()
            page.keyboard.press("Escape")
            assert mark.get_attribute("aria-expanded") == "false"
            assert page.locator(NOTE).count() == 0


def test_a_figure_on_a_card_opens_its_trail_and_not_the_page_of_the_card(
    browser: Browser, example_address: str
) -> None:
    for width in (1440, 390):
        with opened(browser, width) as page:
            page.goto(example_address + "countries/")
            page.locator(".oda-card-course data.oda-figure").first.click()
            assert page.url == example_address + "countries/"
            assert page.locator(NOTE).is_visible()
            figure = page.locator(".oda-card-course data.oda-figure").first.bounding_box()
            sheet = page.locator(NOTE).bounding_box()
            assert figure
            assert sheet
            assert width == 1440 or figure["y"] + figure["height"] <= sheet["y"], (
                "it stays in sight"
            )


def test_without_script_the_trails_are_notes_on_the_page(
    browser: Browser, example_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_address}projects/school-at-sea-sao-lucio/")
    page.locator(".oda-printed summary").click()
    notes = page.locator(".oda-printed li.oda-note")
    assert notes.first.is_visible()
    assert "In a sentence: " in notes.first.inner_text()
    assert notes.first.get_by_role("link", name="Report a mistake").is_visible()
    assert notes.first.get_by_role("link", name="Press note 14").is_visible()
    context.close()
