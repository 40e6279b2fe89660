"""The maps of a report: every country on them, small, quick, and legible in each palette."""

from __future__ import annotations

import gzip
import re
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from builders import site_of
from conftest import EXAMPLE, MAPPED, ROOT
from oda_reports.build import build_site
from oda_reports.maps.atlas import WIDTHS, Atlas, RegionMap
from oda_reports.maps.outlines import Box
from oda_reports.maps.value_classes import STEPS
from oda_reports.rules.checked_folders import check_folder
from palettes import SEEING, contrast, lightness, palettes

STYLES = (ROOT / "docs/assets/maps.css").read_text("utf-8")


def atlas_of(folder: Path) -> Atlas:
    read, catalogue, _ = check_folder(folder)
    assert catalogue
    return Atlas(catalogue, read.geography)


def map_of(folder: Path) -> RegionMap:
    atlas = atlas_of(folder)
    drawn = atlas.region(atlas.catalogue.regions[0])
    assert drawn
    return drawn


@MAPPED
def test_countries_are_drawn_and_their_names_clear_of_each_other_at_both_widths(
    folder: Path,
) -> None:
    drawn = map_of(folder)
    expected = {country.id for country in atlas_of(folder).catalogue.countries}
    assert {shape.country.id for shape in drawn.countries} <= expected
    assert all(shape.path or shape.marker for shape in drawn.countries)
    for names, width in ((drawn.narrow, WIDTHS[0]), (drawn.wide, WIDTHS[1])):
        assert {country.id for country, _ in names} <= expected
        height = width * drawn.height / drawn.width
        boxes = [name.box(width, height) for _, name in names]
        assert all(Box(0, 0, width, height).holds(box) for box in boxes)
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_every_country_is_drawn_and_named_at_both_widths() -> None:
    drawn = map_of(EXAMPLE)
    expected = {"cote-d-orlan", "sao-lucio", "tessara", "veymar"}
    assert {shape.country.id for shape in drawn.countries} == expected
    for names in (drawn.narrow, drawn.wide):
        assert {country.id for country, _ in names} == expected


def test_a_state_too_small_to_be_seen_has_a_marker() -> None:
    marked = {shape.country.id for shape in map_of(EXAMPLE).countries if shape.marker}
    assert marked == {"tessara"}
    atlas = atlas_of(EXAMPLE)
    small = [c.id for c in atlas.catalogue.countries if (m := atlas.locator(c)) and m.marker]
    assert small == ["tessara"]


def test_a_map_holds_all_that_is_said_around_it() -> None:
    drawn = map_of(EXAMPLE)
    assert drawn.note == (
        "The lines and names on the maps say nothing about the status of any place. All of them "
        "are invented."
    )
    assert drawn.source == "invented for this example"
    listed = ["sao-lucio", "cote-d-orlan", "veymar", "tessara"]
    assert [country.id for country in drawn.listed] == listed


def test_without_a_map_there_is_none_and_nothing_is_said(example_data: Path) -> None:
    (example_data / "map.geojson").unlink()
    atlas = atlas_of(example_data)
    assert atlas.region(atlas.catalogue.regions[0]) is None
    assert all(atlas.locator(country) is None for country in atlas.catalogue.countries)
    site = build_site(example_data)
    assert not site.warnings
    assert not any(re.search("oda-(map|locator)", page.body) for page in site.pages)


def test_a_country_off_the_map_stands_in_the_list_below_it(example_data: Path) -> None:
    record = example_data / "countries/tessara.yml"
    record.write_text(record.read_text("utf-8").replace("XTE", "XTX"), "utf-8")
    pages = build_site(example_data).pages
    page = next(page for page in pages if page.path == "statistics/net-bilateral-oda.md")
    figure = page.body[page.body.index('<figure class="oda-map"') :].partition("</figure>")[0]
    svg, _, below = figure.partition('<ul class="oda-map-legend"')
    assert "Tessara" not in svg
    assert '<a href="../../countries/tessara/">Tessara</a>' in below


