"""Corrections that name what there is not, change nothing, or tell of what never stood there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record, statistic
from checkings import checking, places, said
from conftest import git
from oda_reports.reading.record_files import RefusedRecord
from oda_reports.records.projects import Project
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.corrections import (
    corrected_values_stood_there,
    corrections_are_in_order,
    corrections_change_something,
    corrections_name_one_reading,
    corrections_name_what_there_is,
)

COUNT = {"label": "students", "value": 202, "unit": "persons", "source": "review"}
STATUS = {"stage": "agreed", "source": "review"}
FILE = "projects/school.yml"


def corrected(figure: str = "students", was: object = 220, **fields: Any) -> dict[str, Any]:
    """A correction as YAML has it."""
    given = {"since": "2025-03-01", "until": "2025-06-12", "why": "A slip."}
    return {"figure": figure, "was": was, **given, **fields}


def school(*corrections: dict[str, Any], **fields: Any) -> Project:
    given = {"results": {"students": COUNT}, "corrections": corrections, **fields}
    return record(Project, "school", **given)


def test_a_correction_of_what_is_there_is_no_problem() -> None:
    looked_at = checking(school(corrected(), corrected("status", "under-way"), status=STATUS))
    for rule in (
        corrections_name_what_there_is,
        corrections_name_one_reading,
        corrections_change_something,
        corrections_are_in_order,
        corrected_values_stood_there,
    ):
        assert said(rule, looked_at) == []


def test_what_is_named_is_in_the_record_or_is_said_to_be_gone() -> None:
    looked_at = checking(
        school(corrected("teachers"), corrected("status", "agreed"),
               corrected("teachers", removed="teachers"), corrected(removed="students"))
    )  # fmt: skip
    assert places(corrections_name_what_there_is, looked_at) == [
        "projects/school/corrections/0/figure needle=teachers",
        "projects/school/corrections/1/figure needle=status",
        "projects/school/corrections/3/removed key=True",
    ]


def test_a_key_whose_value_was_refused_is_told_of_once() -> None:
    project = school(corrected(), results={})
    looked_at = checking(refused=[RefusedRecord(project, frozenset(["students"]), frozenset())])
    assert places(corrections_name_what_there_is, looked_at) == []


def test_of_several_readings_a_correction_names_one() -> None:
    results = {"students": {**COUNT, "readings": [{"value": 9, "source": "other"}]}}
    looked_at = checking(school(corrected(), corrected("students@other"), results=results))
    ((place, code, _, help),) = said(corrections_name_one_reading, looked_at)
    assert (place, code) == ("projects/school/corrections/0/figure", "E364")
    assert help == "write which of them was wrong: students@review or students@other"


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ([corrected(was=202)], ["0/was"]),
        ([corrected(was="about 202")], []),
        ([corrected("status", "agreed")], ["0/was"]),
        ([corrected("status", 5)], ["0/was"]),
        ([corrected(was=220), corrected(was=203, since="2025-06-12", until="2025-07-01")], []),
        ([corrected(was=203, since="2025-06-12", until="2025-07-01"), corrected(was=203)],
         ["1/was"]),
        ([corrected("gone", 202, removed="students")], []),
    ],
)  # fmt: skip
def test_what_stood_there_differs_from_what_stood_there_next(
    corrections: list[dict[str, Any]], told: list[str]
) -> None:
    looked_at = checking(school(*corrections, status=STATUS))
    found = places(corrections_change_something, looked_at)
    assert found == [f"projects/school/corrections/{place}" for place in told]


def test_a_value_is_compared_in_the_scale_of_its_record() -> None:
    looked_at = checking(
        record(Project, "p", amounts={"a": {"value": 5, "currency": "USD", "source": "review"}},
               corrections=[corrected("a", 5)])
    )  # fmt: skip
    assert places(corrections_change_something, looked_at) == ["projects/p/corrections/0/was"]


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ([corrected(since="2025-06-13")], ["0/since"]),
        ([corrected(since="2025-06")], []),
        ([corrected(until="2025-06")], ["0/until"]),
        ([corrected(), corrected(since="2025-06-12", until="2025-07-01")], []),
        ([corrected(), corrected(since="2025-06", until="2025-07-01")], []),
        ([corrected(), corrected(since="2025-06-11", until="2025-07-01")], ["1/since"]),
        ([corrected(), corrected(since="2025-06-13", until="2025-07-01")], ["1/since"]),
    ],
)
def test_days_are_in_order_and_one_correction_follows_on_the_other(
    corrections: list[dict[str, Any]], told: list[str]
) -> None:
    found = places(corrections_are_in_order, checking(school(*corrections)))
    assert found == [f"projects/school/corrections/{place}" for place in told]


OLDER = "results:\n  students:\n    value: 220\n    as_of: 2021\namounts:\n  a:\n    value: 7\n"


@pytest.mark.parametrize(
    ("correction", "older", "is_told"),
    [
        (corrected(), [OLDER], False),
        (corrected(was=230), [OLDER], True),
        (corrected(was=230), [], False),
        (corrected(was=2021), [OLDER], True),
        (corrected(was=7), [OLDER], True),
        (corrected(was=230), ["results: [", OLDER.replace("220", "230")], False),
        (corrected(was=230), ["results: ["], False),
        (corrected(was=7), [OLDER.replace("students", "pupils")], False),
        (corrected(was=9), [OLDER.replace("students", "pupils")], True),
        (corrected(was="about 220"), [OLDER], False),
        (corrected(was="not-reported"), [OLDER], True),
        (corrected(was="nil"), ["results:\n  students:\n    state: nil\n"], False),
        (corrected("status", "under-way"), ["status:\n  stage: under-way\n"], False),
        (corrected("status", "under-way"), ["status:\n  stage: decided\n"], True),
        (corrected("gone", 220, removed="students"), [OLDER], False),
        (corrected(was=9), ["results:\n  students:\n    readings:\n    - value: 9\n"], False),
        (corrected(was=9), ["corrections:\n- figure: students\n  was: 9\n"], False),
        (corrected(was=9), ["corrections:\n- was: 9\n  until: 2025-06-12\n"], False),
        (corrected(was=9), ["corrections:\n- was: 9\n  until: 2025-06-13\n"], True),
        (corrected(was=9), [OLDER, f"{OLDER}corrections:\n- figure: students\n  was: 9\n"], True),
    ],
)
def test_what_was_corrected_stood_in_an_older_version(
    correction: dict[str, Any], older: list[str], is_told: bool
) -> None:
    looked_at = checking(school(correction, status=STATUS), older={FILE: older})
    found = said(corrected_values_stood_there, looked_at)
    assert [place for place, *_ in found] == ["projects/school/corrections/0/was"] * is_told


OF_A_STATISTIC = """
observations:
- {area: one, year: 2020, value: 5, printed_in: 2021}
series:
- area: one
  values:
    2019: 4
    2018: 8
