"""What fails while a site is made: told at a place, all of it, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import figure, record
from checkings import Place
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import DataError, Problem, Span
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.faults import Attempts, problem_of

WATER = record(Theme, "water")
NAMES = ("report/report", "themes/water", "themes/wind", "statistics/oda")
ORIGINS = {
    (kind, id): Place(Path(id), f"{kind}/{id}") for kind, id in (name.split("/") for name in NAMES)
}
WARNING = Problem("themes/water.yml", Span(), "W403", "nothing cites it")


def said(error: Exception) -> tuple[str, str, str]:
    problem = problem_of(error, ORIGINS)
    return problem.file, problem.code, problem.message.partition(" (")[0]


def raised(make: object, *arguments: object) -> Exception:
    with pytest.raises(ZeroDivisionError) as caught:
        make(*arguments)  # type: ignore[operator]
    return caught.value


def divide(by: int) -> float:
    return 1 / by


def of_record(record: Record, by: int) -> float:
    assert record
    return divide(by)


def of_figure(record: Record, figure: Figure) -> float:
    assert figure
    return of_record_later(0, record)


def of_record_later(by: int, _record: object) -> float:
    del _record
    return divide(by)


def test_a_fault_is_told_at_the_record_that_was_in_hand() -> None:
    expected = (
        "themes/water",
        "E901",
        "no page can be made of this: ZeroDivisionError: division by zero",
    )
    assert said(raised(of_record, WATER, 0)) == expected


def test_a_fault_is_told_at_the_figure_that_was_in_hand() -> None:
    one = figure(kind=Kind.STATISTICS, record="oda", loc=("observations", 2))
    assert said(raised(of_figure, WATER, one))[0] == "statistics/oda/observations/2/value"


def test_a_fault_that_knows_no_record_is_told_at_the_report() -> None:
    assert said(raised(divide, 0))[0] == "report/report"
    unknown = record(Theme, "nowhere")
    assert said(raised(of_record, unknown, 0))[0] == "report/report"


def test_what_fails_is_told_after_all_else_was_made() -> None:
    attempts = Attempts(ORIGINS, [WARNING])
    made = attempts.each(lambda by: of_record(WATER, by), [0, 1, 0, 2])
    assert made == [1.0, 0.5]
    with pytest.raises(DataError) as caught:
        attempts.conclude()
    assert [problem.code for problem in caught.value.problems] == ["E901", "W403"]


def test_a_step_on_which_others_stand_ends_the_making() -> None:
    attempts = Attempts(ORIGINS, [])
    assert attempts.whole(lambda: divide(1)) == 1.0
    with pytest.raises(DataError):
        attempts.whole(lambda: divide(0))


def test_nothing_is_raised_where_nothing_failed() -> None:
    attempts = Attempts(ORIGINS, [WARNING])
    assert attempts.each(divide, [1]) == [1.0]
    attempts.conclude()


def test_problems_that_a_step_raises_itself_are_kept_as_they_are() -> None:
    attempts = Attempts(ORIGINS, [])

    def refuse(_: int) -> None:
        raise DataError([WARNING])

    assert attempts.each(refuse, [1]) == []
    with pytest.raises(DataError) as caught:
        attempts.conclude()
    assert caught.value.problems == (WARNING,)
