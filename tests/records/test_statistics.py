"""Statistics: values or why there are none, units, prices."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import observation, record, refusal, statistic
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.vocabulary import Kind, Scale, ValueState

OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
STATISTIC = {"id": "s", "title": "S", "definition": "d", "unit": "persons", "measure": "count"}
COMPILED = {"compiled_from": "project-amounts", "flow": "commitment"}


@pytest.mark.parametrize("value", [-5, 0, Decimal("-1.904")])
def test_a_value_of_a_statistic_can_be_negative_or_zero(value: int | Decimal) -> None:
    assert Observation.model_validate({**OBSERVATION, "value": value}).value == value


@pytest.mark.parametrize("state", ["nil", "not-reported", "not-yet-set"])
def test_an_observation_has_a_value_or_says_why_there_is_none(state: str) -> None:
    without = {"area": "veymar", "source": "review"}
    assert Observation.model_validate({**without, "state": state}).value is None
    said = "needs a value, or a state that says why there is none"
    assert refusal(Observation, without) == said
    assert refusal(Observation, {**OBSERVATION, "state": state}) == said


def test_zero_is_a_value_and_nil_is_a_state() -> None:
    assert Observation.model_validate({**OBSERVATION, "value": 0}).state == "reported"


def test_a_series_has_at_least_one_value() -> None:
    data = {"area": "veymar", "source": "review"}
    assert "at least 1 item" in refusal(Series, {**data, "values": {}})
    read = Series.model_validate({**data, "values": {"2020": 1, "FY2021": -2}})
    assert list(read.values) == [PartialDate(2020), PartialDate(2021, fiscal=JAPANESE)]


def test_a_statistic_has_a_unit_unless_it_is_compiled() -> None:
    without = {key: value for key, value in STATISTIC.items() if key != "unit"}
    assert refusal(Statistic, without) == "needs a unit: what its values count"
    assert Statistic.model_validate({**without, **COMPILED}).unit is None


def test_a_compiled_statistic_says_which_flow_it_lists() -> None:
    without = {key: value for key, value in {**STATISTIC, **COMPILED}.items() if key != "flow"}
    assert refusal(Statistic, without) == (
        "is compiled of amounts and needs a flow: which of them it lists"
    )


@pytest.mark.parametrize(
    ("unit", "flow", "measure", "said"),
    [
        ("USD", None, "count", "counts money and says no flow: what became of it"),
        ("persons", "pledge", "count", "has a flow, and only money flows"),
        ("persons", None, None, "needs a measure: what its values measure"),
    ],
)
def test_money_flows_and_counts_are_measured(
    unit: str, flow: str | None, measure: str | None, said: str
) -> None:
    given = {**STATISTIC, "unit": unit, "flow": flow, "measure": measure}
    data = {name: value for name, value in given.items() if value is not None}
    assert refusal(Statistic, data).startswith(said)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"unit": "USD", "flow": "pledge", "measure": None}, "Pledge"),
        ({"unit": "USD", "flow": "pledge", "measure": "cumulative-amount"},
         "Pledge, Cumulative amount"),
        ({"measure": "count"}, "Count"),
    ],
)  # fmt: skip
def test_a_statistic_is_told_by_its_flow_and_its_measure(
    fields: dict[str, Any], label: str
) -> None:
    assert record(Statistic, "s", **fields).label_of_measure == label


def test_a_statistic_is_written_in_full_without_decimals_unless_it_says_so() -> None:
    made = record(Statistic, "s")
    assert (made.kind, made.scale, made.decimals) == (Kind.STATISTICS, Scale.ONE, 0)
    assert (made.observations, made.series, made.schemes, made.sections) == ((), (), (), ())
    assert (made.prices, made.price_year, made.total, made.compiled_from) == (None,) * 4


@pytest.mark.parametrize("field", ["title", "definition"])
def test_a_statistic_says_what_it_measures(field: str) -> None:
    without = {name: value for name, value in STATISTIC.items() if name != field}
    assert refusal(Statistic, without) == "Field required"


def test_an_observation_is_of_an_area_and_from_a_source() -> None:
    assert refusal(Observation, {"source": "review", "value": 1}) == "Field required"
    assert refusal(Observation, {"area": "one", "value": 1}) == "Field required"


def test_an_observation_is_reported_and_nothing_is_inferred_unless_it_says_so() -> None:
    made = Observation.model_validate(observation())
    assert (made.value, made.state) == (Decimal(1), ValueState.REPORTED)
    assert (made.year, made.since, made.as_of, made.change) == (None,) * 4


@pytest.mark.parametrize("missing", ["area", "source", "values"])
def test_a_series_is_of_an_area_from_a_source(missing: str) -> None:
    given = {"area": "one", "source": "review", "values": {"2020": 1}}
    without = {name: value for name, value in given.items() if name != missing}
    assert refusal(Series, without) == "Field required"
    assert Series.model_validate(given).place is None


@pytest.mark.parametrize("values", ["observations", "series"])
def test_a_compiled_statistic_has_no_values_of_its_own(values: str) -> None:
    own = {"observations": [OBSERVATION], "series": [
        {"area": "veymar", "source": "review", "values": {"2020": 1}}
    ]}  # fmt: skip
    data = {**STATISTIC, "compiled_from": "project-amounts", values: own[values]}
    assert refusal(Statistic, data) == (
        "is compiled from other records and needs no values of its own"
    )


@pytest.mark.parametrize(
    "fields",
    [{"prices": "constant"}, {"price_year": 2020}, {"prices": "current", "price_year": 2020}],
)
def test_constant_prices_are_those_of_a_year(fields: dict[str, object]) -> None:
    assert refusal(Statistic, {**STATISTIC, **fields}) == (
        "needs prices: constant and price_year together: the year whose prices they are"
    )


@pytest.mark.parametrize(
    "fields", [{}, {"prices": "current"}, {"prices": "constant", "price_year": 2020}]
)
def test_prices_that_are_told_in_full_are_taken(fields: dict[str, Any]) -> None:
    assert statistic(**fields).price_year == fields.get("price_year")


def test_decimals_are_a_whole_number() -> None:
    assert statistic(decimals=2).decimals == 2
    assert "greater than or equal to 0" in refusal(Statistic, {**STATISTIC, "decimals": -1})


@pytest.mark.parametrize("years", [("FY2004", "FY2004-05"), (2004, "2004")])
def test_a_year_that_is_written_in_two_ways_has_one_value(years: tuple[object, object]) -> None:
    values = {"area": "one", "source": "review", "values": dict.fromkeys(years, 1)}
    assert "two values of one year" in refusal(Series, values)
