"""Problems as values."""

from __future__ import annotations

from oda_reports.problems.problem import DataError, Problem, Span, has_errors, in_order


def test_an_error_carries_each_problem_once_in_the_order_of_the_files() -> None:
    first, second = Problem("a.yml", Span(2), "E101", "m"), Problem("b.yml", Span(1), "E101", "m")
    assert DataError([second, first, second]).problems == (first, second)
    assert in_order([second, first, second]) == (first, second)


def test_a_code_that_begins_with_w_is_a_warning() -> None:
    warning, error = (Problem("a.yml", Span(), code, "m") for code in ("W403", "E301"))
    assert (warning.severity, error.severity) == ("warning", "error")
    assert has_errors([warning, error])
    assert not has_errors([warning])


def test_the_start_of_a_span_is_the_place_before_it() -> None:
    assert Span(2, 3, 4, 5).start == Span(2, 3, 2, 3)
