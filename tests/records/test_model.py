"""What all records share: nothing unknown, nothing empty, nothing that changes."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.parts import Section
from pydantic import ValidationError


def test_an_unknown_field_is_refused() -> None:
    assert "Extra inputs" in refusal(Section, {"title": "a", "text": "b", "colour": "red"})


def test_text_is_not_made_of_numbers() -> None:
    assert "valid string" in refusal(Section, {"title": 2024, "text": "x"})


def test_a_record_does_not_change_after_reading() -> None:
    section = Section(title="a", text="b")
    with pytest.raises(ValidationError):
        section.title = "c"  # type: ignore[misc]
