"""What of a refused record is in order, and where it stood."""

from __future__ import annotations

import pytest
from oda_reports.reading.sound_parts import sound_parts, way_before
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from pydantic import ValidationError

PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["a"], "sources": ["review"]}


def rest_of(data: dict[str, object]) -> tuple[Project, frozenset[tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as refused:
        Project.model_validate(data)
    record, removed = sound_parts(Project, data, refused.value)
    assert isinstance(record, Project)
    return record, removed


def test_what_is_in_order_stays() -> None:
    record, removed = rest_of({**PROJECT, "areas": ["A", "b", 5.5, "d"], "draft": "no"})
    assert (record.title, record.areas, record.draft) == ("P", ("b", "d"), False)
    assert removed == {("areas", 0), ("areas", 2), ("draft",)}


def test_a_place_in_a_list_is_told_as_it_was_before() -> None:
    _, removed = rest_of({**PROJECT, "areas": ["A", "b", 5.5, "d"]})
    assert [way_before(("areas", place), removed) for place in (0, 1)] == [
        ("areas", 1),
        ("areas", 3),
    ]
    assert way_before(("phases", 0, "areas", 1), removed) == ("phases", 0, "areas", 1)


def test_two_refusals_of_one_entry_take_out_one_entry() -> None:
    good = {"kind": "end", "date": 2020, "source": "review"}
    record, removed = rest_of({**PROJECT, "dates": [{"kind": "x", "date": "y"}, good]})
    assert [str(date.date) for date in record.dates] == ["2020"]
    assert way_before(("dates", 0, "source"), removed) == ("dates", 1, "source")


def test_a_needed_field_that_is_refused_is_an_empty_text() -> None:
    data: dict[str, object] = {"id": "e", "title": 5, "areas": ["a"], "text": "t", "sources": ["s"]}
    with pytest.raises(ValidationError) as refused:
        Event.model_validate(data)
    record, _ = sound_parts(Event, data, refused.value)
    assert isinstance(record, Event)
    assert record.title == ""


def test_the_record_as_it_was_written_is_left_alone() -> None:
    areas = ["A", "b"]
    rest_of({**PROJECT, "areas": areas})
    assert areas == ["A", "b"]
