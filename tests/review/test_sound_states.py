"""Two states without what is broken in either."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE
from oda_reports.review.sound_states import SoundStates, sound_states
from oda_reports.rules.checked_folders import check_folder


def states(before: Path, after: Path) -> SoundStates | None:
    (one, _, first), (other, _, second) = check_folder(before), check_folder(after)
    return sound_states((one, other), (first, second))


def break_record(file: Path, how: str) -> None:
    """Gives a file an error of some kind."""
    if how == "gone":
        file.unlink()
        return
    slips = {"yaml": "\n  : [\n", "field": "\nnonsense: 1\n", "reference": "\nredirects: [Ä]\n"}
    file.write_text(file.read_text("utf-8") + slips[how], "utf-8")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("countries/veymar", "field"),
        ("regions/lorian-sea", "yaml"),
        ("projects/storm-relief-grant", "field"),
        ("sources/cooperation-review-2023", "gone"),
        ("organisations/varland-mec", "gone"),
        ("themes/relief", "reference"),
    ],
)
def test_what_has_errors_is_taken_from_the_other_state_and_nothing_else_is(
    example_data: Path, name: str, how: str
) -> None:
    break_record(example_data / f"{name}.yml", how)
    whole = {(record.kind, record.id) for record in check_folder(EXAMPLE)[0].records}
    for found in (states(EXAMPLE, example_data), states(example_data, EXAMPLE)):
        assert found is not None
        assert found.left_out == (name,)
        assert found.before.records == found.after.records
        assert {(record.kind, record.id) for record in found.after.records} == whole


def test_a_broken_record_that_is_new_is_left_out_with_what_needs_it(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text("name: Wind\nnonsense: 1\n", "utf-8")
    project = example_data / "projects/clinic-boats.yml"
    project.write_text(project.read_text("utf-8").replace("[health", "[wind, health"), "utf-8")
    found = states(EXAMPLE, example_data)
    assert found is not None
    assert found.left_out == ("projects/clinic-boats", "themes/wind")
    assert found.before.records == found.after.records


def test_a_report_or_a_text_is_taken_from_the_other_state_too(example_data: Path) -> None:
    break_record(example_data / "report.yml", "field")
    (example_data / "pages/home.md").unlink()
    found = states(EXAMPLE, example_data)
    assert found is not None
    assert found.left_out == ("report", "pages/home")
    assert found.after.report == found.before.report
    assert found.after.texts == found.before.texts


def test_without_a_report_in_order_there_is_nothing_to_compare(example_data: Path) -> None:
    break_record(example_data / "report.yml", "field")
    assert states(example_data, example_data) is None
    assert states(example_data.parent / "nowhere", example_data) is None


def test_an_error_in_what_is_said_leaves_nothing_out(example_data: Path) -> None:
    report = example_data / "report.yml"
    lines = report.read_text("utf-8").splitlines(keepends=True)
    report.write_text("".join(line for line in lines if not line.startswith("map_note")), "utf-8")
    assert [problem.code for problem in check_folder(example_data)[2]] == ["E330"]
    found = states(EXAMPLE, example_data)
    assert found is not None
    assert found.left_out == ()
    assert found.after.report is not None
    assert found.after.report.map_note is None
