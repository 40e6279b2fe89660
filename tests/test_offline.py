"""A site that is read from a disk: its links name files, and its search works."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from conftest import EXAMPLE, LEAST, build_once, opened
from oda_reports.verifying.verification import verify
from playwright.sync_api import Browser
from searches import look_for

pytestmark = pytest.mark.site

OFFLINE = {"ODA_OFFLINE": "1"}
IN_PAGES = re.compile(r'\s(?:href|src|poster|data-base)="([^"]*)"|\ssrcset="([^"]*)"')
IN_STYLES = re.compile(r"url\([\"']?([^\"')]+)")


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(tmp_path_factory, "offline", EXAMPLE, OFFLINE)


def links(file: Path) -> set[str]:
    """What a page or a style sheet names."""
    text = file.read_text("utf-8")
    if file.suffix == ".css":
        return set(IN_STYLES.findall(text))
    plain, sets = zip(*IN_PAGES.findall(text), strict=True)
    parts = (part.split()[0] for one in sets if one for part in one.split(","))
    return {unescape(link) for link in (*plain, *parts) if link}


def test_every_link_picture_style_and_script_is_a_file(offline: Path) -> None:
    broken, followed = [], 0
    for file in (*offline.rglob("*.html"), *offline.rglob("*.css")):
        for link in links(file):
            path, anchor = urldefrag(link)
            if urlsplit(link).scheme:
                continue
            followed += 1
            target = file.parent / unquote(path.partition("?")[0]) if path else file
            # The folder of the site tells the theme where to keep a reader's choices.
            is_there = target.is_file() or (link in (".", "..") or set(link) <= {".", "/"})
            ids = target.suffix == ".html" and anchor
            if not is_there or (ids and f'id="{unquote(anchor)}"' not in target.read_text()):
                broken.append(f"{file.relative_to(offline)}: {link}")
    assert broken == []
    assert followed > 3_000


def test_it_has_no_page_for_what_a_host_does_not_find(offline: Path) -> None:
    assert not (offline / "404.html").exists()


def test_what_the_search_finds_there_leads_to_files(offline: Path, browser: Browser) -> None:
    with opened(browser, 1440) as page:
        page.goto((offline / "projects/index.html").as_uri())
        assert look_for(page, "ヴェイマル") == ["Veymar"]
        page.locator(".oda-search-title a").click()
        page.wait_for_url("**/countries/veymar/index.html")


def test_pages_open_from_a_disk_without_a_complaint(offline: Path, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    for name in ("", "countries/veymar/", "projects/", "compare/", "statistics/", "data/"):
        page.goto((offline / name / "index.html").as_uri())
        assert page.locator("h1").first.is_visible()
        assert page.evaluate("document.fonts.ready.then(fonts => fonts.size > 0)")
    page.goto((offline / "index.html").as_uri())
    page.get_by_role("link", name="Figures").first.click()
    assert page.url == (offline / "statistics/index.html").as_uri()
    page.close()
    assert said == []


def test_an_offline_site_is_verified_as_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = build_once(tmp_path_factory, "least-offline", LEAST, OFFLINE)
    verdict = verify(site, LEAST)
    assert verdict.holds, verdict.lines
