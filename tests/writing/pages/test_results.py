"""The results of a project: several values of one thing side by side, the others alone."""

from __future__ import annotations

from typing import Any

from builders import record
from oda_reports.figures.figure import record_figures
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Containment
from oda_reports.writing.pages.projects import ProjectContext
from oda_reports.writing.pages.results import ResultTable, ShownResult, shown_results
from planned import PAGES, given

COUNT = {"label": "pupils", "value": 5, "unit": "persons", "source": "review"}
SCHOOL = given(PAGES["projects/school-at-sea-sao-lucio.md"], ProjectContext)


def shown(**results: dict[str, Any]) -> tuple[ResultTable | None, tuple[ShownResult, ...]]:
    counts = {key: {**COUNT, **fields} for key, fields in results.items()}
    project = record(Project, "boats", results=counts)
    return shown_results(project, tuple(record_figures(project)))


def cells(table: ResultTable | None) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The keys in the cells of each row, by the key of the row's first value."""
    assert table is not None
    return {
        row.first.key: tuple(tuple(one.figure.key for one in cell) for cell in row.cells)
        for row in table.rows
    }


def test_what_was_what_came_and_what_is_aimed_at_stand_in_one_row() -> None:
    table, alone = shown(
        target={"nature": "target", "as_of": 2025},
        teachers={"label": "teachers"},
        base={"nature": "baseline", "as_of": 2019, "label": "Pupils"},
        now={"as_of": 2023},
    )
    assert table is not None
    assert table.heads == ("Before", "Reached", "Aimed at")
    assert cells(table) == {"target": (("base",), ("now",), ("target",))}
    assert [one.figure.key for one in alone] == ["teachers"]


def test_two_values_of_one_nature_stand_in_one_cell_and_a_gap_is_empty() -> None:
    table, alone = shown(
        first={"as_of": 2020},
        second={"as_of": 2023},
        boats={"label": "boats"},
        more={"label": "boats", "nature": "forecast"},
    )
    assert table is not None
    assert table.heads == ("Reached", "Expected")
    assert cells(table) == {"first": (("first", "second"), ()), "boats": (("boats",), ("more",))}
    assert alone == ()


def test_what_is_counted_of_others_or_in_another_unit_stands_apart() -> None:
    table, alone = shown(
        women={"breakdown": {"sex": "women"}},
        men={"breakdown": {"sex": "men"}},
        share={"unit": "percent"},
        north={"areas": ["one"]},
    )
    assert table is None
    assert [one.figure.key for one in alone] == ["women", "men", "share", "north"]


def test_the_head_of_a_row_tells_of_whom_and_its_cells_when() -> None:
    table, _ = shown(
        base={"nature": "baseline", "breakdown": {"sex": "women"}},
        now={"breakdown": {"sex": "women"}, "as_of": 2020},
    )
    assert table is not None
    (row,) = table.rows
    assert "breakdown" not in row.context
    assert {"time", "nature", "standing"} <= row.context
    ((base,), (now,)) = row.cells
    assert {"breakdown", "nature"} <= base.context
    assert "time" not in now.context


def test_a_result_alone_says_all_that_it_is() -> None:
    _, (target,) = shown(target={"nature": "target"})
    assert target.context == frozenset()


def test_a_result_names_those_that_it_contains_with_how_much() -> None:
    results = {one.figure.key: one for one in SCHOOL.results}
    assert list(results) == ["baseline", "target", "teachers", "pupils", "people"]
    assert [(one.figure.key, one.containment) for one in results["pupils"].contains] == [
        ("baseline", Containment.PART),
        ("teachers", Containment.NONE),
    ]
    assert results["target"].contains == ()