"""


@pytest.mark.parametrize(
    ("figure", "was", "is_told"),
    [("one/2020", 5, False), ("one/2020", 4, True), ("one/2019", 4, False), ("one/2019", 8, True)],
)
def test_a_value_of_a_statistic_stood_at_its_area_and_year_in_any_form_of_records(
    figure: str, was: int, is_told: bool
) -> None:
    now = ({"year": 2020, "value": 1}, {"year": 2019, "value": 2})
    looked_at = checking(
        statistic(*now, corrections=[corrected(figure, was)]),
        older={"statistics/oda.yml": [OF_A_STATISTIC]},
    )
    assert bool(places(corrected_values_stood_there, looked_at)) is is_told


@pytest.mark.usefixtures("git_of_its_own")
def test_git_knows_what_stood_there_also_when_the_record_had_another_name(
    example_data: Path,
) -> None:
    def told() -> list[str]:
        return [problem.code for problem in check_folder(example_data)[2]]

    lights = example_data / "projects/harbour-lights.yml"
    text, _, rest = lights.read_text("utf-8").partition("corrections:\n")
    text += rest[rest.index("sources:") :]
    old = example_data / "projects/old-lights.yml"
    lights.rename(old)
    git(example_data, "init", "--quiet")
    git(example_data, "add", ".")
    git(example_data, "commit", "-m", "a")
    old.rename(lights)
    lights.write_text(text.replace("value: 17", "value: 71"), "utf-8")
    git(example_data, "add", ".")
    git(example_data, "commit", "-m", "b")
    now = text.replace("value: 17", "value: 16").replace("[beacon", "[old-lights, beacon")
    for was, expected in ((17, []), (71, []), (18, ["E363"])):
        days = "since: 2024, until: 2024-05-06"
        said_of = f"{{figure: lights, was: {was}, {days}, why: A slip.}}"
        lights.write_text(f"{now}corrections:\n- {said_of}\n", "utf-8")
        assert told() == expected
