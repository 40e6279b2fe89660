"""A quarter of a megabyte of one awkward sign: checked and built within two seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from oda_reports.reading.yaml_files import LONGEST_LINE
from oda_reports.rules.checked_folders import check_folder
from soak.texts import LIMIT, lay_out, repeated, seconds_for

SIGNS = [
    "`", "``", "[[a]]", "[@a]", "[@review]", "](", "[a](b)", "1.", "1,", "12 ", "<", "&", ">", "#",
    "|",
    "“a”[@review] ", "one hundred ", "*a ", "\\", "ODA ", "four boats ", "\n", "e\u0301", "a: ",
]  # fmt: skip


@pytest.fixture(scope="module")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest report, built once: templates are then read."""
    folder = lay_out(tmp_path_factory.mktemp("awkward texts"))
    assert not [problem for problem in check_folder(folder)[2] if problem.severity == "error"]
    seconds_for(folder, "pages/home.md", "Hello.\n")
    return folder


@pytest.mark.parametrize("sign", SIGNS)
def test_a_page_of_one_sign_takes_no_longer_than_its_length(sign: str, small_report: Path) -> None:
    assert seconds_for(small_report, "pages/home.md", repeated(sign, 2000)) < LIMIT


@pytest.mark.parametrize("sign", SIGNS)
def test_a_record_of_one_sign_is_refused_in_time(sign: str, small_report: Path) -> None:
    assert seconds_for(small_report, "themes/boats.yml", repeated(sign, 80)) < LIMIT


def test_a_line_as_long_as_a_file_is_refused_and_not_quoted(small_report: Path) -> None:
    page = small_report / "pages/methodology.md"
    page.write_text("`" * 200_000, "utf-8")
    (problem,) = (p for p in check_folder(small_report)[2] if p.file == str(page))
    page.write_text("Hello.\n", "utf-8")
    assert (problem.code, len(problem.message) < 100) == ("E147", True)
    assert problem.span.column == LONGEST_LINE + 1
