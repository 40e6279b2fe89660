"""The amounts of a project: flow by flow, each whole with its parts."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Flow
from oda_reports.writing.pages.amounts import AmountsOfFlow, ShownAmount, amounts_by_flow
from oda_reports.writing.pages.projects import ProjectContext
from planned import PAGES, given

AMOUNT = {"value": 5, "currency": "USD", "source": "review"}
COUNT = {"label": "l", "value": 5, "unit": "persons", "source": "review"}


def flows(*others: Project, **fields: Any) -> tuple[AmountsOfFlow, ...]:
    project = record(Project, "boats", **fields)
    known = catalogue(project, *others)
    return amounts_by_flow(known, project, known.figures_of(project))


def tree(amounts: tuple[ShownAmount, ...]) -> dict[str, Any]:
    """The keys of amounts, each with those nested below it."""
    return {one.key: tree(one.parts) for one in amounts}


def amount(**fields: Any) -> ShownAmount:
    read = {name: value for name, value in {**AMOUNT, **fields}.items() if value is not None}
    ((found,),) = (flow.amounts for flow in flows(amounts={"grant": read}))
    return found


def test_different_flows_stand_apart_in_the_order_of_their_terms() -> None:
    amounts = {
        "budget": {**AMOUNT, "flow": "budget"},
        "pledge": {**AMOUNT, "flow": "pledge"},
        "later": AMOUNT,
        "spent": {**AMOUNT, "flow": "gross-disbursement"},
        "grant": AMOUNT,
    }
    found = flows(amounts=amounts)
    assert [(one.heading, list(tree(one.amounts))) for one in found] == [
        ("Commitment", ["later", "grant"]),
        ("Gross disbursement", ["spent"]),
        ("Pledge", ["pledge"]),
        ("Budget", ["budget"]),
    ]
    assert not any(one.names_flow for flow in found for one in flow.amounts)


def test_one_flow_needs_no_heading_and_is_said_beside_each_amount() -> None:
    (flow,) = flows(amounts={"grant": AMOUNT, "more": AMOUNT})
    assert flow.heading == ""
    assert [one.names_flow for one in flow.amounts] == [True, True]


def test_parts_stand_below_their_whole_and_say_a_flow_of_their_own() -> None:
    amounts = {
        "own": {**AMOUNT, "flow": "own-share", "part_of": "cost"},
        "cost": {**AMOUNT, "flow": "total-cost"},
        "pumps": {**AMOUNT, "flow": "own-share", "part_of": "projects/boats/amounts/own"},
    }
    (flow,) = flows(amounts=amounts)
    assert (flow.heading, tree(flow.amounts)) == ("", {"cost": {"own": {"pumps": {}}}})
    (cost,) = flow.amounts
    (own,) = cost.parts
    assert [one.names_flow for one in (cost, own, *own.parts)] == [True, True, False]
    assert "part_of" in own.context


def test_parts_and_wholes_of_other_projects_are_named() -> None:
    inner = {**AMOUNT, "part_of": "projects/boats/amounts/grant"}
    other = record(Project, "pumps", amounts={"own": inner})
    frame = record(Project, "frame", amounts={"all": AMOUNT})
    grant = {**AMOUNT, "part_of": "projects/frame/amounts/all"}
    ((shown,),) = (flow.amounts for flow in flows(other, frame, amounts={"grant": grant}))
    assert [(one.project.id, one.figure.key) for one in shown.elsewhere] == [("pumps", "own")]
    assert shown.whole is not None
    assert (shown.whole.project.id, shown.whole.figure.key) == ("frame", "all")
    assert shown.parts == ()


def test_an_amount_is_told_from_a_result_of_the_same_key() -> None:
    ((cost,),) = (
        flow.amounts for flow in flows(amounts={"total": AMOUNT}, results={"total": COUNT})
    )
    assert cost.figure.address == "projects/boats/amounts/total"
    unset = {"state": "not-yet-set", "source": "review"}
    ((cost,),) = (
        flow.amounts for flow in flows(amounts={"total": unset}, results={"total": COUNT})
    )
    assert (cost.is_figure, cost.figure.value) == (False, None)


@pytest.mark.parametrize(
    ("fields", "is_figure"),
    [
        ({}, True),
        ({"value": None, "state": "withheld"}, True),
        ({"value": None, "low": 1, "high": 2}, True),
        ({"value": None, "state": "not-yet-set", "currency": None}, False),
    ],
)
def test_an_amount_can_be_named_as_a_figure_where_its_currency_is_known(
    fields: dict[str, Any], is_figure: bool
) -> None:
    assert amount(**fields).is_figure is is_figure


def test_what_an_amount_without_a_currency_is_about_can_be_asked() -> None:
    found = amount(value=None, currency=None, state="not-yet-set", areas=["one"], flow="pledge")
    assert (found.figure.areas, found.figure.flow) == (("one",), Flow.PLEDGE)


def test_only_an_undivided_amount_is_said_to_be_shared() -> None:
    boats = given(PAGES["projects/clinic-boats.md"], ProjectContext)
    (shown,) = boats.amounts[0].amounts
    assert shown.shared == "Shared by the countries of Outer Isles, counted once"
    assert "area" in shown.context
    assert amount().shared == ""


@pytest.mark.parametrize(("match", "is_inferred"), [("inferred", True), ("confirmed", False)])
def test_an_amount_that_may_be_another_projects_is_told_of(match: str, is_inferred: bool) -> None:
    assert amount(match=match).is_inferred is is_inferred


def test_a_phase_that_is_called_as_the_amount_is_not_said_twice() -> None:
    phases = [{"id": "second", "title": "Second tranche"}]
    read = {**AMOUNT, "phase": "second", "label": "Second tranche"}
    ((one,),) = (flow.amounts for flow in flows(phases=phases, amounts={"grant": read}))
    assert "phase" in one.context
