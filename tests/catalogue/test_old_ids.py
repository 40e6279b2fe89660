"""What names a record by an id that it had before is read as by its id of today."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import folder_of
from conftest import EXAMPLE
from oda_reports.catalogue.named_ids import AREAS, NamedId
from oda_reports.catalogue.old_ids import OldIds, lead_on
from oda_reports.problems.edits import slice_of
from oda_reports.problems.repairs import repair_files
from oda_reports.reading.record_files import read_folder
from oda_reports.records.field_types import FigureAddress, ProseText, Ref
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder

OLD = OldIds(
    {(Kind.COUNTRIES, "isle"): "island", (Kind.STATISTICS, "flows"): "oda"}, {"coast", "island"}
)


def test_an_id_of_before_gives_its_place_to_that_of_today() -> None:
    text = "[[flows/isle/2020]], [[ flows ]], [[isle]] in [Isle](countries/isle), flows, `isle`"
    assert OLD.brought_up_to_date(ProseText(), text, ()) == (
        "[[oda/island/2020]], [[ oda ]], [[isle]] in [Isle](countries/island), flows, `isle`"
    )
    assert OLD.brought_up_to_date(Ref(AREAS), "isle", ()) == "island"
    assert OLD.brought_up_to_date(Ref((Kind.REGIONS,)), "isle", ()) == "isle"


def test_an_own_figure_keeps_its_key_and_is_not_taken_for_a_statistic() -> None:
    assert OLD.brought_up_to_date(FigureAddress(), "flows", {"flows"}) == "flows"
    assert OLD.brought_up_to_date(FigureAddress(), "flows", {"oda"}) == "statistics/oda"


def test_an_area_that_is_there_is_never_an_id_of_before() -> None:
    old = OldIds({(Kind.COUNTRIES, "coast"): "shore"}, {"coast"})
    assert old.today(NamedId(0, "coast", AREAS)) is None
    assert old.today(NamedId(0, "coast", (Kind.COUNTRIES,))) == "shore"


def test_where_no_record_had_another_id_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    assert not OldIds.of(read_folder(tmp_path))
    assert OldIds.of(folder_of(EXAMPLE))
    assert lead_on(folder_of(EXAMPLE)) is folder_of(EXAMPLE)


def renamed(folder: Path, kind: str, old: str, new: str) -> None:
    """Gives a record's file another name and nothing else but the redirect."""
    (folder / kind / f"{old}.yml").rename(folder / kind / f"{new}.yml")
    path = folder / kind / f"{new}.yml"
    path.write_text(f"redirects: [{old}]\n{path.read_text('utf-8')}", "utf-8")


@pytest.fixture
def data(example_data: Path) -> Path:
    """The invented region after three records got other ids, and nobody else was told."""
    renamed(example_data, "countries", "veymar", "veymaria")
    renamed(example_data, "sources", "cooperation-review-2023", "review")
    renamed(example_data, "statistics", "trainees", "students")
    return example_data


def test_each_reference_by_an_id_of_before_is_a_warning_and_can_be_repaired(data: Path) -> None:
    problems = check_folder(data)[2]
    assert len(problems) > 100
    assert {problem.code for problem in problems} == {"W429"}
    for problem in problems:
        assert problem.repair
        assert problem.repair.safe
        (edit,) = problem.repair.edits
        written = slice_of(Path(problem.file).read_text("utf-8"), edit.span)
        assert (written, edit.text) in {
            ("veymar", "veymaria"),
            ("cooperation-review-2023", "review"),
            ("trainees", "students"),
        }
    assert repair_files(lambda: check_folder(data)[2]) == len(problems)
    assert check_folder(data)[2] == []


def test_the_records_are_the_same_before_and_after_the_repair(data: Path) -> None:
    before = lead_on(read_folder(data))
    repair_files(lambda: check_folder(data)[2])
    after = read_folder(data)
    assert before.outdated
    assert (before.records, before.report) == (after.records, after.report)
    assert before.texts == after.texts


def test_a_refused_record_is_led_on_too(data: Path) -> None:
    path = data / "events/storm-odile-2022.yml"
    path.write_text(path.read_text("utf-8").replace("unit: items", "unit: roofs"), "utf-8")
    problems = [p for p in check_folder(data)[2] if p.file == str(path)]
    assert [p.code for p in problems].count("W429") == 2
    assert not [p for p in problems if p.code in ("E301", "E303", "E304")]


def test_an_id_that_is_a_record_again_leads_nowhere_else(data: Path) -> None:
    (data / "countries/veymar.yml").write_text("name: V\niso3: XVV\nsummary: s\n", "utf-8")
    said = {(p.code, p.message) for p in check_folder(data)[2] if "veymar" in p.message}
    assert not [message for code, message in said if code == "W429"]
    assert ("E309", "'veymar' is still a record of its own") in said


def test_an_id_of_before_that_a_file_has_which_cannot_be_read_leads_nowhere(data: Path) -> None:
    (data / "countries/veymar.yml").write_text("name: [\n", "utf-8")
    said = [p for p in check_folder(data)[2] if p.code == "W429" and "veymar" in p.message]
    assert said == []
