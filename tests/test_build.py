"""A data folder to a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import site_of
from conftest import EXAMPLE
from oda_reports.build import build_site
from oda_reports.problems.problem import DataError


def test_a_record_that_is_gone_for_good_leaves_a_page_that_says_why(example_data: Path) -> None:
    report = example_data / "report.yml"
    line = "withdrawn:\n  projects/old-quay: 'Printed <twice> by mistake'\n"
    report.write_text(report.read_text("utf-8") + line, "utf-8")
    page = build_site(example_data).assets["projects/old-quay/index.html"].decode("utf-8")
    assert "Printed &lt;twice&gt; by mistake" in page
    assert 'href="../../"' in page


def test_warnings_come_with_the_site_and_keep_nothing_from_being_built(example_data: Path) -> None:
    assert site_of(EXAMPLE).warnings == ()
    (example_data / "themes/wind.yml").write_text(
        "name: Wind\ntext: See [cooperation-review-2023].\n", "utf-8"
    )
    assert [problem.code for problem in build_site(example_data).warnings] == ["W408"]


def test_errors_come_all_at_once(example_data: Path) -> None:
    for name in ("wind", "waves"):
        (example_data / f"themes/{name}.yml").write_text("nmae: Wind\ntext: t\n", "utf-8")
    with pytest.raises(DataError) as raised:
        build_site(example_data)
    assert [problem.code for problem in raised.value.problems] == ["E202", "E202"]


def test_a_value_that_is_not_there_is_listed_and_quoted_by_nobody(example_data: Path) -> None:
    path = example_data / "statistics/net-bilateral-oda.yml"
    missing = "  - {area: veymar, year: 2001, state: not-reported, source: open-aid-table}\n"
    text = path.read_text("utf-8")
    path.write_text(text.replace("observations:\n", f"observations:\n{missing}"), "utf-8")
    assets = build_site(example_data).assets
    listed, quoted = (
        assets[f"data/statistics/net-bilateral-oda{ending}"].decode("utf-8")
        for ending in (".csv", ".bib")
    )
    assert "net-bilateral-oda/veymar/2001," in listed
    assert "net-bilateral-oda/veymar/2001" not in quoted
    assert "net-bilateral-oda/veymar/2022" in quoted
