"""Numbers in records: what each says of itself, and what does not go together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import refusal
from oda_reports.records.statistics import Observation
from oda_reports.records.values import Amount, Equivalent, Quantity
from oda_reports.records.vocabulary import Flow, Match, Nature, ValueState

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD"}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}
OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
NONE = "needs a value, or a state that says why there is none"
MODELS: list[tuple[Any, dict[str, Any]]] = [
    (Amount, AMOUNT),
    (Quantity, QUANTITY),
    (Observation, OBSERVATION),
]
STATES = [state for state in ValueState if state is not ValueState.REPORTED]


def without(data: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != field}


def test_an_amount_has_value_and_currency() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.value, str(amount.currency)) == (Decimal(2000000), "USD")


def test_an_amount_is_a_confirmed_commitment_unless_it_says_otherwise() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.label, amount.flow) == ("Amount", Flow.COMMITMENT)
    assert (amount.nature, amount.match) == (Nature.ACTUAL, Match.CONFIRMED)
    assert (amount.equivalents, amount.cofinanced_by, amount.note) == ((), None, None)


@pytest.mark.parametrize(("model", "data"), MODELS)
@pytest.mark.parametrize("state", STATES)
def test_a_number_or_a_state_says_what_there_is(
    model: Any, data: dict[str, Any], state: ValueState
) -> None:
    assert refusal(model, without(data, "value")) == NONE
    assert refusal(model, {**data, "state": state.value}) == NONE
    assert model.model_validate({**without(data, "value"), "state": state.value}).value is None


def test_the_value_of_an_amount_needs_a_currency() -> None:
    said = refusal(Amount, without(AMOUNT, "currency"))
    assert said == "needs its currency, such as USD, JPY or EUR"


def test_an_amount_without_value_needs_no_currency() -> None:
    amount = Amount.model_validate({"source": "review", "state": "not-yet-set"})
    assert (amount.value, amount.currency) == (None, None)


@pytest.mark.parametrize("flow", [flow for flow in Flow if not flow.may_be_negative])
def test_money_that_is_given_is_not_negative(flow: Flow) -> None:
    said = refusal(Amount, {**AMOUNT, "value": -1, "flow": flow.value})
    assert said == f"is below zero, which money of the flow '{flow.value}' cannot be"
    assert Amount.model_validate({**AMOUNT, "value": 0, "flow": flow.value}).value == 0


def test_the_readings_of_an_amount_are_of_its_currency_and_its_flow() -> None:
    unset = {"source": "review", "state": "not-yet-set"}
    said = refusal(Amount, {**unset, "readings": [{"source": "table", "value": 1}]})
    assert said == "needs its currency, such as USD, JPY or EUR"
    assert Amount.model_validate({**unset, "readings": [{**unset, "source": "table"}]})
    below = refusal(Amount, {**AMOUNT, "readings": [{"source": "table", "value": -1}]})
    assert below == "is below zero, which money of the flow 'commitment' cannot be"


@pytest.mark.parametrize("shared", ["label", "unit", "areas", "nature", "part_of", "readings"])
def test_a_reading_says_nothing_of_what_all_readings_share(shared: str) -> None:
    reading = {"source": "table", "value": 2}
    made = Quantity.model_validate({**QUANTITY, "readings": [reading]})
    assert [(one.source, str(one.value)) for one in made.readings] == [("table", "2")]
    said = refusal(Quantity, {**QUANTITY, "readings": [{**reading, shared: "x"}]})
    assert said == "Extra inputs are not permitted"


@pytest.mark.parametrize("flow", [flow for flow in Flow if flow.may_be_negative])
def test_money_that_is_taken_back_may_be_negative(flow: Flow) -> None:
    assert Amount.model_validate({**AMOUNT, "value": -1, "flow": flow.value}).value == -1


@pytest.mark.parametrize(("model", "data"), MODELS)
def test_a_range_has_two_ends_in_order_and_its_value_between_them(
    model: Any, data: dict[str, Any]
) -> None:
    rest = without(data, "value")
    assert model.model_validate({**rest, "low": 1, "high": 2}).value is None
    assert model.model_validate({**rest, "low": 1, "high": 3, "value": 2}).value == 2
    assert refusal(model, {**data, "low": 1}).startswith("has one end of a range")
    assert refusal(model, {**rest, "low": 2, "high": 1}).startswith("has its range upside down")
    said = refusal(model, {**rest, "low": 1, "high": 3, "value": 4})
    assert said == "has a value that lies outside its own range"


@pytest.mark.parametrize(
    "times",
    [
        {"year": 2020, "as_of": 2021},
        {"year": 2020, "start": 2019, "end": 2021},
        {"start": 2019, "since": 1993},
    ],
)
def test_a_number_says_its_time_once(times: dict[str, int]) -> None:
    assert refusal(Observation, {**OBSERVATION, **times}).startswith("says its time twice")


@pytest.mark.parametrize(("model", "data"), MODELS)
def test_a_time_that_is_inferred_is_there(model: Any, data: dict[str, Any]) -> None:
    said = refusal(model, {**data, "time_inferred": True})
    assert said.startswith("says that its time is inferred, and names none: add year, or")
    times = ({"year": 2013}, {"start": 2013}, {"since": 1993}, {"as_of": 2013})
    read = [model.model_validate({**data, **time, "time_inferred": True}) for time in times]
    assert [one.time_inferred for one in read] == [True] * 4
    assert not model.model_validate(data).time_inferred


@pytest.mark.parametrize("missing", ["label", "unit", "source"])
def test_a_quantity_says_what_is_counted_and_where_it_was_read(missing: str) -> None:
    assert refusal(Quantity, without(QUANTITY, missing)) == "Field required"
    made = Quantity.model_validate(QUANTITY)
    assert (made.qualifier, made.as_of, made.note) == (None, None, None)


def test_money_flows_and_nothing_else_does() -> None:
    money = {**QUANTITY, "unit": "USD"}
    assert refusal(Quantity, money) == "counts money and says no flow: what became of it"
    assert Quantity.model_validate({**money, "flow": "budget"}).flow is Flow.BUDGET
    said = refusal(Quantity, {**QUANTITY, "flow": "budget"})
    assert said == "has a flow, and only money flows"


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


def test_a_conversion_needs_no_rate_and_no_day() -> None:
    made = Equivalent.model_validate({"value": 50, "currency": "EUR"})
    assert (made.rate, made.date, made.qualifier) == (None, None, None)
