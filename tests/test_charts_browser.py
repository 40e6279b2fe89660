"""What a chart says of a year when it is asked: by finger, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from conftest import opened
from playwright.sync_api import Browser, Locator, Page
from test_filters_browser import SHIFT

pytestmark = [pytest.mark.site, pytest.mark.browser]

VEYMAR = "countries/veymar/"
FLOWS = "statistics/net-bilateral-oda/"
PLOT = "#chart-net-bilateral-oda-veymar [role=slider]"


@pytest.fixture(params=[1440, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab in which nothing moves and nothing goes wrong."""
    wrong: list[str] = []
    with opened(browser, request.param) as tab:
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.add_init_script(SHIFT)
        yield tab
        assert tab.evaluate("shift") <= 0.02
        assert tab.evaluate("document.documentElement.scrollWidth") <= request.param
    assert wrong == []


def said(page: Page) -> str:
    """What is to be seen; empty where nothing is asked."""
    return " ".join(page.locator(".oda-tip").all_inner_texts())


def heard(drawing: Locator) -> str | None:
    return drawing.get_attribute("aria-valuetext")


def point(page: Page, drawing: Locator, part: float) -> None:
    """Moves the mouse to a part of the width of a drawing, in the middle of its height."""
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * part, box["y"] + box["height"] / 2)


def test_a_year_and_its_value_are_said_where_a_column_is_pointed_at(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + VEYMAR)
    drawing = page.locator(PLOT)
    for part, words in ((0.995, "2022 11.26"), (0.005, "2018 0.00")):
        point(page, drawing, part)
        assert said(page) == words
        assert heard(drawing) == words.replace(" ", ": ")
        box = page.locator(".oda-tip").bounding_box()
        width = page.evaluate("innerWidth")
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.mouse.move(1, 1)
    assert said(page) == ""


def test_a_finger_asks_and_a_tap_elsewhere_ends_it(browser: Browser, example_address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(example_address + VEYMAR)
    drawing = page.locator(PLOT)
    box = drawing.bounding_box()
    assert box
    drawing.tap(position={"x": box["width"] - 4, "y": 40})
    assert said(page) == "2022 11.26"
    page.locator("h1").tap()
    assert said(page) == ""
    context.close()


def test_a_chart_is_one_stop_of_the_tabulator_and_arrows_go_through_its_years(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + VEYMAR)
    drawing = page.locator(PLOT)
    assert drawing.get_attribute("tabindex") == "0"
    assert page.locator("#chart-net-bilateral-oda-veymar [tabindex='0']:not(data)").count() == 1
    drawing.focus()
    page.keyboard.press("Home")
    first = heard(drawing)
    page.keyboard.press("ArrowRight")
    assert said(page) == (heard(drawing) or "").replace(": ", " ") != first
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert heard(drawing) == first
    page.keyboard.press("End")
    assert heard(drawing) == "2022: 11.26"
    page.keyboard.press("Escape")
    assert said(page) == ""


def test_small_drawings_are_one_stop_and_arrows_go_from_one_to_the_next(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + FLOWS)
    chart = page.locator("figure.oda-chart-multiples").first
    drawings = chart.locator("[data-years]")
    assert drawings.count() > 1
    assert chart.locator("[data-years][tabindex='0']").count() == 1
    drawings.first.focus()
    page.keyboard.press("ArrowDown")
    assert drawings.nth(1).evaluate("drawing => drawing === document.activeElement")
    assert said(page) == (heard(drawings.nth(1)) or "").replace(": ", " ")
    assert chart.locator("[data-years][tabindex='0']").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert drawings.first.evaluate("drawing => drawing === document.activeElement")


def test_a_gap_says_that_it_is_none(page: Page, example_address: str) -> None:
    page.goto(example_address + "countries/cote-d-orlan/")
    titles = page.locator(".oda-plot .oda-gap").count()
    drawing = page.locator(".oda-plot > [role=slider]:has(.oda-gap)").first
    assert titles
    drawing.focus()
    page.keyboard.press("Home")
    heard_of = [heard(drawing) or ""]
    for _ in range(int(drawing.get_attribute("aria-valuemax") or 0)):
        page.keyboard.press("ArrowRight")
        heard_of.append(heard(drawing) or "")
    assert sum("not reported" in words for words in heard_of) == drawing.locator(".oda-gap").count()
    assert [words[:4] for words in heard_of] == sorted(words[:4] for words in heard_of)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_beside_a_year_that_is_asked_for(
    browser: Browser, example_address: str, scheme: str
) -> None:
    with opened(browser, 390, scheme) as page:
        page.goto(example_address + VEYMAR)
        page.locator(PLOT).focus()
        page.keyboard.press("End")
        assert said(page) == "2022 11.26"
        assert violations(page) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_map_of_the_front_page_and_its_countries_stand_beside_each_other_where_there_is_room(
    browser: Browser, example_address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(example_address)
        figure, table = (
            page.locator(f".oda-countries-beside {one}") for one in (".oda-map", "table")
        )
        boxes = [part.bounding_box() for part in (figure, table)]
        assert all(boxes)
        left, right = (box for box in boxes if box)
        assert (left["x"] + left["width"] <= right["x"]) == (width > 1000)
        assert (left["y"] + left["height"] <= right["y"]) == (width < 1000)
