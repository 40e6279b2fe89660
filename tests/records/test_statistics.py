"""Statistics: values or why there are none, units, prices."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import refusal
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Observation, Series, Statistic

OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
STATISTIC = {"id": "s", "title": "S", "definition": "d", "unit": "persons", "measure": "count"}


@pytest.mark.parametrize("value", [-5, 0, Decimal("-1.904")])
def test_a_value_of_a_statistic_can_be_negative_or_zero(value: int | Decimal) -> None:
    assert Observation.model_validate({**OBSERVATION, "value": value}).value == value


@pytest.mark.parametrize("state", ["nil", "not-reported", "not-yet-set"])
def test_an_observation_has_a_value_or_says_why_there_is_none(state: str) -> None:
    without = {"area": "veymar", "source": "review"}
    assert Observation.model_validate({**without, "state": state}).value is None
    assert "needs a value, or a state" in refusal(Observation, without)
    assert "needs a value, or a state" in refusal(Observation, {**OBSERVATION, "state": state})


def test_zero_is_a_value_and_nil_is_a_state() -> None:
    assert Observation.model_validate({**OBSERVATION, "value": 0}).state == "reported"


def test_a_series_has_at_least_one_value() -> None:
    data = {"area": "veymar", "source": "review"}
    assert "at least 1 item" in refusal(Series, {**data, "values": {}})
    read = Series.model_validate({**data, "values": {"2020": 1, "FY2021": -2}})
    assert list(read.values) == [PartialDate(2020), PartialDate(2021, fiscal=True)]


def test_a_statistic_has_a_unit_unless_it_is_compiled() -> None:
    without = {key: value for key, value in STATISTIC.items() if key != "unit"}
    assert "needs a unit" in refusal(Statistic, without)
    assert Statistic.model_validate({**without, "compiled_from": "project-amounts"}).unit is None


def test_a_compiled_statistic_has_no_values_of_its_own() -> None:
    data = {**STATISTIC, "compiled_from": "project-amounts", "observations": [OBSERVATION]}
    assert "needs no values of its own" in refusal(Statistic, data)
