"""Numbers of texts without a record: where a draft or a reason has them, they stop nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE, REPORTS
from oda_reports.build import build_site
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.open_numbers import OpenNumbers, open_numbers

WIND = "name: Wind\n{more}text: |\n  They sent 17 experts and 4 ships.\n"


def found(data: Path, more: str = "") -> OpenNumbers:
    """The open numbers of a folder that has a theme with two, and more lines in it."""
    (data / "themes/wind.yml").write_text(WIND.format(more=more), "utf-8")
    folder, catalogue, problems = check_folder(data)
    assert catalogue
    return open_numbers(folder, catalogue, problems)


@REPORTS
def test_a_report_that_is_published_has_none(path: Path) -> None:
    folder, catalogue, problems = check_folder(path)
    assert catalogue
    numbers = open_numbers(folder, catalogue, problems)
    assert (numbers.problems, numbers.phrases) == ((), ())


def test_each_is_a_problem_at_its_line_and_has_the_words_beside_it(example_data: Path) -> None:
    numbers = found(example_data)
    assert [(p.code, p.span.line, p.span.column) for p in numbers.problems] == [
        ("W421", 3, 13), ("W421", 3, 28),
    ]  # fmt: skip
    assert set(numbers.problems) <= set(check_folder(example_data)[2])
    assert numbers.phrases == ("They sent 17 experts and", "experts and 4 ships.")
    assert build_site(example_data).open_numbers == numbers


def test_a_draft_has_none_since_nothing_of_it_is_published(example_data: Path) -> None:
    assert found(example_data, "draft: true\n") == OpenNumbers()


def test_those_that_a_record_waives_need_no_record_on_its_pages_either(example_data: Path) -> None:
    numbers = found(example_data, "waivers: {W421: They are of a song.}\n")
    assert (numbers.problems, numbers.phrases) == ((), ())
    assert numbers.waived == ("They sent 17 experts and", "experts and 4 ships.")
    reading = build_site(example_data).exemptions.read
    assert reading("They sent 17 experts and 4 ships.").counts == {"waived": 2}
    assert len(reading("Others sent 17 experts.").open) == 1


@pytest.mark.parametrize("code", ["W403", "W407"])
def test_the_waiver_of_another_warning_gives_no_reason(code: str, example_data: Path) -> None:
    numbers = found(example_data, f"waivers: {{{code}: So it is.}}\n")
    assert (len(numbers.problems), numbers.waived) == (2, ())


def test_a_number_that_stands_alone_is_waived_on_no_page(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text(
        "name: Wind\nwaivers: {W421: It is of a song.}\ntext: '17'\n", "utf-8"
    )
    folder, catalogue, problems = check_folder(example_data)
    assert catalogue
    assert open_numbers(folder, catalogue, problems) == OpenNumbers()


def test_texts_without_one_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    folder, catalogue, problems = check_folder(EXAMPLE)
    assert catalogue
    monkeypatch.setattr("oda_reports.rules.open_numbers.each_open_number", None)
    assert open_numbers(folder, catalogue, problems) == OpenNumbers()
