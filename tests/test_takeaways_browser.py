"""A chart taken away as a reader does it: how many clicks, and what then lies on their computer."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from conftest import opened
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]


class Clicks:
    """A reader who counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def click(self, what: Locator) -> None:
        self.count += 1
        what.click()


@pytest.mark.parametrize("width", [1440, 390])
def test_from_the_home_page_a_chart_with_its_source_is_two_clicks_away(
    browser: Browser, example_address: str, example_site: Path, tmp_path: Path, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(example_address)
        reader = Clicks(page)
        reader.click(page.locator("article").get_by_role("link", name="Veymar", exact=True).last)
        page.wait_for_url("**/countries/veymar/")
        foot = page.locator("#chart-net-bilateral-oda-veymar + .oda-chart-foot")
        assert "Source: Varland Open Aid Table" in foot.inner_text()
        with page.expect_download() as told:
            reader.click(foot.get_by_role("link", name="PNG"))
        assert reader.count <= 2
        told.value.save_as(tmp_path / "chart.png")
    assert told.value.suggested_filename == "net-bilateral-oda-veymar.png"
    picture = Image.open(BytesIO((tmp_path / "chart.png").read_bytes()))
    assert picture.width == 1200
    drawing = (example_site / "charts/net-bilateral-oda-veymar.svg").read_text("utf-8")
    assert "Source: Varland Open Aid Table (CC BY 4.0)" in drawing


def test_what_embeds_a_chart_is_in_sight_for_whoever_comes_for_it(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{example_address}countries/veymar/")
        foot = page.locator("#chart-net-bilateral-oda-veymar + .oda-chart-foot")
        foot.get_by_role("link", name="Embed").click()
        page.wait_for_url("**/charts/net-bilateral-oda-veymar/#embed")
        assert page.locator("details pre").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
