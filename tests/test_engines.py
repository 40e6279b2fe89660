"""What is emitted, built by each engine that reads the settings of MkDocs and Material."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLE, opened, served
from oda_reports.build import build_site
from oda_reports.history.provenance import provenance_of
from oda_reports.stock_site import read_settings, write_stock_site
from playwright.sync_api import Browser
from searches import look_for
from site_links import broken_links

pytestmark = pytest.mark.site

ENGINES = ("mkdocs", "properdocs", "zensical")


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region as a folder that needs no hook."""
    folder = tmp_path_factory.mktemp("engines") / "emitted"
    site = build_site(EXAMPLE, read_settings()["nav"], provenance_of(EXAMPLE), with_cards=True)
    write_stock_site(site, folder)
    return folder


def built(engine: str, emitted: Path, folder: Path) -> Path:
    """The site that an engine builds of a copy, in a folder that its address ends in."""
    copy = Path(shutil.copytree(emitted, folder / "copy"))
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--config-file", "mkdocs.yml"],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (copy / "site").rename(folder / "lorian-sea")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_link_of_its_site_leads_to_a_page_file_or_anchor(
    engine: str, emitted: Path, tmp_path: Path
) -> None:
    site = built(engine, emitted, tmp_path)
    broken, followed = broken_links(site, "https://example.org/lorian-sea/")
    assert broken == []
    assert followed > 5_000
    assert {path.name for path in EXAMPLE.glob("countries/*.yml")} == {
        f"{path.parent.name}.yml" for path in site.glob("countries/*/index.html")
    }


@pytest.mark.browser
def test_a_page_of_zensical_is_searched_and_shows_its_trails_below_a_folder(
    emitted: Path, tmp_path: Path, browser: Browser
) -> None:
    site = built("zensical", emitted, tmp_path)
    with served(site.parent) as address, opened(browser, 1440) as page:
        lost: list[str] = []
        page.on("response", lambda answer: lost.extend([answer.url] if answer.status > 399 else []))
        page.goto(f"{address}lorian-sea/countries/veymar/")
        page.locator("data.oda-figure").first.click()
        assert page.locator(".oda-note-beside").is_visible()
        page.keyboard.press("Escape")
        assert "Veymar" in look_for(page, "veymar")
        page.locator(".oda-search-title a", has_text="Veymar").first.click()
        page.wait_for_url(f"{address}lorian-sea/countries/veymar/")
        assert lost == []
