"""A site that is read from a disk: its links name files, and it says what does not work there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from conftest import EXAMPLE, LEAST, build_once
from oda_reports.verifying.verification import verify
from playwright.sync_api import Browser

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


def test_pages_say_that_nothing_can_be_searched_there(offline: Path) -> None:
    for name in ("index.html", "countries/veymar/index.html", "contributing/index.html"):
        page = (offline / name).read_text("utf-8")
        assert "Search works on the published site only." in page
        assert 'name="query"' not in page
    assert not (offline / "404.html").exists()


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
