"""Pages that are made at once after a record was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE
from oda_reports.build import build_site
from oda_reports.serving.renewals import renewed
from soak.renewals import unlike_pages

EDITS = [
    ("countries/veymar.yml", "Veymar", "Veymarland"),
    ("statistics/net-bilateral-oda.yml", "      2022: 11.26", "      2022: 91.26"),
    ("sources/cooperation-review-2023.yml", "Varland Cooperation Review", "Review of Varland"),
]


@pytest.mark.parametrize(("name", "before", "after"), EDITS, ids=lambda value: value[:20])
def test_every_page_and_list_of_records_is_what_the_whole_site_has_after_an_edit(
    name: str, before: str, after: str, example_data: Path
) -> None:
    materials = build_site(example_data, with_drafts=True).materials
    assert materials
    file = example_data / name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    made = {page.path: page for page in renewed(materials, [file], materials.renderer.pages)}
    assert len(made) > 20
    assert {"index.md", "projects/index.md", "sources/index.md"} <= made.keys()
    assert unlike_pages(made.values(), build_site(example_data, with_drafts=True)) == []


def test_only_the_page_of_the_record_is_made_where_nobody_looks_at_another() -> None:
    materials = build_site(EXAMPLE, with_drafts=True).materials
    assert materials
    made = renewed(materials, [EXAMPLE / "projects/harbour-lights.yml"])
    assert [page.path for page in made] == ["projects/harbour-lights.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.yml", None),
        ("glossary.yml", None),
        ("projects/harbour-lights.yml", "title: [\n"),
        ("projects/harbour-lights.yml", "tytle: Lights\n"),
        ("projects/nowhere.yml", "title: Lights\n"),
        ("pages/home.md", None),
    ],
)
def test_what_is_no_record_of_its_own_or_has_an_error_waits_for_the_whole_site(
    name: str, text: str | None, example_data: Path
) -> None:
    materials = build_site(example_data, with_drafts=True).materials
    assert materials
    if text:
        (example_data / name).write_text(text, "utf-8")
    sound = example_data / "projects/harbour-lights.yml"
    assert renewed(materials, [example_data / name, sound]) == ()


def test_a_site_for_readers_keeps_nothing_of_what_it_is_made_of() -> None:
    assert build_site(EXAMPLE).materials is None
