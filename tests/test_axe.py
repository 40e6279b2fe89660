"""What axe is asked: no kind of part goes unjudged, however many are alike."""

from __future__ import annotations

import pytest
from axe import COLOURS, violations
from conftest import opened
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PALE = "color: #aaa"
LOST = "color: #444; text-decoration: none"


def page_of(page: Page, body: str) -> Page:
    """A page that has nothing against it but what a test brings."""
    page.set_content(
        "<html lang=en><title>A page</title><style>body {color: #333; background: #fff}"
        "a {color: #00c} .late {color: #aaa} [hidden] {display: none}</style>"
        f"<main><h1>A page</h1>{body}</main></html>"
    )
    return page


def judged(page: Page) -> list[str]:
    """The texts of the paragraphs that the rules on colours are asked of."""
    texts: list[str] = page.locator("p[data-judged]").all_inner_texts()
    return texts


@pytest.mark.parametrize(
    ("odd", "rule"),
    [
        (f'<p style="{PALE}">Pale</p>', "color-contrast"),
        ('<p class="late">Pale by its class</p>', "color-contrast"),
        ('<div style="background: #444"><p>Alike, on another ground</p></div>', "color-contrast"),
        ('<div style="opacity: .3"><p>Alike, in a part that fades</p></div>', "color-contrast"),
        (f'<p>A text with <a href="#" style="{LOST}">a link</a> inside.</p>', "link-in-text-block"),
        ('<input aria-label="Name" value="Pale" style="color: #aaa">', "color-contrast"),
    ],
)
def test_one_part_that_looks_otherwise_is_judged_between_twenty_that_are_alike(
    browser: Browser, odd: str, rule: str
) -> None:
    alike = '<p>A text with <a href="#">a link</a> inside.</p>' * 10
    with opened(browser, 1440) as page:
        assert violations(page_of(page, alike + alike)) == []
        found = violations(page_of(page, alike + odd + alike))
        assert [each[0] for each in found] == [rule]
        assert violations(page, COLOURS) == found


def test_of_parts_that_look_alike_the_first_three_and_the_last_are_judged(
    browser: Browser,
) -> None:
    """What is not seen, or is one sign that axe judges never, stands for no other."""
    unseen = "<p hidden>Unseen</p><p>–</p>" * 5
    texts = "".join(f"<p>Text {at}</p>" for at in range(1, 9))
    with opened(browser, 1440) as page:
        assert violations(page_of(page, unseen + texts + unseen)) == []
        assert judged(page) == ["Text 1", "Text 2", "Text 3", "Text 8"]
        assert violations(page, whole=True) == []
        assert judged(page) == [f"Text {at}" for at in range(1, 9)]


def test_other_rules_judge_every_part(browser: Browser) -> None:
    pictures = '<p>A text with <img src="data:," alt="words">.</p>' * 20
    with opened(browser, 1440) as page:
        html = pictures + pictures.replace(' alt="words"', "", 1) + pictures
        assert [each[0] for each in violations(page_of(page, html))] == ["image-alt"]


def test_what_another_palette_makes_of_a_part_is_judged_anew(browser: Browser) -> None:
    with opened(browser, 1440) as page:
        assert violations(page_of(page, "<p>Text</p>" * 3 + '<p id="odd">Text</p>')) == []
        page.evaluate("document.querySelectorAll('p')[1].style.color = '#aaa'")
        assert [each[0] for each in violations(page, COLOURS)] == ["color-contrast"]


def test_a_look_that_was_judged_on_a_page_before_is_not_judged_again(browser: Browser) -> None:
    looks: set[int] = set()
    with opened(browser, 1440) as page:
        assert violations(page_of(page, "<p>Text</p>"), looks=looks) == []
        assert violations(page_of(page, "<p>Other</p><div><p>Text</p></div>"), looks=looks) == []
        assert judged(page) == ["Text"]
        found = violations(page_of(page, f'<p>Text</p><p style="{PALE}">Pale</p>'), looks=looks)
        assert [each[0] for each in found] == ["color-contrast"]
