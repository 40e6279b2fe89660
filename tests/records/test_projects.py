"""Projects: money, results and areas, and what does not go together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import record, refusal, the_unit
from oda_reports.records.projects import Amount, Equivalent, Project
from oda_reports.records.vocabulary import AmountKind, Kind, Match, Measure, ResultKind

USD = the_unit("USD")
AMOUNT = {"source": "review", "value": 2000000, "currency": "USD", "kind": "fixed"}
PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


def test_an_amount_has_value_currency_and_kind() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.value, amount.currency, amount.kind) == (Decimal(2000000), USD, "fixed")


@pytest.mark.parametrize("kind", ["fixed", "up-to", "pledge"])
def test_an_amount_without_value_is_not_determined(kind: str) -> None:
    data = {"source": "review", "kind": kind, "currency": "USD"}
    assert refusal(Amount, data) == "needs a value, or the kind not-determined"
    assert Amount.model_validate({**data, "kind": "not-determined"}).value is None


def test_an_amount_that_is_not_determined_has_no_value() -> None:
    assert refusal(Amount, {**AMOUNT, "kind": "not-determined"}) == (
        "has a value though its kind is not-determined: remove one of the two"
    )


def test_the_value_of_an_amount_needs_a_currency() -> None:
    without = {key: value for key, value in AMOUNT.items() if key != "currency"}
    assert refusal(Amount, without) == "needs its currency, such as USD, JPY or EUR"


def test_an_amount_is_never_negative() -> None:
    assert "greater than or equal to 0" in refusal(Amount, {**AMOUNT, "value": -1})
    assert Amount.model_validate({**AMOUNT, "value": 0}).value == 0


def test_a_project_has_an_area_of_its_own_or_in_a_phase() -> None:
    without = {**PROJECT, "areas": []}
    said = refusal(Project, without)
    assert said == "needs areas: the ids of its countries, group or region"
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


def test_an_amount_is_a_confirmed_commitment_unless_it_says_otherwise() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.label, amount.kind) == ("Amount", AmountKind.FIXED)
    assert (amount.measure, amount.match) == (Measure.COMMITMENT, Match.CONFIRMED)
    assert (amount.equivalent, amount.cofinanced_by, amount.note) == (None, None, None)


def test_an_amount_without_value_needs_no_currency() -> None:
    amount = Amount.model_validate({"source": "review", "kind": "not-determined"})
    assert (amount.value, amount.currency) == (None, None)


@pytest.mark.parametrize(
    ("original", "off"),
    [
        (200, False),
        (Decimal("198.02"), False),
        (Decimal("198.01"), True),
        (Decimal("202.02"), False),
        (Decimal("202.03"), True),
        (-200, True),
        (0, True),
    ],
)
def test_a_conversion_misses_by_more_than_a_hundredth(original: Decimal, off: bool) -> None:
    given = {"value": 50, "currency": "EUR", "rate": 4, "date": 2020}
    assert Equivalent.model_validate(given).is_off(Decimal(original)) == off


def test_a_conversion_of_what_is_below_zero_is_measured_without_the_sign() -> None:
    given = {"value": -50, "currency": "EUR", "rate": 4, "date": 2020}
    assert not Equivalent.model_validate(given).is_off(Decimal(-201))


def results(**outer: Any) -> dict[str, Any]:
    """A project in which 10 people contain all of 12 pupils."""
    people = {**QUANTITY, "value": 10, "contains": {"pupils": "all"}, **outer}
    return {**PROJECT, "results": {"people": people, "pupils": {**QUANTITY, "value": 12}}}


@pytest.mark.parametrize(
    "outer",
    [{}, {"value": Decimal("11.9")}, {"qualifier": "about"}, {"qualifier": "up-to"}],
)
def test_a_result_does_not_contain_all_of_a_larger_one(outer: dict[str, Any]) -> None:
    said = refusal(Project, results(**outer))
    assert said == "says that 'people' contains all of 'pupils', which is the larger number"


@pytest.mark.parametrize(
    "outer",
    [
        {"value": 12},
        {"qualifier": "more-than"},
        {"qualifier": "at-least"},
        {"contains": {"pupils": "part"}},
        {"contains": {"pupils": "none"}},
        {"contains": {"pupils": "not-said"}},
    ],
)
def test_a_result_may_contain_what_can_be_smaller(outer: dict[str, Any]) -> None:
    assert len(Project.model_validate(results(**outer)).results) == 2


def test_a_number_is_a_result_unless_it_is_a_target_or_a_baseline() -> None:
    read = Project.model_validate({**PROJECT, "results": {"pupils": QUANTITY}})
    assert read.results["pupils"].kind is ResultKind.RESULT
    assert read.results["pupils"].contains == {}


@pytest.mark.parametrize("field", ["title", "summary", "sources"])
def test_a_project_needs_a_title_a_summary_and_sources(field: str) -> None:
    without = {name: value for name, value in PROJECT.items() if name != field}
    assert refusal(Project, without) == "Field required"


def test_a_project_says_no_more_than_it_has_to() -> None:
    project = record(Project, "p")
    assert (project.kind, project.heading) == (Kind.PROJECTS, "p")
    assert (project.status, project.scheme, project.period, project.feature) == (None,) * 4
    assert (project.phases, project.themes, project.dates, project.amounts) == ((), (), (), {})
