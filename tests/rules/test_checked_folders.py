"""A folder as read, with every problem that its records have."""

from __future__ import annotations

from pathlib import Path

from conftest import EXAMPLE
from oda_reports.records.forge_addresses import ForgeAddresses
from oda_reports.rules.checked_folders import check_folder


def test_a_sound_folder_has_its_catalogue_and_no_problem() -> None:
    folder, catalogue, problems = check_folder(EXAMPLE)
    assert problems == []
    assert folder.report
    assert catalogue
    assert catalogue.report.site_name == folder.report.site_name


def test_what_the_report_leaves_open_of_addresses_is_filled_in(example_data: Path) -> None:
    report = example_data / "report.yml"
    lines = report.read_text("utf-8").splitlines(keepends=True)
    report.write_text("".join(line for line in lines if "site_url" not in line), "utf-8")
    _, catalogue, _ = check_folder(example_data, ForgeAddresses("https://example.org/at/"))
    assert catalogue
    assert catalogue.report.site_url == "https://example.org/at/"


def test_records_are_checked_where_the_report_cannot_be_read(example_data: Path) -> None:
    (example_data / "report.yml").write_text("site_name: [", "utf-8")
    (example_data / "themes/health.yml").write_text("nmae: Health\n", "utf-8")
    _, catalogue, problems = check_folder(example_data)
    assert catalogue is None
    assert {"report.yml", "health.yml"} <= {Path(problem.file).name for problem in problems}


def test_where_there_is_no_folder_there_is_one_problem_and_no_more(tmp_path: Path) -> None:
    _, catalogue, problems = check_folder(tmp_path / "no")
    assert (catalogue, len(problems)) == (None, 1)
