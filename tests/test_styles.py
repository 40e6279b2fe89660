"""The style sheets: nothing in them is without a use, and what they read is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import ROOT
from oda_reports.charts.series import Form
from oda_reports.maps.filled_maps import UNREPORTED
from oda_reports.maps.value_classes import STEPS, colour_of
from oda_reports.records.vocabulary import Stage
from oda_reports.stock_site import read_settings
from page_kinds import name_of, pages_of

SHEETS = (*ROOT.glob("docs/assets/*.css"), *ROOT.glob("hooks/**/*.css"))
SOURCES = (
    *ROOT.glob("hooks/**/*.py"),
    *ROOT.glob("hooks/**/*.jinja"),
    *ROOT.glob("hooks/theme/**/*.html"),
    *ROOT.glob("docs/assets/*.js"),
)
COMPOSED = {
    "oda-chart-": (*Form,),
    "oda-map-": (
        UNREPORTED,
        *(colour_of(step) for step in range(-STEPS, STEPS + 1)),
    ),
    "oda-map-names-": ("narrow", "wide"),
    "oda-status-": tuple(stage.value for stage in Stage),
}
"""How a class begins whose end is a value, and the values there can be."""


def texts(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text("utf-8") for file in files)


STYLES = re.sub(r"/\*.*?\*/", "", texts(SHEETS), flags=re.DOTALL)
MADE = texts(SOURCES)


def test_every_class_that_a_style_sheet_names_is_made_or_sought_somewhere() -> None:
    named = set(re.findall(r"\.(oda-[\w-]+)", STYLES))
    used = set(re.findall(r"(?<![\w-])oda-\w[\w-]*(?!\w)", MADE))
    used |= {start + end for start, ends in COMPOSED.items() for end in ends}
    assert len(named) > 100
    assert named - used == set()


def test_a_class_is_composed_only_of_what_is_known() -> None:
    composed = set(re.findall(r"(?<![\w-])(oda-[\w-]*-)(?=\{|\" )", MADE))
    assert composed == COMPOSED.keys()


def test_every_variable_that_is_set_is_read_and_the_other_way_round() -> None:
    set_here = set(re.findall(r"(--oda-[\w-]+)\s*:", STYLES))
    read = set(re.findall(r"var\((--oda-[\w-]+)\s*[,)]", STYLES + MADE))
    read |= {
        f"--{start}{end}"
        for start, ends in COMPOSED.items()
        for end in ends
        if f"var(--{start}{{" in MADE
    }
    assert len(set_here) > 30
    assert set_here == read


def test_every_font_file_is_asked_for() -> None:
    files = {path.name for path in ROOT.glob("docs/assets/fonts/*.woff2")}
    asked = set(re.findall(r'url\("fonts/([^"]+)"\)', STYLES))
    assert {name for name in asked if name.endswith(".woff2")} == files


def test_every_family_of_the_report_that_is_asked_for_is_declared() -> None:
    declared = set(re.findall(r'font-family: "([^"]+)";\n', STYLES))
    asked = set(re.findall(r'"((?:ODA|Source) [^"]+)"', STYLES))
    assert asked
    assert asked <= declared


@pytest.mark.site
def test_a_page_asks_for_a_style_sheet_if_it_has_what_that_alone_dresses(
    example_site: Path,
) -> None:
    named = {
        path.name: set(re.findall(r"\.(oda-[\w-]+)", path.read_text("utf-8"))) for path in SHEETS
    }
    alone = {
        sheet: named[Path(sheet).name].difference(
            *(names for other, names in named.items() if other != Path(sheet).name)
        )
        for sheet in read_settings()["extra"]["styles"]
    }
    assert alone
    wrong = []
    for address, html in pages_of(example_site).items():
        if name_of(address) == "Chart or map":  # framed by others, in a dress of its own
            continue
        classes = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
        wrong += [
            (address, sheet)
            for sheet, own in alone.items()
            if (sheet in html) != bool(classes & own)
        ]
    assert wrong == []
