"""Targets and baselines beside what came about."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record
from checkings import checking, places, said
from oda_reports.records.areas import Country
from oda_reports.records.projects import Project
from oda_reports.rules.natures import baselines_come_first, natures_of_one_count_share_a_unit


def boats(*results: dict[str, Any]) -> Project:
    """A project with results under one label, with the keys a, b, c."""
    given = {"label": "People", "value": 1, "unit": "persons", "source": "review"}
    held = {key: {**given, **each} for key, each in zip("abc", results, strict=False)}
    return record(Project, "boats", results=held)


TARGET = {"nature": "target", "as_of": 2024}


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ({}, False),
        ({"unit": "households"}, True),
        ({"unit": "households", "label": "people"}, True),
        ({"unit": "households", "label": "Homes"}, False),
        ({"unit": "households", "areas": ["one"]}, False),
        ({"unit": "households", "nature": "target"}, False),
    ],
)
def test_a_target_is_counted_as_what_came_about_under_its_label(
    other: dict[str, Any], is_found: bool
) -> None:
    found = said(natures_of_one_count_share_a_unit, checking(boats(TARGET, other)))
    message = "'b' is in households, and 'a', which has its label, in persons"
    assert [one[:3] for one in found] == (
        [("projects/boats/results/b/unit", "E345", message)] if is_found else []
    )


@pytest.mark.parametrize(
    ("baseline", "other", "is_found"),
    [
        ({"as_of": 2020}, TARGET, False),
        ({"as_of": 2025}, TARGET, True),
        ({"as_of": 2024}, TARGET, False),
        ({"as_of": "2024-06"}, TARGET, False),
        ({"year": 2025}, TARGET, True),
        ({}, TARGET, False),
        ({"as_of": 2025}, {"nature": "target"}, False),
        ({"as_of": 2025}, {"as_of": 2024}, True),
        ({"as_of": 2025}, {"as_of": 2024, "label": "Others"}, False),
        ({"as_of": 2025}, {"as_of": 2024, "nature": "baseline"}, False),
    ],
)
def test_a_baseline_is_not_certainly_later_than_what_it_is_the_start_of(
    baseline: dict[str, Any], other: dict[str, Any], is_found: bool
) -> None:
    looked_at = checking(boats({"nature": "baseline", **baseline}, other))
    assert places(baselines_come_first, looked_at) == (
        ["projects/boats/results/a"] if is_found else []
    )


def test_figures_of_a_country_are_compared_as_results_are() -> None:
    given = {"label": "Wells", "value": 1, "source": "review"}
    figures = {
        "before": {**given, "unit": "items", "nature": "baseline", "as_of": 2022},
        "now": {**given, "unit": "villages", "as_of": 2020},
    }
    looked_at = checking(record(Country, "one", figures=figures))
    assert places(natures_of_one_count_share_a_unit, looked_at) == [
        "countries/one/figures/now/unit"
    ]
    assert places(baselines_come_first, looked_at) == ["countries/one/figures/before"]
