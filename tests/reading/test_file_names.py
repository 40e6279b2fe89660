"""Names of files that are nearly right, and records in the folder of another kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, REAL
from oda_reports.reading.file_names import kind_meant, name_meant, record_name
from oda_reports.reading.yaml_files import Document, read_document
from oda_reports.records.vocabulary import Kind

KNOWN = ["projects", "countries", "events", "statistics", "images", "pages", "glossary.yml",
         "schemes.yml", "report.yml", "map.geojson", "README.md"]  # fmt: skip
FOLDERS = [kind for kind in Kind if not kind.is_one_file]
RECORDS = [path for kind in FOLDERS for path in sorted((REAL / kind).glob("*.yml"))]
RECORDS += [path for kind in FOLDERS for path in sorted((EXAMPLE / kind).glob("*.yml"))]


def fields_of(path: Path) -> dict[str, Any]:
    document = read_document(path, str(path))
    assert isinstance(document, Document)
    return dict(document.data)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("water-supply.yaml", "water-supply.yml"),
        ("water-supply.yml.txt", "water-supply.yml"),
        ("Water-Supply.yml", "water-supply.yml"),
        ("water supply 2024.YML", "water-supply-2024.yml"),
        ("São Lúcio.yml", "sao-lucio.yml"),
        ("notes.txt", None),
        ("photo.jpg", None),
        ("タジキスタン.yml", None),
    ],
)
def test_the_file_of_a_record_should_be_named_so(name: str, right: str | None) -> None:
    assert record_name(name) == right


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("project", "projects"),
        ("Projects", "projects"),
        ("country", "countries"),
        ("timeline", "events"),
        ("photos", "images"),
        ("glossary.yaml", "glossary.yml"),
        ("Glossary.yml", "glossary.yml"),
        ("report.yml.txt", "report.yml"),
        ("map.json", "map.geojson"),
        ("notes.txt", None),
        ("archive", None),
        ("about.md", None),
    ],
)
def test_a_name_that_is_not_read_stands_for_one_that_is(name: str, right: str | None) -> None:
    assert name_meant(name, KNOWN) == right


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_record_is_known_by_its_fields_in_any_other_folder(path: Path) -> None:
    own, data = Kind.named(path.parent.name), fields_of(path)
    assert own
    assert kind_meant(data, own) is None
    for kind in FOLDERS:
        if kind is not own:
            assert kind_meant(data, kind) in (own, None)
            if own in (Kind.PROJECTS, Kind.EVENTS, Kind.STATISTICS, Kind.COUNTRIES, Kind.REGIONS):
                assert kind_meant(data, kind) is own


def test_a_slip_in_the_right_folder_is_no_record_of_another_kind() -> None:
    data = fields_of(EXAMPLE / "projects/sea-charts.yml")
    assert kind_meant({**data, "titel": data.pop("title"), "x": 1}, Kind.PROJECTS) is None
    assert kind_meant({"name": "N", "txt": "t", "x": 1}, Kind.THEMES) is None


def test_a_slip_in_the_folder_of_another_kind_does_not_hide_which_it_is() -> None:
    data = fields_of(EXAMPLE / "projects/sea-charts.yml")
    assert kind_meant({**data, "sumary": data.pop("summary")}, Kind.EVENTS) in (
        Kind.PROJECTS,
        None,
    )
    assert kind_meant({**data, "x": 1}, Kind.EVENTS) in (Kind.PROJECTS, None)
