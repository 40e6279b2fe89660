"""The rules of drawn pictures, as a picture on paper needs them."""

from __future__ import annotations

from conftest import ROOT
from oda_reports.book.picture_styles import light_palette, picture_rules, picture_style, resolve

CSS = """
:root { --oda-gap: 1px; }
[data-md-color-scheme="default"] { --oda-ink: #16202b; --oda-bar: var(--oda-ink); }
[data-md-color-scheme="slate"] { --oda-ink: #e8ebee; }
[data-md-color-scheme="slate"] .oda-bar { fill: #ffffff; }
.md-typeset .oda-chart .oda-bar, .oda-sum:is(.oda-a, .oda-b) { fill: var(--oda-bar); }
.oda-chart text { font-size: 12px; }
.oda-name { fill: var(--none, #ff0000); stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
.md-header { color: var(--oda-ink); }
@media print { .oda-line { stroke-width: 1px; } }
@media (max-width: 40em) { .oda-line { stroke-width: 9px; } }
"""


def style(*around: str) -> str:
    return picture_style(picture_rules([CSS], light_palette([CSS])), around)


def test_the_palette_is_the_light_one() -> None:
    assert light_palette([CSS])["--oda-ink"] == "#16202b"


def test_a_variable_that_names_another_is_resolved_and_one_of_nothing_is_black() -> None:
    palette = light_palette([CSS])
    assert resolve("1px solid var(--oda-bar)", palette) == "1px solid #16202b"
    assert resolve("var(--gone)", palette) == "#000000"
    assert resolve("var(--a)", {"--a": "var(--a)"}).startswith("var"), "a circle ends"


def test_rules_of_pictures_are_kept_in_the_colours_of_the_light_palette() -> None:
    assert ".oda-sum:is(.oda-a, .oda-b) { fill: #16202b }" in style("md-typeset", "oda-chart")
    assert "var(" not in style()
    assert "#ffffff" not in style()
    assert "md-header" not in style()


def test_what_stands_around_the_picture_is_no_part_of_its_rules() -> None:
    assert ".oda-bar, .oda-sum" in style("md-typeset", "oda-chart")
    assert ".oda-chart .oda-bar, .oda-sum" in style("md-typeset")


def test_a_halo_is_left_out_for_it_would_cover_its_letters() -> None:
    assert ".oda-name { fill: #ff0000 }" in style()


def test_what_is_said_for_paper_holds_and_what_is_said_for_a_small_screen_does_not() -> None:
    assert "stroke-width: 1px" in style()
    assert "9px" not in style()


def test_the_colours_of_the_sites_own_stylesheet_are_found() -> None:
    palette = light_palette([(ROOT / "docs" / "assets" / "report.css").read_text("utf-8")])
    assert palette["--oda-accent"] == "#a63a24"
    assert palette["--oda-paper"] == "#ffffff"
