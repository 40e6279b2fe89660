"""A data folder to a site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builders import check_report, site_of
from conftest import EXAMPLE
from oda_reports.build import build_site
from oda_reports.history.provenance import provenance_of
from oda_reports.history.seals import SEAL
from oda_reports.problems.problem import DataError
from oda_reports.records.forge_addresses import ForgeAddresses


def test_a_record_that_is_gone_for_good_leaves_a_page_that_says_why(example_data: Path) -> None:
    report = example_data / "report.yml"
    line = "withdrawn:\n  projects/old-quay: 'Printed <twice> by mistake'\n"
    report.write_text(report.read_text("utf-8") + line, "utf-8")
    page = build_site(example_data).assets["projects/old-quay/index.html"].decode("utf-8")
    assert "Printed &lt;twice&gt; by mistake" in page
    assert 'href="../../"' in page


def test_a_report_without_addresses_is_built_with_those_of_its_environment(
    example_data: Path,
) -> None:
    path = example_data / "report.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    own = [line for line in lines if line.startswith("issue_url:")]
    kept = [
        line for line in lines if not line.startswith(("site_url:", "edit_url:", "record_url:"))
    ]
    assert (len(own), len(lines) - len(kept)) == (1, 3)
    path.write_text("".join(kept), "utf-8")
    given = ForgeAddresses(
        "https://desk.example/sea", "https://forge.example/edit", None, "https://forge.example/no"
    )
    site = build_site(example_data, (), provenance_of(example_data), given)
    assert site.settings["site_url"] == "https://desk.example/sea/", (
        "as a folder, for links to join"
    )
    meta = next(page.meta for page in site.pages if page.path == "countries/veymar.md")
    assert meta["edit_url"] == "https://forge.example/edit/countries/veymar.yml"
    assert meta["mistake_url"].startswith("https://example.org/forge/"), "the report's own counts"
    assert json.loads(site.assets[SEAL])["addresses"] == {
        "site_url": "https://desk.example/sea",
        "edit_url": "https://forge.example/edit",
    }


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


def pictures_of(folder: Path, *, with_cards: bool = True, with_drafts: bool = False) -> list[str]:
    site = build_site(folder, with_cards=with_cards, with_drafts=with_drafts)
    return sorted(name for name in site.assets if name.endswith(".png") and "cards/" in name)


def test_cards_are_drawn_where_a_site_is_made_that_knows_its_address(least_data: Path) -> None:
    assert pictures_of(least_data) == [
        "cards/countries/veymar.png",
        "cards/regions/sea.png",
        "cards/report.png",
        "cards/statistics/trainees.png",
    ]
    assert pictures_of(least_data, with_cards=False) == []
    report = least_data / "report.yml"
    report.write_text(re.sub("site_url:.*", "", report.read_text("utf-8")), "utf-8")
    site = build_site(least_data, with_cards=True)
    assert [name for name in site.assets if "cards/" in name] == []
    assert site.settings["extra"]["card"] == ""
    assert [page.path for page in site.pages if "card" in page.meta] == []


def test_a_check_draws_no_card(least_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("oda_reports.exports.sheets.png", lambda svg, _: drawn.append(svg))
    assert not check_report(least_data)
    assert drawn == []


def test_a_card_is_there_under_the_old_name_of_its_record_too(least_data: Path) -> None:
    record = least_data / "countries/veymar.yml"
    record.write_text(f"{record.read_text('utf-8')}redirects: [old-island]\n", "utf-8")
    assets = build_site(least_data, with_cards=True).assets
    assert assets["cards/countries/old-island.png"] == assets["cards/countries/veymar.png"]


def test_drafts_are_on_no_card(least_data: Path) -> None:
    before = build_site(least_data, with_cards=True).assets
    (least_data / "statistics/boats.yml").write_text(
        "draft: true\ntitle: Boats\ndefinition: Boats.\nunit: items\nmeasure: count\n"
        "observations:\n- {area: veymar, value: 7, year: 2020, source: review}\n",
        "utf-8",
    )
    assert build_site(least_data, with_cards=True).assets == before