def figures_of(folder: Path) -> dict[str, str]:
    figures = {
        page.path: found[0]
        for page in site_of(folder).pages
        if (found := re.search(r'<figure class="oda-map".*?</figure>', page.body, re.DOTALL))
    }
    assert figures
    return figures


@MAPPED
def test_maps_are_small(folder: Path) -> None:
    for path, figure in figures_of(folder).items():
        assert len(gzip.compress(figure.encode())) < 14 * 1024, path
    text = "".join(page.body for page in site_of(folder).pages)
    locators = re.findall(r'<svg class="oda-locator.*?</svg>', text)
    assert locators
    for svg in locators:
        assert len(gzip.compress(svg.encode())) < 1024
        assert len(svg) < 1536


def test_a_map_is_drawn_once_for_all_pages_that_show_it() -> None:
    atlas = atlas_of(EXAMPLE)
    assert atlas.catalogue.regions
    for region in atlas.catalogue.regions:
        drawn = atlas.region(region)
        assert drawn
        assert drawn is atlas.region(region)
        values = {country.id: "7.5" for country in drawn.listed}
        assert drawn.wide_with(values) is drawn.wide_with(values)
    for country in atlas.catalogue.countries:
        assert atlas.locator(country) is atlas.locator(country)


def test_the_map_of_a_statistic_shows_values_the_record_has_and_no_others() -> None:
    figure = figures_of(EXAMPLE)["statistics/net-bilateral-oda.md"]
    titles = re.findall(r"<title>(.*?)</title>", figure)
    assert [unescape(title) for title in titles] == [
        "São Lúcio: US$7.15\N{NO-BREAK SPACE}million",
        "Côte d'Orlan: US$0.75\N{NO-BREAK SPACE}million",
        "Veymar: US$11.26\N{NO-BREAK SPACE}million",
        "Tessara: not reported",
    ]


@MAPPED
def test_ids_are_there_once_on_a_page(folder: Path) -> None:
    pages = site_of(folder).pages
    assert any("<pattern id=" in page.body for page in pages) or folder != EXAMPLE
    for page in pages:
        ids = re.findall(r'<pattern id="([^"]+)"', page.body)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", page.body)) <= set(ids)


@MAPPED
def test_maps_stay_out_of_the_search_index(folder: Path) -> None:
    for figure in figures_of(folder).values():
        assert figure.startswith('<figure class="oda-map" data-search-exclude>')


PALETTES = palettes("maps")


@pytest.mark.parametrize("palette", PALETTES)
def test_names_and_countries_can_be_told_from_what_they_lie_on(palette: str) -> None:
    colours = {name.removeprefix("map-"): value for name, value in PALETTES[palette].items()}
    assert contrast(colours["ink"], colours["halo"]) >= 4.5
    for ground in ("sea", "around", "country", "none"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5, ground
    for ground in ("sea", "around"):
        assert contrast(colours["strong"], colours[ground]) >= 3, ground
        assert contrast(colours["country"], colours[ground]) >= 3, ground
    for side in ("above", "below"):
        fills = [colours[f"{side}{step}"] for step in range(1, STEPS + 1)]
        # Letters lie on their halo, and the darkest colours under it.
        assert all(contrast(colours["ink"], fill) >= 3 for fill in fills), side
        assert all(contrast(one, other) >= 1.5 for one, other in pairwise(fills)), side
    for step in range(1, STEPS + 1):
        assert contrast(colours["hatch"], colours[f"below{step}"]) >= 2.5, step


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("seeing", SEEING)
def test_each_colour_of_values_is_lighter_or_darker_than_the_next_to_every_eye(
    palette: str, seeing: str
) -> None:
    for side in ("above", "below"):
        names = ["zero", *(f"{side}{step}" for step in range(1, STEPS + 1))]
        seen = [lightness(PALETTES[palette][f"map-{name}"], seeing) for name in names]
        steps = [other - one for one, other in pairwise(seen)]
        assert all(step >= 10 for step in steps) or all(step <= -10 for step in steps), (side, seen)


def test_both_palettes_give_every_colour() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()
    used = set(re.findall(r"var\(--oda-(map-[a-z0-9]+)", STYLES)) - {"map-fill"}
    assert used <= PALETTES["light"].keys()
