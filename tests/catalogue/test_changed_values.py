"""A folder with other words in its texts, ids and addresses."""

from __future__ import annotations

from builders import folder_of
from conftest import EXAMPLE
from oda_reports.catalogue.changed_values import with_changed
from oda_reports.records.field_types import Mark, ProseText
from oda_reports.records.model import Record
from oda_reports.records.report import Report

FOLDER = folder_of(EXAMPLE)


def test_what_stays_as_it_is_is_the_same_folder() -> None:
    assert with_changed(FOLDER, lambda _mark, text, _model: text) == FOLDER


def test_every_text_of_records_and_pages_can_be_another() -> None:
    def shouted(mark: Mark, text: str, _model: Record | Report | None) -> str:
        return text.upper() if isinstance(mark, ProseText) else text

    made = with_changed(FOLDER, shouted)
    texts = [value.text for value in made.values() if isinstance(value.mark, ProseText)]
    assert len(texts) > 50
    assert [text for text in texts if text != text.upper()] == []
    ids = [[v.text for v in each.values() if not isinstance(v.mark, ProseText)]
           for each in (FOLDER, made)]  # fmt: skip
    assert ids[0] == ids[1]
