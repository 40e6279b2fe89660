"""Events: what each must say of when, where and from which source."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.events import Event
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Kind

EVENT = {
    "id": "e", "title": "E", "date": "2020-05", "areas": ["one"],
    "text": "t", "sources": ["review"],
}  # fmt: skip


def test_an_event_happened_somewhere_at_a_date() -> None:
    event = Event.model_validate(EVENT)
    assert (event.kind, event.date, event.areas) == (Kind.EVENTS, PartialDate(2020, 5), ("one",))
    assert (event.figures, event.projects) == ({}, ())


@pytest.mark.parametrize("field", ["title", "date", "areas", "text", "sources"])
def test_an_event_needs_all_that_is_told_of_it(field: str) -> None:
    without = {name: value for name, value in EVENT.items() if name != field}
    assert refusal(Event, without) == "Field required"


@pytest.mark.parametrize("field", ["areas", "sources"])
def test_an_event_has_an_area_and_a_source_at_least(field: str) -> None:
    assert "at least 1 item" in refusal(Event, {**EVENT, field: []})
