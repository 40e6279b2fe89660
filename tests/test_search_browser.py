"""The search in Chromium: what is fetched and when, how it is used, and what it understands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe import bring_to, violations
from conftest import ROOT, opened
from exports.test_search_words import TAKEN_APART
from oda_reports.exports.search_words import words_of
from playwright.sync_api import Browser, Page
from searches import look_for

pytestmark = [pytest.mark.site, pytest.mark.browser]

SCRIPT = (ROOT / "docs/assets/search-results.js").read_text("utf-8")
FORMS = [
    ("disability", "disabilities"), ("countries", "country"), ("cities", "city"),
    ("agreement", "agree"), ("training", "trained"), ("medical", "medicine"), ("loans", "loan"),
]  # fmt: skip
OTHERS = [("loan", "load"), ("station", "status"), ("internal", "international"), ("aid", "aims")]


def computed(page: Page, expression: str) -> object:
    """What a function of the script makes of something."""
    functions = SCRIPT[SCRIPT.index("  const UNSPACED") : SCRIPT.index("  class OtherIndex")]
    return page.evaluate(f"() => {{ {functions} return {expression}; }}")


def test_the_browser_takes_words_apart_as_the_program_does(browser: Browser) -> None:
    texts = list(TAKEN_APART)
    with opened(browser, 800) as page:
        made = computed(page, f"{json.dumps(texts)}.map(wordsOf)")
        forms = computed(page, f"{json.dumps([*FORMS, *OTHERS])}.map(two => isForm(...two))")
        near = computed(page, 'nearest("gerogia", ["georgia", "germany", "regions"])')
    assert made == [list(words_of(text)) for text in texts]
    assert forms == [True] * len(FORMS) + [False] * len(OTHERS)
    assert near == ["georgia"]


def test_nothing_of_the_search_is_fetched_before_it_is_used(
    browser: Browser, example_address: str
) -> None:
    asked: list[str] = []
    with opened(browser, 1440) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(example_address)
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "/search/" in url or "search-results" in url]
        assert "São Lúcio" in look_for(page, "Saint Lucio")
        assert look_for(page, "ヴェイマル") == ["Veymar"]
        assert len([url for url in asked if "/search/" in url]) > 3


def test_a_tap_opens_the_search_with_the_field_focused(
    browser: Browser, example_address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(example_address)
    page.locator(".oda-search-open").tap()
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.insert_text("ヴェイマル")  # pasted, dictated or composed: no key brings it
    page.locator(".oda-search-title").first.wait_for()
    found = page.locator(".oda-search")
    assert found.evaluate("one => one.scrollWidth <= one.clientWidth")
    small = found.locator("button:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(box => box.height < 24)"
    )
    assert small == []
    page.get_by_role("button", name="Close").tap()
    assert not found.is_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_what_is_found_can_be_read_and_reached_by_everybody(
    browser: Browser, example_address: str, width: int, scheme: str
) -> None:
    with opened(browser, width, scheme) as page:
        bring_to(page)
        page.goto(example_address)
        page.locator(".oda-search-ready").wait_for(state="attached")
        page.keyboard.press("Control+k")
        assert page.evaluate("document.activeElement.name") == "query"
        assert "Veymar" in look_for(page, "veymar grant")
        assert violations(page) == []
        assert re.match(r"\d+ matching", page.get_by_role("status").inner_text())
        marks = page.locator(".oda-search-page mark").all_inner_texts()
        assert {"Veymar"} <= {*marks}
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != example_address)
        assert not page.locator(".oda-search").is_visible()


def test_a_slip_is_answered_and_said_and_some_of_many_words_too(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address)
        status = page.locator(".oda-search [role=status]")
        assert look_for(page, "Veymra")[0] == "Veymar"
        assert "Nothing has “veymra”; shown is “veymar”." in status.inner_text()
        assert look_for(page, "Veymar zzzz")[0] == "Veymar"
        assert "No page has all of these words" in status.inner_text()
        assert look_for(page, "zzzz") == []
        # One pair of signs that two names share is none of the names.
        assert look_for(page, "ヴェルガナ") == []
        assert look_for(page, "Veymar ヴェルガナ")[0] == "Veymar"
        assert "No page has all of these words" in status.inner_text()
        assert look_for(page, "") == []
        assert status.inner_text() == "Type to start searching"


def test_a_question_leads_to_the_place_that_it_names_and_a_year_to_no_other(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address)
        status = page.locator(".oda-search [role=status]")
        for question in ("how much did they give Veymar", "grants to Veymar", "Veymar schools"):
            assert look_for(page, question)[0] == "Veymar"
        assert look_for(page, "Veymar 2022")[0] != "Veymar", "values have pages of their own"
        assert look_for(page, "what is the")
        assert look_for(page, "FY2099") == []
        assert "shown is" not in status.inner_text(), "another year is another thing"
        assert look_for(page, "corrections")[0] == "Corrections"


def test_results_of_pages_for_editors_come_last(browser: Browser, example_address: str) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address)
        look_for(page, "citation")
        kinds = page.locator(".oda-search-page").evaluate_all(
            "all => all.map(one => one.querySelector('.oda-search-kind')?.innerText ?? '')"
        )
        assert kinds[-1] == "Contributing"
        assert kinds == sorted(kinds, key=lambda kind: kind == "Contributing")


def test_an_index_that_was_made_anew_since_is_fetched_anew(
    browser: Browser, example_address: str, example_site: Path
) -> None:
    """As under a server for editors, and on a host while a site is replaced."""
    old = (example_site / "search/start.js").read_text("utf-8")
    old = re.sub('"[0-9a-f]{12}"', '"000000000000"', old, count=1)
    answers = iter([old])
    with opened(browser, 1440) as page:

        def answer(route: object) -> None:
            body = next(answers, None)
            if body is None:
                route.continue_()  # type: ignore[attr-defined]
            else:
                route.fulfill(body=body, content_type="text/javascript")  # type: ignore[attr-defined]

        page.route("**/search/start.js*", answer)
        page.goto(example_address)
        assert look_for(page, "ヴェイマル") == ["Veymar"]
        assert next(answers, None) is None


def test_an_index_that_is_not_there_is_said(browser: Browser, example_address: str) -> None:
    with opened(browser, 1440) as page:
        page.route("**/search/words-*.js*", lambda route: route.abort())
        page.goto(example_address)
        look_for(page, "Veymar")
        status = page.locator(".oda-search [role=status]")
        assert status.inner_text() == "The search could not be loaded."
