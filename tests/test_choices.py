"""The list of projects and countries side by side, as they are without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLE, REAL, ROOT

pytestmark = pytest.mark.site

SCRIPTS = {"assets/filter.js": 11_000, "assets/compare.js": 5100}
"""The scripts of pages on which something is chosen, and how many bytes each may have."""


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def ids(data: Path, kind: str) -> set[str]:
    """The published records of a kind."""
    files = (data / kind).glob("*.yml")
    return {file.stem for file in files if "draft: true" not in file.read_text("utf-8")}


def test_every_project_is_in_the_list_and_nothing_of_it_is_hidden(
    real_site: Path, example_site: Path
) -> None:
    for site, data in ((real_site, REAL), (example_site, EXAMPLE)):
        table = re.search(
            r'<table class="oda-projects[" ].*?</table>', page(site, "projects"), re.S
        )
        assert table
        links = re.findall(
            r'<th scope="row" role="rowheader"><a href="\.\./projects/([^/]+)/"', table[0]
        )
        assert set(links) == ids(data, "projects")
        assert "hidden" not in table[0]


def test_the_form_waits_for_the_script_and_links_stand_in_its_place(real_site: Path) -> None:
    html = page(real_site, "projects")
    assert re.search(r"<form [^>]*oda-form[^>]* hidden>", html)
    ways = re.search(r"<dl [^>]*data-without-script.*?</dl>", html, re.S)
    assert ways
    for kind in ("countries", "themes"):
        assert f'href="../{kind}/' in ways[0]
    assert 'href="../glossary/#scheme-' in ways[0]


def test_every_country_stands_beside_the_others(real_site: Path, example_site: Path) -> None:
    for site, data in ((real_site, REAL), (example_site, EXAMPLE)):
        html = page(site, "compare")
        rows = re.findall(r'<tr role="row">.*?</tr>', html, re.S)
        assert len(rows) > 5
        for row in rows:
            assert set(re.findall(r'data-column="([^"]+)"', row)) == ids(data, "countries")
        for country in ids(data, "countries"):
            assert f'href="../countries/{country}/"' in html


def test_a_country_without_values_is_not_reported_and_never_zero(example_site: Path) -> None:
    row = re.search(
        r"<tr[^>]*>(?:(?!</tr>).)*statistics/fellows/.*?</tr>", page(example_site, "compare"), re.S
    )
    assert row
    cell = re.search(r'data-column="tessara">(.*?)</td>', row[0], re.S)
    assert cell
    assert re.sub(r"<[^>]*>", "", cell[1]).strip() == "Not reported"


def test_scripts_are_small_and_only_where_they_are_used(real_site: Path) -> None:
    used = {
        script: [
            file.relative_to(real_site).as_posix()
            for file in sorted(real_site.rglob("*.html"))
            if script in file.read_text("utf-8")
        ]
        for script in SCRIPTS
    }
    assert used == {
        "assets/filter.js": ["projects/index.html"],
        "assets/compare.js": ["compare/index.html"],
    }
    for script, most in SCRIPTS.items():
        assert (ROOT / "docs" / script).stat().st_size <= most


def test_the_script_of_charts_is_loaded_where_a_year_can_be_asked_for(real_site: Path) -> None:
    framed = real_site / "charts"  # its pages stand in those of others, and run nothing
    pages = (file for file in real_site.rglob("*.html") if framed not in file.parents)
    files = {file: file.read_text("utf-8") for file in pages}
    loads = {file for file, html in files.items() if "assets/charts.js" in html}
    drawn = {
        file for file, html in files.items() if 'class="oda-plot"' in html or "data-years=" in html
    }
    assert loads == drawn
    assert 0 < len(drawn) < len(files) / 2
    assert (ROOT / "docs/assets/charts.js").stat().st_size <= 6000
