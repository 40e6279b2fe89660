"""Projects: money, results and areas, and what does not go together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import refusal
from oda_reports.records.projects import Amount, Project

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD", "kind": "fixed"}
PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


def test_an_amount_has_value_currency_and_kind() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.value, amount.currency, amount.kind) == (Decimal(2000000), "USD", "fixed")


@pytest.mark.parametrize("kind", ["fixed", "up-to", "pledge"])
def test_an_amount_without_value_is_not_determined(kind: str) -> None:
    data = {"source": "review", "kind": kind, "currency": "USD"}
    assert refusal(Amount, data) == "needs a value, or the kind not-determined"
    assert Amount.model_validate({**data, "kind": "not-determined"}).value is None


def test_an_amount_that_is_not_determined_has_no_value() -> None:
    assert "has a value though its kind" in refusal(Amount, {**AMOUNT, "kind": "not-determined"})


def test_the_value_of_an_amount_needs_a_currency() -> None:
    without = {key: value for key, value in AMOUNT.items() if key != "currency"}
    assert "needs its currency" in refusal(Amount, without)


def test_an_amount_is_never_negative() -> None:
    assert "greater than or equal to 0" in refusal(Amount, {**AMOUNT, "value": -1})
    assert Amount.model_validate({**AMOUNT, "value": 0}).value == 0


def test_a_project_has_an_area_of_its_own_or_in_a_phase() -> None:
    without = {**PROJECT, "areas": []}
    assert "needs areas" in refusal(Project, without)
    assert Project.model_validate({**without, "phases": [{"title": "I", "areas": ["veymar"]}]})


def test_the_areas_of_a_project_stand_once_in_order() -> None:
    phases = [{"title": "I", "areas": ["b", "a"]}, {"title": "II", "areas": ["c", "b"]}]
    read = Project.model_validate({**PROJECT, "areas": ["a"], "phases": phases})
    assert read.all_areas == ("a", "b", "c")


def test_a_project_names_a_source() -> None:
    assert "at least 1 item" in refusal(Project, {**PROJECT, "sources": []})


@pytest.mark.parametrize("other", ["people", "absent"])
def test_a_result_contains_other_results_of_its_project_only(other: str) -> None:
    people = {**QUANTITY, "contains": {other: "all"}}
    said = refusal(Project, {**PROJECT, "results": {"people": people, "pupils": QUANTITY}})
    assert said == f"says that 'people' contains '{other}', which is not another result here"


@pytest.mark.parametrize("containment", ["all", "part", "none", "not-said"])
def test_what_contains_what_is_a_field(containment: str) -> None:
    people = {**QUANTITY, "contains": {"pupils": containment}}
    read = Project.model_validate({**PROJECT, "results": {"people": people, "pupils": QUANTITY}})
    assert read.results["people"].contains == {"pupils": containment}
