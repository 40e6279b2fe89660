"""Figures beside others of their record: parts and wholes, areas that take part, aims in time."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.areas import Country, Region
from oda_reports.records.projects import Project
from oda_reports.rules.wholes import (
    figures_are_about_areas_of_their_project,
    no_figure_is_a_part_of_itself,
    targets_of_one_name_have_a_time,
    wholes_are_named_in_full,
)


def amount(**fields: Any) -> dict[str, Any]:
    given = {"value": 5, "currency": "EUR", "source": "review", **fields}
    return {name: value for name, value in given.items() if value is not None}


def result(**fields: Any) -> dict[str, Any]:
    return {"label": "wells", "value": 5, "unit": "items", "source": "review", **fields}


def project(**fields: Any) -> Project:
    return record(Project, "wells", **fields)


@pytest.mark.parametrize(
    ("wholes", "told"),
    [
        ({"a": "b", "b": None}, []),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b"]),
        ({"a": "b", "b": "c", "c": "a", "d": "d"}, ["a", "d"]),
        ({"a": "nowhere"}, []),
    ],
)
def test_each_circle_of_parts_is_told_once(wholes: dict[str, str | None], told: list[str]) -> None:
    amounts = {key: amount(part_of=whole) for key, whole in wholes.items()}
    found = places(no_figure_is_a_part_of_itself, checking(project(amounts=amounts)))
    assert found == [f"projects/wells/amounts/{key}/part_of" for key in told]


def test_a_circle_names_its_figures() -> None:
    amounts = {"a": amount(part_of="b"), "b": amount(part_of="projects/wells/amounts/a")}
    ((_, code, message, _),) = said(
        no_figure_is_a_part_of_itself, checking(project(amounts=amounts))
    )
    assert (code, message) == ("E242", "these are parts of each other: a, b")


def test_a_whole_in_another_part_of_the_record_is_named_by_its_address() -> None:
    wells = project(
        amounts={"grant": amount(part_of="dug"), "loan": amount(part_of="grant")},
        results={"dug": result()},
    )
    ((place, code, _, help),) = said(wholes_are_named_in_full, checking(wells))
    assert place.startswith("projects/wells/amounts/grant/part_of")
    assert "instead=projects/wells/results/dug safe=True" in place
    assert (code, help) == ("E245", "write its whole address: projects/wells/results/dug")


def test_a_whole_that_is_nowhere_is_told_by_others() -> None:
    wells = project(amounts={"grant": amount(part_of="nowhere")})
    assert said(wholes_are_named_in_full, checking(wells)) == []


SEA = record(
    Region,
    "sea",
    groups={
        "isles": {"name": "Isles", "countries": ["one", "two"]},
        "shore": {"name": "Shore", "countries": ["three"]},
    },
)
PLACES = (SEA, record(Country, "two"), record(Country, "three"))


@pytest.mark.parametrize(
    ("areas", "named", "told"),
    [
        (["isles"], ["one", "isles"], []),
        (["one", "two"], ["isles"], []),
        (["sea"], ["three", "shore", "sea"], []),
        (["one"], ["two", "isles"], ["two", "isles"]),
        (["isles", "three"], ["sea"], []),
        (["isles"], ["nowhere"], []),
        (["one"], ["donor"], ["donor"]),
        (["one", "donor"], ["donor"], []),
    ],
)
def test_an_area_takes_part_or_lies_in_one_that_does(
    areas: list[str], named: list[str], told: list[str]
) -> None:
    wells = project(areas=areas, amounts={"grant": amount(areas=named)})
    looked_at = checking(wells, *PLACES, other_areas={"donor": {"name": "Donor"}})
    found = said(figures_are_about_areas_of_their_project, looked_at)
    assert [(code, message) for _, code, message, _ in found] == [
        ("E243", f"'{area}' takes no part in this project") for area in told
    ]


def test_the_areas_of_results_are_held_against_those_of_phases_too() -> None:
    wells = project(
        phases=[{"title": "p", "areas": ["one"]}],
        areas=None,
        results={"dug": result(areas=["one", "two"])},
    )
    assert places(figures_are_about_areas_of_their_project, checking(wells, *PLACES)) == [
        "projects/wells/results/dug/areas/1",
    ]


def test_while_a_region_cannot_be_read_no_area_is_called_wrong() -> None:
    wells = project(amounts={"grant": amount(areas=["two"])})
    looked_at = checking(wells, *PLACES, unread=[("regions", "coast")])
    assert places(figures_are_about_areas_of_their_project, looked_at) == []


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ([{}], []),
        ([{"as_of": 2030}, {"as_of": 2031}], []),
        ([{"year": 2030}, {"end": 2031}], []),
        ([{}, {"as_of": 2031}], [0]),
        ([{}, {}], [0, 1]),
        ([{}, {"label": "pumps"}], []),
        ([{}, {"areas": ["one"]}], []),
        ([{}, {"breakdown": {"sex": "women"}}], []),
        ([{}, {"nature": "baseline"}], []),
        ([{}, {"nature": "forecast"}], []),
        ([{"nature": "forecast"}, {"nature": "forecast", "as_of": 2030}], [0]),
    ],
)
def test_of_targets_of_one_name_each_has_a_time(
    targets: list[dict[str, Any]], told: list[int]
) -> None:
    results = {f"r{n}": result(**{"nature": "target", **each}) for n, each in enumerate(targets)}
    found = said(targets_of_one_name_have_a_time, checking(project(results=results)))
    assert [place for place, *_ in found] == [f"projects/wells/results/r{n}/nature" for n in told]
    assert {code for _, code, *_ in found} <= {"E244"}
