"""A record is gone: what can be taken out with it is, all else is left and told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE
from folders import contents, said, write
from oda_reports.reading.record_files import read_folder
from oda_reports.records.vocabulary import Kind
from oda_reports.renaming.changes import CannotChange
from oda_reports.renaming.withdrawals import withdraw_record

REASON = 'It was "never" decided: see #1.'


def withdraw(folder: Path, address: str, reason: str = REASON) -> str:
    changes = withdraw_record(read_folder(folder), address, reason)
    write(changes)
    return changes.sentence


def test_lists_lose_their_entry_links_keep_their_words_and_the_rest_is_told(
    example_data: Path,
) -> None:
    before = contents(example_data)
    assert withdraw(example_data, "projects/storm-relief-grant") == (
        "'projects/storm-relief-grant' is withdrawn."
    )
    after = contents(example_data)
    assert "projects/storm-relief-grant.yml" not in after
    region = before["regions/lorian-sea.yml"]
    region = region.replace("    projects: [storm-relief-grant]\n", "")
    region = region.replace("  - projects/storm-relief-grant/amounts/total\n", "")
    assert after["regions/lorian-sea.yml"] == region
    event = before["events/storm-odile-2022.yml"]
    event = event.replace("[grant](projects/storm-relief-grant).", "grant.")
    event = event.replace("projects: [storm-relief-grant]\n", "")
    assert after["events/storm-odile-2022.yml"] == event
    text = before["pages/methodology.md"].replace(
        "[relief grant](projects/storm-relief-grant)", "relief grant"
    )
    assert after["pages/methodology.md"] == text
    assert after["report.yml"].endswith(
        'withdrawn:\n  projects/storm-relief-grant: "It was \\"never\\" decided: see #1."\n'
    )
    assert said(example_data) == [
        *["E303 no figure has the address 'projects/storm-relief-grant/amounts/total'"] * 2,
        "W424 nothing in the report carries the fact 'relief-grant'",
        "E303 no figure has the address 'projects/storm-relief-grant/amounts/total'",
    ]


def test_a_record_is_sound_by_the_fiscal_years_of_its_report(example_data: Path) -> None:
    report = example_data / "report.yml"
    report.write_text(report.read_text("utf-8") + "fiscal_year:\n  written: span\n", "utf-8")
    text = "title: P\ndefinition: P.\nunit: items\nmeasure: count\nseries:\n"
    values = "values: {2011-12: 1, 2012-13: 2}"
    text += f"  - {{area: tessara, source: cooperation-review-2023, {values}}}\n"
    pumps = example_data / "statistics/pumps.yml"
    pumps.write_text(f"{text}schemes: [project-grant, soft-loan]\n", "utf-8")
    withdraw(example_data, "schemes/soft-loan")
    assert pumps.read_text("utf-8") == f"{text}schemes: [project-grant]\n"


def test_a_record_that_counts_with_a_unit_of_the_report_loses_an_entry_too(
    example_data: Path,
) -> None:
    report, event = example_data / "report.yml", example_data / "events/storm-odile-2022.yml"
    unit = "units: {roofs: {singular: roof, plural: roofs, whole: true}}\n"
    report.write_text(f"{report.read_text('utf-8')}{unit}", "utf-8")
    entry = "  roofs: {label: roofs, value: 3, unit: roofs, source: cooperation-review-2023}\n"
    text = event.read_text("utf-8").replace("figures:\n", f"figures:\n{entry}")
    event.write_text(text, "utf-8")
    withdraw(example_data, "projects/storm-relief-grant")
    after = event.read_text("utf-8")
    assert entry in after
    assert "storm-relief-grant" not in after


def test_a_needed_field_and_a_source_are_left(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text("name: Wind\ntext: t\n", "utf-8")
    withdraw(example_data, "themes/sea-and-coast")
    assert set(said(example_data)) == {"E301 there is no record 'sea-and-coast' in themes"}
    files = contents(example_data)
    assert "themes: [education]\n" in files["projects/school-at-sea-sao-lucio.yml"]
    assert "themes" not in files["projects/sea-charts.yml"]
    assert "theme: sea-and-coast" in files["countries/veymar.yml"]


def test_the_last_source_and_the_last_area_stay(example_data: Path) -> None:
    withdraw(example_data, "sources/cooperation-review-2021")
    files = contents(example_data)
    assert (
        "sources: [cooperation-review-2023, press-note-14]\n" in files["projects/clinic-boats.yml"]
    )
    assert "sources: [cooperation-review-2021]\n" in files["projects/fisheries-advice-tessara.yml"]
    assert {line[:4] for line in said(example_data)} == {"E301", "E304"}
    withdraw(example_data, "countries/tessara")
    assert "areas: [tessara]" in contents(example_data)["projects/fisheries-advice-tessara.yml"]


def test_a_list_that_would_mean_everything_keeps_its_last_entry(example_data: Path) -> None:
    withdraw(example_data, "schemes/relief-grant", "")
    path = example_data / "statistics/grants.yml"
    assert "schemes: [project-grant]\n" in path.read_text("utf-8")
    assert said(example_data) == []
    withdraw(example_data, "schemes/project-grant", "")
    assert "schemes: [project-grant]\n" in path.read_text("utf-8")
    assert said(example_data) == ["E301 there is no record 'project-grant' in schemes"]


def test_of_a_file_with_many_records_one_goes_and_the_last_takes_the_file(
    example_data: Path,
) -> None:
    file = example_data / "glossary.yml"
    before = file.read_text("utf-8")
    sentence = withdraw(example_data, "glossary/exchange-of-notes", "")
    assert sentence.endswith("; it had no page, on which the reason could stand.")
    start, end = before.index("exchange-of-notes:"), before.index("lorian-sea-dialogue:")
    assert file.read_text("utf-8") == before[:start] + before[end:]
    for term in ("oda", "school-ship", "lorian-sea-dialogue"):
        withdraw(example_data, f"glossary/{term}", "")
    assert not file.exists()
    assert {line[:4] for line in said(example_data)} == {"W422"}


def test_ids_of_before_are_withdrawn_too_and_a_draft_had_no_address(example_data: Path) -> None:
    withdraw(example_data, "projects/harbour-lights")
    sentence = withdraw(example_data, "projects/mangrove-nursery", "")
    assert "it had no page" in sentence
    report = read_folder(example_data).report
    assert report
    assert report.withdrawn == {
        "projects/harbour-lights": REASON,
        "projects/beacon-programme": REASON,
    }


@pytest.mark.parametrize("kind", Kind)
def test_a_record_of_each_kind_goes_and_what_is_left_names_it(kind: Kind, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    record = next(r for r in read_folder(folder).records if r.kind is kind and not r.draft)
    withdraw(folder, f"{kind}/{record.id}")
    assert (kind, record.id) not in {(r.kind, r.id) for r in read_folder(folder).records}
    left = [line for line in said(folder) if line[:4] not in ("W421", "W422", "W424", "W403")]
    assert all(line[:4] in ("E301", "E303", "E304", "E306", "E308", "W419") for line in left), left


@pytest.mark.parametrize("reason", ["", "  ", "One\nTwo", "A\u0007"])
def test_a_reason_is_needed_on_one_line(reason: str, example_data: Path) -> None:
    before = contents(example_data)
    with pytest.raises(CannotChange, match="say on one line why the record is gone"):
        withdraw(example_data, "projects/sea-charts", reason)
    assert contents(example_data) == before


def test_a_report_that_cannot_be_read_is_to_be_mended_first(example_data: Path) -> None:
    (example_data / "report.yml").write_text("site_name: [\n", "utf-8")
    with pytest.raises(CannotChange, match=r"report\.yml' has errors"):
        withdraw(example_data, "projects/sea-charts")


def test_a_refused_record_is_left_as_it_is(example_data: Path) -> None:
    path = example_data / "events/storm-odile-2022.yml"
    path.write_text(path.read_text("utf-8").replace("unit: items", "unit: roofs"), "utf-8")
    withdraw(example_data, "projects/storm-relief-grant")
    assert "projects: [storm-relief-grant]" in path.read_text("utf-8")
