"""What all records share: nothing unknown, nothing empty, nothing that changes."""

from __future__ import annotations

import pytest
from builders import record, refusal
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Sourced
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Section
from oda_reports.records.projects import Project
from pydantic import ValidationError

THEME = {"id": "health", "name": "Health", "text": "t"}


def test_an_unknown_field_is_refused() -> None:
    assert "Extra inputs" in refusal(Section, {"title": "a", "text": "b", "colour": "red"})


def test_text_is_not_made_of_numbers() -> None:
    assert "valid string" in refusal(Section, {"title": 2024, "text": "x"})


def test_a_record_does_not_change_after_reading() -> None:
    section = Section(title="a", text="b")
    with pytest.raises(ValidationError):
        section.title = "c"  # type: ignore[misc]


@pytest.mark.parametrize("field", ["place", "read"])
def test_a_field_may_be_left_out_and_not_left_empty(field: str) -> None:
    assert getattr(Sourced.model_validate({"source": "review"}), field) is None
    assert refusal(Sourced, {"source": "review", field: None})


def test_what_was_read_was_read_in_a_source() -> None:
    read = Sourced.model_validate({"source": "review", "place": "p. 1", "read": 2024})
    assert (read.source, read.place, read.read) == ("review", "p. 1", PartialDate(2024))
    assert refusal(Sourced, {"place": "p. 1"}) == "Field required"


def test_a_record_is_no_draft_and_has_no_notes_unless_it_says_so() -> None:
    theme = Theme.model_validate(THEME)
    assert theme.draft is False
    assert (theme.redirects, theme.footnotes, theme.waivers) == ((), {}, {})
    assert theme.editor_note is None


def test_a_record_has_an_id() -> None:
    assert refusal(Theme, {"name": "Health", "text": "t"}) == "Field required"


def test_a_record_is_headed_by_its_title_or_its_name() -> None:
    assert Theme.model_validate(THEME).heading == "Health"
    assert record(Project, "p", title="A port").heading == "A port"


@pytest.mark.parametrize("code", ["E301", "W30", "W3010", "w301", "W301 "])
def test_a_waiver_names_the_code_of_a_warning(code: str) -> None:
    assert "match pattern" in refusal(Theme, {**THEME, "waivers": {code: "why"}})
    assert Theme.model_validate({**THEME, "waivers": {"W301": "why"}}).waivers == {"W301": "why"}


def test_keys_of_footnotes_and_old_addresses_are_ids() -> None:
    assert "must be an id" in refusal(Theme, {**THEME, "footnotes": {"A b": "n"}})
    assert "must be an id" in refusal(Theme, {**THEME, "redirects": ["A b"]})
