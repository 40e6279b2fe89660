"""What a correction says: a figure, what stood there, from when to when, and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import record, refusal
from oda_reports.records.corrections import Correction, FiguredRecord
from oda_reports.records.kinds import MODELS
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind

GIVEN: dict[str, Any] = {
    "figure": "students",
    "was": 220,
    "since": "2025-03-01",
    "until": "2025-06-12",
    "why": "A digit was misread.",
}


@pytest.mark.parametrize(
    ("was", "read"),
    [(220, Decimal(220)), (Decimal("2.50"), Decimal("2.5")), ("under-way", "under-way"),
     (" 400 to 600 ", "400 to 600")],
)  # fmt: skip
def test_what_stood_there_is_a_number_or_words(was: object, read: object) -> None:
    found = Correction.model_validate({**GIVEN, "was": was}).was
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize("was", ["2,200", "1 500", "12.5", True])
def test_a_number_is_not_taken_for_words(was: object) -> None:
    said = refusal(Correction, {**GIVEN, "was": was})
    assert said.startswith("must be a plain number")


def test_nothing_but_the_name_of_what_is_gone_may_be_left_out() -> None:
    assert Correction.model_validate(GIVEN).removed is None
    needed = {name for name, field in Correction.model_fields.items() if field.is_required()}
    assert needed == set(GIVEN)


def test_records_that_hold_figures_can_have_corrections_and_no_others() -> None:
    figured = {kind for kind, model in MODELS.items() if issubclass(model, FiguredRecord)}
    assert figured == {
        Kind.REGIONS, Kind.COUNTRIES, Kind.PROJECTS, Kind.STATISTICS, Kind.EVENTS
    }  # fmt: skip
    assert record(Project, "school", corrections=[GIVEN]).corrections[0].figure == "students"
