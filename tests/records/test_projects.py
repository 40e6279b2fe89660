"""Projects: results, phases and areas, and what does not go together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import record, refusal
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind, Nature, Stage

PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


def test_a_project_has_an_area_of_its_own_or_in_a_phase() -> None:
    without = {**PROJECT, "areas": []}
    said = refusal(Project, without)
    assert said == "needs areas: the ids of its countries, group or region"
    assert Project.model_validate({**without, "phases": [{"title": "I", "areas": ["veymar"]}]})


def test_the_areas_of_a_project_stand_once_in_order() -> None:
    phases = [{"title": "I", "areas": ["b", "a"]}, {"title": "II", "areas": ["c", "b"]}]
    read = Project.model_validate({**PROJECT, "areas": ["a"], "phases": phases})
    assert read.all_areas == ("a", "b", "c")


def test_money_is_for_those_who_receive_it_and_not_for_who_takes_part() -> None:
    roles = [
        {"area": "a", "role": "partner", "source": "review"},
        {"area": "b", "role": "recipient", "source": "review"},
    ]
    phases = [{"id": "first", "title": "I", "areas": ["a", "c"]}]
    read = Project.model_validate(
        {**PROJECT, "areas": ["a", "b"], "phases": phases, "area_roles": roles}
    )
    assert read.areas_at(None, receiving=False) == ("a", "b", "c")
    assert read.areas_at(None, receiving=True) == ("b", "c")
    assert read.areas_at("first", receiving=True) == ("c",)
    alone = Project.model_validate({**PROJECT, "areas": ["a"], "area_roles": roles[:1]})
    assert alone.areas_at(None, receiving=True) == ("a",), "somebody receives it"


def test_a_status_and_a_feature_hold_what_other_editions_say() -> None:
    said = {"stage": "completed", "source": "review-2023"}
    status = {**said, "readings": [{**said, "stage": "under-way", "source": "review-2021"}]}
    feature = {"heading": "Now", "readings": [{"heading": "Then", "source": "review-2021"}]}
    made = Project.model_validate({**PROJECT, "status": status, "feature": feature})
    assert made.status
    assert made.feature
    assert [one.stage for one in made.status.readings] == [Stage.UNDER_WAY]
    assert (made.feature.source, made.feature.readings[0].source) == (None, "review-2021")


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


@pytest.mark.parametrize("field", ["title", "summary", "sources"])
def test_a_project_needs_a_title_a_summary_and_sources(field: str) -> None:
    without = {name: value for name, value in PROJECT.items() if name != field}
    assert refusal(Project, without) == "Field required"


def test_a_project_says_no_more_than_it_has_to() -> None:
    project = record(Project, "p")
    assert (project.kind, project.heading) == (Kind.PROJECTS, "p")
    assert (project.status, project.scheme, project.period, project.feature) == (None,) * 4
    assert (project.phases, project.themes, project.dates, project.amounts) == ((), (), (), {})


def test_a_number_was_achieved_unless_it_is_an_aim_or_a_starting_point() -> None:
    read = Project.model_validate({**PROJECT, "results": {"pupils": QUANTITY}})
    assert read.results["pupils"].nature is Nature.ACTUAL
    assert read.results["pupils"].contains == {}


@pytest.mark.parametrize("part", ["amounts", "results"])
def test_a_number_is_of_a_phase_that_there_is(part: str) -> None:
    money = {"source": "review", "value": 2, "currency": "USD"}
    number = {**(money if part == "amounts" else QUANTITY), "phase": "second"}
    phases = [{"title": "I", "areas": ["b"], "id": "first"}]
    said = refusal(Project, {**PROJECT, "phases": phases, part: {"one": number}})
    assert said == "names the phase 'second', and no phase has this id"
    phases.append({"title": "II", "areas": ["c"], "id": "second"})
    assert Project.model_validate({**PROJECT, "phases": phases, part: {"one": number}})


def test_a_date_is_of_a_phase_that_there_is() -> None:
    dates = [{"kind": "agreement", "date": 2014, "source": "review", "phase": "second"}]
    phases = [{"title": "I", "id": "first"}]
    said = refusal(Project, {**PROJECT, "phases": phases, "dates": dates})
    assert said == "names the phase 'second', and no phase has this id"
    phases.append({"title": "II", "id": "second"})
    made = Project.model_validate({**PROJECT, "phases": phases, "dates": dates})
    assert [(one.phase, one.inferred) for one in made.dates] == [("second", False)]


def test_what_is_followed_by_inference_is_named() -> None:
    said = refusal(Project, {**PROJECT, "follows_inferred": True})
    assert said.startswith("says that what it follows is inferred, and names nothing: add follows")
    made = Project.model_validate({**PROJECT, "follows": "first", "follows_inferred": True})
    assert (made.follows, made.follows_inferred) == ("first", True)
