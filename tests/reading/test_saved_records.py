"""One record that is read anew."""

from __future__ import annotations

from pathlib import Path

from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.reading.saved_records import read_again
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind


def known(folder: Folder, kind: Kind, id: str) -> Record:
    return next(one for one in folder.records if (one.kind, one.id) == (kind, id))


def test_a_record_is_read_as_its_file_is_now(least_data: Path) -> None:
    folder = read_folder(least_data)
    veymar = known(folder, Kind.COUNTRIES, "veymar")
    assert read_again(folder, veymar) == veymar
    file = least_data / "countries/veymar.yml"
    file.write_text(file.read_text("utf-8").replace("name: Veymar", "name: Other"), "utf-8")
    read = read_again(folder, veymar)
    assert read is not None
    assert read.heading == "Other"


def test_a_record_with_an_error_or_none_at_all_is_not_read(least_data: Path) -> None:
    folder = read_folder(least_data)
    veymar = known(folder, Kind.COUNTRIES, "veymar")
    file = least_data / "countries/veymar.yml"
    file.write_text("nam: Veymar\n", "utf-8")
    assert read_again(folder, veymar) is None
    file.unlink()
    assert read_again(folder, veymar) is None


def test_a_source_that_counts_its_years_otherwise_changes_how_others_are_read(
    example_data: Path,
) -> None:
    folder = read_folder(example_data)
    review = known(folder, Kind.SOURCES, "cooperation-review-2023")
    assert read_again(folder, review) == review
    file = example_data / "sources/cooperation-review-2023.yml"
    text = file.read_text("utf-8")
    assert "fiscal_year:" not in text
    file.write_text(f"{text}fiscal_year: {{starts: july}}\n", "utf-8")
    assert read_again(folder, review) is None
