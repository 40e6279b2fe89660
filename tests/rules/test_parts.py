"""A part is of the kind of its whole, and no larger than it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import flows, record, statistic
from checkings import checking, places, said
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Flow
from oda_reports.rules.parts import (
    parts_are_of_the_kind_of_their_whole,
    parts_fit_into_their_whole,
)

WHOLE: dict[str, Any] = {"value": 100}


def amounts(whole: dict[str, Any], *parts: dict[str, Any], id: str = "boats") -> Project:
    """A project with a whole and its parts, in dollars."""
    given = {"currency": "USD", "source": "review"}
    made = {f"part-{n}": {**given, "part_of": "whole", **part} for n, part in enumerate(parts)}
    return record(Project, id, amounts={"whole": {**given, **whole}, **made})


def results(whole: dict[str, Any], *parts: dict[str, Any]) -> Project:
    """A project with a count and counts that are parts of it."""
    given = {"label": "people", "unit": "persons", "source": "review"}
    made = {f"part-{n}": {**given, "part_of": "whole", **part} for n, part in enumerate(parts)}
    return record(Project, "boats", results={"whole": {**given, **whole}, **made})


def codes(project: Project) -> list[str]:
    return [code for _, code, _, _ in said(parts_fit_into_their_whole, checking(project))]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({}, ""),
        ({"currency": "EUR"}, "it is in euros, the whole in US dollars"),
        ({"nature": "target"}, "it is of the nature target, the whole of the nature actual"),
        ({"flow": "pledge"}, "it is a pledge, the whole a commitment"),
    ],
)
def test_a_part_is_of_the_kind_of_its_whole(part: dict[str, Any], words: str) -> None:
    found = said(
        parts_are_of_the_kind_of_their_whole, checking(amounts(WHOLE, {"value": 1, **part}))
    )
    told = f"'part-0' cannot be a part of 'whole': {words}"
    assert [(place, code, message) for place, code, message, _ in found] == (
        [("projects/boats/amounts/part-0/part_of", "E343", told)] if words else []
    )


@pytest.mark.parametrize(
    ("flow", "fits"),
    [
        (
            flow,
            flow.value
            in ["total-cost", "own-share", "counterpart-share", "cofinancing", "commitment"],
        )
        for flow in Flow
    ],
)
def test_a_total_cost_is_made_of_what_those_pay_who_share_it(flow: Flow, fits: bool) -> None:
    cost = amounts({"value": 100, "flow": "total-cost"}, {"value": 1, "flow": flow.value})
    assert (places(parts_are_of_the_kind_of_their_whole, checking(cost)) == []) is fits


def test_constant_prices_are_no_part_of_others() -> None:
    whole = flows({"year": 2020, "value": 9}, prices="current")
    constant = flows(
        {"year": 2020, "part_of": "statistics/oda/one/2020"},
        id="part",
        prices="constant",
        price_year=2015,
    )
    found = said(parts_are_of_the_kind_of_their_whole, checking(whole, constant))
    assert [code for _, code, _, _ in found] == ["E343"]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_part_is_an_error_just_where_it_is_larger(whole: int, part: int) -> None:
    found = said(parts_fit_into_their_whole, checking(amounts({"value": whole}, {"value": part})))
    assert {(place, code) for place, code, _, _ in found} <= {
        ("projects/boats/amounts/part-0/value", "E344")
    }
    assert bool(found) is (part > whole)


@pytest.mark.parametrize(
    ("whole", "parts", "said"),
    [
        ({"value": 100}, [{"value": 60}, {"value": 40}], []),
        ({"value": 100}, [{"value": 60}, {"value": 30}], []),
        ({"value": 100}, [{"value": 60}, {"value": 50}], ["E344"]),
        ({"value": 2000000}, [{"value": 1200000}, {"value": 900000}], ["E344"]),
        ({"value": 2900000}, [{"value": 1500000}, {"value": 1500000}], ["W443"]),
        ({"value": 2900000, "note": "Rounded."}, [{"value": 1500000}, {"value": 1500000}], []),
        ({"value": 100, "qualifier": "more-than"}, [{"value": 60}, {"value": 50}], []),
        ({"value": 100, "qualifier": "at-least"}, [{"value": 160}], []),
        ({"value": 100, "qualifier": "up-to"}, [{"value": 160}], ["E344"]),
        ({"value": 100, "qualifier": "about"}, [{"value": 60}, {"value": 50}], []),
        ({"value": 100, "qualifier": "about"}, [{"value": 90}, {"value": 80}], ["E344"]),
        ({"value": 100}, [{"value": 60, "qualifier": "up-to"}, {"value": 50}], []),
        ({"value": 100}, [{"value": 160, "qualifier": "up-to"}], ["E344"]),
        ({"low": 80, "high": 100}, [{"value": 90}], []),
        ({"low": 80, "high": 100}, [{"value": 101}], ["E344"]),
        ({"value": 100}, [{"low": 90, "high": 120}], []),
        ({"value": 100}, [{"low": 101, "high": 120}], ["E344"]),
        ({"state": "withheld"}, [{"value": 60}], []),
        ({"state": "nil"}, [{"value": 60}], ["E344"]),
        ({"value": 100}, [{"value": 60}, {"state": "not-reported"}], []),
        ({"value": 100}, [{"value": 160, "currency": "EUR"}], []),
    ],
)  # fmt: skip
def test_parts_together_are_no_more_than_their_whole(
    whole: dict[str, Any], parts: list[dict[str, Any]], said: list[str]
) -> None:
    assert codes(amounts(whole, *parts)) == said


@pytest.mark.parametrize(
    "other",
    [
        {"areas": ["one"]},
        {"breakdown": {"purpose": "food"}},
        {"through": "agency"},
        {"as_of": 2021},
        {"year": 2021},
    ],
)
def test_parts_that_are_drawn_in_two_ways_are_added_up_by_themselves(other: dict[str, Any]) -> None:
    assert codes(amounts(WHOLE, {"value": 60}, {"value": 50, **other})) == []
    assert codes(amounts(WHOLE, {"value": 60, **other}, {"value": 50, **other})) == ["E344"]


def test_results_that_hold_each_other_may_be_more_together() -> None:
    two: list[dict[str, Any]] = [{"value": 60}, {"value": 50}]
    assert codes(results(WHOLE, *two)) == ["E344"]
    for containment, found in (("part", []), ("not-said", []), ("none", ["E344"])):
        overlapping: list[dict[str, Any]] = [
            {"value": 60, "contains": {"part-1": containment}},
            {"value": 50},
        ]
        assert codes(results(WHOLE, *overlapping)) == found


def test_rates_and_net_flows_do_not_add_up() -> None:
    assert codes(results({"value": 40, "unit": "percent"}, {"value": 60, "unit": "percent"})) == []
    net = {"flow": "net-disbursement"}
    assert codes(amounts({"value": 40, **net}, {"value": 60, **net}, {"value": -20, **net})) == []


def test_a_whole_of_another_record_is_held_against_its_parts() -> None:
    frame = amounts(WHOLE, id="frame")
    child = amounts({"value": 120, "part_of": "projects/frame/amounts/whole"}, id="child")
    found = places(parts_fit_into_their_whole, checking(frame, child))
    assert found == ["projects/child/amounts/whole/value"]


def test_parts_of_a_value_of_a_statistic_fit_up_to_its_rounding() -> None:
    def trainees(women: str, men: str) -> list[str]:
        values: list[dict[str, Any]] = [{"year": 2020, "value": Decimal("2.0")}]
        for part, value in (("women", women), ("men", men)):
            values.append({"year": 2020, "value": Decimal(value), "breakdown": {"sex": part},
                           "part_of": "oda/one/2020"})  # fmt: skip
        made = statistic(*values, scale="thousand", decimals=1)
        return [code for _, code, _, _ in said(parts_fit_into_their_whole, checking(made))]

    assert trainees("1.2", "0.8") == trainees("1.2", "0.9") == []
    assert trainees("1.2", "1.2") == ["E344"]
