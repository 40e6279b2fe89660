"""A refused value and its record."""

from __future__ import annotations

from oda_reports.reading.refused_values import Refused
from oda_reports.records.projects import Project


def test_what_is_written_elsewhere_in_the_record_is_found_by_its_way() -> None:
    record = {"amounts": {"a": {"currency": "JPY"}}, "dates": [{"kind": "end"}]}
    refused = Refused("E204", "is wrong", "x", "x", Project, ("amounts", "a", "value"), {}, record)
    assert refused.written_at(("amounts", "a", "currency")) == "JPY"
    assert refused.written_at(("dates", 0, "kind")) == "end"
    assert refused.written_at(("dates", 1, "kind")) is None
    assert refused.written_at(("amounts", "b", "currency")) is None
    assert refused.written_at(("amounts", "a", "currency", "x")) is None
