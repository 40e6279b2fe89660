"""What of a page comes out where our style sheet does not reach: no number runs into another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import opened
from oda_reports.writing.html_trees import read_html, words
from page_kinds import name_of, pages_of, richest
from playwright.sync_api import Browser, Page
from programs import NODE_PACKAGES, missing

pytestmark = [pytest.mark.site, pytest.mark.browser]

CALLED = re.compile(
    r'<data class="oda-figure"[^>]*>([^<]*)</data><a class="oda-ref"[^>]*>(.*?)</a>'
)
"""A figure and the number of its source right behind it."""
READER = """() => {
  document.querySelectorAll("details").forEach(part => part.open = true);
  const read = new Readability(document.cloneNode(true)).parse();
  return read.textContent;
}"""
UNSTYLED = """() => {
  document.querySelectorAll("details").forEach(part => part.open = true);
  const sheets = [...document.styleSheets];
  sheets.forEach(sheet => sheet.disabled = true);
  const text = document.body.innerText;
  sheets.forEach(sheet => sheet.disabled = false);
  return text;
}"""
COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector(".oda-lead"));
  return getSelection().toString();
}"""


@pytest.fixture(scope="module", params=["Region", "Country", "Project"])
def path(request: pytest.FixtureRequest, example_site: Path) -> str:
    """The page of the invented region that says most, of each kind that has sentences."""
    return next(path for path in richest(pages_of(example_site)) if name_of(path) == request.param)


@pytest.fixture(scope="module")
def page(browser: Browser, example_address: str, path: str) -> Iterator[Page]:
    """That page, opened once for all that is read from it."""
    with opened(browser, 1440) as page:
        page.goto(example_address + path)
        yield page


@pytest.fixture
def called(example_site: Path, path: str) -> set[tuple[str, str]]:
    """Its figures that the number of their source follows, each with that number."""
    html = (example_site / path / "index.html").read_text("utf-8")
    found = CALLED.findall(html)
    return {(re.sub(r"\s", " ", words(read_html(said))), mark) for said, mark in found}


def run_together(called: set[tuple[str, str]], text: str) -> list[str]:
    """The figures that a text has, but not with their source behind them in brackets."""
    text = re.sub(r"\s", " ", text)
    shown = [(figure, mark) for figure, mark in called if figure in text]
    assert len(shown) > 2
    return [figure for figure, mark in shown if f"{figure}{mark}" not in text]


def test_a_crawler_reads_source_numbers_in_brackets(called: set[tuple[str, str]]) -> None:
    assert len(called) > 4
    assert [mark for _, mark in called if not re.fullmatch(r"\[\d+]", mark)] == []


def test_reader_view_runs_no_source_into_a_figure(page: Page, called: set[tuple[str, str]]) -> None:
    program = NODE_PACKAGES / "@mozilla/readability/Readability.js"
    if not program.is_file():
        missing("no Readability installed: make test")
    page.evaluate(program.read_text("utf-8"))
    assert run_together(called, page.evaluate(READER)) == []


def test_a_screen_reader_is_told_a_source_as_a_link_of_its_own(page: Page) -> None:
    said = page.locator(".oda-lead").aria_snapshot()
    assert re.search(r'link "\[\d+]"', said)
    assert not re.search(r"\d\d*\[", re.sub(r'link "[^"]*"', "", said))


def test_what_is_copied_has_its_figures_and_no_numbers_of_sources(page: Page) -> None:
    lead = page.locator(".oda-lead")
    assert re.search(r"\[\d+]", words_of(lead.text_content()))
    assert words_of(page.evaluate(COPIED)) == re.sub(r"\[\w+]", "", words_of(lead.text_content()))


def test_a_text_browser_runs_no_source_into_a_figure(
    page: Page, called: set[tuple[str, str]]
) -> None:
    assert run_together(called, page.evaluate(UNSTYLED)) == []


def words_of(text: str | None) -> str:
    """Text with single spaces."""
    return " ".join((text or "").split())
