"""Records that are in order and awkward to draw: their pages read well all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe import violations
from conftest import EXAMPLE, build, opened, served
from oda_reports.build import build_site
from playwright.sync_api import Browser

LONG = "Trainees from the whole of the Lorian Sea " + "whom Varland has received as its guests " * 4
ARABIC = "جزيرة السلام"
FLOWS = """
title: {title}
definition: What flows. [@open-aid-table]
unit: USD
scale: million
decimals: 2
flow: net-disbursement
series:
  - area: veymar
    source: open-aid-table
    values: {{2004: 3.5}}
  - area: tessara
    source: open-aid-table
    values: {{2001: -1, 2002: -20000000.25, 2004: -0.01}}
  - area: cote-d-orlan
    source: open-aid-table
    values: {{2003: 0, 2004: 0}}
"""


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region with what is hard to draw."""
    data = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("awkward") / "data"))
    (data / "statistics/flows.yml").write_text(FLOWS.format(title=LONG.strip()), "utf-8")
    region = data / "regions/lorian-sea.yml"
    region.write_text(
        region.read_text("utf-8").replace("  - net-bilateral-oda\n", "  - flows\n"), "utf-8"
    )
    country = data / "countries/tessara.yml"
    text = country.read_text("utf-8").replace("name: Tessara", f"name: {ARABIC}", 1)
    country.write_text(text.replace("iso3: XTE", "iso3: XTX"), "utf-8")
    return data


def test_an_editor_is_told_where_to_act(awkward: Path) -> None:
    said = {problem.code: problem.message for problem in build_site(awkward).warnings}
    assert "201 characters" in said["W418"]
    assert "XTX" in said["W420"]


def test_pages_say_what_there_is_to_say(awkward: Path) -> None:
    pages = {page.path: page.body for page in build_site(awkward).pages}
    assert "One value is drawn for Veymar" in pages["countries/veymar.md"]
    assert "All values reported for" in pages["countries/tessara.md"]
    assert "Every value reported for Côte d&#39;Orlan is zero" in pages["countries/cote-d-orlan.md"]
    flows = pages["statistics/flows.md"]
    figure = flows.partition('<figure class="oda-map"')[2].partition("</figure>")[0]
    on_the_map, _, below = figure.partition('<ul class="oda-map-legend"')
    assert ARABIC not in on_the_map
    assert ARABIC in below
    charts = flows.partition('<figure class="oda-chart')[2]
    assert "São Lúcio" not in charts.partition("## Values by year")[0]


@pytest.mark.site
@pytest.mark.browser
def test_nothing_runs_off_the_screen_and_axe_finds_nothing(
    awkward: Path, browser: Browser, tmp_path: Path
) -> None:
    site = build(tmp_path / "site", awkward)
    found = {}
    with served(site) as address, opened(browser, 320) as page:
        for path in ("regions/lorian-sea/", "countries/tessara/", "statistics/flows/"):
            page.goto(address + path)
            wide = page.evaluate("document.documentElement.scrollWidth") > 320
            if wide or (here := violations(page)):
                found[path] = "wide" if wide else here
    assert found == {}
